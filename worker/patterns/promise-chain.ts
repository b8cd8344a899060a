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
  // Where only a promise waits for a promise, each was resolved with the next: the newest is the one that is pending.
  variantOf: ({ entryFields }) =>
    entryFields['reactions_or_result'] === 'Promise' &&
    entryFields['reactions_or_result.reactions_or_result'] === 'Promise'
      ? 'loop'
      : null,
  variants: {
    loop: {
      en: {
        explanation:
          'Each promise was resolved with the promise of the next round, as by a function that returns a call of itself; so none of them settles before the newest does, and all of them stay.',
        advice:
          'Make the repetition a loop: `while (…) await round()` in an async function, or a timer that starts the next round. What returns the promise of the next round, or passes it to `resolve`, makes the line longer with every round.',
      },
      ko: {
        explanation:
          '각 프로미스가 다음 차례의 프로미스로 이행되었습니다(함수가 자기 자신을 다시 호출한 결과를 반환할 때처럼). 그래서 가장 새 프로미스가 끝나기 전에는 아무것도 끝나지 않고 모두 남습니다.',
        advice:
          '반복을 루프로 바꾸세요. async 함수 안의 `while (…) await round()`나 다음 차례를 시작하는 타이머를 사용할 수 있습니다. 다음 차례의 프로미스를 반환하거나 `resolve`에 넘기면 차례마다 줄이 길어집니다.',
      },
    },
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
