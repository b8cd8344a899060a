// When nest-request-scope is recognised and when not. Services of an application are singletons, and listeners elsewhere belong to no request.

import { nestRequestScope } from './nest-request-scope.ts';
import { testPattern } from './testing/pattern-test.ts';

testPattern(nestRequestScope, {
  recognises: ['nest-request-scope'],
  leaves: [
    ['nest-sessions'],
    ['http-listeners-node20'],
    ['nest-request-scope', { entryFields: { this: 'AuditService' } }],
  ],
});
