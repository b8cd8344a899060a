// Reads back what we print: streams unpacked, and glyphs turned to text by the fonts' own tables.

import { inflateSync } from 'node:zlib';

/** Every stream of the file, unpacked where it was packed. */
export function pdfStreams(bytes: Uint8Array): readonly Buffer[] {
  const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const text = whole.toString('latin1');
  const streams: Buffer[] = [];
  for (let from = text.indexOf('stream\n'); from >= 0; from = text.indexOf('stream\n', from + 1)) {
    if (text.startsWith('end', from - 3)) continue;
    const data = whole.subarray(from + 7, text.indexOf('endstream', from));
    try {
      streams.push(inflateSync(data));
    } catch {
      streams.push(data);
    }
  }
  return streams;
}

/** One content stream per page: they alone choose fonts. */
export function pageStreams(bytes: Uint8Array): readonly string[] {
  return pdfStreams(bytes)
    .map((stream) => stream.toString('latin1'))
    .filter((stream) => / Tf$/m.test(stream));
}

/** The glyph numbers a page shows, by font name, in order. */
export function glyphRuns(page: string): readonly { readonly font: string; readonly glyphs: readonly number[] }[] {
  let font = '';
  return page.split('\n').flatMap((line) => {
    font = /^\/(\w+) [\d.]+ Tf$/.exec(line)?.[1] ?? font;
    if (!line.endsWith('] TJ')) return [];
    const glyphs = [...line.matchAll(/<([0-9a-f]+)>/g)]
      .flatMap((match) => match[1].match(/.{4}/g) ?? [])
      .map((code) => Number.parseInt(code, 16));
    return [{ font, glyphs }];
  });
}

/** All text of all pages; runs are joined without blanks of their own, pages with a line feed. */
export function pdfText(bytes: Uint8Array): string {
  const raw = Buffer.from(bytes).toString('latin1');
  const object = (id: string): string => new RegExp(`(?:^|\\n)${id} 0 obj\\n([^]*?)endobj`).exec(raw)?.[1] ?? '';
  const stream = (id: string): string => {
    const at = Buffer.from(bytes).indexOf(`\n${id} 0 obj\n`, 0, 'latin1');
    return (
      pdfStreams(bytes.subarray(at, Buffer.from(bytes).indexOf('endobj', at, 'latin1')))[0]?.toString('latin1') ?? ''
    );
  };
  const maps = new Map<string, readonly string[]>();
  for (const match of raw.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
    if (maps.has(match[1])) continue;
    const unicode = /\/ToUnicode (\d+) 0 R/.exec(object(match[2]))?.[1];
    if (unicode === undefined) continue;
    const table: string[] = [];
    for (const range of stream(unicode).matchAll(/<([0-9a-f]+)> <[0-9a-f]+> \[([^\]]*)\]/g)) {
      const first = Number.parseInt(range[1], 16);
      [...range[2].matchAll(/<([^>]*)>/g)].forEach((entry, i) => {
        table[first + i] = String.fromCharCode(
          ...(entry[1].match(/[0-9a-f]{4}/g) ?? []).map((unit) => Number.parseInt(unit, 16)),
        );
      });
    }
    maps.set(match[1], table);
  }
  return pageStreams(bytes)
    .map((page) =>
      glyphRuns(page)
        .map(({ font, glyphs }) => glyphs.map((glyph) => maps.get(font)?.[glyph] ?? '\uFFFD').join(''))
        .join(''),
    )
    .join('\n');
}
