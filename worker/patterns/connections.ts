// Sockets and WebSockets kept in the program's own lists, also after they have closed.

import { addsFunctions, isKeptByRuntime, isWide, refersTo } from './signs.ts';
import type { Pattern } from './types.ts';

const SOCKET = /^(Socket|TLSSocket|WebSocket|Http2Stream|ServerHttp2Stream|TCP|RTCPeerConnection|EventSource)$/;

export const connections: Pattern = {
  id: 'connections',
  recognise: (facts) => {
    if (!isWide(facts) || isKeptByRuntime(facts) || addsFunctions(facts)) return 0;
    if (SOCKET.test(facts.entryConstructor) || SOCKET.test(facts.keyConstructor ?? '')) return 34;
    return refersTo(facts.entryFields, SOCKET) && !('_readableState' in facts.entryFields) ? 34 : 0;
  },
  en: {
    name: 'connections that are not forgotten when they close',
    explanation: 'Each {{entry}} keeps a socket, and with it its buffers, its listeners and the request it began with.',
    advice:
      'In the `close` handler of the socket (`disconnect` in socket.io) delete its {{entry}} from {{owner}}. Connections that die without a word need a heartbeat (`ping` and `terminate` in ws) so that `close` comes at all.',
  },
  ko: {
    name: '닫힌 뒤에도 남아 있는 연결',
    explanation: '각 {{entry}}이(가) 소켓을 보유하고, 소켓과 함께 버퍼, 리스너, 처음의 요청까지 보유합니다.',
    advice:
      '소켓의 `close` 핸들러(socket.io는 `disconnect`)에서 해당 {{entry}} 항목을 {{owner}}에서 삭제하세요. 알림 없이 끊기는 연결은 하트비트(ws의 `ping`과 `terminate`)가 있어야 `close`가 발생합니다.',
  },
};
