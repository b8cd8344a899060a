// When rxjs-subscriptions is recognised and when not. NestJS brings RxJS, an emitter has listeners, and anybody may
// call a class Subscription.

import { rxjsSubscriptions } from './rxjs-subscriptions.ts';
import { testPattern } from './testing/pattern-test.ts';

testPattern(rxjsSubscriptions, {
  recognises: ['rxjs-subscriptions'],
  leaves: [
    ['nest-sessions'],
    ['http-listeners-node20'],
    ['topic-sets'],
    ['topic-sets-minified'],
    [
      'rxjs-subscriptions',
      {
        entryConstructor: 'Subscription',
        entryConstructors: ['Subscription'],
        inside: ['Subscription'],
        entryFields: { closed: '(value)' },
        packages: [],
      },
    ],
    [
      'rxjs-subscriptions',
      { entryConstructor: 'Price', entryConstructors: ['Price'], inside: ['Price'], entryFields: {} },
    ],
  ],
});
