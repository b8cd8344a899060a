// One text that is appended to for ever.

import type { Pattern } from './types.ts';

export const stringBuilding: Pattern = {
  id: 'string-building',
  recognise: (facts) => {
    // Several texts that each get longer are owners themselves.
    if (/^\((concatenated |sliced )?string\)$/.test(facts.ownerConstructor)) return 36;
    return /string/.test(facts.entryConstructor) && (facts.growthKind === 'bytes' || facts.growthKind === 'depth')
      ? 36
      : 0;
  },
  en: {
    name: 'a text that is only appended to',
    explanation:
      'One string gets longer and longer. V8 keeps what was joined with `+` as a tree of its pieces, which costs more than the characters.',
    advice:
      'Write the text out (to a file, a stream, a database) and start {{owner}} anew from time to time, or keep only its last part. To build a long text, collect the pieces in an array and `join` them once.',
  },
  ko: {
    name: '계속 덧붙여지기만 하는 문자열',
    explanation:
      '문자열 하나가 계속 길어집니다. V8은 `+`로 이은 문자열을 조각들의 트리로 보관하므로 글자 수보다 더 많은 메모리를 사용합니다.',
    advice:
      '내용을 파일, 스트림, 데이터베이스로 내보내고 {{owner}}을(를) 주기적으로 비우거나 마지막 부분만 남기세요. 긴 문자열을 만들 때는 조각을 배열에 모아 한 번에 `join`하세요.',
  },
};
