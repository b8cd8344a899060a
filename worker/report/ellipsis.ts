// Texts cut to a number of bytes as they stand in JSON: a sentence behind a word, an address at its front (its end
// tells more), a path in its middle.

const encoder = new TextEncoder();
/** What stands for what was cut: three bytes of UTF-8. */
const MARK = '…';

/** Bytes that a text takes in JSON in UTF-8, without its quotes. */
function bytesInJson(text: string): number {
  return encoder.encode(JSON.stringify(text)).length - 2;
}

/** The letters of a text as people see them: never half an emoji. Only as many as could ever fit are looked at. */
function letters(text: string, most: number): string[] {
  return Array.from(
    new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(text.slice(0, most)),
    (one) => one.segment,
  );
}

/** As many of `parts`, from their start, as `most` bytes hold beside the mark. */
function held(parts: readonly string[], most: number): number {
  let left = most - encoder.encode(MARK).length;
  const end = parts.findIndex((part) => (left -= bytesInJson(part)) < 0);
  return end < 0 ? parts.length : end;
}

/** The start of `text` in at most `most` bytes, cut where a word ends when one ends in its second half. */
export function ellipsis(text: string, most: number): string {
  if (bytesInJson(text) <= most) return text;
  const parts = letters(text, Math.ceil(most));
  const start = parts.slice(0, held(parts, most)).join('');
  const blank = start.lastIndexOf(' ');
  return `${(blank > start.length / 2 ? start.slice(0, blank) : start).replace(/[\s,;:]+$/, '')}${MARK}`;
}

/** The end of an address in at most `most` bytes: `…/src/store.js:12:5`. */
export function lineEnd(text: string, most: number): string {
  if (bytesInJson(text) <= most) return text;
  const parts = letters(text.slice(-Math.ceil(most)), Math.ceil(most)).reverse();
  const end = parts.slice(0, held(parts, most)).reverse().join('');
  const slash = end.indexOf('/');
  return `${MARK}${slash >= 0 && slash < end.length / 2 ? end.slice(slash) : end}`;
}

const ARROW = ' → ';
/** Hops at the end of a path that are shown at most where it is cut: more say less. */
const LAST_HOPS = 12;

/**
 * A path on one line in at most `most` bytes: its root and as many of the last hops as fit, each cut when it is long.
 * @param hops - from the root to what grows, at least one
 */
export function pathMiddle(hops: readonly string[], most: number): string {
  if (bytesInJson(hops.join(ARROW)) <= most) return hops.join(ARROW);
  const cut = (hop: string): string => ellipsis(hop, Math.max(12, most / 4));
  const root = cut(hops[0]);
  const last = hops.slice(1).slice(-LAST_HOPS).map(cut);
  for (let count = last.length; count > 0; count--) {
    const line = [root, ...(count < hops.length - 1 ? [MARK] : []), ...last.slice(-count)].join(ARROW);
    if (bytesInJson(line) <= most) return line;
  }
  return ellipsis(hops[hops.length - 1], most);
}
