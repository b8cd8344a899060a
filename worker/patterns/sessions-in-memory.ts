// Sessions kept in the memory of the process: express-session's MemoryStore and one's own.

import { called, from, hasField, isCollection, isWide } from './signs.ts';
import type { Pattern } from './types.ts';

/** What tells a visitor's session from a session of music or of a game. */
const VISITOR =
  /^_?(cookies?|user|user_?id|user_?name|account|visitor|(access|auth|csrf|session|refresh)?_?token|csrf|expire[sd]?(_?at|_?in)?|expiry|ttl|max_?age|last_?(seen|access|accessed|active|activity|used|touched)(_?at)?|login|logged_?in(_?at)?|authenticated|roles?|cart)$/i;
const PROTOCOL = /(Http2|Quic|Quiche|TLS|Ssh|Inspector)Session$/;

export const sessionsInMemory: Pattern = {
  id: 'sessions-in-memory',
  recognise: (facts) => {
    // A session of a protocol is a connection, not a visitor.
    if (!isWide(facts) || PROTOCOL.test(facts.entryConstructor)) return 0;
    const store = facts.holderConstructor === 'MemoryStore' || facts.ownerConstructor === 'MemoryStore';
    if (store && from(facts, 'express-session')) return 62;
    if (store && (facts.ownerName === 'sessions' || 'sessions' in facts.ownerFields)) return 40;
    if (
      isCollection(facts) &&
      called(
        facts,
        /^((active|open|live|user|web|login|visitor)_?)?sessions?(_?(store|map|table|registry|by_?(id|token|key)))?$/i,
      )
    )
      return 16;
    return /Session$/.test(facts.entryConstructor) && hasField(facts.entryFields, VISITOR) ? 16 : 0;
  },
  en: {
    name: 'sessions kept in memory',
    explanation:
      'Sessions are kept in {{owner}}, and more begin than end: a visitor who does not come back leaves a session that stays.',
    advice:
      'Take a session out of {{owner}} at log-out and when it expires: a sweep by age, or a store with a `ttl` (connect-redis for express-session, whose own memory store is not made for production). Begin a session only when there is something to keep in it.',
  },
  ko: {
    name: '메모리에 보관되는 세션',
    explanation:
      '{{owner}}에 세션이 보관되는데, 끝나는 것보다 더 많이 시작됩니다. 다시 오지 않는 방문자의 세션은 그대로 남습니다.',
    advice:
      '로그아웃할 때와 만료될 때 {{owner}}에서 세션을 제거하세요. 오래된 세션을 주기적으로 지우거나, `ttl`이 있는 저장소를 사용하세요(express-session이라면 connect-redis. 기본 메모리 저장소는 운영용이 아닙니다). 보관할 내용이 있을 때만 세션을 시작하세요.',
  },
};
