// Routes and middleware that are added while requests come.

import { from, some } from './signs.ts';
import type { Pattern } from './types.ts';

export const routesAtRunTime: Pattern = {
  id: 'routes-at-run-time',
  recognise: (facts) => {
    const layer =
      /^(Layer|Route)$/.test(facts.entryConstructor) || ('handle' in facts.entryFields && 'route' in facts.entryFields);
    const stack =
      facts.ownerName === 'stack' || some([facts.ownerConstructor, facts.holderConstructor], /^(Router|router|Route)$/);
    if (layer && stack) return from(facts, 'express', 'router', 'koa', '@koa/router', 'connect') ? 62 : 40;
    return from(facts, 'fastify', 'find-my-way') &&
      /^(Route|RouteContext|Context|StaticNode|ParametricNode)$/.test(facts.entryConstructor)
      ? 50
      : 0;
  },
  en: {
    name: 'routes or middleware added while the server runs',
    explanation:
      'The list of routes gets a new {{entry}} again and again. Every request walks through that list, so the server also gets slower.',
    advice:
      'Call `app.use`, `app.get` and the like once, when the program starts; nothing takes a route out again. Where paths come and go, register one route with a parameter and look up what it stands for in a Map.',
  },
  ko: {
    name: '서버 실행 중에 추가되는 라우트나 미들웨어',
    explanation:
      '라우트 목록에 새 {{entry}}이(가) 계속 추가됩니다. 요청마다 이 목록을 차례로 확인하므로 서버도 점점 느려집니다.',
    advice:
      '`app.use`, `app.get` 등은 프로그램을 시작할 때 한 번만 호출하세요. 추가된 라우트를 다시 제거하는 방법은 없습니다. 경로가 생겼다 사라진다면 매개변수가 있는 라우트 하나만 등록하고 실제 대상은 Map에서 찾으세요.',
  },
};
