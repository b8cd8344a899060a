// Listeners say whom they listen to, the event where the file has it, and the function that is called.

import { createHash } from 'node:crypto';
import { parseSnapshot } from 'heapsnapshot-parser-lite';
import { describe, expect, it } from 'vitest';
import { ROOT_ID, snapshotJson, type DrawnEdge, type DrawnNode } from '../../../fixtures/draw/draw.ts';
import { buildHeap, type Heap } from '../../heap/index.ts';
import type { UnspokenFinding } from '../../report/unspoken.ts';
import { rankSeries } from '../rank.ts';
import { recordedHeaps } from '../testing/series.ts';

async function lead(heaps: readonly Heap[]): Promise<UnspokenFinding> {
  const { findings } = await rankSeries(heaps, {}, (text) => createHash('sha256').update(text).digest('hex'));
  return findings[0];
}

/** A page with `count` listeners on one of its objects, each with a function of its own that is called `onResize`. */
async function page(target: string, count: number): Promise<Heap> {
  const nodes: DrawnNode[] = [
    { type: 'synthetic', name: '(Document DOM trees)', id: 3, size: 0 },
    { type: 'native', name: target, id: 5, size: 100 },
  ];
  const edges: DrawnEdge[] = [
    { from: ROOT_ID, to: 3, type: 'element', name: 1 },
    { from: ROOT_ID, to: 5, type: 'element', name: 2 },
  ];
  for (let i = 0; i < count; i++) {
    const id = 101 + 6 * i;
    nodes.push(
      { type: 'native', name: 'EventListener', id, size: 24 },
      { type: 'native', name: 'V8EventListener', id: id + 2, size: 40 },
      { type: 'closure', name: 'onResize', id: id + 4, size: 400 },
    );
    edges.push(
      { from: 5, to: id, type: 'element', name: i },
      { from: id, to: id + 2, type: 'element', name: 1 },
      { from: id + 2, to: id + 4, type: 'element', name: 1 },
    );
  }
  return buildHeap(await parseSnapshot(new Blob([snapshotJson(nodes, edges)]).stream()));
}

describe('listeners in a page', () => {
  it.each([
    ['Window / http://a.test', 'window'],
    ['HTMLDocument', 'document'],
    ['<button class="save">', '<button>'],
  ])('on a %s are said to be on %s', async (constructor, on) => {
    const heaps = await Promise.all([100, 200, 300].map((count) => page(constructor, count)));
    const finding = await lead(heaps);
    expect(finding.target).toEqual({ kind: 'listener', on, event: null, callback: 'onResize' });
    expect(finding.messages.title).toMatchObject({ key: 'report.title.listeners', params: { name: on } });
    expect(finding.messages.explanation).toContainEqual({
      key: 'report.listens.callback',
      params: { event: '', callback: 'onResize', place: '' },
    });
  });
});

describe('listeners on an emitter of Node', () => {
  it('name their event, their function and its line', async () => {
    const { target } = await lead(await recordedHeaps('http-listeners-node18'));
    expect(target).toMatchObject({ kind: 'listener', on: 'bus', event: 'config-changed', callback: 'refreshOrder' });
    expect(target?.at?.url).toMatch(/orders\.mjs$/);
    expect(target?.at?.line).toBe(17);
  });
});

it('growth of anything else has no target', async () => {
  expect((await lead(await recordedHeaps('session-map-node20'))).target).toBeUndefined();
});

it('what a page still waits for is held, not owned: nobody wrote `Pending activities`', async () => {
  const waiting = async (count: number): Promise<Heap> => {
    const nodes: DrawnNode[] = [
      { type: 'synthetic', name: '(Document DOM trees)', id: 3, size: 0 },
      { type: 'native', name: 'Pending activities', id: 5, size: 0 },
    ];
    const edges: DrawnEdge[] = [
      { from: ROOT_ID, to: 3, type: 'element', name: 1 },
      { from: ROOT_ID, to: 5, type: 'element', name: 2 },
    ];
    for (let i = 0; i < count; i++) {
      nodes.push({ type: 'native', name: 'BroadcastChannel', id: 101 + 2 * i, size: 512 });
      edges.push({ from: 5, to: 101 + 2 * i, type: 'element', name: i });
    }
    return buildHeap(await parseSnapshot(new Blob([snapshotJson(nodes, edges)]).stream()));
  };
  const { messages } = await lead(await Promise.all([100, 200, 300].map(waiting)));
  expect(messages.title.key).toBe('report.title.held');
});
