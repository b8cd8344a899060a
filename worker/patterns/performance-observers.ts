// PerformanceObserver, of node:perf_hooks or a page, that is never disconnected.

import { some } from './signs.ts';
import type { Pattern } from './types.ts';

export const performanceObservers: Pattern = {
  id: 'performance-observers',
  recognise: (facts) =>
    some([facts.entryConstructor, ...facts.entryConstructors], /^(V8)?PerformanceObserver(Callback)?$/) ? 55 : 0,
  en: {
    name: 'performance observers that are never disconnected',
    explanation:
      'From `observe()` on the runtime keeps a `PerformanceObserver` in a list of its own until `disconnect()` is called, and with it its callback and all that the callback refers to.',
    advice:
      'Call `observer.disconnect()` when the measurement is done, or use one observer for the whole process. `collectDefaultMetrics` of prom-client makes an observer each time: call it once, on one `Registry`.',
  },
  ko: {
    name: '연결이 해제되지 않는 PerformanceObserver',
    explanation:
      '`observe()`를 호출하면 `disconnect()`를 호출할 때까지 런타임이 자체 목록에 `PerformanceObserver`를 보유하며, 콜백과 콜백이 참조하는 모든 것도 함께 남습니다.',
    advice:
      '측정이 끝나면 `observer.disconnect()`를 호출하거나, 프로세스 전체에서 옵저버 하나를 함께 쓰세요. prom-client의 `collectDefaultMetrics`는 호출할 때마다 옵저버를 만들므로 `Registry` 하나에 한 번만 호출하세요.',
  },
};
