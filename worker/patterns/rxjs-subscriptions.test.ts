// When rxjs-subscriptions is recognised and when not. NestJS brings RxJS, and an emitter has listeners.

import { rxjsSubscriptions } from './rxjs-subscriptions.ts';
import { testPattern } from './testing/pattern-test.ts';

testPattern(rxjsSubscriptions, {
  recognises: ['rxjs-subscriptions'],
  leaves: [
    ['nest-sessions'],
    ['http-listeners-node20'],
    ['rxjs-subscriptions', { entryConstructor: 'Price', entryConstructors: ['Price'], inside: ['Price'], entryFields: {} }],
  ],
});
