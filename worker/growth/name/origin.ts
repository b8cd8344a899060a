// Whose a class is: the program's, a library's, or the platform's own.

import type { NodeOrdinal } from 'heapsnapshot-parser-lite';
import { sourceOf } from '../../heap/index.ts';
import type { SourcePosition } from '../../heap/types.ts';
import { packageOf } from '../../report/packages.ts';
import { TYPE, typeOf } from '../series/node-kinds.ts';
import type { Namer } from './links.ts';
import { isWeakName } from './weak-names.ts';
import type { NamedOwner } from '../types.ts';
import { isGlobal } from '../vocabulary.ts';

/** @returns 3 for a class of the program, 2 for a library's, 1 for Node's, the browser's or V8's own (or unknown). */
export function originOf(namer: Namer, node: NodeOrdinal): 1 | 2 | 3 {
  return originOfUrl(sourceOf(namer.heap, node)?.url ?? '');
}

/** The same of a script's URL. */
export function originOfUrl(url: string): 1 | 2 | 3 {
  if (url === '' || url.startsWith('node:') || url.startsWith('internal') || url.startsWith('ext:')) return 1;
  return packageOf(url) === null && !url.includes('node_modules') ? 3 : 2;
}

/** The variable or field of the program that keeps something a library made. */
export interface ProgramName {
  readonly name: string;
  readonly source: SourcePosition | null;
  /** Objects stand between it and the owner's holder, which its name passes over. */
  readonly apart: boolean;
}

/**
 * Climbs from an owner inside a library or the platform to the first name that stands in the program's own files.
 * @returns null when the owner is the program's own, or when no such name is near
 */
export function calledInProgram(namer: Namer, owner: NamedOwner): ProgramName | null {
  if (owner.holder === null || isOfProgram(namer, owner.holder.node)) return null;
  if (namer.isContext(owner.holder.node)) return functionInProgram(namer, owner.holder.node);
  const seen = new Set<NodeOrdinal>();
  let at = owner.holder.node;
  for (let hop = 0; hop < 6 && !seen.has(at) && !namer.isContext(at); hop++) {
    // A property of the global object has its whole name; whoever refers to a window says nothing of it.
    if (isGlobal(namer.rawName(at))) return null;
    seen.add(at);
    const links = namer.bestLinks(at, 32);
    const own = links.find(
      (link) =>
        (link.kind === 'variable' || link.kind === 'property') &&
        !isWeakName(link.name) &&
        isOfProgram(namer, link.holder),
    );
    if (own !== undefined) return { name: own.name, source: positionOf(namer, own.holder), apart: hop > 0 };
    const up = links.find((link) => link.kind !== 'root' && !namer.isContext(link.holder) && !seen.has(link.holder));
    if (up === undefined) return null;
    at = up.holder;
  }
  return null;
}

/** Functions of one call that are asked who keeps them. */
const MAX_FUNCTIONS = 8;

/**
 * The variable of the program that keeps a function which a library made for it (`memoize(fn)`), and whose scope has
 * the owner. The scope is one inside the library's own, that of a call; what is exported (a property of something) was
 * not made for anybody.
 */
function functionInProgram(namer: Namer, scope: NodeOrdinal): ProgramName | null {
  const around = namer.follow(scope, 'previous');
  const url = namer.scopeOf(scope).source?.url ?? '';
  if (originOfUrl(url) !== 2 || around === null || namer.scopeOf(around).source?.url !== url) return null;
  const made = namer.links(scope, 32).filter(({ holder }) => typeOf(namer.kinds[holder]) === TYPE.closure);
  for (const { holder } of made.slice(0, MAX_FUNCTIONS)) {
    const links = namer.links(holder, 16);
    if (links.some(({ kind }) => kind === 'property')) continue;
    const own = links.find(
      (link) => link.kind === 'variable' && !isWeakName(link.name) && isOfProgram(namer, link.holder),
    );
    if (own !== undefined) return { name: own.name, source: positionOf(namer, own.holder), apart: true };
  }
  return null;
}

function positionOf(namer: Namer, holder: NodeOrdinal): SourcePosition | null {
  return namer.isContext(holder) ? namer.scopeOf(holder).source : sourceOf(namer.heap, holder);
}

/** A scope of the program's files, or an instance of one of its classes; a plain object or list tells nothing. */
function isOfProgram(namer: Namer, holder: NodeOrdinal): boolean {
  return originOfUrl(positionOf(namer, holder)?.url ?? '') === 3;
}

/** @returns whether an owner's variable or field stands in Node's own files. */
export function isOfPlatform(namer: Namer, owner: NamedOwner): boolean {
  return owner.holder !== null && (positionOf(namer, owner.holder.node)?.url ?? '').startsWith('node:');
}

/** Fields in which a wrapper keeps the listener: Node's, Vue's and component-emitter's, the engine's for `bind`, jsdom's. */
const WRAPPER_FIELDS: readonly string[] = ['listener', 'fn', 'bound_function', 'objectReference'];
/** Variables in which a package's `once` has it, where no field does. */
const WRAPPER_VARIABLES = /^(listener|handler|callback|cb|fn|func)$/;

/**
 * `once` of an emitter wraps the listener and keeps it in a field or a variable of the wrapper; `bind` makes a function of the
 * engine's own, which keeps the one that was bound.
 * @returns the function that was written; the function itself when it is no wrapper
 */
export function wrappedBy(namer: Namer, closure: NodeOrdinal): NodeOrdinal {
  for (const field of WRAPPER_FIELDS) {
    const inner = namer.follow(closure, field);
    if (inner !== null && typeOf(namer.kinds[inner]) === TYPE.closure) return inner;
  }
  return listenerInScope(namer, closure) ?? closure;
}

/** A function of another script that a package's wrapper calls; a wrapper of the program's own is what a reader can find. */
function listenerInScope(namer: Namer, closure: NodeOrdinal): NodeOrdinal | null {
  const url = sourceOf(namer.heap, closure)?.url ?? '';
  const scope = originOfUrl(url) === 2 ? namer.follow(closure, 'context') : null;
  if (scope === null || !namer.isContext(scope)) return null;
  const { nodes, edges } = namer.heap.columns;
  for (let e = nodes.firstEdge[scope]; e < nodes.firstEdge[scope + 1]; e++) {
    const target = edges.toNode[e];
    if (namer.edgeType(e) !== 'context' || typeOf(namer.kinds[target]) !== TYPE.closure) continue;
    if (WRAPPER_VARIABLES.test(namer.edgeName(e)) && (sourceOf(namer.heap, target)?.url ?? url) !== url) return target;
  }
  return null;
}
