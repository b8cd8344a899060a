// What every rendering says before it is laid out: few rows where nothing is to be fixed, each name once, red for leaks
// only.

import { describe, expect, it } from 'vitest';
import { answerFacts, changedConstructors, CONSTRUCTORS_ON_PAPER, speaker } from './content.ts';
import { layerSlot } from './html.ts';
import { sampleReport } from './testing/sample.ts';
import type { FindingKind, Report } from './types.ts';

/** Thirty classes that each grew by more than is worth a row. */
function manyRows(report: Report): Report {
  const rows = Array.from({ length: 30 }, (_, i) => ({ ...report.constructors[0], name: `Model${i}` }));
  return { ...report, constructors: rows };
}

describe('rows of constructors', () => {
  it('are all there beside a finding, and five where nothing is to be fixed', () => {
    const shown = (findings: 0 | 1): number =>
      changedConstructors(manyRows(sampleReport({ findings })), CONSTRUCTORS_ON_PAPER).length;
    expect([shown(1), shown(0)]).toEqual([30, 5]);
  });
});

describe('the answer', () => {
  it('says where without telling the owner’s name twice, and a name that is another', () => {
    const report = sampleReport({ findings: 1 });
    const where = (name: string): string => {
      const [first] = report.findings;
      const sources = [{ url: 'src/store.ts', line: 12, column: 5, name }];
      return answerFacts({ ...report, findings: [{ ...first, sources }] }, speaker('en'))[0].value;
    };
    expect(where('sessions')).toBe('sessions (Map) · src/store.ts:12:5');
    expect(where('SessionStore')).toBe('sessions (Map) · SessionStore · src/store.ts:12:5');
  });
});

describe('the colours of what grows', () => {
  const slots = (...kinds: readonly FindingKind[]): readonly number[] => {
    const report = sampleReport({ findings: 1 });
    const findings = kinds.map((kind) => ({ ...report.findings[0], kind }));
    return kinds.map((_, finding) => layerSlot({ kind: 'finding', finding, bySnapshot: [] }, { ...report, findings }));
  };
  it('are red for a leak only, and a colour of its own for what comes to rest', () => {
    expect(slots('leak', 'growth', 'warm-up')).toEqual([0, 1, 9]);
    expect(slots('growth', 'growth', 'warm-up')).toEqual([1, 2, 9]);
    expect(slots('warm-up', 'growth')).toEqual([9, 2]);
  });
});
