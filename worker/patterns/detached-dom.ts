// DOM nodes that were taken out of the document and are kept by JavaScript.

import { addsFunctions, isCollection, refersTo } from './signs.ts';
import type { Pattern } from './types.ts';

export const detachedDom: Pattern = {
  id: 'detached-dom',
  recognise: (facts) => {
    if (/^Detached /.test(facts.entryConstructor)) return 41;
    if (!facts.detached) return 0;
    // Who holds decides: a chain is told by its links, a list of a class's instances by the list. That there are elements
    // in them only refines it.
    if (facts.growthKind === 'depth') return 0;
    if (!isCollection(facts)) return 20;
    // A list of functions is that, whatever their scopes know: a reader looks for who takes them out again.
    if (addsFunctions(facts)) return facts.ownerName === null ? 20 : 0;
    if (facts.entryFile !== null) return 0;
    // A record that has the element itself is a record of elements; one whose functions know one is whatever it is.
    return facts.ownerName === null || refersTo(facts.entryFields, /^Detached /) ? 20 : 0;
  },
  en: {
    name: 'DOM nodes that are in no document and kept all the same',
    explanation:
      'They are, or keep, elements that were taken out of the page. One reference to any node of such a tree keeps the whole tree and its listeners.',
    advice:
      'Let go of the elements where they are removed from the page: delete them from {{owner}}, set variables and fields that refer to them to `null`, and keep data rather than elements. Where an element is only a key, use a `WeakMap`.',
  },
  ko: {
    name: '문서에서 분리된 채 남아 있는 DOM 노드',
    explanation:
      '페이지에서 제거된 요소이거나 그런 요소를 보유합니다. 분리된 트리의 노드 하나만 참조해도 트리 전체와 그 리스너가 함께 남습니다.',
    advice:
      '요소를 페이지에서 제거하는 곳에서 참조도 놓으세요. {{owner}}에서 삭제하고, 요소를 가리키는 변수와 필드를 `null`로 바꾸고, 요소 대신 데이터를 보관하세요. 요소를 키로만 쓴다면 `WeakMap`을 사용하세요.',
  },
};
