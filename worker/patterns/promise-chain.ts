// Each promise hangs from the one before, and the first never settles.

import { some } from './signs.ts';
import type { Pattern } from './types.ts';

export const promiseChain: Pattern = {
  id: 'promise-chain',
  recognise: (facts) => {
    if (facts.growthKind !== 'depth') return 0;
    const promise =
      facts.entryConstructor === 'Promise' || some(facts.entryConstructors, /^(Promise|system \/ PromiseReaction)$/);
    return promise || some(facts.keptBy, /^Promise\.reactions_or_result$/) ? 40 : 0;
  },
  en: {
    name: 'a chain of promises behind one that does not settle',
    explanation:
      'Each promise waits for the one before it, and the first is still pending; so the whole line stays, with all that its callbacks refer to.',
    advice:
      'Make the step at the head of {{owner}} end, with a time limit if need be, and let a failure pass on to the next (`.catch`). Give the line a length at which new work is refused, or use a queue with `concurrency: 1` and a time limit instead of `last = last.then(…)`.',
  },
  ko: {
    name: '끝나지 않는 프로미스 뒤에 이어진 체인',
    explanation:
      '각 프로미스가 바로 앞의 프로미스를 기다리는데 맨 앞의 프로미스가 아직 대기 중입니다. 그래서 줄 전체와 콜백이 참조하는 모든 것이 남습니다.',
    advice:
      '{{owner}} 맨 앞의 작업이 반드시 끝나도록 시간 제한을 두고, 실패해도 다음 작업으로 넘어가게 하세요(`.catch`). 줄의 길이에 한도를 두거나, `last = last.then(…)` 대신 `concurrency: 1`과 시간 제한이 있는 큐를 사용하세요.',
  },
};
