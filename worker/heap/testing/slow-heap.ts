// The slow, obvious heap: sets and repeated reachability instead of arrays and numbering. Small graphs only.

import type { SnapshotColumns } from 'heapsnapshot-parser-lite';
import { textOf } from '../text.ts';

const ephemeron = /^\d+ \/ part of key \(.*? @\d+\) -> value \(.*? @\d+\) pair in WeakMap \(table @(\d+)\)$/;

interface Edge {
  readonly from: number;
  readonly to: number;
  readonly type: string;
  readonly name: string;
}

/** All edges with decoded names, in file order. */
function allEdges(columns: SnapshotColumns): readonly Edge[] {
  const { nodes, edges, header, strings } = columns;
  const list: Edge[] = [];
  for (let from = 0; from < nodes.count; from++) {
    for (let edge = nodes.firstEdge[from]; edge < nodes.firstEdge[from + 1]; edge++) {
      const type = header.edgeTypes[edges.type[edge]];
      const numbered = type === 'element' || type === 'hidden';
      list.push({
        from,
        to: edges.toNode[edge],
        type,
        name: numbered ? String(edges.nameOrIndex[edge]) : textOf(strings, edges.nameOrIndex[edge]),
      });
    }
  }
  return list;
}

function reach(starts: Iterable<number>, edges: readonly Edge[], without = -1): Set<number> {
  const seen = new Set<number>();
  for (const start of starts) if (start !== without) seen.add(start);
  for (let before = -1; before !== seen.size;) {
    before = seen.size;
    for (const { from, to } of edges) if (seen.has(from) && to !== without) seen.add(to);
  }
  return seen;
}

/** Rule 2, read off the page. */
function essentialEdges(columns: SnapshotColumns): readonly Edge[] {
  const { nodes, header, strings } = columns;
  const root = header.rootOrdinal;
  const edges = allEdges(columns);
  const strong = edges.filter((edge) => edge.type !== 'weak');
  const starts = edges.filter(
    (edge) =>
      edge.from === root &&
      (edge.type === 'shortcut' ||
        (edge.type === 'element' &&
          header.nodeTypes[nodes.type[edge.to]] === 'synthetic' &&
          textOf(strings, nodes.name[edge.to]) === '(Document DOM trees)')),
  );
  const page = reach(
    starts.map((edge) => edge.to),
    strong,
  );
  return edges.filter(({ from, to, type, name }) => {
    const match = type === 'internal' ? ephemeron.exec(name) : null;
    if (match !== null && Number(match[1]) === nodes.id[from]) return false;
    if (type === 'weak' || from === to) return false;
    if (from === root) return true;
    return type !== 'shortcut' && !(page.has(to) && !page.has(from));
  });
}

/** Rule 3: for every node the dominator that itself has most dominators. The root's is itself. */
export function slowDominators(columns: SnapshotColumns): number[] {
  const { nodes, header } = columns;
  const root = header.rootOrdinal;
  const edges = essentialEdges(columns);
  const targets = new Set(edges.map((edge) => edge.to));
  const all = Array.from({ length: nodes.count }, (_, node) => node);
  const starts = [root, ...all.filter((node) => !targets.has(node))];
  const alive = reach(starts, edges);
  // What is not alive is a clique nothing reaches: it hangs from the root, and its edges say nothing.
  const dominatedBy = all.map((removed) => {
    const left = reach(removed === root ? [] : starts, edges, removed);
    return new Set(all.filter((node) => alive.has(node) && !left.has(node)));
  });
  return all.map((node) => {
    if (!alive.has(node)) return root;
    const dominators = all.filter((other) => other !== node && dominatedBy[other].has(node));
    const depth = (other: number): number => all.filter((above) => dominatedBy[above].has(other)).length;
    return dominators.reduce((best, other) => (depth(other) > depth(best) ? other : best), root);
  });
}

/** Rule 1 by repetition until nothing changes. */
export function slowShallow(columns: SnapshotColumns): number[] {
  const { nodes, header, strings } = columns;
  const root = header.rootOrdinal;
  const edges = allEdges(columns);
  const typeOf = (node: number): string => header.nodeTypes[nodes.type[node]];
  const nameOf = (node: number): string => textOf(strings, nodes.name[node]);
  const shallow = Array.from(nodes.selfSize);
  const userRoot = (node: number): boolean => typeOf(node) !== 'synthetic' || nameOf(node) === '(Document DOM trees)';
  if (!edges.some(({ from, to }) => from === root && userRoot(to))) return shallow;
  const ownable = (node: number): boolean =>
    ['hidden', 'array'].includes(typeOf(node)) ||
    (typeOf(node) === 'native' && nameOf(node) === 'system / ExternalStringData');
  const owners = shallow.map((_, node) => (ownable(node) ? new Set<number>() : new Set([node])));
  for (let changed = true; changed;) {
    changed = false;
    for (const { from, to, type } of edges) {
      if (type === 'weak' || !ownable(to)) continue;
      for (const owner of owners[from]) {
        if (owners[to].has(owner)) continue;
        owners[to].add(owner);
        changed = true;
      }
    }
  }
  const attributed = [...shallow];
  owners.forEach((set, node) => {
    const [owner] = set;
    if (!ownable(node) || set.size !== 1 || owner === root || typeOf(owner) === 'synthetic') return;
    attributed[owner] += shallow[node];
    attributed[node] -= shallow[node];
  });
  return attributed;
}
