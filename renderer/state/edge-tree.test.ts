// The step-by-step tree of fields and retainers.

import { describe, expect, it } from 'vitest';
import type { EdgeRow } from '../../worker/engine/api.ts';
import { createEdgeTree, EDGE_PAGE, type EdgeTreeRow } from './edge-tree.ts';

function edge(id: number): EdgeRow {
  return {
    objectId: id,
    constructor: 'A',
    type: 'object',
    preview: '',
    shallowBytes: 1,
    retainedBytes: 1,
    distance: 1,
    survived: null,
    detached: false,
    edge: `e${id}`,
    edgeKind: 'property',
    engine: false,
    expandable: true,
  };
}
const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

/** Object n has `count` fields n*1000, n*1000+1, … */
function tree(count: number) {
  const made = createEdgeTree(1, (id, offset, limit) =>
    id === 666
      ? Promise.reject(new Error('gone'))
      : Promise.resolve({
          generation: 1,
          total: count,
          unfilteredTotal: count,
          offset,
          rows: Array.from({ length: Math.min(limit, count - offset) }, (_, i) => edge(id * 1000 + offset + i)),
        }),
  );
  made.start();
  return made;
}
const all = (t: ReturnType<typeof tree>): EdgeTreeRow[] =>
  Array.from({ length: t.store.getState().total ?? 0 }, (_, i) => t.row(i)!);

describe('edge tree', () => {
  it('opens and closes a level in place', async () => {
    const t = tree(2);
    await settle();
    await t.toggle(t.row(0)!, true);
    expect(all(t).map((r) => [r.level, r.kind === 'edge' ? r.row.objectId : 0])).toEqual([
      [1, 1000],
      [2, 1_000_000],
      [2, 1_000_001],
      [1, 1001],
    ]);
    expect(t.row(0)).toMatchObject({ expanded: true, position: 1, siblings: 2 });
    await t.toggle(t.row(1)!, true);
    expect(all(t)).toHaveLength(6);
    await t.toggle(t.row(0)!, false);
    expect(all(t).map((r) => r.key)).toEqual(['/0', '/1']);
  });

  it('closing /1 leaves /10 open', async () => {
    const t = tree(12);
    await settle();
    await t.toggle(t.row(10)!, true);
    await t.toggle(t.row(1)!, true);
    await t.toggle(t.row(1)!, false);
    expect(all(t)).toHaveLength(24);
  });

  it('brings long levels page by page', async () => {
    const t = tree(EDGE_PAGE + 5);
    await settle();
    expect(all(t)).toHaveLength(EDGE_PAGE + 1);
    const more = t.row(EDGE_PAGE)!;
    expect(more).toMatchObject({ kind: 'more', left: 5 });
    expect(t.counts()).toEqual({ shownCount: EDGE_PAGE, totalCount: EDGE_PAGE + 5 });
    await t.toggle(more, true);
    expect(all(t)).toHaveLength(EDGE_PAGE + 5);
    expect(t.counts()).toEqual({ shownCount: EDGE_PAGE + 5, totalCount: EDGE_PAGE + 5 });
    expect(new Set(all(t).map((r) => r.key)).size).toBe(EDGE_PAGE + 5);
  });

  it('says a failure and keeps what it has', async () => {
    const t = tree(1);
    await settle();
    await t.toggle(
      { kind: 'edge', key: '/0', level: 1, expanded: false, position: 1, siblings: 1, parentId: 1, row: edge(666) },
      true,
    );
    expect(t.store.getState()).toMatchObject({ total: 1, error: expect.any(Error) });
  });
});
