// The names that a program's code mentions, as V8 keeps them: constant pools of compiled functions, scope infos,
// descriptions of literals, names of functions, and the beginning of each script's text. Code that was made at run time
// (`eval`, `new Function`, `vm` without a module) is data in disguise and is left out.

import type { NodeOrdinal, StringIndex, StringTable } from 'heapsnapshot-parser-lite';
import { runtimeOf, textOf } from '../../heap/index.ts';
import type { Heap } from '../../heap/types.ts';

/** Names of code objects whose strings are names or literals of the source, across V8 10 to 14. */
const LITERAL_HOLDERS = [
  '(constant pool)',
  '(context local names)',
  '(constant elements)',
  '',
  'system / ScopeInfo',
  'system / ObjectBoilerplateDescription',
  'system / UncompiledDataWithoutPreparseData',
  'system / UncompiledDataWithPreparseData',
  'system / UncompiledDataWithoutPreparseDataWithJob',
  'system / UncompiledDataWithPreparseDataAndJob',
];
/** Links from a function's shared part to its compiled code, by V8 version. */
const TO_CODE = ['function_data', 'trusted_function_data', 'untrusted_function_data'];
const TO_SCRIPT = ['script', 'script_or_debug_info'];
const WORDS = ['Module', 'filename', '(Read-only roots)'];
/** What links lead to, a bit each. */
const LINK = {
  script: 1,
  code: 2,
  functionName: 4,
  scope: 8,
  /** The scope around a function that was never called. */
  outer: 16,
  name: 32,
  source: 64,
  first: 128,
  deopt: 256,
} as const;
/** How they are called. */
const LINKS: readonly (readonly [number, readonly string[]])[] = [
  [LINK.script, TO_SCRIPT],
  [LINK.code, TO_CODE],
  [LINK.functionName, ['name_or_scope_info']],
  [LINK.scope, ['scope_info']],
  [LINK.outer, ['raw_outer_scope_info_or_feedback_metadata']],
  [LINK.name, ['name']],
  [LINK.source, ['source']],
  [LINK.first, ['first']],
  [LINK.deopt, ['deoptimization_data']],
];
/**
 * How loaders that run modules by `vm` begin them: Vite and what stands on it (Vitest, Nuxt), Jest, and Node's own wrapper. Such a
 * text is a module's, not one that a program put together.
 */
