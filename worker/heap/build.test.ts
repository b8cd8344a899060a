import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  draw,
  ROOT_ID,
  snapshotJson,
  type DrawnEdge,
  type DrawnNode,
  type EdgeType,
  type NodeType,
} from '../../fixtures/draw/draw.ts';
import { dominatorTree, kindsOf, shallowOf, shallowSizes, viaOf } from './access.ts';
import { buildHeap, classify, inferShapes, labelNodes, measure, prepareHeap } from './build.ts';
import { preorderOf } from './dominators.ts';
import { HeapError } from './errors.ts';
import { columnsFromJson } from './testing/columns-from-json.ts';
import { slowDominators, slowShallow } from './testing/slow-heap.ts';
import type { Heap } from './types.ts';

const weakMapName = (table: number): string =>
  `${table} / part of key (K @3) -> value (V @5) pair in WeakMap (table @${table})`;

/** Small snapshots in which every rule about edges and owners can come into play. */
const snapshots = fc
  .integer({ min: 1, max: 12 })
  .chain((count) =>
    fc.record({
      nodes: fc.array(
        fc.record({
          type: fc.constantFrom<NodeType>(
            'object',
            'object',
            'array',
            'hidden',
            'native',
            'synthetic',
            'closure',
            'string',
          ),
          name: fc.constantFrom('Object', 'A', '(Document DOM trees)', 'system / ExternalStringData', '<div x>'),
          size: fc.integer({ min: 0, max: 40 }),
          detachedness: fc.constantFrom<0 | 1 | 2>(0, 0, 0, 1, 2),
        }),
        { minLength: count, maxLength: count },
      ),
      edges: fc.array(
        fc.record({
          from: fc.integer({ min: 0, max: count }),
          to: fc.integer({ min: 0, max: count }),
          type: fc.constantFrom<EdgeType>(
            'property',
            'property',
            'element',
            'internal',
            'shortcut',
            'weak',
            'context',
            'hidden',
          ),
          name: fc.integer({ min: 0, max: count }),
          ephemeron: fc.boolean(),
        }),
        { maxLength: 40 },
      ),
    }),
  )
  .map(({ nodes, edges }) => {
    const id = (index: number): number => (index === 0 ? ROOT_ID : index * 2 + 1);
    const drawn: readonly DrawnNode[] = nodes.map((node, index) => ({ ...node, id: id(index + 1) }));
    const drawnEdges: readonly DrawnEdge[] = edges.map(({ from, to, type, name, ephemeron }) => ({
      from: id(from),
      to: id(to),
      type,
      name:
        type === 'element' || type === 'hidden'
          ? name
          : type === 'internal' && ephemeron
            ? weakMapName(id(name))
            : `p${name}`,
    }));
    return columnsFromJson(snapshotJson(drawn, drawnEdges));
  });

test('dominators and owners equal those of the slow, obvious algorithms', () => {
  fc.assert(
    fc.property(snapshots, (columns) => {
      const heap = buildHeap(columns);
      expect(Array.from(heap.dominator)).toEqual(slowDominators(columns));
      const shallow = slowShallow(columns);
      expect(Array.from(shallowSizes(heap))).toEqual(shallow);
      expect(shallow.map((_, node) => shallowOf(heap, node))).toEqual(shallow);
    }),
    { numRuns: 1500 },
  );
});

test('laws: the parts add up, retained is at least shallow, order and rows are complete', () => {
  fc.assert(
    fc.property(snapshots, (columns) => {
      const heap = buildHeap(columns);
      const nodes = Array.from({ length: columns.nodes.count }, (_, node) => node);
      const total = Array.from(columns.nodes.selfSize).reduce((sum, size) => sum + size, 0);
      expect(heap.totalShallowBytes).toBe(total);
      const shallow = slowShallow(columns);
      expect(shallow.reduce((sum, size) => sum + size, 0)).toBe(total);
      for (const node of nodes) {
        const children = nodes.filter((child) => child !== 0 && heap.dominator[child] === node);
        expect(heap.retained[node]).toBe(
          shallow[node] + children.reduce((sum, child) => sum + heap.retained[child], 0),
        );
      }
      expectTree(heap, nodes);
      const counted = nodes.filter((node) => heap.classes.nodeClass[node] < heap.classes.rows.length);
      expect(counted).toEqual(nodes.filter((node) => shallow[node] > 0));
      expect(heap.classes.rows.reduce((sum, row) => sum + row.count, 0)).toBe(counted.length);
      expect(heap.classes.rows.reduce((sum, row) => sum + row.shallowBytes, 0)).toBe(total);
      expect(new Set(heap.classes.rows.map((row) => row.key)).size).toBe(heap.classes.rows.length);
      for (const row of heap.classes.rows) {
        expect(row.retainedBytes).toBeGreaterThanOrEqual(row.shallowBytes);
        expect(row.retainedBytes).toBeLessThanOrEqual(total);
      }
      expect(classify(heap, inferShapes(heap)).rows).toEqual(heap.classes.rows);
    }),
    { numRuns: 500 },
  );
});

