// Variables of scopes that no live function reads: what they hold can never be used again. New Chrome files say which
// function reads which variable (their scope tables); the rule is that of DevTools' own analysis, and a test compares both.

import type { NodeOrdinal, RawTable } from 'heapsnapshot-parser-lite';
import {
  checkCancelled,
  edgeName,
  isContextName,
  nodeName,
  textOf,
  type CancelSignal,
  type Heap,
} from '../heap/index.ts';
import { InternalEdges } from './names.ts';
import { breathe } from './window.ts';

const SLICE = 1 << 16;
/** What V8 calls a script. */
const SCRIPT = 'system / Script';

/** A variable of one scope in the heap whose value no live function can read. */
export interface UnreadVariable {
  readonly context: NodeOrdinal;
  readonly name: string;
  readonly value: NodeOrdinal;
  /** The function whose scope it is; '' for a module, a block, or an arrow function without a name. */
  readonly functionName: string;
  readonly scriptName: string;
  /** Where the scope begins in the script's text, characters from its start. */
  readonly start: number;
}

/** A scope as the source code has it. */
interface Scope {
  readonly id: number;
  readonly parent: Scope | null;
  readonly variables: readonly Variable[];
}
interface Variable {
  readonly name: string;
  /** Scopes in which it is mentioned. */
  readonly uses: Scope[];
}
type ScopesByScript = ReadonlyMap<NodeOrdinal, ReadonlyMap<number, Scope>>;

const EDGES = [
  'scope_info',
  'scope_id',
  'shared',
  'context',
  'script',
  'value',
  'previous',
  'name_or_scope_info',
  'outer_scope_info',
  'start_position',
  'function_name',
  'source_url',
];

/** Whether a file has the tables that this question needs. */
export function hasScopeTables(heap: Heap): boolean {
  return heap.columns.tables.some(({ name, values }) => name === 'scopes' && values.length > 0);
}

/**
 * All of them, in the order of the scopes in the file; empty for a file without scope tables.
 * @throws HeapError `cancelled`
 */
export async function unreadVariables(heap: Heap, signal: CancelSignal): Promise<readonly UnreadVariable[]> {
  const scopes = scopesOf(heap);
  if (scopes.size === 0) return [];
  const edges = new InternalEdges(heap, EDGES);
  const found = await scan(heap, edges, signal);
  const live = liveFunctions(heap, edges, found.closures);
  const scriptOf = scriptFinder(edges, found.scriptOfScopeInfo);
  const unread: UnreadVariable[] = [];
  const { nodes } = heap.columns;
  const variable = heap.columns.header.edgeTypes.indexOf('context');
  for (const { node, scopeInfo } of found.contexts) {
    const id = numberOf(edges.value(scopeInfo, 'scope_id', 'int'));
    const script = id === null ? -1 : scriptOf(scopeInfo);
    const scope = id === null ? undefined : scopes.get(script)?.get(id);
    if (scope === undefined || !found.scripts.has(script)) continue;
    for (let edge = nodes.firstEdge[node]; edge < nodes.firstEdge[node + 1]; edge++) {
      if (heap.columns.edges.type[edge] !== variable) continue;
      const name = edgeName(heap, edge);
      const declared = scope.variables.find((one) => one.name === name);
      if (declared === undefined || isRead(live.get(script), node, declared)) continue;
      const functionName = edges.target(scopeInfo, 'function_name');
      unread.push({
        context: node,
        name,
        value: heap.columns.edges.toNode[edge],
        functionName: functionName < 0 ? '' : nodeName(heap, functionName),
        scriptName: found.scripts.get(script) ?? '',
        start: numberOf(edges.value(scopeInfo, 'start_position', 'int')) ?? 0,
      });
    }
  }
  return unread;
}

function numberOf(text: string | null): number | null {
  const value = text === null ? Number.NaN : Number.parseInt(text, 10);
  return Number.isNaN(value) ? null : value;
}

interface Columns {
  readonly values: RawTable['values'];
  readonly width: number;
  readonly at: readonly number[];
}

