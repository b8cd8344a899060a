// Errors that are kept, with their stacks.

import { called, isWide, refersTo } from './signs.ts';
import type { Pattern } from './types.ts';

const ERROR = /^(Error|\w+Error|\w+Exception|AggregateError|DOMException)$/;

export const errorStacks: Pattern = {
  id: 'error-stacks',
  recognise: (facts) => {
    if (!isWide(facts)) return 0;
    if (ERROR.test(facts.entryConstructor)) return 34;
    if (!refersTo(facts.entryFields, ERROR)) return 0;
    // An error among other fields may be there by chance: that errors are collected, the name must say.
    return 'stack' in facts.entryFields || called(facts, /err|fail|exception|rejection|crash/i) ? 28 : 6;
  },
  en: {
    name: 'errors kept with their stacks',
    explanation:
      'Each {{entry}} is or holds an error. An error keeps its stack, its `cause`, and until the stack is first read also the functions and objects on it.',
    advice:
      'Keep only what a report needs (`name`, `message`, the first lines of `stack`), not the error itself, and count equal errors instead of listing them. Send and empty {{owner}} at a fixed size.',
  },
  ko: {
    name: '스택과 함께 보관되는 오류',
    explanation:
      '각 {{entry}}은(는) 오류이거나 오류를 가지고 있습니다. 오류는 스택과 `cause`를 보유하고, 스택을 처음 읽기 전까지는 스택에 있던 함수와 객체도 보유합니다.',
    advice:
      '오류 객체가 아니라 보고에 필요한 값(`name`, `message`, `stack`의 처음 몇 줄)만 보관하고, 같은 오류는 나열하지 말고 횟수만 세세요. 일정한 크기마다 전송하고 {{owner}}을(를) 비우세요.',
  },
};