/** Children are listed under their dominator, and in the tree's order a subtree is one run. */
function expectTree(heap: Heap, nodes: readonly number[]): void {
  const tree = dominatorTree(heap);
  for (const node of nodes) {
    expect([...tree.child.subarray(tree.first[node], tree.first[node + 1])]).toEqual(
      nodes.filter((child) => child !== 0 && heap.dominator[child] === node),
    );
  }
  const order = [...preorderOf(tree, 0)];
  expect([...order].sort((a, b) => a - b)).toEqual(nodes);
  const path: number[] = [];
  for (const node of order) {
    while (path.length > 0 && path[path.length - 1] !== heap.dominator[node]) path.pop();
    if (node !== 0) expect(path[path.length - 1]).toBe(heap.dominator[node]);
    path.push(node);
  }
}

test('what a comparison asks is the same, made beforehand in lent memory or when it is asked', () => {
  fc.assert(
    fc.property(snapshots, (columns) => {
      const made = buildHeap(columns, { compared: true });
      const asked = buildHeap(columns);
      expect(made.via).toEqual(viaOf(asked));
      expect(made.kinds).toEqual(kindsOf(asked));
      expect(made.tree).toEqual(dominatorTree(asked));
      expect(classify(made, inferShapes(made)).rows).toEqual(made.classes.rows);
    }),
    { numRuns: 300 },
  );
});

test('a heap is the same whatever of it another thread measured and labelled', () => {
  fc.assert(
    fc.property(
      snapshots,
      fc.boolean(),
      fc.boolean(),
      fc.boolean(),
      fc.constantFrom('right', 'wrong', 'none'),
      (columns, compared, labelled, fails, told) => {
        const whole = buildHeap(columns, { compared });
        const shapes = inferShapes(whole);
        const draft = prepareHeap(columns, { compared })()(
          measure(columns, false, {
            shapes: told === 'none' ? null : told === 'right' ? shapes : [['no', 'such', 'shape']],
            retainers: false,
            claim: null,
            compared,
            locations: columns.locations,
          }),
        );
        const labelling = labelled ? draft.labelling() : null;
        draft.name(shapes);
        // Who helps may fail.
        if (labelling === null || fails) draft.label();
        else labelNodes(columns, labelling);
        expect(draft.finish()).toEqual(whole);
      },
    ),
    { numRuns: 500 },
  );
});

test('retained sizes are 64 bits wide only where the heap passes 32', () => {
  const sized = (bytes: number): Heap =>
    buildHeap(draw(`^g -> global @3 0B\n  .a -> A @5 ${bytes}B\n  .b -> B @7 2147483647B\n`));
  expect(sized(2_147_483_647).retained).toBeInstanceOf(Uint32Array);
  const wide = sized(4_294_967_295);
  expect(wide.retained).toBeInstanceOf(Float64Array);
  expect(wide.retained[0]).toBe(6_442_450_942);
});

test('a retained size counts only what would go: a value held from two places hangs from their common ancestor', () => {
  const heap = buildHeap(
    draw(`
^global -> global @3
  .byId -> Map @5 32B
    [0] -> Session @9 40B
      .user -> User @11 8B
  .recent -> Array @7 16B
    [0] -> @9
`),
  );
  expect(heap.dominator[3]).toBe(1);
  expect([...heap.retained]).toEqual([112, 112, 32, 48, 8, 16]);
});

test('a WeakMap value is kept by its key, not by the table', () => {
  const name = '1 / part of key (Key @5) -> value (Value @9) pair in WeakMap (table @7)';
  const heap = buildHeap(
    draw(`
^global -> global @3
  .key -> Key @5
    {${name}} -> Value @9 1000B
  .weak -> WeakMap @11
    {table} -> array @7
      {${name.replace('1 /', '2 /')}} -> @9
`),
  );
  expect(heap.retained[2]).toBe(1016);
  // Only the second edge of the pair counts for distance: it is the farther one.
  expect([...heap.distance]).toEqual([100_000_000, 1, 2, 4, 2, 3]);
});

test('what the debugger also holds is dominated by the page', () => {
  const heap = buildHeap(
    draw(`
^1 -> Window @3
  .a -> A @5
[2] -> synthetic (GC roots) @7
  [0] -> @5
`),
  );
  expect(heap.dominator[2]).toBe(1);
});

test('owned storage gives its size to the owner; shared storage keeps it', () => {
  const heap = buildHeap(
    draw(`
^1 -> global @3
  .one -> Array @5 16B
    {elements} -> array (object elements) @7 800B
    {shared} -> array @9 100B
  .two -> Array @11 16B
    {shared} -> @9
`),
  );
  expect([...shallowSizes(heap)]).toEqual([0, 16, 816, 0, 100, 16]);
});

