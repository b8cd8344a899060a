// When compiled-code is recognised and when not. Functions from files are closures, not compiled texts.

import { compiledCode } from './compiled-code.ts';
import { testPattern } from './testing/pattern-test.ts';

testPattern(compiledCode, {
  recognises: ['ajv-per-request', 'compiled-filters', 'handlebars-partials', 'route-patterns', 'rule-functions'],
  leaves: [
    ['closures-undo'],
    ['http-listeners-node20'],
    ['compiled-filters', { entryFile: 'filters.mjs' }],
    ['handlebars-partials', { event: 'load' }],
  ],
});
