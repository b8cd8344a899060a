// When metrics-labels is recognised and when not. A dictionary of plain objects is not a metric.

import { metricsLabels } from './metrics-labels.ts';
import { testPattern } from './testing/pattern-test.ts';

testPattern(metricsLabels, {
  recognises: ['prom-labels', 'prom-labels-node26'],
  leaves: [
    ['object-dictionary'],
    ['lodash-memoize'],
    ['prom-labels', { holderFields: { items: 'Object' }, ownerKeptBy: ['Registry.items'] }],
  ],
});
