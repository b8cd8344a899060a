// Facts on their whole way, from recorded snapshots to the pattern in the report: the captured facts that patterns are
// tested on are what the ranking tells them today.

import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { kindsOf, nodeName } from '../../heap/index.ts';
import { programClassOf } from './facts.ts';
import { IdIndex } from '../series/ids.ts';
import { NameTable } from '../series/names.ts';
import { rankSeries } from '../rank.ts';
import { survivorsById } from '../series/survivors.ts';
import { recordedHeaps } from '../testing/series.ts';
import { SeriesView } from '../series/view.ts';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

describe('the pattern of a recorded series', () => {
  it.each([
    ['session-map-node20', 'sessions-in-memory'],
    ['http-listeners-node18', 'listeners'],
    ['page-detached', 'detached-dom'],
    ['string-array-node18', 'unbounded-collection'],
  ])('%s is %s', async (series, pattern) => {
    const { findings } = await rankSeries(await recordedHeaps(series), {}, sha256);
    expect(findings[0].pattern).toBe(pattern);
    expect(findings[0].messages.advice.map(({ key }) => key).filter((key) => key !== 'report.whose.caller')).toEqual([
      `patterns.${pattern}.advice`,
    ]);
    // Words of the sentences are names, never an id that another run would not have.
    for (const { params } of findings[0].messages.explanation) expect(JSON.stringify(params)).not.toMatch(/@\d{3,}/);
  });
});

describe('programClassOf', () => {
  it('is the first class that was written in a file, not one of the language’s or of Node’s', async () => {
    const heaps = await recordedHeaps('http-listeners-node18');
    const kinds = heaps.map((heap) => kindsOf(heap));
    const names = new NameTable(heaps.map((heap) => heap.columns));
    const view = new SeriesView(
      heaps,
      kinds,
      names,
      survivorsById(
        heaps,
        kinds,
        names,
        heaps.map((heap, i) => (i === 0 ? null : new IdIndex(heap.columns))),
      ),
    );
    const last = heaps[view.last];
    const { type } = last.columns.nodes;
    const objects = (constructor: string): number[] =>
      [...type.keys()].filter(
        (n) => last.columns.header.nodeTypes[type[n]] === 'object' && nodeName(last, n) === constructor,
      );
    expect(objects('Timeout').length).toBeGreaterThan(0);
    expect(
      programClassOf(view, [...objects('Timeout'), ...objects('OrderRequest')], ['Timeout', 'Object', 'OrderRequest']),
    ).toBe('OrderRequest');
    expect(programClassOf(view, objects('Timeout'), ['Timeout', 'Object', 'OrderRequest'])).toBeNull();
  });
});
