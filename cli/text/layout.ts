// Text in columns of a terminal: widths are those of the screen (Korean is two columns wide), not string lengths.

import stringWidth from 'string-width';

/** Columns of a terminal. */
export type Columns = number;

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** Columns `text` takes on the screen; colour codes take none. */
export function widthOf(text: string): Columns {
  return stringWidth(text);
}

/** The longest start of `text` that fits in `columns`. */
function takeStart(text: string, columns: Columns): string {
  let width = 0;
  let taken = '';
  for (const { segment } of graphemes.segment(text)) {
    width += stringWidth(segment);
    if (width > columns) break;
    taken += segment;
  }
  return taken;
}

function takeEnd(text: string, columns: Columns): string {
  const parts = [...graphemes.segment(text)].reverse();
  let width = 0;
  let taken = '';
  for (const { segment } of parts) {
    width += stringWidth(segment);
    if (width > columns) break;
    taken = segment + taken;
  }
  return taken;
}

/** Cuts plain text (no colour codes) to `columns` with one `…`; `middle` keeps both ends, as file names want it. */
export function truncate(text: string, columns: Columns, where: 'end' | 'middle' = 'end'): string {
  if (stringWidth(text) <= columns) return text;
  if (columns <= 1) return columns === 1 ? '…' : '';
  if (where === 'end') return `${takeStart(text, columns - 1)}…`;
  const tail = takeEnd(text, Math.floor((columns - 1) / 2));
  return `${takeStart(text, columns - 1 - stringWidth(tail))}…${tail}`;
}

/** Fills up to `columns` with spaces; what is longer stays. */
export function pad(text: string, columns: Columns, align: 'left' | 'right' = 'left'): string {
  const space = ' '.repeat(Math.max(0, columns - stringWidth(text)));
  return align === 'left' ? text + space : space + text;
}

/** A space at which no line is broken; written as a plain space. */
export const NO_BREAK = '\u00a0';

/** `1.5 MB` stays together: a size torn from its unit reads as another size. */
function keepUnits(text: string): string {
  return text.replace(/(\d) (?=[kMGTP]?B(?![A-Za-z]))/g, `$1${NO_BREAK}`);
}

/** A path, a URL or a place in a file: in pieces it could be neither copied nor clicked. */
function isPlace(word: string): boolean {
  return /[\\/]|:\d+:\d+/.test(word);
}

/**
 * Plain text in lines of at most `columns`, broken at spaces (not at `NO_BREAK`, not between a size and its unit).
 * A word longer than a line is cut into pieces, but a path, URL or place stands on a line of its own, however long.
 */
export function wrap(text: string, columns: Columns): readonly string[] {
  return wrapWords(
    keepUnits(text)
      .split(/[ \t\n]+/)
      .filter((part) => part !== ''),
    columns,
  ).map((line) => line.replaceAll(NO_BREAK, ' '));
}

function wrapWords(words: readonly string[], columns: Columns): readonly string[] {
  const lines: string[] = [];
  let line = '';
  let width = 0;
  for (const word of words) {
    let rest = word;
    let restWidth = stringWidth(rest);
    if (line !== '' && width + 1 + restWidth > columns) {
      lines.push(line);
      line = '';
      width = 0;
    }
    while (restWidth > columns && !isPlace(word)) {
      const piece = takeStart(rest, columns);
      if (piece === '') break;
      lines.push(piece);
      rest = rest.slice(piece.length);
      restWidth = stringWidth(rest);
    }
    line = line === '' ? rest : `${line} ${rest}`;
    width = line === rest ? restWidth : width + 1 + restWidth;
  }
  if (line !== '') lines.push(line);
  return lines;
}

/** `label` in a left column of `labelColumns`, the wrapped text beside it; lines after the first hang under the text. */
export function hanging(label: string, text: string, labelColumns: Columns, columns: Columns): readonly string[] {
  const lines = wrap(text, Math.max(20, columns - labelColumns));
  return (lines.length === 0 ? [''] : lines).map(
    (line, i) => (i === 0 ? pad(label, labelColumns) : ' '.repeat(labelColumns)) + line,
  );
}
