// NestJS providers in request scope that register with something that lives as long as the application.

import { addsFunctions, from, isListenerList, some } from './signs.ts';
import type { Pattern } from './types.ts';

export const nestRequestScope: Pattern = {
  id: 'nest-request-scope',
  recognise: (facts) => {
    const nest =
      from(facts, '@nestjs/core', '@nestjs/common') ||
      some([...facts.inside, ...facts.pathConstructors], /^(InstanceWrapper|SettlementSignal|NestContainer)$/);
    const request = Object.entries(facts.entryFields).some(
      ([name, value]) => value === 'IncomingMessage' && /\.|^req/.test(name),
    );
    return nest && request && (addsFunctions(facts) || isListenerList(facts) || 'request' in facts.entryFields)
      ? 54
      : 0;
  },
  en: {
    name: 'request-scoped providers that are kept after their request',
    explanation:
      'Each {{entry}} belongs to a NestJS provider that was made for one request; {{owner}} keeps it, and through it the request, the response and everything injected with them.',
    advice:
      "Unsubscribe when the request ends (`request.res.once('close', …)`): Nest calls no `onModuleDestroy` for providers in request scope. Or make the provider a singleton and pass it what it needs of the request.",
  },
  ko: {
    name: '요청이 끝난 뒤에도 남는 요청 범위 프로바이더',
    explanation:
      '각 {{entry}}은(는) 요청 하나를 위해 만들어진 NestJS 프로바이더에 속합니다. {{owner}}이(가) 이를 보유하고, 요청과 응답, 함께 주입된 모든 것까지 남습니다.',
    advice:
      "요청이 끝날 때 등록을 해제하세요(`request.res.once('close', …)`). Nest는 요청 범위 프로바이더의 `onModuleDestroy`를 호출하지 않습니다. 또는 프로바이더를 싱글턴으로 만들고 요청에서 필요한 값만 넘기세요.",
  },
};
