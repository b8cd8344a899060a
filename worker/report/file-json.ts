// JSON of unknown origin, looked at before and after it is parsed: how deep it nests, and whether a key stands twice in
// one object. Parsers recurse, and of two values of one key they keep the last without a word.

/** Deepest nesting of arrays and objects in JSON bytes, found without parsing: parsers recurse. */
export function depthOf(json: Uint8Array): number {
  let depth = 0;
  let deepest = 0;
  let inText = false;
  for (let i = 0; i < json.length; i++) {
    const byte = json[i];
    if (inText) {
      if (byte === 0x5c) i++;
      else if (byte === 0x22) inText = false;
    } else if (byte === 0x22) inText = true;
    else if (byte === 0x7b || byte === 0x5b) {
      depth++;
      if (depth > deepest) deepest = depth;
    } else if (byte === 0x7d || byte === 0x5d) depth--;
  }
  return deepest;
}

/** An object has a key twice: what a reader of the text sees is not what a parser gives. */
export class DuplicateKeyError extends Error {
  constructor() {
    super('a key stands twice in one object');
    this.name = 'DuplicateKeyError';
  }
}

/** Keys in JSON bytes: outside of strings a colon stands after each of them and nowhere else. */
function keysWritten(json: Uint8Array): number {
  let keys = 0;
  let inText = false;
  for (let i = 0; i < json.length; i++) {
    const byte = json[i];
    if (inText) {
      if (byte === 0x5c) i++;
      else if (byte === 0x22) inText = false;
    } else if (byte === 0x22) inText = true;
    else if (byte === 0x3a) keys++;
  }
  return keys;
}

/** Keys of all objects in a parsed value. */
function keysKept(value: unknown): number {
  let keys = 0;
  const stack: unknown[] = [value];
  while (stack.length > 0) {
    const next = stack.pop();
    if (typeof next !== 'object' || next === null) continue;
    const values: readonly unknown[] = Array.isArray(next) ? next : Object.values(next);
    if (!Array.isArray(next)) keys += values.length;
    for (const inner of values) if (typeof inner === 'object' && inner !== null) stack.push(inner);
  }
  return keys;
}

/**
 * Parses UTF-8 JSON (a byte order mark before it is left out).
 * @throws DuplicateKeyError, or the parser's error
 */
export function parseWithoutDuplicates(json: Uint8Array): unknown {
  const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(json));
  if (keysKept(value) !== keysWritten(json)) throw new DuplicateKeyError();
  return value;
}
