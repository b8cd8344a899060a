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
const WORDS = ['name_or_scope_info', 'name', 'source', 'Module', 'filename', '(Read-only roots)'];
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

/** Collects the strings that code mentions. */
export class CodeNames {
  readonly #heap: Heap;
  readonly #index: ReadonlyMap<string, StringIndex>;
  readonly #string: number;
  readonly #code: number;
  readonly #internal: number;
  /** Code objects that belong to scripts made at run time. */
  readonly #atRunTime = new Set<NodeOrdinal>();
  readonly #trust = new Map<NodeOrdinal, boolean>();
  #modules: ReadonlySet<string> | null = null;
  /** Literal holders seen: 0 in a file that shows no code. */
  found = 0;

  constructor(heap: Heap) {
    this.#heap = heap;
    const { strings, header } = heap.columns;
    this.#index = indexesOf(strings, [...LITERAL_HOLDERS, ...TO_CODE, ...TO_SCRIPT, ...WORDS]);
    this.#string = header.nodeTypes.indexOf('string');
    this.#code = header.nodeTypes.indexOf('code');
    this.#internal = header.edgeTypes.indexOf('internal');
  }

  /**
   * @param mark - called with every string of code, some more than once
   * @param word - called with the name of every script's file, and with every word of the beginning of its text
   */
  gather(mark: (string: StringIndex) => void, word: (text: string) => void): void {
    const { nodes, edges, header } = this.#heap.columns;
    const holders = new Set(LITERAL_HOLDERS.map((name) => this.#index.get(name) ?? -1));
    const shared = this.#sharedFunctions();
    for (const node of shared) {
      const script = this.#target(node, TO_SCRIPT);
      const trusted = script < 0 || this.#trusts(script, word);
      if (!trusted) this.#leaveOut(node);
      const name = this.#target(node, ['name_or_scope_info']);
      if (trusted && name >= 0 && nodes.type[name] === this.#string) mark(nodes.name[name]);
    }
    const synthetic = header.nodeTypes.indexOf('synthetic');
    const builtin = this.#index.get('(Read-only roots)') ?? -1;
    for (let node = 0; node < nodes.count; node++) {
      const type = nodes.type[node];
      const isCode = type === this.#code && holders.has(nodes.name[node]) && !this.#atRunTime.has(node);
      if (!isCode && !(type === synthetic && nodes.name[node] === builtin)) continue;
      if (isCode) this.found++;
      for (let e = nodes.firstEdge[node]; e < nodes.firstEdge[node + 1]; e++) {
        const to = edges.toNode[e];
        if (nodes.type[to] === this.#string) mark(nodes.name[to]);
      }
    }
  }

  #sharedFunctions(): NodeOrdinal[] {
    const { nodes, edges } = this.#heap.columns;
    const wanted = this.#index.get('name_or_scope_info') ?? -1;
    const found: NodeOrdinal[] = [];
    for (let node = 0; node < nodes.count; node++) {
      if (nodes.type[node] !== this.#code) continue;
      for (let e = nodes.firstEdge[node]; e < nodes.firstEdge[node + 1]; e++) {
        if (edges.type[e] !== this.#internal || edges.nameOrIndex[e] !== wanted) continue;
        found.push(node);
        break;
      }
    }
    return found;
  }

  #target(node: NodeOrdinal, names: readonly string[]): NodeOrdinal {
    const { nodes, edges } = this.#heap.columns;
    for (let e = nodes.firstEdge[node]; e < nodes.firstEdge[node + 1]; e++) {
      if (edges.type[e] !== this.#internal) continue;
      for (const name of names) if (edges.nameOrIndex[e] === this.#index.get(name)) return edges.toNode[e];
    }
    return -1;
  }

  /** The code of a function that was made at run time, down to its literals; functions inside are looked at for themselves. */
  #leaveOut(shared: NodeOrdinal): void {
    const { nodes, edges } = this.#heap.columns;
    const scope = this.#target(shared, ['name_or_scope_info']);
    if (scope >= 0) this.#atRunTime.add(scope);
    const todo: (readonly [NodeOrdinal, number])[] = [];
    const start = this.#target(shared, TO_CODE);
    if (start >= 0) todo.push([start, 0]);
    for (let next = todo.pop(); next !== undefined; next = todo.pop()) {
      const [node, depth] = next;
      if (this.#atRunTime.has(node) || nodes.type[node] !== this.#code) continue;
      this.#atRunTime.add(node);
      if (depth >= MAX_DEPTH || this.#target(node, TO_SCRIPT) >= 0) continue;
      for (let e = nodes.firstEdge[node]; e < nodes.firstEdge[node + 1]; e++) todo.push([edges.toNode[e], depth + 1]);
    }
  }

  /** Whether a script is a file of the program, of a library, or of the platform; reads its text the first time. */
  #trusts(script: NodeOrdinal, word: (text: string) => void): boolean {
    const known = this.#trust.get(script);
    if (known !== undefined) return known;
    const url = this.#urlOf(script);
    const trusted = this.#isFile(url);
    this.#trust.set(script, trusted);
    if (trusted) word(fileOf(url));
    const source = trusted ? this.#target(script, ['source']) : -1;
    if (source >= 0)
      for (const [text] of this.#text(source).matchAll(/[\p{ID_Start}$_][\p{ID_Continue}$]*/gu)) word(text);
    return trusted;
  }

  #urlOf(script: NodeOrdinal): string {
    const named = this.#target(script, ['name']);
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
    return this.#modules.size === 0 ? /^(?:\/|[A-Za-z]:\\)/.test(url) : this.#modules.has(url);
  }

  /** Files that Node's CommonJS loader has loaded: what its modules say, and the keys of its cache. */
  #moduleFiles(): ReadonlySet<string> {
    const { nodes, edges, strings, header } = this.#heap.columns;
    const moduleName = this.#index.get('Module') ?? -1;
    const filename = this.#index.get('filename') ?? -1;
    const object = header.nodeTypes.indexOf('object');
    const property = header.edgeTypes.indexOf('property');
    const files = new Set<string>();
    for (let node = 0; node < nodes.count; node++) {
      if (nodes.type[node] !== object) continue;
      const isModule = nodes.name[node] === moduleName;
      for (let e = nodes.firstEdge[node]; e < nodes.firstEdge[node + 1]; e++) {
        if (edges.type[e] !== property) continue;
        const to = edges.toNode[e];
        if (isModule && edges.nameOrIndex[e] === filename) files.add(this.#text(to));
        else if (!isModule && nodes.name[to] === moduleName && nodes.type[to] === object)
          files.add(textOf(strings, edges.nameOrIndex[e]));
      }
    }
    files.delete('');
    return files;
  }
}
