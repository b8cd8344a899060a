// Where the program uses a package: the modules that import something of it, and the first call in their text.

import type { NodeOrdinal } from 'heapsnapshot-parser-lite';
import { firstRetainers, sourceOf, sourceOfEdge } from '../../heap/index.ts';
import { sourceTextOf } from '../../heap/source-text.ts';
import type { Heap } from '../../heap/types.ts';
import { packageOf } from '../../report/packages.ts';
import type { ReportFrame } from '../../report/types.ts';
import { CONTEXT, TYPE, typeOf } from '../series/node-kinds.ts';
import { originOfUrl } from './origin.ts';
import type { Namer } from './links.ts';

/** Modules of the program that are told for one package. */
const MAX_MODULES = 2;
/** Variables of a scope that are looked at. */
const MAX_VARIABLES = 200;

const known = new WeakMap<Heap, Map<string, readonly ReportFrame[]>>();

/**
 * The program's lines that use a package, by the scopes whose variables (CommonJS) or imports (ES modules) are functions
 * or classes of it. One walk over the scopes of the heap per package; remembered.
 * @param name - of the package
 */
export function usesOf(namer: Namer, name: string): readonly ReportFrame[] {
  let ofHeap = known.get(namer.heap);
  if (ofHeap === undefined) {
    ofHeap = new Map();
    known.set(namer.heap, ofHeap);
  }
  const found = ofHeap.get(name) ?? findUses(namer, name);
  ofHeap.set(name, found);
  return found;
}

function findUses(namer: Namer, name: string): ReportFrame[] {
  const { nodes, edges } = namer.heap.columns;
  const lines: ReportFrame[] = [];
  const seen = new Set<string>();
  const note = (scope: NodeOrdinal, local: string): void => {
    const { source } = namer.scopeOf(scope);
    if (source === null || originOfUrl(source.url) !== 3 || seen.has(source.url)) return;
    seen.add(source.url);
    lines.push(lineOf(namer, name, local, source));
  };
  for (let node = 0; node < nodes.count && lines.length < MAX_MODULES; node++) {
    if ((namer.kinds[node] & CONTEXT) !== 0) {
      const end = Math.min(nodes.firstEdge[node + 1], nodes.firstEdge[node] + MAX_VARIABLES);
      for (let e = nodes.firstEdge[node]; e < end; e++) {
        if (namer.edgeType(e) === 'context' && isOfPackage(namer, edges.toNode[e], name)) note(node, namer.edgeName(e));
      }
    } else if (typeOf(namer.kinds[node]) === TYPE.closure && isOfPackage(namer, node, name)) {
      for (const scope of importersOf(namer, node)) note(scope, '');
    }
  }
  return lines;
}

