// Which package that the program asks for brings another one: `morgan-debug` brings `morgan`. A reader finds only the
// former in the own package.json, and updates that.

import type { NodeOrdinal } from 'heapsnapshot-parser-lite';
import { sourceTextOf } from '../../heap/source-text.ts';
import type { Heap } from '../../heap/types.ts';
import { packageOf } from '../../report/packages.ts';
import { TYPE, typeOf } from '../series/node-kinds.ts';
import type { Namer } from './links.ts';
import { originOfUrl } from './origin.ts';
import { importedPackages, importsIn } from './uses.ts';

/** Packages between one that the program asks for and one that it gets. */
const MAX_STEPS = 3;
/** Modules that one module asks for, and scripts of packages whose text is looked through. */
const MAX_CHILDREN = 500;
const MAX_SCRIPTS = 2000;

interface Requests {
  /** Packages that the program's own modules ask for. */
  readonly own: ReadonlySet<string>;
  /** Per package those that ask for it. */
  readonly by: ReadonlyMap<string, ReadonlySet<string>>;
}

const known = new WeakMap<Heap, Requests>();

/**
 * @param name - of a package
 * @returns the one package the program asks for that brings it, itself or through others; null when the program asks for
 *   `name` itself, when several bring it, and when the snapshot does not tell
 */
export function broughtBy(namer: Namer, name: string): string | null {
  const { own, by } = requestsOf(namer);
  if (own.size === 0 || own.has(name)) return null;
  let level: ReadonlySet<string> = new Set([name]);
  const seen = new Set(level);
  for (let step = 0; step < MAX_STEPS && level.size > 0; step++) {
    const above = new Set([...level].flatMap((one) => [...(by.get(one) ?? [])]).filter((one) => !seen.has(one)));
    const asked = [...above].filter((one) => own.has(one));
    if (asked.length > 0) return asked.length === 1 ? asked[0] : null;
    for (const one of above) seen.add(one);
    level = above;
  }
  return null;
}

/** Whether a package's modules ask for another package. */
export function asksFor(namer: Namer, asker: string, name: string): boolean {
  return requestsOf(namer).by.get(name)?.has(asker) === true;
}

function requestsOf(namer: Namer): Requests {
  const { heap } = namer;
  const already = known.get(heap);
  if (already !== undefined) return already;
  const own = new Set(importedPackages(namer));
  const by = new Map<string, Set<string>>();
  const note = (asker: string, names: Iterable<string>): void => {
    const origin = originOfUrl(asker);
    const from = packageOf(asker)?.name ?? '';
    for (const name of names) {
      if (origin === 3) own.add(name);
      else if (origin === 2 && from !== '' && from !== name) by.set(name, (by.get(name) ?? new Set()).add(from));
    }
  };
  for (const { file, children } of modulesOf(namer)) note(file, children);
  for (const { url } of (heap.scripts ?? []).filter((script) => originOfUrl(script.url) === 2).slice(0, MAX_SCRIPTS))
    note(url, importsIn(sourceTextOf(heap, url)?.text ?? ''));
  const found = { own, by };
  known.set(heap, found);
  return found;
}

/** CommonJS modules with the packages of those that they asked for: Node keeps them as `children`. */
function* modulesOf(namer: Namer): Generator<{ readonly file: string; readonly children: readonly string[] }> {
  const { nodes, edges } = namer.heap.columns;
  const isModule = new Map<number, boolean>();
  for (let node = 0; node < nodes.count; node++) {
    if (typeOf(namer.kinds[node]) !== TYPE.object) continue;
    let is = isModule.get(nodes.name[node]);
    if (is === undefined) isModule.set(nodes.name[node], (is = namer.rawName(node) === 'Module'));
    const file = is ? fileOf(namer, node) : '';
    const list = file === '' ? null : namer.follow(node, 'children');
    const elements = list === null ? null : namer.follow(list, 'elements');
    if (elements === null) continue;
    const children: string[] = [];
    const end = Math.min(nodes.firstEdge[elements + 1], nodes.firstEdge[elements] + MAX_CHILDREN);
    for (let e = nodes.firstEdge[elements]; e < end; e++) {
      const child = packageOf(fileOf(namer, edges.toNode[e]));
      if (child !== null) children.push(child.name);
    }
    yield { file, children };
  }
}

function fileOf(namer: Namer, module: NodeOrdinal): string {
  const name = namer.follow(module, 'filename');
  return name === null ? '' : namer.rawName(name);
}
