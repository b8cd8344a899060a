// A finding's entries in words: what V8 calls its plumbing stays out, and a path is told once.

import { describe, expect, it } from 'vitest';
import type { EdgeRow } from '../../worker/engine/api.ts';
import { sampleReport } from '../../worker/report/testing/sample.ts';
import { widthOf } from '../text/layout.ts';
import { formatExplanation, formatFindingEntries, type Explanation } from './explain.ts';
import { createView } from './create-view.ts';

const row = (
  objectId: number,
  edge: string,
  constructor: string,
  more: Partial<Omit<EdgeRow, 'constructor'>> = {},
): EdgeRow => ({
  objectId,
  edge,
  constructor,
  edgeKind: 'property',
  type: 'object',
  preview: '',
  shallowBytes: 64,
  retainedBytes: 512,
  distance: 3,
  survived: null,
  detached: false,
  engine: false,
  expandable: true,
  ...more,
});
const above = [
  row(3, 'context', 'system / Context / scope @9', { edgeKind: 'internal' }),
  row(5, 'sessions', 'Map', { edgeKind: 'variable' }),
  row(7, 'table', '(array)', { edgeKind: 'internal' }),
];

function explained(objectId: number, slot: string): Explanation {
  return {
    schema: 'heapdelta.explain/1',
    fields: [row(11, 'id', '(string)', { preview: '"sid-1"' })],
    retainers: [row(5, slot, 'Map')],
    dominated: [],
    totals: { fields: 1, retainers: 1, dominated: 0 },
    object: {
      ...row(objectId, '', 'Session'),
      snapshot: 2,
      classKey: null,
      source: null,
      fieldCount: 1,
      retainerCount: 1,
      dominators: [],
      pathFromRoot: [...above, row(objectId, slot, 'Session')],
      text: null,
      madeBy: [],
    },
  };
}
const [finding] = sampleReport({ findings: 1 }).findings;

describe.each(['en', 'ko'] as const)('an explanation in %s', (lang) => {
  const view = createView({ lang, columns: 80, colors: false });

  it('folds storage and names scopes', () => {
    const text = formatExplanation(explained(13, '[4]'), view, false);
    expect(text).toContain('(scope)');
    expect(text).not.toContain('system / Context');
    expect(text).not.toContain('table: (array)');
    expect(formatExplanation(explained(13, '[4]'), view, true)).toContain('table: (array)');
  });

  it('of a finding tells the path once, then only its last hop', () => {
    const text = formatFindingEntries(finding, [explained(17, '[8]'), explained(13, '[4]')], view, false);
    expect(text.split('→ sessions: Map')).toHaveLength(2);
    expect(text.replaceAll(/\s+/g, ' ')).toContain(
      lang === 'en' ? 'that of @17 above, but for the last hop: [4].' : '위의 @17과 같고, 마지막 단계만 [4]입니다.',
    );
    expect(text).toContain(finding.title);
    for (const line of text.split('\n')) expect(widthOf(line)).toBeLessThanOrEqual(80);
  });

  it('shows both paths when they differ', () => {
    const other = explained(13, '[4]');
    const elsewhere = {
      ...other,
      object: { ...other.object, pathFromRoot: [row(4, 'cache', 'Cache'), row(13, '[4]', 'Session')] },
    };
    expect(formatFindingEntries(finding, [explained(17, '[8]'), elsewhere], view, false)).toContain('→ cache: Cache');
  });

  it('of a finding without entries says why there is nothing', () => {
    expect(formatFindingEntries(finding, [], view, false).trim().split('\n')).toHaveLength(2);
  });
});

it('says which function made the object, and who called it, where allocations were recorded', () => {
  const view = createView({ lang: 'en', columns: 80, colors: false });
  const told = explained(9, 'a');
  const at = (name: string, line: number) => ({ function: name, url: 'file:///app/auth.js', line, column: 1 });
  const object = { ...told.object, madeBy: [at('login', 4), at('', 9)] };
  expect(formatExplanation({ ...told, object }, view, false)).toContain(
    'Made in: login (auth.js:4) ← a function without a name (auth.js:9)\n',
  );
  expect(formatExplanation(told, view, false)).not.toContain('Made in');
});
