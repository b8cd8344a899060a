// Call stacks of tracked allocations: from a node's `trace_node_id` over the call tree to functions and their places.
// V8 writes them into snapshots that were taken while allocations were tracked, and into `.heaptimeline`.

import { stringAt } from 'heapsnapshot-parser-lite';
import type { NodeOrdinal, RawTable, SnapshotColumns } from 'heapsnapshot-parser-lite';

/** A function on a stack, where it begins: V8 does not say where in it the call stands. */
export interface TraceFrame {
  readonly functionName: string;
  /** '' for functions of the engine itself. */
  readonly url: string;
  /** 1-based; 0 when unknown. */
  readonly line: number;
  readonly column: number;
}

export interface AllocationTraces {
  /** Trace id of a node; 0 when it was made before tracking began, or by nothing that is tracked. */
  traceOf(node: NodeOrdinal): number;
  /** Functions on the stack of a trace id, the one that allocated first; empty when the file has no such stack. */
  framesOf(traceId: number): readonly TraceFrame[];
}

/** V8 keeps 64 frames; a tree that is deeper is followed so far. */
const MAX_FRAMES = 64;

const fieldsOf = (table: RawTable, names: readonly string[]): readonly number[] | null => {
  const at = names.map((name) => table.fields.indexOf(name));
  return at.includes(-1) ? null : at;
};

/** The stacks in a snapshot; null when it was taken without tracking. */
export function allocationTraces(columns: SnapshotColumns): AllocationTraces | null {
  const { nodes, strings, tables } = columns;
  const { traceNodeId } = nodes;
  const tree = tables.find(({ name }) => name === 'trace_tree');
  const functions = tables.find(({ name }) => name === 'trace_function_infos');
  if (traceNodeId === null || tree === undefined || functions === undefined) return null;
  const inTree = fieldsOf(tree, ['id', 'function_info_index', 'parent']);
  const inFunctions = fieldsOf(functions, ['name', 'script_name', 'line', 'column']);
  if (inTree === null || inFunctions === null) return null;
  const [id, functionIndex, parent] = inTree;
  const [name, script, line, column] = inFunctions;
  const treeWidth = tree.fields.length;
  const functionWidth = functions.fields.length;
  const text = (index: number): string => (index >= 0 && index < strings.count ? stringAt(strings, index) : '');
  let rows: Map<number, number> | null = null;
  const rowOf = (traceId: number): number => {
    if (rows === null) {
      rows = new Map();
      for (let row = 0; row * treeWidth < tree.values.length; row++) rows.set(tree.values[row * treeWidth + id], row);
    }
    return rows.get(traceId) ?? -1;
  };
  return {
    traceOf: (node) => traceNodeId[node],
    framesOf(traceId) {
      const frames: TraceFrame[] = [];
      // The root is no function.
      for (
        let row = rowOf(traceId);
        row > 0 && frames.length < MAX_FRAMES;
        row = tree.values[row * treeWidth + parent]
      ) {
        const at = tree.values[row * treeWidth + functionIndex] * functionWidth;
        if (at < 0 || at + functionWidth > functions.values.length) break;
        frames.push({
          functionName: text(functions.values[at + name]),
          url: text(functions.values[at + script]),
          line: functions.values[at + line],
          column: functions.values[at + column],
        });
      }
      return frames;
    },
  };
}
