// Listeners on media queries: each `matchMedia` makes an object of its own, which the page keeps as long as something listens.

import { some } from './signs.ts';
import type { Pattern } from './types.ts';

export const mediaQueries: Pattern = {
  id: 'media-queries',
  recognise: (facts) =>
    facts.entryConstructor === 'MediaQueryList' ||
    (some(facts.entryConstructors, /^MediaQueryList$/) &&
      /^(Pending activities|\(|MediaQueryList)/.test(facts.ownerConstructor))
      ? 58
      : 0,
  en: {
    name: 'media queries that are listened to for ever',
    explanation:
      'Each call of `matchMedia` makes a `MediaQueryList` of its own. While one has a `change` listener the page keeps it, with the listener and all that the listener refers to ({{entry}}), also when nothing else does.',
    advice:
      'Keep the `MediaQueryList` and the function, and call `query.removeEventListener("change", f)` (or `removeListener`) where its user goes: the clean-up of the component, the `close` of the dialog. Where all ask the same question, make one query for the page and let it tell the others.',
  },
  ko: {
    name: '계속 듣고 있는 미디어 쿼리',
    explanation:
      '`matchMedia`를 호출할 때마다 `MediaQueryList`가 새로 생깁니다. `change` 리스너가 있는 동안은 다른 참조가 없어도 페이지가 그것을 보유하고, 리스너와 리스너가 참조하는 객체({{entry}})도 함께 남습니다.',
    advice:
      '`MediaQueryList`와 함수를 보관해 두었다가 사용하는 쪽이 끝날 때(컴포넌트의 정리 함수, 대화 상자를 닫는 코드) `query.removeEventListener("change", f)` 또는 `removeListener`로 제거하세요. 조건이 모두 같다면 페이지에 쿼리를 하나만 만들어 함께 쓰세요.',
  },
};
