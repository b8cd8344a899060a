// HTTP requests and responses that are kept after their end, or never ended.

import { isKeptByRuntime, isListenerList, refersTo, some } from './signs.ts';
import type { Pattern } from './types.ts';

const SERVED = /^(IncomingMessage|ServerResponse|Http2ServerRequest|Http2ServerResponse|HTTPServerAsyncResource)$/;
const CLIENT_SIDE = /^(Agent|ClientRequest)$/;
const MESSAGE =
  /^(IncomingMessage|ServerResponse|Http2ServerRequest|Http2ServerResponse|HTTPParser|HTTPServerAsyncResource)$/;

/** A request that the program itself made. */
const OWN = /^(ClientRequest|ClientHttp2Stream)$/;

export const openRequests: Pattern = {
  id: 'open-requests',
  recognise: (facts) => {
    if (OWN.test(facts.entryConstructor) && isKeptByRuntime(facts)) return 48;
    if (MESSAGE.test(facts.entryConstructor)) return 40;
    // A parser alone is no request, and what an agent keeps are connections to others.
    const within = [facts.entryConstructor, ...facts.inside, ...facts.entryConstructors];
    const asks = some(within, CLIENT_SIDE) && !some(within, /^(ServerResponse|Http2ServerResponse)$/);
    if (isKeptByRuntime(facts) && some(within, SERVED) && !asks) return 48;
    return refersTo(facts.entryFields, MESSAGE) && !isListenerList(facts) ? 24 : 0;
  },
  variantOf: (facts) => (OWN.test(facts.entryConstructor) ? 'own' : null),
  en: {
    name: 'requests and responses that stay',
    explanation:
      'Each {{entry}} keeps an HTTP request or its response, and with them the socket, its buffers and the parser. A response that is never ended stays open, and the event loop keeps it.',
    advice:
      'End every response on every way through the handler (`res.end()`, also on errors), and set `server.requestTimeout`. Do not keep `req` or `res`: copy what is needed, and let go of it on `close`.',
  },
  ko: {
    name: '남아 있는 요청과 응답',
    explanation:
      '각 {{entry}}이(가) HTTP 요청이나 응답을 보유하고, 소켓과 버퍼, 파서까지 함께 보유합니다. 끝내지 않은 응답은 열린 채로 이벤트 루프가 보유합니다.',
    advice:
      '핸들러의 모든 경로에서 응답을 끝내세요(오류가 나도 `res.end()`). `server.requestTimeout`도 설정하세요. `req`나 `res`를 보관하지 말고 필요한 값만 복사하고, `close`에서 참조를 놓으세요.',
  },
  variants: {
    own: {
      en: {
        explanation:
          'Each {{entry}} is a request that the program itself made and that has neither ended nor been given up. Its connection stays open, and with it all that its listeners refer to: also the request of somebody else for whom it was made.',
        advice:
          'Give up a request of your own when the one it was made for has gone: `request.destroy()`, or a `signal` that is aborted, in the `close` handler of the response (`res.on("close", …)`). Give it a `timeout`, and read its answer to the end or call `resume()`.',
      },
      ko: {
        explanation:
          '각 {{entry}}은(는) 프로그램이 직접 보낸 요청으로, 끝나지도 취소되지도 않았습니다. 연결이 열린 채로 남고, 리스너가 참조하는 객체도 모두 남습니다. 이 요청을 보내게 한 다른 쪽의 요청까지 함께 남습니다.',
        advice:
          '요청을 보내게 한 쪽이 끊기면 직접 보낸 요청도 취소하세요. 응답의 `close` 핸들러(`res.on("close", …)`)에서 `request.destroy()`를 호출하거나 `signal`을 중단하면 됩니다. `timeout`을 지정하고, 응답은 끝까지 읽거나 `resume()`을 호출하세요.',
      },
    },
  },
};
