// Which class gave an object a field: the program's own class may extend one of a package's, whose code makes the field.
// V8 keeps the names that a function uses in the constant pool of its bytecode.

import type { NodeOrdinal } from 'heapsnapshot-parser-lite';
import { sourceOf } from '../../heap/index.ts';
import type { SourcePosition } from '../../heap/types.ts';
import { isStringType, TYPE, typeOf } from '../series/node-kinds.ts';
import type { Namer } from './links.ts';
import { originOfUrl } from './origin.ts';

/** Classes above a class, methods of each, and objects of a function's code that are looked through. */
const MAX_CLASSES = 4;
const MAX_METHODS = 80;
const MAX_CODE = 200;
/** From a function's shared part to a name in its constant pool: compiled code, its bytecode, the pool, the name. */
const MAX_CODE_DEPTH = 5;
/** What leads from a function's code to other functions, or to all of its script. */
const AWAY = /^(script|script_or_debug_info|outer_scope_info.*|feedback.*|raw_feedback.*|map)$/;

/**
 * @param object - an instance of a class of the program's
 * @param field - one of its fields
 * @returns where the class of a package's begins that is above the object's own and uses the field; null when there is none
 */
export function declaredIn(namer: Namer, object: NodeOrdinal, field: string): SourcePosition | null {
  let found: SourcePosition | null = null;
  let at = namer.follow(object, '__proto__');
  for (let up = 0; at !== null && up <= MAX_CLASSES; up++) {
    const place = classPlace(namer, at);
    const url = place?.url ?? '';
    if (up === 0 && originOfUrl(url) !== 3) return null;
    // The class farthest up that knows the field made it: a class knows nothing of those that extend it.
    if (up > 0 && originOfUrl(url) === 2 && usesName(namer, at, field)) found = place;
    at = namer.follow(at, '__proto__');
  }
  return found;
}

/** Where the class that a prototype belongs to begins. */
function classPlace(namer: Namer, prototype: NodeOrdinal): SourcePosition | null {
  const constructor = namer.follow(prototype, 'constructor');
  return constructor === null ? null : sourceOf(namer.heap, constructor);
}

/** Whether the constructor or a method of a class uses a name. */
function usesName(namer: Namer, prototype: NodeOrdinal, name: string): boolean {
  const { nodes, edges } = namer.heap.columns;
  const end = Math.min(nodes.firstEdge[prototype + 1], nodes.firstEdge[prototype] + MAX_METHODS);
  for (let e = nodes.firstEdge[prototype]; e < end; e++) {
    const method = edges.toNode[e];
    if (namer.edgeType(e) !== 'property' || typeOf(namer.kinds[method]) !== TYPE.closure) continue;
    const shared = namer.follow(method, 'shared');
    if (shared !== null && codeUses(namer, shared, name)) return true;
  }
  return false;
}

function codeUses(namer: Namer, shared: NodeOrdinal, name: string): boolean {
  const { nodes, edges } = namer.heap.columns;
  const seen = new Set([shared]);
  let level = [shared];
  for (let depth = 0; depth < MAX_CODE_DEPTH && level.length > 0; depth++) {
    const next: NodeOrdinal[] = [];
    for (const node of level) {
      for (let e = nodes.firstEdge[node]; e < nodes.firstEdge[node + 1]; e++) {
        const to = edges.toNode[e];
        if (seen.has(to) || seen.size >= MAX_CODE || namer.edgeType(e) === 'weak' || AWAY.test(namer.edgeName(e)))
          continue;
        const type = typeOf(namer.kinds[to]);
        if (isStringType(type) && namer.rawName(to) === name) return true;
        if (type !== TYPE.code) continue;
        seen.add(to);
        next.push(to);
      }
    }
    level = next;
  }
  return false;
}
