// Plain objects by shape (rule 4): `Object` says nothing, `{id, user, expires}` says what it is. Shapes are inferred
// from the most frequent property lists and then matched by containment, with DevTools' limits.

import type { SnapshotColumns } from 'heapsnapshot-parser-lite';
import { inSlices } from './chunks.ts';
import type { CancelSignal } from './errors.ts';
import type { Names, Schema } from './schema.ts';
import { bytesOf, TAG, textOf } from './text.ts';
import { GrowingUint32, SequenceTrie } from './trie.ts';
import type { Shapes } from './types.ts';

const MAX_NAME_LENGTH = 120;
const MIN_OBJECTS = 2;
const MIN_SHARE = 1000;
/** Length of a property list whose last property would pass the limit. */
const TOO_LONG = 0xffff_ffff;

/** As DevTools prints it: quoted when a comma, quote or brace could be misread. */
function formatProperty(name: string): string {
  if (!/[,'"{}]/.test(name)) return name;
  const quoted = JSON.stringify({ [name]: 0 });
  return quoted.substring(1, quoted.length - 3);
}

/** `{a, b}` for a shape. */
export function shapeName(properties: readonly string[]): string {
  return `{${properties.map(formatProperty).join(', ')}}`;
}

/** The shapes worth a row, most frequent first. */
export function inferShapesOf(columns: SnapshotColumns, schema: Schema, names: Names, signal?: CancelSignal): Shapes {
  const survey = new ShapeSurvey(columns, schema, names);
  inSlices(columns.nodes.count, signal, (from, to) => survey.look(from, to));
  return survey.frequent();
}

/** Counts property lists, cut where the name would get too long. */
class ShapeSurvey {
  readonly #columns: SnapshotColumns;
  readonly #schema: Schema;
  readonly #names: Names;
  readonly #trie = new SequenceTrie();
  readonly #length = new GrowingUint32();
  readonly #count = new GrowingUint32();
  /** States in the order they were first met: the tie-break between shapes that are as frequent. */
  readonly #seen: number[] = [];
  #objects = 0;

  constructor(columns: SnapshotColumns, schema: Schema, names: Names) {
    this.#columns = columns;
    this.#schema = schema;
    this.#names = names;
    this.#length.set(0, 1);
  }

  look(from: number, to: number): void {
    const { type, name } = this.#columns.nodes;
    const { tag } = this.#names;
    const object = this.#schema.object;
    for (let node = from; node < to; node++) {
      if (type[node] === object && tag[name[node]] === TAG.plainObject) this.#lookAt(node);
    }
  }

  #lookAt(node: number): void {
    const { nodes, edges } = this.#columns;
    const { tag } = this.#names;
    const property = this.#schema.edgeProperty;
    this.#objects++;
    let state = 0;
    for (let edge = nodes.firstEdge[node], end = nodes.firstEdge[node + 1]; edge < end; edge++) {
      if (edges.type[edge] !== property) continue;
      const name = edges.nameOrIndex[edge];
      if (tag[name] === TAG.proto) continue;
      const next = this.#trie.step(state, name);
      const length = this.#length.get(next) || this.#measure(state, next, name);
      if (length === TOO_LONG) break;
      state = next;
    }
    if (state === 0) return;
    const times = this.#count.get(state) + 1;
    this.#count.set(state, times);
    if (times === 1) this.#seen.push(state);
  }

  /** Length of the name up to a state met for the first time. */
  #measure(before: number, state: number, name: number): number {
    const soFar = this.#length.get(before);
    const added = formatProperty(textOf(this.#columns.strings, name)).length;
    const tooLong = soFar > 1 && soFar + added > MAX_NAME_LENGTH;
    const length = tooLong ? TOO_LONG : soFar + added + (soFar === 1 ? 0 : 2);
    this.#length.set(state, length);
    return length;
  }

  frequent(): Shapes {
    const enough = Math.max(MIN_OBJECTS, this.#objects / MIN_SHARE);
    return this.#seen
      .filter((state) => this.#count.get(state) >= enough)
      .sort((a, b) => this.#count.get(b) - this.#count.get(a))
      .map((state) => this.#trie.sequence(state).map((name) => textOf(this.#columns.strings, name)));
  }
}

/** Finds the best shape of plain objects; each distinct list of relevant properties is decided once. */
export class ShapeMatcher {
  readonly #columns: SnapshotColumns;
  readonly #schema: Schema;
  readonly #properties = new Map<string, number>();
  /** Shape indexes, best first: more properties, then more frequent. */
  readonly #preferred: readonly number[];
  /** Per shape its properties, and how often it has each: two symbols of one description are two of one printed name. */
  readonly #wanted: readonly ReadonlyMap<number, number>[];
  /** Which (length, first byte, last byte) any shape's property has: strings that fail are never decoded. */
  readonly #signature = new Uint8Array(1 << 16);
  /** Per string: 0 not looked at, 1 in no shape, otherwise property number + 2. */
  readonly #propertyOf: Uint32Array;
  readonly #trie = new SequenceTrie();
  /** Per state: 0 undecided, 1 no shape, otherwise shape index + 2. */
  readonly #decided = new GrowingUint32();
  /** Per property how often the object in hand has it. */
  readonly #present: Uint32Array;

  constructor(columns: SnapshotColumns, schema: Schema, shapes: Shapes) {
    this.#columns = columns;
    this.#schema = schema;
    this.#propertyOf = new Uint32Array(columns.strings.count);
    const encoder = new TextEncoder();
    const numberOf = (property: string): number => {
      const known = this.#properties.get(property);
      if (known !== undefined) return known;
      this.#properties.set(property, this.#properties.size);
      this.#signature[signatureOf(encoder.encode(property))] = 1;
      return this.#properties.size - 1;
    };
    this.#wanted = shapes.map((properties) => {
      const wanted = new Map<number, number>();
      for (const property of properties.map(numberOf)) wanted.set(property, (wanted.get(property) ?? 0) + 1);
      return wanted;
    });
    this.#preferred = shapes.map((_, index) => index).sort((a, b) => shapes[b].length - shapes[a].length || a - b);
    this.#present = new Uint32Array(this.#properties.size);
  }

  /** Index of the best shape of a plain object; -1 when none fits. */
  match(node: number): number {
    const { nodes, edges } = this.#columns;
    let state = 0;
    for (let edge = nodes.firstEdge[node], end = nodes.firstEdge[node + 1]; edge < end; edge++) {
      if (edges.type[edge] !== this.#schema.edgeProperty) continue;
      const name = edges.nameOrIndex[edge];
      const property = this.#propertyOf[name] || this.#look(name);
      if (property > 1) state = this.#trie.step(state, property);
    }
    const decided = this.#decided.get(state) || this.#decide(state);
    return decided - 2;
  }

  #look(name: number): number {
    const bytes = bytesOf(this.#columns.strings, name);
    let property = 1;
    if (this.#signature[signatureOf(bytes)] !== 0) {
      const found = this.#properties.get(textOf(this.#columns.strings, name));
      if (found !== undefined) property = found + 2;
    }
    this.#propertyOf[name] = property;
    return property;
  }

  #decide(state: number): number {
    const held = this.#trie.sequence(state);
    for (const property of held) this.#present[property - 2]++;
    const best = this.#preferred.find((shape) => hasAll(this.#present, this.#wanted[shape]));
    for (const property of held) this.#present[property - 2] = 0;
    const decided = best === undefined ? 1 : best + 2;
    this.#decided.set(state, decided);
    return decided;
  }
}

/** Whether an object has every property of a shape as often as the shape has it. */
function hasAll(present: Uint32Array, wanted: ReadonlyMap<number, number>): boolean {
  for (const [property, times] of wanted) if (present[property] < times) return false;
  return true;
}

function signatureOf(bytes: Uint8Array): number {
  const length = bytes.length;
  if (length === 0) return 0;
  return (
    ((Math.imul(length, 2654435761) + Math.imul(bytes[0], 40503) + Math.imul(bytes[length - 1], 1566083941)) >>> 16) &
    0xffff
  );
}
