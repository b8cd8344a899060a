// A short piece cut from a long string keeps the long one.

import type { Pattern } from './types.ts';

export const slicedStrings: Pattern = {
  id: 'sliced-strings',
  recognise: (facts) => {
    if (/sliced/.test(facts.entryConstructor)) return 34;
    // The match of a regular expression has the whole text as its `input`, and its groups are slices of it.
    if ('input' in facts.entryFields && facts.entryFields['[]'] === '(sliced string)') return 26;
    return /string/.test(facts.entryConstructor) && 'parent' in facts.entryFields ? 34 : 0;
  },
  en: {
    name: 'pieces of strings that keep the whole string',
    explanation:
      'They are slices: V8 does not copy the characters that `slice`, `substring`, `split` or a regular expression cut out, but refers to the string they were cut from. Each piece in {{owner}} keeps that whole string.',
    advice:
      'Copy the piece before you keep it in {{owner}}: `Buffer.from(piece).toString()` or `structuredClone(piece)` gives a string of its own, or keep its hash or parsed value. And delete pieces that are no longer needed.',
  },
  ko: {
    name: '원본 전체를 보유하는 문자열 조각',
    explanation:
      '잘라 낸 문자열(slice)입니다. V8은 `slice`, `substring`, `split`, 정규식으로 잘라 낸 글자를 복사하지 않고 원본 문자열을 참조합니다. 그래서 {{owner}}의 조각 하나가 원본 전체를 보유합니다.',
    advice:
      '{{owner}}에 넣기 전에 `Buffer.from(piece).toString()`이나 `structuredClone(piece)`로 조각을 복사하거나, 해시나 변환한 값만 보관하세요. 더 필요하지 않은 조각은 삭제하세요.',
  },
};
