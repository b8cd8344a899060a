// What has no constructor to be listed under: texts that stand in the heap more than once, and variables that no live function
// reads. Both with growth, from the oldest to the newest snapshot that can be asked.

import type { GroupKind, GroupQuery, GroupRow, GroupRows } from '../engine/api.ts';
import { growthOf, lastOf } from '../base/by-snapshot.ts';
import { shallowOf, type CancelSignal, type Heap } from '../heap/index.ts';
import { sourceTextOf } from '../heap/source-text.ts';
import { askable } from './kept-rows.ts';
import { sameStrings } from './same-strings.ts';
import { withEdges, type QuerySeries } from './series.ts';
import { hasScopeTables, unreadVariables } from './unread-variables.ts';
import { sortByKey, windowOf } from './window.ts';

/** Longest text of a group that is shown, characters. */
const MAX_LABEL = 200;

interface Group {
  readonly key: string;
  readonly label: string;
  readonly detail: string;
  readonly source: GroupRow['source'];
  count: number;
  shallowBytes: number;
  retainedBytes: number;
  /** The object that keeps most. */
  sample: number;
}

/** Answers for one series; what was found is kept. */
export class Groups {
  readonly #series: QuerySeries;
  readonly #rows = new Map<GroupKind, readonly GroupRow[]>();

  constructor(series: QuerySeries) {
    this.#series = series;
  }

  /** Rejects with `HeapError('cancelled')`. */
  async window(query: GroupQuery, signal: CancelSignal): Promise<GroupRows> {
    const snapshots = askable(this.#series);
    let rows = this.#rows.get(query.of);
    if (rows === undefined) this.#rows.set(query.of, (rows = await this.#make(query.of, snapshots, signal)));
    const found = rows;
    const wanted = query.filter.trim().toLowerCase();
    const kept: number[] = [];
    found.forEach((row, index) => {
      if (`${row.label}\n${row.detail}`.toLowerCase().includes(wanted)) kept.push(index);
    });
    const order = sortByKey(
      Uint32Array.from(kept),
      Float64Array.from(kept, (index) => valueOf(found[index], query.sort.by)),
      query.sort.descending,
    );
    return {
      ...windowOf(this.#series.generation, query, order.length, found.length, (index) => found[order[index]]),
      snapshots,
      available: query.of === 'same-strings' || this.#series.heaps.some((heap) => hasScopeTables(heap as Heap)),
    };
  }

  async #make(of: GroupKind, snapshots: readonly number[], signal: CancelSignal): Promise<readonly GroupRow[]> {
    const bySnapshot: ReadonlyMap<string, Group>[] = [];
    for (const snapshot of snapshots) {
      const heap = withEdges(this.#series.heaps[snapshot]);
      if (heap === null) continue;
      bySnapshot.push(of === 'same-strings' ? await stringGroups(heap, signal) : await variableGroups(heap, signal));
    }
    const keys = new Set(bySnapshot.flatMap((groups) => [...groups.keys()]));
    const rows: GroupRow[] = [];
    for (const key of keys) {
      const found = bySnapshot.map((groups) => groups.get(key));
      const at = found.findLastIndex((group) => group !== undefined);
      const newest = found[at];
      if (newest === undefined) continue;
      rows.push({
        key,
        label: newest.label,
        detail: newest.detail,
        source: newest.source,
        countBySnapshot: found.map((group) => group?.count ?? 0),
        shallowBytesBySnapshot: found.map((group) => group?.shallowBytes ?? 0),
        retainedBytesBySnapshot: found.map((group) => group?.retainedBytes ?? 0),
        sample: {
          snapshot: snapshots[at],
          objectId: this.#series.heaps[snapshots[at]].columns.nodes.id[newest.sample],
        },
      });
    }
    return rows;
  }
}

function valueOf(row: GroupRow, by: GroupQuery['sort']['by']): number {
  switch (by) {
    case 'count':
      return lastOf(row.countBySnapshot);
    case 'countGrowth':
      return growthOf(row.countBySnapshot);
    case 'shallow':
      return lastOf(row.shallowBytesBySnapshot);
    case 'retained':
      return lastOf(row.retainedBytesBySnapshot);
    case 'retainedGrowth':
      return growthOf(row.retainedBytesBySnapshot);
  }
}

async function stringGroups(heap: Heap, signal: CancelSignal): Promise<ReadonlyMap<string, Group>> {
  const groups = new Map<string, Group>();
  for (const { text, tail, nodes } of await sameStrings(heap, signal)) {
    const key = `${tail}\n${text}`;
    const group = fresh(key, text.length > MAX_LABEL ? `${text.slice(0, MAX_LABEL)}…` : text, '', null);
    for (const node of nodes) add(heap, group, node);
    groups.set(key, group);
  }
  return groups;
}

/** One group per variable of a function: as many scopes of it as the heap has. */
async function variableGroups(heap: Heap, signal: CancelSignal): Promise<ReadonlyMap<string, Group>> {
  const groups = new Map<string, Group>();
  for (const { name, value, functionName, scriptName, start } of await unreadVariables(heap, signal)) {
    const key = JSON.stringify([scriptName, start, name]);
    let group = groups.get(key);
    if (group === undefined) {
      group = fresh(key, name, functionName, placeOf(heap, scriptName, start));
      groups.set(key, group);
    }
    add(heap, group, value);
  }
  return groups;
}

function fresh(key: string, label: string, detail: string, source: GroupRow['source']): Group {
  return { key, label, detail, source, count: 0, shallowBytes: 0, retainedBytes: 0, sample: -1 };
}

function add(heap: Heap, group: Group, node: number): void {
  group.count++;
  group.shallowBytes += shallowOf(heap, node);
  group.retainedBytes += heap.retained[node];
  if (group.sample < 0 || heap.retained[node] > heap.retained[group.sample]) group.sample = node;
}

/** Line and column of a place in a script's text; only the script where the snapshot does not carry the text so far. */
function placeOf(heap: Heap, url: string, start: number): GroupRow['source'] {
  if (url === '') return null;
  const text = sourceTextOf(heap, url)?.text ?? '';
  if (start > text.length || text === '') return { url, line: 0, column: 0 };
  const before = text.slice(0, start);
  return { url, line: before.split('\n').length, column: start - before.lastIndexOf('\n') };
}
