// Timers, intervals and frames asked for again and again that nobody clears, in Node's timer lists or a page's.

import { isCollection, some } from './signs.ts';
import type { Pattern } from './types.ts';

export const timers: Pattern = {
  id: 'timers',
  recognise: (facts) => {
    // `requestAnimationFrame` leaves a FrameCallback with the document's ScriptedAnimationController. Every document has
    // one, so it says nothing inside an entry.
    if (
      facts.ownerConstructor === 'ScriptedAnimationController' ||
      some(
        [facts.entryConstructor, ...facts.entryConstructors],
        /^(DOMTimer|ScheduledAction|(V8)?Frame(Request)?Callback)$/,
      )
    )
      return 45;
    const inList =
      facts.ownerConstructor === 'TimersList' ||
      some(facts.pathConstructors.slice(-3, -1), /^TimersList$/) ||
      some(facts.keptBy, /^(TimersList\.|Timeout\._idle)/);
    // Timers that have run and stay in a collection of somebody's own are kept by that.
    if (!inList && isCollection(facts) && facts.ownerName !== null) return 0;
    if (inList || some(facts.entryConstructors.slice(0, 1), /^(Timeout|Immediate)$/)) return 45;
    return /^(Timeout|Immediate)$/.test(facts.entryConstructor) || '_onTimeout' in facts.entryFields ? 40 : 0;
  },
  en: {
    name: 'timers that are never cleared',
    explanation:
      'Timers (or animation frames) keep them: each keeps {{entry, kept}}, and all it refers to, until it is cleared or has run for the last time.',
    advice:
      'Keep what `setInterval`, `setTimeout` or `requestAnimationFrame` returns and pass it to `clearInterval`, `clearTimeout` or `cancelAnimationFrame` where {{entry, kept}} is no longer needed (`close`, `finally`, the clean-up of the component). For many long delays keep the times of expiry in one list and look through it with one timer.',
  },
  ko: {
    name: '해제되지 않는 타이머',
    explanation:
      '타이머(또는 애니메이션 프레임)가 보유하고 있습니다. 해제되거나 마지막으로 실행될 때까지 {{entry, kept}}와(과) 그것이 참조하는 모든 것을 보유합니다.',
    advice:
      '`setInterval`, `setTimeout`, `requestAnimationFrame`의 반환값을 보관했다가 {{entry, kept}}이(가) 더 필요하지 않은 곳(`close`, `finally`, 컴포넌트 정리 함수)에서 `clearInterval`, `clearTimeout`, `cancelAnimationFrame`에 넘기세요. 긴 지연이 많다면 만료 시각을 한 목록에 모아 타이머 하나로 확인하세요.',
  },
};
