// Formatters of Intl, which are small in the heap and large beside it.

import { isWide, some } from './signs.ts';
import type { Pattern } from './types.ts';

export const intlObjects: Pattern = {
  id: 'intl-objects',
  recognise: (facts) => {
    const names = [facts.entryConstructor, ...facts.entryConstructors, ...facts.inside];
    return isWide(facts) &&
      some(
        names,
        /^(Intl\.)?(NumberFormat|DateTimeFormat|Collator|PluralRules|RelativeTimeFormat|ListFormat|DisplayNames|Segmenter|DurationFormat)$/,
      )
      ? 42
      : 0;
  },
  en: {
    name: 'Intl formatters made again and again',
    explanation:
      'Each {{entry}} holds a formatter of `Intl`. What the heap shows of it is the smaller part: its tables lie in native memory beside the heap.',
    advice:
      'Make one formatter per language and set of options when the program starts and share it; a number or date needs none of its own. If there are many sets of options, give {{owner}} a bound.',
  },
  ko: {
    name: '반복해서 만들어지는 Intl 포매터',
    explanation:
      '각 {{entry}}이(가) `Intl` 포매터를 가지고 있습니다. 힙에 보이는 것은 일부이고, 포매터의 표는 힙 밖의 네이티브 메모리에 있습니다.',
    advice:
      '언어와 옵션 조합마다 포매터를 하나만 만들어 프로그램 전체에서 공유하세요. 숫자나 날짜마다 새로 만들 필요가 없습니다. 옵션 조합이 많다면 {{owner}}에 한도를 두세요.',
  },
};
