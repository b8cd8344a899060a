// When detached-dom is recognised and when not. Elements of the document are not detached.

import { detachedDom } from './detached-dom.ts';
import { testPattern } from './testing/pattern-test.ts';

testPattern(detachedDom, {
  recognises: ['page-detached', 'page-router-stack'],
  leaves: [
    ['page-window-array'],
    // Instances of a class in a list, and links of a chain: who holds them tells, elements inside only refine it.
    ['page-two-sketches'],
    ['page-vue-router-panels'],
    // Listeners by element, as video.js keeps them: a function's scope knows the element.
    [
      'page-two-sketches',
      {
        ownerConstructor: 'Object',
        entryConstructor: 'Object',
        entryFile: null,
        entryFields: { handlers: '{dispose}', dispatcher: 'Function', 'dispatcher.a': 'Detached <span>' },
      },
    ],
    ['page-detached', { entryConstructor: 'Form', growthKind: 'depth', entryFields: { before: 'Form' } }],
    // A list of functions whose scopes know an element is a list of functions.
    [
      'page-two-sketches',
      {
        ownerConstructor: 'Array',
        ownerName: 'price',
        entryConstructor: 'Function',
        detached: true,
      },
    ],
    ['page-style-tags'],
    ['page-detached', { entryConstructor: '<article>', detached: false }],
  ],
});
