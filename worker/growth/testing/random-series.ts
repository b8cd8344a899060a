// Random series for property tests: objects that come and go between snapshots of one isolate, written as snapshots
// and read by the parser.

import fc from 'fast-check';
import { parseSnapshot } from 'heapsnapshot-parser-lite';
import {
  ROOT_ID,
  snapshotJson,
  type DrawnEdge,
  type DrawnNode,
  type EdgeType,
  type NodeType,
} from '../../../fixtures/draw/draw.ts';
import { buildHeap, type Heap } from '../../heap/index.ts';

export interface DrawnSeries {
  /** Per snapshot, oldest first, the JSON of its file. */
  readonly files: readonly string[];
}

/** Series of two to four snapshots of at most twenty objects of every type that has a rule of its own. */
export const drawnSeries: fc.Arbitrary<DrawnSeries> = fc
  .integer({ min: 1, max: 20 })
  .chain((count) =>
    fc.record({
      snapshots: fc.integer({ min: 2, max: 4 }),
      nodes: fc.array(
        fc.record({
          type: fc.constantFrom<NodeType>(
            'object',
            'object',
            'object',
            'array',
            'hidden',
            'code',
            'native',
            'closure',
            'string',
            'synthetic',
          ),
          name: fc.constantFrom('Object', 'Session', 'Map', 'system / Context', 'list'),
          size: fc.integer({ min: 0, max: 100 }),
          born: fc.integer({ min: 0, max: 3 }),
          lives: fc.integer({ min: 1, max: 4 }),
        }),
        { minLength: count, maxLength: count },
      ),
      edges: fc.array(
        fc.record({
          from: fc.integer({ min: 0, max: count }),
          to: fc.integer({ min: 1, max: count }),
          type: fc.constantFrom<EdgeType>('property', 'property', 'element', 'internal', 'context', 'hidden', 'weak'),
          name: fc.integer({ min: 0, max: 5 }),
        }),
        { minLength: count, maxLength: 50 },
      ),
    }),
  )
  .map(({ snapshots, nodes, edges }) => {
    const id = (index: number): number => (index === 0 ? ROOT_ID : index * 2 + 1);
    const files = Array.from({ length: snapshots }, (_, at) => {
      const alive = new Set([0]);
      // Half of the objects are there all the time: without survivors there is nothing to keep.
      nodes.forEach((node, i) => {
        if (i % 2 === 0 || (node.born <= at && at < node.born + node.lives)) alive.add(i + 1);
      });
      const drawn = nodes.flatMap((node, i): readonly DrawnNode[] =>
        alive.has(i + 1) ? [{ type: node.type, name: node.name, size: node.size, id: id(i + 1) }] : [],
      );
      const drawnEdges = edges
        .filter(({ from, to }) => alive.has(from) && alive.has(to))
        .map(({ from, to, type, name }): DrawnEdge => ({
          from: id(from),
          to: id(to),
          type,
          name: type === 'element' || type === 'hidden' ? name : `p${name}`,
        }));
      return snapshotJson(drawn, drawnEdges);
    });
    return { files };
  });

/** The files as heaps, oldest first. */
export async function heapsOfSeries({ files }: DrawnSeries): Promise<readonly Heap[]> {
  const columns = await Promise.all(files.map((file) => parseSnapshot(bytesOf(file))));
  return columns.map((one) => buildHeap(one));
}

async function* bytesOf(file: string): AsyncGenerator<Uint8Array> {
  yield new TextEncoder().encode(file);
}
