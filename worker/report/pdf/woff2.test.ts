// Fonts out of WOFF2 are the fonts that went in: every outline and every width, read by fontkit from both.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import brotli from 'brotli/decompress.js';
import { create, type Font } from 'fontkit';
import { describe, expect, it } from 'vitest';
import { trueTypeOf } from './woff2.ts';

const pretendard = join(dirname(createRequire(import.meta.url).resolve('pretendard/package.json')), 'dist');
const unbrotli = (bytes: Uint8Array): Uint8Array => brotliDecompressSync(bytes);
const bytesOf = (name: string): Uint8Array => readFileSync(join(import.meta.dirname, 'letters', `${name}.woff2`));
const letters = (name: string): Font => create(trueTypeOf(bytesOf(name), unbrotli));

interface Drawn {
  readonly advanceWidth: number;
  readonly path: { toSVG(): string };
}
const drawn = (font: Font, code: number): readonly [number, string] => {
  const glyph = (font as Font & { glyphForCodePoint(code: number): Drawn }).glyphForCodePoint(code);
  return [glyph.advanceWidth, glyph.path.toSVG()];
};

describe('trueTypeOf', () => {
  it.each(['Regular', 'SemiBold'])('draws every letter as the TrueType file does (%s)', (weight) => {
    const whole = create(readFileSync(join(pretendard, `public/static/alternative/Pretendard-${weight}.ttf`)));
    const woff2 = readFileSync(join(pretendard, `web/static/woff2/Pretendard-${weight}.woff2`));
    const made = create(trueTypeOf(woff2, unbrotli));
    const odd: number[] = [];
    let seen = 0;
    for (let code = 0x20; code < 0xd7a4; code++) {
      if (!whole.hasGlyphForCodePoint(code)) continue;
      seen++;
      if (!made.hasGlyphForCodePoint(code) || String(drawn(made, code)) !== String(drawn(whole, code))) odd.push(code);
    }
    expect(seen).toBeGreaterThan(12_000);
    expect(odd).toEqual([]);
  });

  it.each([
    ['han', '会計计漢气氣駅', 9_900],
    ['arabic', 'فاطمة', 250],
    ['devanagari', 'प्रियंका', 100],
    ['hebrew', 'שלום', 80],
    ['thai', 'สวัสดี', 80],
  ])('has the letters of %s', (name, text, least) => {
    const font = letters(name);
    for (const letter of text) expect(font.hasGlyphForCodePoint(letter.codePointAt(0) ?? 0), letter).toBe(true);
    let count = 0;
    for (let code = 0x21; code <= 0xffff; code++) if (font.hasGlyphForCodePoint(code)) count++;
    expect(count).toBeGreaterThan(least);
    expect(drawn(font, text.codePointAt(0) ?? 0)[1].length).toBeGreaterThan(40);
  });

  it('gives the same with the decoder of the page', () => {
    const bytes = bytesOf('thai');
    expect(Buffer.compare(trueTypeOf(bytes, brotli), trueTypeOf(bytes, unbrotli))).toBe(0);
  });

  it('says what is no font, and what ends too early', () => {
    expect(() => trueTypeOf(Uint8Array.from({ length: 64 }), unbrotli)).toThrow('not a WOFF2 font');
    expect(() => trueTypeOf(bytesOf('thai').slice(0, 200), unbrotli)).toThrow(RangeError);
    expect(() => trueTypeOf(bytesOf('thai'), (bytes) => unbrotli(bytes).slice(0, -100))).toThrow('in the middle');
  });
});
