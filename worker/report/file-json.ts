// JSON of unknown origin, looked at before and after it is parsed: how deep it nests, and whether a key stands twice in
// one object. Parsers recurse, and of two values of one key they keep the last without a word.

/** An object has a key twice: what a reader of the text sees is not what a parser gives. */
export class DuplicateKeyError extends Error {
  constructor() {
    super('a key stands twice in one object');
    this.name = 'DuplicateKeyError';
  }
}

export interface Nesting {
  /** Deepest nesting of arrays and objects. */
  readonly depth: number;
  /** Keys of all objects: outside of strings a colon stands after each of them and nowhere else. */
  readonly keys: number;
  /** Objects and arrays. */
  readonly containers: number;
}

/** What JSON bytes hold, found without parsing: parsers recurse, and forget a key that stands twice. */
export function nestingOf(json: Uint8Array): Nesting {
  let depth = 0;
  let deepest = 0;
  let keys = 0;
  let containers = 0;
  for (let i = 0; i < json.length; i++) {
    const byte = json[i];
    if (byte === 0x22) {
      // To the end of the string, over escaped characters.
      for (i++; i < json.length && json[i] !== 0x22; i++) if (json[i] === 0x5c) i++;
    } else if (byte === 0x3a) keys++;
    else if (byte === 0x7b || byte === 0x5b) {
      depth++;
      containers++;
      if (depth > deepest) deepest = depth;
    } else if (byte === 0x7d || byte === 0x5d) depth--;
  }
  return { depth: deepest, keys, containers };
}

/** Keys of all objects in a parsed value. */
function keysKept(value: unknown): number {
  let keys = 0;
  const stack: unknown[] = [value];
  while (stack.length > 0) {
    const next = stack.pop();
    if (typeof next !== 'object' || next === null) continue;
    if (Array.isArray(next)) {
      // Numbers by snapshot are most of a report's arrays.
      for (const inner of next) if (typeof inner === 'object' && inner !== null) stack.push(inner);
      continue;
    }
    const object = next as Record<string, unknown>;
    for (const key in object) {
      keys++;
      const inner = object[key];
      if (typeof inner === 'object' && inner !== null) stack.push(inner);
    }
  }
  return keys;
}

/**
 * Parses UTF-8 JSON (a byte order mark before it is left out).
 * @param keys - of `nestingOf(json)`
 * @throws DuplicateKeyError, or the parser's error
 */
export function parseWithoutDuplicates(json: Uint8Array, keys: number): unknown {
  const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(json));
  if (keysKept(value) !== keys) throw new DuplicateKeyError();
  return value;
}
