// What the terminal says of a whole series.

import { expect, it } from 'vitest';
import { sampleReport } from '../../worker/report/testing/sample.ts';
import type { Report } from '../../worker/report/types.ts';
import { createView } from './create-view.ts';
import { reconciliation } from './diff.ts';

const view = createView({ lang: 'en', columns: 100, colors: false });
const sample = sampleReport();
const judged = (kind: Report['verdict']['kind']): string =>
  reconciliation(
    {
      ...sample,
      verdict: { ...sample.verdict, kind },
      cost: { unit: '2000 requests', bytesPerUnit: 37_700, bytesPerHour: 71_100_000, secondsToLimit: 219_600 },
    },
    view,
  ).join(' ');

it('says until when the heap lasts where something grows, and not where all comes to rest', () => {
  for (const kind of ['leak', 'growth'] as const) expect(judged(kind)).toContain('71.1 MB per hour');
  for (const kind of ['none', 'warm-up'] as const) expect(judged(kind)).not.toContain('per hour');
});
