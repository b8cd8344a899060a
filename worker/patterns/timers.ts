// Timers and intervals that nobody clears, in Node's timer lists or a page's.

import { some } from './signs.ts';
import type { Pattern } from './types.ts';

export const timers: Pattern = {
  id: 'timers',
  recognise: (facts) => {
    if (some([...facts.entryConstructors, ...facts.inside], /^(DOMTimer|ScheduledAction)$/)) return 45;
    const inList = facts.ownerConstructor === 'TimersList' || some(facts.pathConstructors.slice(-3, -1), /^TimersList$/) || some(facts.keptBy, /^TimersList\./);
    if (inList || some(facts.entryConstructors.slice(0, 1), /^(Timeout|Immediate)$/)) return 45;
    return /^(Timeout|Immediate)$/.test(facts.entryConstructor) || '_onTimeout' in facts.entryFields ? 40 : 0;
  },
  en: {
    name: 'timers that are never cleared',
    explanation: 'Timers keep them: until it is cleared or has run for the last time, each timer keeps its callback and all that the callback refers to, here {{entry}}.',
    advice: 'Keep what `setInterval` or `setTimeout` returns and pass it to `clearInterval` or `clearTimeout` where the life of {{entry}} ends (`close`, `finally`, the clean-up of the component). For many long delays keep the times of expiry in one list and look through it with one timer.',
  },
  ko: {
    name: '해제되지 않는 타이머',
    explanation: '타이머가 보유하고 있습니다. 타이머는 해제되거나 마지막으로 실행될 때까지 콜백과 콜백이 참조하는 모든 것({{entry}} 포함)을 보유합니다.',
    advice: '`setInterval`이나 `setTimeout`의 반환값을 보관했다가 {{entry}}의 수명이 끝나는 곳(`close`, `finally`, 컴포넌트 정리 함수)에서 `clearInterval`이나 `clearTimeout`에 넘기세요. 긴 지연이 많다면 만료 시각을 한 목록에 모아 타이머 하나로 확인하세요.',
  },
};
