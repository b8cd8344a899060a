// Listeners on a client's socket that is kept alive and used for one request after the other.

import { isListenerList, some } from './signs.ts';
import type { Pattern } from './types.ts';

export const clientSockets: Pattern = {
  id: 'client-sockets',
  recognise: (facts) =>
    // A server's sockets belong to no agent. What is shared by two listeners of one request counts as the entry.
    /^(TLS)?Socket$/.test(facts.ownerConstructor) &&
    isListenerList(facts) &&
    (some(facts.pathConstructors, /Agent$/) || some(facts.ownerKeptBy, /^(Agent|ClientRequest)\./)) &&
    /^(Function|IncomingMessage|ClientRequest)$/.test(facts.entryConstructor)
      ? 56
      : 0,
  en: {
    name: 'listeners on a client’s socket that is kept alive',
    explanation:
      'An agent keeps {{owner}} open and uses it for one request after the other. Each request adds listeners to it, which stay when the answer is there, and with them the request, its response and their data.',
    advice:
      'Listen on the response or the request, which end, rather than on `res.socket`. Where it must be the socket, take each listener off it (`socket.off`) when the response has ended, or use `once` with `AbortSignal` and abort it then.',
  },
  ko: {
    name: '유지되는 클라이언트 소켓의 리스너',
    explanation:
      '에이전트가 {{owner}}을(를) 열어 두고 요청마다 다시 사용합니다. 요청마다 추가한 리스너가 응답을 받은 뒤에도 남아, 요청과 응답, 그 데이터까지 모두 보유합니다.',
    advice:
      '`res.socket` 대신 끝이 있는 응답이나 요청에 리스너를 추가하세요. 소켓이어야 한다면 응답이 끝났을 때 `socket.off`로 리스너를 제거하거나, `once`에 `AbortSignal`을 주고 그때 중단하세요.',
  },
};