function columnsOf(tables: readonly RawTable[], name: string, fields: readonly string[]): Columns | null {
  const table = tables.find((one) => one.name === name);
  if (table === undefined) return null;
  const at = fields.map((field) => table.fields.indexOf(field));
  return at.includes(-1) ? null : { values: table.values, width: table.fields.length, at };
}

/** Scopes by script and number. A scope's depth says under which of those before it it stands. */
function scopesOf({ columns }: Heap): ScopesByScript {
  const { tables, strings, header } = columns;
  const rows = columnsOf(tables, 'scopes', [
    'script_node_index',
    'scope_id',
    'depth',
    'scope_context_vars_count',
    'scope_uses_count',
  ]);
  const names = columnsOf(tables, 'scope_context_vars', ['name']);
  const uses = columnsOf(tables, 'scope_uses', ['declaring_scope_id', 'slot_index']);
  const scopes = new Map<NodeOrdinal, Map<number, Scope>>();
  if (rows === null || names === null || uses === null) return scopes;
  const width = header.nodeFields.length;
  const [script, id, depth, variableCount, useCount] = rows.at;
  const listed: { readonly scope: Scope; readonly script: NodeOrdinal; readonly uses: number }[] = [];
  let stack: Scope[] = [];
  let current = -1;
  let nextName = 0;
  for (let at = 0; at + rows.width <= rows.values.length; at += rows.width) {
    const node = rows.values[at + script] / width;
    if (node !== current) stack = [];
    current = node;
    const level = rows.values[at + depth];
    const variables: Variable[] = [];
    for (let i = 0; i < rows.values[at + variableCount]; i++)
      variables.push({ name: textOf(strings, names.values[nextName++ * names.width + names.at[0]]), uses: [] });
    const scope: Scope = { id: rows.values[at + id], parent: level > 0 ? (stack[level - 1] ?? null) : null, variables };
    stack = [...stack.slice(0, level), scope];
    let ofScript = scopes.get(node);
    if (ofScript === undefined) scopes.set(node, (ofScript = new Map()));
    ofScript.set(scope.id, scope);
    listed.push({ scope, script: node, uses: rows.values[at + useCount] });
  }
  let nextUse = 0;
  for (const { scope, script: node, uses: count } of listed) {
    for (let i = 0; i < count; i++) {
      const at = nextUse++ * uses.width;
      const declaring = scopes.get(node)?.get(uses.values[at + uses.at[0]]);
      const using = declaring?.variables[uses.values[at + uses.at[1]]]?.uses;
      if (using !== undefined && !using.includes(scope)) using.push(scope);
    }
  }
  return scopes;
}

interface Closure {
  readonly context: NodeOrdinal;
  readonly script: NodeOrdinal;
  readonly scopeId: number;
}
interface Found {
  /** Names of scripts. */
  readonly scripts: ReadonlyMap<NodeOrdinal, string>;
  readonly contexts: readonly { readonly node: NodeOrdinal; readonly scopeInfo: NodeOrdinal }[];
  readonly closures: readonly Closure[];
  /** Scripts of those that functions refer to; others are found by way of the scope around them. */
  readonly scriptOfScopeInfo: Map<NodeOrdinal, NodeOrdinal>;
}

/** What a node's name says that this question asks. */
const ROLE = { unknown: 0, none: 1, script: 2, context: 3, shared: 4 } as const;