/** Modules of the program whose text is looked through. */
const MAX_TEXTS = 200;
const IMPORTED = /(?:\bfrom\s*|\brequire\(\s*|\bimport\s*\(?\s*)['"]((?:@[\w.-]+\/)?[\w][\w.-]*)/g;

const importedIn = new WeakMap<Heap, ReadonlySet<string>>();

/** Packages that the program's own modules name in their texts, as far as the snapshot has these. Read once. */
export function importedPackages(namer: Namer): ReadonlySet<string> {
  const { heap } = namer;
  const already = importedIn.get(heap);
  if (already !== undefined) return already;
  const names = new Set<string>();
  for (const { url } of ownScripts(heap))
    for (const name of importsIn(sourceTextOf(heap, url)?.text ?? '')) names.add(name);
  importedIn.set(heap, names);
  return names;
}

/** Packages that a text imports or requires. */
export function importsIn(text: string): string[] {
  return Array.from(text.matchAll(IMPORTED), ([, name]) => name);
}

function ownScripts(heap: Heap): readonly { readonly url: string }[] {
  return (heap.scripts ?? []).filter(({ url }) => originOfUrl(url) === 3).slice(0, MAX_TEXTS);
}

/**
 * The same by the modules' texts, where what they import is no function of the package but an object with functions.
 * @param name - of the package
 */
export function importsOf(namer: Namer, name: string): readonly ReportFrame[] {
  const lines: ReportFrame[] = [];
  for (const { url } of ownScripts(namer.heap)) {
    const text = sourceTextOf(namer.heap, url)?.text ?? '';
    const call = firstCall(text, localNames(text, name));
    if (call !== null && lines.length < MAX_MODULES)
      lines.push({ function: call.name, url, line: call.line, column: call.column });
  }
  return lines;
}

function isOfPackage(namer: Namer, node: NodeOrdinal, name: string): boolean {
  return packageOf(sourceOf(namer.heap, node)?.url ?? '')?.name === name;
}

/** Scopes of the ES modules that import a value: its cell stands in their list of imports. */
function importersOf(namer: Namer, node: NodeOrdinal): NodeOrdinal[] {
  const { heap } = namer;
  const scopes: NodeOrdinal[] = [];
  for (const toValue of firstRetainers(heap, node, MAX_VARIABLES)) {
    const cell = sourceOfEdge(heap, toValue);
    if (namer.rawName(cell) !== 'system / Cell') continue;
    for (const toCell of firstRetainers(heap, cell, MAX_VARIABLES)) {
      for (const toList of firstRetainers(heap, sourceOfEdge(heap, toCell), 8)) {
        const module = sourceOfEdge(heap, toList);
        if (namer.rawName(module) !== 'system / SourceTextModule') continue;
        const scope = scopeOfModule(namer, module);
        if (scope !== null) scopes.push(scope);
      }
    }
  }
  return scopes;
}

/** A module that was evaluated keeps its generator, or the function that it ran as; both know the scope. */
function scopeOfModule(namer: Namer, module: NodeOrdinal): NodeOrdinal | null {
  const { nodes, edges } = namer.heap.columns;
  for (let e = nodes.firstEdge[module]; e < nodes.firstEdge[module + 1]; e++) {
    const code = edges.toNode[e];
    const scope = namer.rawName(code) === 'Generator' ? namer.follow(code, 'context') : null;
    if (scope !== null && namer.isContext(scope)) return scope;
  }
  return null;
}

/**
 * The first call of the package in a module's text, as far as the snapshot has it; else where the module's first
 * function stands.
 */
function lineOf(
  namer: Namer,
  name: string,
  local: string,
  source: { readonly url: string; readonly line: number; readonly column: number },
): ReportFrame {
  const text = sourceTextOf(namer.heap, source.url)?.text ?? '';
  const imported = localNames(text, name);
  // What is kept in a variable may only be handed on: then the package itself is called somewhere.
  const call = firstCall(text, local === '' ? imported : [local]) ?? firstCall(text, imported);
  return call === null
    ? {
        function: local === '' ? (imported[0] ?? '') : local,
        url: source.url,
        line: source.line,
        column: source.column,
      }
    : { function: call.name, url: source.url, line: call.line, column: call.column };
}

/** Names under which a module knows a package: `import a, { b as c } from 'name'`, `const { d } = require('name')`. */
export function localNames(text: string, name: string): string[] {
  const quoted = name.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&');
  const clause = new RegExp(
    String.raw`(?:import\s+([^'";]+?)\s+from\s*|(?:const|let|var)\s+([^=;]+?)\s*=\s*require\(\s*)['"]${quoted}(?:\/[^'"]*)?['"]`,
    'g',
  );
  const names: string[] = [];
  for (const match of text.matchAll(clause)) {
    for (const part of (match[1] ?? match[2]).split(/[{},]/)) {
      const word = /([\p{ID_Start}$_][\p{ID_Continue}$]*)\s*$/u.exec(part.replace(/^type\s/, ''));
      if (word !== null) names.push(word[1]);
    }
  }
  return [...new Set(names)];
}

/** The first line on which one of the names is called, made with `new`, or used with a dot. */
export function firstCall(
  text: string,
  names: readonly string[],
): { readonly name: string; readonly line: number; readonly column: number } | null {
  if (names.length === 0) return null;
  const any = names.map((name) => name.replace(/[$]/g, '\\$&')).join('|');
  const call = new RegExp(
    String.raw`(?<![\p{ID_Continue}$.'"/])(${any})(?:\s*\(|\.[\p{ID_Start}$_][\p{ID_Continue}$]*\s*\()`,
    'u',
  );
  const lines = text.split('\n');
  for (const [i, line] of lines.entries()) {
    if (/^\s*(?:\/\/|\*|import\b)/.test(line)) continue;
    const found = call.exec(line);
    if (found !== null) return { name: found[1], line: i + 1, column: found.index + 1 };
  }
  return null;
}