const MODULE_WRAPPER =
  /^(?:'use strict';)?async \(__vite_ssr_|^\(\{"Object\.<anonymous>":function\(module,exports,require|^\(function \(exports, require, module, __filename, __dirname\)/;
/** Code objects between a function and its constant pool are never further away than this. */
const MAX_DEPTH = 4;

/** Index in the table of each of `texts` that is there. One pass; only strings of a fitting length and first byte are read. */
export function indexesOf(strings: StringTable, texts: Iterable<string>): Map<string, StringIndex> {
  const encoder = new TextEncoder();
  const wanted = new Set(texts);
  const fits = new Uint8Array(256 * 256);
  for (const text of wanted) {
    const bytes = encoder.encode(text);
    fits[((bytes[0] ?? 0) << 8) | Math.min(bytes.length, 255)] = 1;
  }
  const found = new Map<string, StringIndex>();
  const { offset, pieces, pieceFirst } = strings;
  for (let piece = 0; piece < pieces.length; piece++) {
    const base = offset[pieceFirst[piece]];
    for (let i = pieceFirst[piece]; i < pieceFirst[piece + 1]; i++) {
      const length = offset[i + 1] - offset[i];
      const first = length === 0 ? 0 : pieces[piece][offset[i] - base];
      if (fits[(first << 8) | (length > 255 ? 255 : length)] === 0) continue;
      const text = textOf(strings, i);
      if (wanted.has(text) && !found.has(text)) found.set(text, i);
    }
  }
  return found;
}

/** The last part of a script's address, as it is written and as it reads. */
function fileOf(url: string): string {
  const last = url.replace(/[?#].*$/s, '').replace(/^.*[\\/]/s, '');
  try {
    return decodeURIComponent(last);
  } catch {
    return last;
  }
}

const isPath = (url: string): boolean => /^(?:\/|[A-Za-z]:\\)/.test(url);

/** One bit per node. */
const isNoted = (bits: Uint32Array, node: NodeOrdinal): boolean => ((bits[node >>> 5] >>> (node & 31)) & 1) === 1;
const note = (bits: Uint32Array, node: NodeOrdinal): void => void (bits[node >>> 5] |= 1 << (node & 31));

/** Collects the strings that code mentions. */
export class CodeNames {
  readonly #heap: Heap;
  readonly #index: ReadonlyMap<string, StringIndex>;
  readonly #string: number;
  readonly #code: number;
  readonly #internal: number;
  /** Code objects that belong to scripts made at run time, or hold what optimised code was specialised for: one bit per node. */
  readonly #atRunTime: Uint32Array;
  /** Scopes of functions that stand in a script. */
  readonly #ofScripts: Uint32Array;
  /** Per string, the bits of the links that are called so. */
  readonly #links: Uint16Array;
  readonly #trust = new Map<NodeOrdinal, boolean>();
  /** Scripts of Node or Deno itself. */
  readonly #platform = new Set<NodeOrdinal>();
  #modules: ReadonlySet<string> | null = null;
  /** Literal holders seen: 0 in a file that shows no code. */
  found = 0;

  constructor(heap: Heap) {
    this.#heap = heap;
    const { strings, header } = heap.columns;
    this.#index = indexesOf(strings, [...LITERAL_HOLDERS, ...WORDS, ...LINKS.flatMap(([, texts]) => texts)]);
    this.#string = header.nodeTypes.indexOf('string');
    this.#code = header.nodeTypes.indexOf('code');
    this.#internal = header.edgeTypes.indexOf('internal');
    this.#atRunTime = new Uint32Array((heap.columns.nodes.count >>> 5) + 1);
    this.#ofScripts = new Uint32Array(this.#atRunTime.length);
    this.#links = new Uint16Array(strings.count);
    for (const [link, texts] of LINKS) for (const name of this.#indexesOf(texts)) this.#links[name] |= link;
  }

  #indexesOf(texts: readonly string[]): readonly StringIndex[] {
    return texts.flatMap((text) => this.#index.get(text) ?? []);
  }

  #isAtRunTime(node: NodeOrdinal): boolean {
    return isNoted(this.#atRunTime, node);
  }

  #noteAtRunTime(node: NodeOrdinal): void {
    note(this.#atRunTime, node);
  }

  /**
   * @param mark - called with every string of code, some more than once
   * @param word - called with the name of every script's file, and with every word of the beginning of its text
   * @param loose - the same for the texts of a page's scripts that have no address, whoever made them
   * @param define - called with the name of every function and class in a script of the program or its packages
   */
  gather(
    mark: (string: StringIndex) => void,
    word: (text: string) => void,
    loose: (text: string) => void,
    define: (string: StringIndex) => void,
  ): void {
    const { nodes, edges, header, strings } = this.#heap.columns;
    const holds = new Uint8Array(strings.count);
    for (const name of this.#indexesOf(LITERAL_HOLDERS)) holds[name] = 1;
    const shared = this.#sharedFunctions();
    const madeAtRunTime: NodeOrdinal[] = [];
    for (const node of shared) {
      const script = this.#target(node, LINK.script);
      const trusted = script < 0 || this.#trusts(script, word, loose);
      const name = this.#target(node, LINK.functionName);
      if (trusted && name >= 0 && nodes.type[name] === this.#string) mark(nodes.name[name]);
      // V8 calls this object as it calls the function; those of the language and of the embedder stand in no script.
      if (trusted && script >= 0 && !this.#platform.has(script)) define(nodes.name[node]);
      if (!trusted) {
        this.#leaveOut(node);
        madeAtRunTime.push(name, this.#target(node, LINK.outer));
      } else if (script >= 0) {
        this.#eachScope(name, this.#ofScripts);
        this.#eachScope(this.#target(node, LINK.outer), this.#ofScripts);
      }
    }
    // Code made at run time may stand inside a script's function (`eval`): scopes around it that a script has are the script's.
    for (const scope of madeAtRunTime) this.#eachScope(scope, this.#atRunTime, this.#ofScripts);
    this.#leaveOutOptimised();
    const synthetic = header.nodeTypes.indexOf('synthetic');
    const builtin = this.#index.get('(Read-only roots)') ?? -1;
    for (let node = 0; node < nodes.count; node++) {
      const type = nodes.type[node];
      const isCode = type === this.#code && holds[nodes.name[node]] === 1 && !this.#isAtRunTime(node);
      if (!isCode && !(type === synthetic && nodes.name[node] === builtin)) continue;
      if (isCode) this.found++;
      for (let e = nodes.firstEdge[node]; e < nodes.firstEdge[node + 1]; e++) {
        const to = edges.toNode[e];
        if (nodes.type[to] === this.#string) mark(nodes.name[to]);
      }
    }
  }

  /** Whether a scope belongs to code that was made at run time: its variables are named by whoever wrote that. */
  isScopeAtRunTime(context: NodeOrdinal): boolean {
    const scope = this.#target(context, LINK.scope);
    return scope >= 0 && this.#isAtRunTime(scope);
  }

  /** Notes a scope and those around it, up to one that is noted already or that `stop` has. */
  #eachScope(scope: NodeOrdinal, noted: Uint32Array, stop?: Uint32Array): void {
    const { nodes, edges } = this.#heap.columns;
    let next = scope;
    while (next >= 0 && nodes.type[next] === this.#code && !isNoted(noted, next)) {
      if (stop !== undefined && isNoted(stop, next)) return;
      note(noted, next);
      const name = nodes.name[next];
      let outer = -1;
      for (let e = nodes.firstEdge[next], end = nodes.firstEdge[next + 1]; e < end; e++) {
        const to = edges.toNode[e];
        if (to !== next && nodes.type[to] === this.#code && nodes.name[to] === name) outer = to;
      }
      next = outer;
    }
  }

  /**
   * Optimised code holds the values it was specialised for, keys of tables among them: what a program has looked up often
   * is no literal of its source.
   */
  #leaveOutOptimised(): void {
    const { nodes, edges } = this.#heap.columns;
    if (!this.#index.has('deoptimization_data')) return;
    for (let node = 0; node < nodes.count; node++) {
      if (nodes.type[node] !== this.#code) continue;
      const data = this.#target(node, LINK.deopt);
      if (data < 0) continue;
      for (const holder of [node, data]) {
        this.#noteAtRunTime(holder);
        for (let e = nodes.firstEdge[holder], end = nodes.firstEdge[holder + 1]; e < end; e++)
          if (this.#isUnnamedCode(edges.toNode[e])) this.#noteAtRunTime(edges.toNode[e]);
      }
    }
  }

  #isUnnamedCode(node: NodeOrdinal): boolean {
    const { nodes, strings } = this.#heap.columns;
    const name = nodes.name[node];
    const isEmpty = name >= strings.count || strings.offset[name] === strings.offset[name + 1];
    return nodes.type[node] === this.#code && isEmpty;
  }

  #sharedFunctions(): NodeOrdinal[] {
    const { nodes } = this.#heap.columns;
    const found: NodeOrdinal[] = [];
    for (let node = 0; node < nodes.count; node++)
      if (nodes.type[node] === this.#code && this.#target(node, LINK.functionName) >= 0) found.push(node);
    return found;
  }

  /** Where the first link of a kind leads; -1 when there is none. */
  #target(node: NodeOrdinal, link: number): NodeOrdinal {
    const {
      nodes: { firstEdge },
      edges: { type, nameOrIndex, toNode },
    } = this.#heap.columns;
    const links = this.#links;
    const internal = this.#internal;
    for (let e = firstEdge[node], end = firstEdge[node + 1]; e < end; e++) {
      if (type[e] === internal && (links[nameOrIndex[e]] & link) !== 0) return toNode[e];
    }
    return -1;
  }

  /** The code of a function that was made at run time, down to its literals; functions inside are looked at for themselves. */
  #leaveOut(shared: NodeOrdinal): void {
    const { nodes, edges } = this.#heap.columns;
    // Nodes and their depths, in turn.
    const todo: number[] = [];
    const start = this.#target(shared, LINK.code);
    if (start >= 0) todo.push(start, 0);
    while (todo.length > 0) {
      const depth = todo.pop() ?? 0;
      const node = todo.pop() ?? 0;
      if (this.#isAtRunTime(node) || nodes.type[node] !== this.#code) continue;
      this.#noteAtRunTime(node);
      if (depth >= MAX_DEPTH || this.#target(node, LINK.script) >= 0) continue;
      for (let e = nodes.firstEdge[node], end = nodes.firstEdge[node + 1]; e < end; e++) {
        const to = edges.toNode[e];
        if (nodes.type[to] === this.#code && !this.#isAtRunTime(to)) todo.push(to, depth + 1);
      }
    }
  }

  /** Whether a script is a file of the program, of a library, or of the platform; reads its text the first time. */
  #trusts(script: NodeOrdinal, word: (text: string) => void, loose: (text: string) => void): boolean {
    const known = this.#trust.get(script);
    if (known !== undefined) return known;
    const url = this.#urlOf(script);
    const trusted = this.#isFile(url) || (isPath(url) && MODULE_WRAPPER.test(this.#sourceText(script)));
    this.#trust.set(script, trusted);
    if (/^(?:node|ext):/.test(url)) this.#platform.add(script);
    if (trusted) word(fileOf(url));
    if (trusted || (url === '' && runtimeOf(this.#heap) === 'chromium'))
      for (const [text] of this.#sourceText(script).matchAll(/[\p{ID_Start}$_][\p{ID_Continue}$]*/gu))
        (trusted ? word : loose)(text);
    return trusted;
  }

  /** The beginning of a script's text; empty where the file has none. */
  #sourceText(script: NodeOrdinal): string {
    const source = this.#target(script, LINK.source);
    if (source < 0) return '';
    // What was put together of parts carries no text; once it is compiled, its first part has all of it.
    const first = this.#target(source, LINK.first);
    return this.#text(source) || (first < 0 ? '' : this.#text(first));
  }

  #urlOf(script: NodeOrdinal): string {
    const named = this.#target(script, LINK.name);
    const url = named < 0 ? '' : this.#text(named);
    return url !== '' ? url : this.#named(script).replace(/^system \/ Script(?: \/ )?/, '');
  }

  /** Text of a string node; a concatenated one carries none. */
  #text(node: NodeOrdinal): string {
    return this.#heap.columns.nodes.type[node] === this.#string ? this.#named(node) : '';
  }

  #named(node: NodeOrdinal): string {
    const { nodes, strings } = this.#heap.columns;
    return textOf(strings, nodes.name[node]);
  }

  /**
   * A script with an address is a file, but in Node `vm` takes any text for one: there a path counts when a module was
   * loaded from it.
   */
  #isFile(url: string): boolean {
    if (url === '' || url.startsWith('evalmachine.')) return false;
    if (/^(?:node|file|ext|webpack[a-z-]*):|^\[(?:eval|stdin)/.test(url)) return true;
    if (runtimeOf(this.#heap) !== 'node') return true;
    this.#modules ??= this.#moduleFiles();
    return this.#modules.size === 0 ? isPath(url) : this.#modules.has(url);
  }

  /** Files that Node's CommonJS loader has loaded: what its modules say, and the keys of its cache. */
  #moduleFiles(): ReadonlySet<string> {
    const { nodes, edges, strings, header } = this.#heap.columns;
    const moduleName = this.#index.get('Module') ?? -1;
    const filename = this.#index.get('filename') ?? -1;
    const object = header.nodeTypes.indexOf('object');
    const property = header.edgeTypes.indexOf('property');
    const files = new Set<string>();
    // One bit per node, so that the test most edges fail stays in the cache.
    const modules = new Uint32Array(this.#atRunTime.length);
    for (let node = 0; node < nodes.count; node++)
      if (nodes.type[node] === object && nodes.name[node] === moduleName) note(modules, node);
    for (let node = 0; node < nodes.count; node++) {
      if (nodes.type[node] !== object) continue;
      const isModule = isNoted(modules, node);
      for (let e = nodes.firstEdge[node], end = nodes.firstEdge[node + 1]; e < end; e++) {
        if (edges.type[e] !== property) continue;
        const to = edges.toNode[e];
        if (isModule && edges.nameOrIndex[e] === filename) files.add(this.#text(to));
        else if (!isModule && isNoted(modules, to)) files.add(textOf(strings, edges.nameOrIndex[e]));
      }
    }
    files.delete('');
    return files;
  }
}
