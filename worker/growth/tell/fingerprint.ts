// One name for one leak: SHA-256 over the owner's signature and the entry's constructor, without ids, indexes,
// sizes or machine paths, so that it is the same on another run and another machine. How V8 stores a string (whole,
// concatenated, sliced) changes with its version, too.

/** SHA-256 of a text as hex digits; handed in by the entries, since this room has no packages. */
export type HashText = (text: string) => string;

/**
 * @param hash - SHA-256 as hex
 * @param parts - the words of the signature, in a fixed order
 * @returns `sha256:` and the first 32 hex digits
 */
export function fingerprintOf(hash: HashText, parts: readonly string[]): string {
  const text = parts
    .map((part) =>
      part
        .replace(/system \/ Context.*/, 'system / Context')
        .replace(/^\((?:concatenated|sliced) string\)$/, '(string)'),
    )
    .join('\u0000');
  return `sha256:${hash(text).slice(0, 32)}`;
}
