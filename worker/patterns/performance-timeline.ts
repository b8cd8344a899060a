// Marks and measures in the global performance timeline.

import { some } from './signs.ts';
import type { Pattern } from './types.ts';

export const performanceTimeline: Pattern = {
  id: 'performance-timeline',
  recognise: (facts) => {
    const names = [facts.entryConstructor, ...facts.entryConstructors];
    return some(names, /^Performance(Mark|Measure|Entry|ResourceTiming|NodeEntry)$/) ||
      /^(mark|measure|resource)(EntryBuffer|TimingBuffer|Timings)$/.test(facts.ownerName ?? '')
      ? 56
      : 0;
  },
  en: {
    name: 'a performance timeline that nobody clears',
    explanation:
      'Every `performance.mark` and `performance.measure` adds an entry to the timeline of the process, and it stays there until it is cleared.',
    advice:
      'Call `performance.clearMarks(name)` and `performance.clearMeasures(name)` after each measurement. If you only need the time, take the difference of two `performance.now()`; if others read the measurements, let a `PerformanceObserver` do it and clear there.',
  },
  ko: {
    name: '비우지 않는 성능 타임라인',
    explanation:
      '`performance.mark`와 `performance.measure`를 호출할 때마다 프로세스의 타임라인에 항목이 추가되고, 지울 때까지 남습니다.',
    advice:
      '측정이 끝날 때마다 `performance.clearMarks(name)`과 `performance.clearMeasures(name)`을 호출하세요. 시간만 필요하다면 `performance.now()` 두 값의 차이를 쓰고, 다른 곳에서 측정값을 읽는다면 `PerformanceObserver`에서 읽은 뒤 지우세요.',
  },
};
