// Text of unknown origin made fit to print: names come from the user's program and may hold anything.

import type { Report } from './types.ts';

/** Controls, directional overrides, invisible and private-use characters, lone surrogates: shown by number, never obeyed. */
const UNPRINTABLE =
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\uffff\ue000-\uf8ff]|[\u{e0000}-\u{10ffff}]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/gu;

/** A character by its number: `U+202E`. */
export function byNumber(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}

/** `text` with everything that would not be seen, or would change how its neighbours are read, written as `⟨U+202E⟩`. Line feeds and tabs become blanks. */
export function printable(text: string): string {
  return text.replace(/[\n\r\t]+/g, ' ').replace(UNPRINTABLE, (character) => `<${byNumber(character)}>`);
}

function each(value: unknown): unknown {
  if (typeof value === 'string') return printable(value);
  if (Array.isArray(value)) return value.map(each);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, held]) => [key, each(held)]));
}

/** A report whose every text is printable; the path tree, which no page shows, is left out. */
export function printableReport(report: Report): Report {
  return each({ ...report, pathTree: null }) as Report;
}

/** The start of a text with `…` where it was cut; counts characters as people see them. */
export function shorten(text: string, most: number): string {
  if (text.length <= most) return text;
  let kept = '';
  let count = 0;
  for (const { segment } of new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(text)) {
    if (count === most) return `${kept}…`;
    count++;
    if (count < most) kept += segment;
  }
  return text;
}
