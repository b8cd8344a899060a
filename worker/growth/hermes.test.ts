// A React Native program's Maps read as Maps: Hermes' own cells are looked through as V8's are. Snapshots that Hermes wrote.

import path from 'node:path';
import { expect, it } from 'vitest';
import { kindsOf, runtimeOf } from '../heap/index.ts';
import { ENGINE, PLUMBING } from './series/node-kinds.ts';
import { rankSeries } from './rank.ts';
import { heapsOf } from './testing/series.ts';

const files = [1, 2, 3].map((i) => path.join(import.meta.dirname, 'testing', 'hermes', `${i}.heapsnapshot.gz`));

it('a Map of the program’s, and one in a scope whose variables have no names', async () => {
  const heaps = await heapsOf(files);
  expect(heaps.map(runtimeOf)).toEqual(['hermes', 'hermes', 'hermes']);
  const { findings, verdict } = await rankSeries(heaps, {}, (text) => text);
  expect(verdict.kind).toBe('leak');
  expect(
    findings.map(({ owner, constructor, countBySnapshot }) => [
      owner.name,
      owner.constructor,
      constructor,
      countBySnapshot,
    ]),
  ).toEqual([
    ['screens', 'Map', 'Screen', [100, 1600, 3100]],
    ['variable 0', 'Map', 'Object(url, at)', [50, 800, 1550]],
  ]);
  // Beside which function the scope lies is all that the file tells.
  expect(findings[1].path.map(({ scope }) => scope)).toContain('…request');
});

it('what nothing refers to is dead, not kept by anybody', async () => {
  const [, , newest] = await heapsOf(files);
  const { nodes } = newest.columns;
  const kinds = kindsOf(newest);
  const held = new Set(newest.columns.edges.toNode);
  const dead = [...nodes.id.keys()].filter((node) => !held.has(node) && node !== newest.columns.header.rootOrdinal);
  expect(dead.length).toBeGreaterThan(4000);
  expect(dead.filter((node) => (kinds[node] & ENGINE) === 0 || (kinds[node] & PLUMBING) === 0)).toEqual([]);
});
