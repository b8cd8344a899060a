// Elements that are added to the document and stay there.

import { some } from './signs.ts';
import type { Pattern } from './types.ts';

export const growingDocument: Pattern = {
  id: 'growing-document',
  recognise: (facts) => {
    const element = /^<[\w-]+>$|^HTML\w*Element$|^SVG\w*Element$|^(Text|#text|CSSStyleSheet|CSSStyleRule|StyleRule)$/;
    // A class called StyleRule or Text that a script wrote is no part of a document.
    if (facts.detached || (facts.entryFile !== null && !facts.entryConstructor.startsWith('<'))) return 0;
    if (element.test(facts.entryConstructor)) return 40;
    // The rules of a style sheet are Blink's own; the element they came with tells what they are.
    return /^blink::|^CSS/.test(facts.entryConstructor) && some(facts.inside, /^<(style|link)>$/) ? 38 : 0;
  },
  en: {
    name: 'a document that gets more and more elements',
    explanation: 'Each {{entry}} is still in the document: more elements are added than taken away.',
    advice:
      'Remove elements that nobody sees any more, and show long lists by the part that is visible (virtual scrolling). For styles, write one rule with a CSS variable instead of a `style` element for each value.',
  },
  ko: {
    name: '요소가 계속 늘어나는 문서',
    explanation: '각 {{entry}}은(는) 아직 문서 안에 있습니다. 제거되는 것보다 더 많은 요소가 추가됩니다.',
    advice:
      '보이지 않는 요소는 제거하고, 긴 목록은 보이는 부분만 표시하세요(가상 스크롤). 스타일은 값마다 `style` 요소를 만들지 말고 CSS 변수를 쓰는 규칙 하나로 작성하세요.',
  },
};