async function scan(heap: Heap, edges: InternalEdges, signal: CancelSignal): Promise<Found> {
  const { nodes, strings, header } = heap.columns;
  const closureType = header.nodeTypes.indexOf('closure');
  const roles = new Uint8Array(strings.count);
  const scripts = new Map<NodeOrdinal, string>();
  const contexts: { node: NodeOrdinal; scopeInfo: NodeOrdinal }[] = [];
  const closures: Closure[] = [];
  const scriptOfScopeInfo = new Map<NodeOrdinal, NodeOrdinal>();
  for (let from = 0; from < nodes.count; from += SLICE) {
    checkCancelled(signal);
    for (let node = from; node < Math.min(from + SLICE, nodes.count); node++) {
      const name = nodes.name[node];
      if (roles[name] === ROLE.unknown) roles[name] = roleOf(textOf(strings, name));
      if (roles[name] === ROLE.script) scripts.set(node, scriptName(heap, edges, node));
      else if (roles[name] === ROLE.context) {
        const scopeInfo = edges.target(node, 'scope_info');
        if (scopeInfo >= 0) contexts.push({ node, scopeInfo });
      } else if (nodes.type[node] === closureType) {
        const closure = closureOf(edges, node);
        if (closure !== null) closures.push(closure);
      } else if (roles[name] === ROLE.shared) {
        const scopeInfo = edges.target(node, 'name_or_scope_info');
        const script = edges.target(node, 'script');
        if (scopeInfo < 0 || script < 0 || nodeName(heap, scopeInfo) !== 'system / ScopeInfo') continue;
        if (nodeName(heap, script).startsWith(SCRIPT)) scriptOfScopeInfo.set(scopeInfo, script);
      }
    }
    await breathe();
  }
  return { scripts, contexts, closures, scriptOfScopeInfo };
}

function roleOf(name: string): number {
  if (name.startsWith(SCRIPT)) return ROLE.script;
  if (isContextName(name)) return ROLE.context;
  return name.startsWith('system / SharedFunctionInfo') ? ROLE.shared : ROLE.none;
}

function scriptName(heap: Heap, edges: InternalEdges, script: NodeOrdinal): string {
  const name = nodeName(heap, script).slice(`${SCRIPT} / `.length);
  const url = name === '' ? edges.target(script, 'source_url') : -1;
  return url < 0 ? name : nodeName(heap, url);
}

function closureOf(edges: InternalEdges, node: NodeOrdinal): Closure | null {
  const shared = edges.target(node, 'shared');
  const context = edges.target(node, 'context');
  if (shared < 0 || context < 0) return null;
  const script = edges.target(shared, 'script');
  const scopeId = script < 0 ? null : numberOf(edges.value(shared, 'scope_id', 'int'));
  return scopeId === null ? null : { context, script, scopeId };
}

/** By script and number of a function's scope: the scopes in the heap that live functions of it can reach. */
type LiveFunctions = ReadonlyMap<NodeOrdinal, ReadonlyMap<number, ReadonlySet<NodeOrdinal>>>;

function liveFunctions(heap: Heap, edges: InternalEdges, closures: readonly Closure[]): LiveFunctions {
  const live = new Map<NodeOrdinal, Map<number, Set<NodeOrdinal>>>();
  for (const { context, script, scopeId } of closures) {
    let ofScript = live.get(script);
    if (ofScript === undefined) live.set(script, (ofScript = new Map()));
    let reached = ofScript.get(scopeId);
    if (reached === undefined) ofScript.set(scopeId, (reached = new Set()));
    for (let at = context; at >= 0 && !reached.has(at) && isContextName(nodeName(heap, at));) {
      reached.add(at);
      at = edges.target(at, 'previous');
    }
  }
  return live;
}

/** A live function that mentions the variable, or in which one that does can be made, reaches the scope. */
function isRead(
  live: ReadonlyMap<number, ReadonlySet<NodeOrdinal>> | undefined,
  context: NodeOrdinal,
  { uses }: Variable,
): boolean {
  if (live === undefined) return false;
  for (const use of uses) {
    for (let scope: Scope | null = use; scope !== null; scope = scope.parent)
      if (live.get(scope.id)?.has(context) === true) return true;
  }
  return false;
}

/** The script of a scope: its own, or that of a scope around it; -1 when none is known. */
function scriptFinder(
  edges: InternalEdges,
  known: ReadonlyMap<NodeOrdinal, NodeOrdinal>,
): (scopeInfo: NodeOrdinal) => NodeOrdinal {
  const found = new Map(known);
  return (scopeInfo) => {
    const passed = new Set<NodeOrdinal>();
    let at = scopeInfo;
    while (at >= 0 && !found.has(at) && !passed.has(at)) {
      passed.add(at);
      at = edges.target(at, 'outer_scope_info');
    }
    const script = at < 0 ? -1 : (found.get(at) ?? -1);
    for (const one of passed) found.set(one, script);
    return script;
  };
}
