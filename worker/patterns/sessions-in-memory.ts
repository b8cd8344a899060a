// Sessions kept in the memory of the process: express-session's MemoryStore and one's own.

import { called, from, isCollection, isWide } from './signs.ts';
import type { Pattern } from './types.ts';

export const sessionsInMemory: Pattern = {
  id: 'sessions-in-memory',
  recognise: (facts) => {
    if (!isWide(facts)) return 0;
    if (facts.holderConstructor === 'MemoryStore' && from(facts, 'express-session')) return 62;
    if (facts.holderConstructor === 'MemoryStore' && facts.ownerName === 'sessions') return 40;
    return (isCollection(facts) && called(facts, /^sessions?$/i)) || /Session$/.test(facts.entryConstructor) ? 16 : 0;
  },
  en: {
    name: 'sessions kept in memory',
    explanation: 'Sessions are kept in {{owner}}, and more begin than end: a visitor who does not come back leaves a session that stays.',
    advice: 'Keep sessions in a store that forgets them: connect-redis or another store with a `ttl` in place of the `MemoryStore` of express-session, which is not made for production. Write a session only when there is something in it (`saveUninitialized: false`), and delete it at log-out and after its `maxAge`.',
  },
  ko: {
    name: '메모리에 보관되는 세션',
    explanation: '{{owner}}에 세션이 보관되는데, 끝나는 것보다 더 많이 시작됩니다. 다시 오지 않는 방문자의 세션은 그대로 남습니다.',
    advice: '세션을 잊을 수 있는 저장소에 두세요. 운영용이 아닌 express-session의 `MemoryStore` 대신 connect-redis처럼 `ttl`이 있는 저장소를 사용하세요. 내용이 있을 때만 세션을 저장하고(`saveUninitialized: false`), 로그아웃할 때와 `maxAge`가 지나면 삭제하세요.',
  },
};