test('plain objects are grouped by shape, instances by where their class was written', () => {
  const heap = buildHeap(
    draw(`
^1 -> global @3
  .a -> Object
    .id -> string x @21
    .user -> @21
  .b -> Object
    .id -> @21
    .user -> @21
    .extra -> @21
  .c -> Object
    .id -> @21
    .user -> @21
  .s -> Session at 4:9:0
  .t -> Session at 4:9:0
  .u -> Session at 5:1:1
  .f -> closure handler at 4:1:1
`),
  );
  expect(heap.classes.rows.map(({ key, count }) => [key, count])).toEqual([
    [',global', 1],
    [',{id, user}', 3],
    [',(string)', 1],
    [',Function', 1],
    ['4,9,0,Session', 2],
    ['5,1,1,Session', 1],
  ]);
});

test('the state of a DOM node is inherited by native nodes and shows in the name', () => {
  const heap = buildHeap(
    draw(`
^1 -> Window @3
  .gone -> native <div id="a"> @5 detached
    {child} -> native <span> @7
    {wrapper} -> Listener @9
  .here -> native <p> @11 attached
`),
  );
  expect([...(heap.detached ?? [])]).toEqual([0, 0, 2, 2, 0, 1]);
  expect(heap.classes.rows.map((row) => row.name)).toEqual([
    'Window',
    'Detached <div>',
    'Detached <span>',
    'Listener',
    '<p>',
  ]);
});

test('a class nested in itself is counted once in its retained size', () => {
  const heap = buildHeap(
    draw(`
^1 -> global @3
  .head -> Task @5 10B
    .next -> Task @7 10B
      .next -> Task @9 10B
        .data -> Data @11 5B
`),
  );
  const task = heap.classes.rows.find((row) => row.name === 'Task');
  expect(task).toMatchObject({ count: 3, shallowBytes: 30, retainedBytes: 35, distance: 2 });
});

test('sizes beyond 32 bits stay exact', () => {
  const heap = buildHeap(
    draw(`
^1 -> global @3 1B
  .a -> A @5 4294967295B
    {elements} -> array @7 4294967295B
`),
  );
  expect(heap.totalShallowBytes).toBe(8_589_934_591);
  expect(shallowOf(heap, 2)).toBe(8_589_934_590);
});

test('a set signal ends the work with a coded error, a heap without a root is refused', () => {
  const columns = draw('^1 -> global');
  expect(() => buildHeap(columns, { signal: { aborted: true } })).toThrow(new HeapError('cancelled'));
  expect(() => buildHeap({ ...columns, nodes: { ...columns.nodes, count: 0 } })).toThrow(
    new HeapError('bad-graph', 'nodes'),
  );
});

test('row numbers are 16 bits wide as long as they fit: by names, and by places in the source', () => {
  const rowsOf = (named: number, located: number): Heap => {
    const length = 1 + named + located;
    const nodes = Array.from({ length }, (_, n) => [
      n === 0 ? 1 : 0,
      n === 0 ? 0 : Math.min(n, named + 1),
      n * 2 + 1,
      8,
      n === 0 ? length - 1 : 0,
    ]).flat();
    const edges = Array.from({ length: length - 1 }, (_, i) => [0, 0, (i + 1) * 5]).flat();
    return buildHeap(
      columnsFromJson(
        JSON.stringify({
          snapshot: {
            meta: {
              node_fields: ['type', 'name', 'id', 'self_size', 'edge_count'],
              node_types: [['object', 'synthetic'], 'string', 'number', 'number', 'number'],
              edge_fields: ['type', 'name_or_index', 'to_node'],
              edge_types: [['property'], 'string_or_number', 'node'],
              location_fields: ['object_index', 'script_id', 'line', 'column'],
            },
          },
          nodes,
          edges,
          locations: Array.from({ length: located }, (_, i) => [(1 + named + i) * 5, 1, i, 0]).flat(),
          strings: ['', ...Array.from({ length: named }, (_, i) => `C${i}`), 'Located'],
        }),
      ),
    );
  };
  for (const [named, located] of [
    [65_534, 0],
    [65_535, 0],
    [3, 65_530],
    [3, 65_540],
  ]) {
    const {
      classes: { rows, nodeClass },
    } = rowsOf(named, located);
    // And one for the root's kind.
    expect(rows.length).toBe(named + located + 1);
    expect(nodeClass).toBeInstanceOf(rows.length <= 0xffff ? Uint16Array : Uint32Array);
    expect([1, named, named + located].map((node) => rows[nodeClass[node]].name)).toEqual([
      'C0',
      `C${named - 1}`,
      located > 0 ? 'Located' : `C${named - 1}`,
    ]);
    expect(rows[nodeClass[named + located]].source?.line ?? rows[nodeClass[named + located]].key).toBeDefined();
    expect(new Set(nodeClass).size).toBe(rows.length);
  }
});
