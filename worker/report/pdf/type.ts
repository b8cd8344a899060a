/// <reference path="./libraries.d.ts" />
// Type on paper: which font has which letter, and how text is broken into lines. Korean breaks between words, long
// names break where a programmer would break them, and a letter that no font has is written by its number.

import { create, type Font } from 'fontkit';
import { byNumber, printable } from '../text.ts';

export interface PdfFonts {
  /** TrueType or OpenType bytes. */
  readonly regular: Uint8Array;
  readonly bold: Uint8Array;
  /** Asked in order for letters that the two above lack (Hanja, emoji without colour…). */
  readonly fallback?: readonly Uint8Array[];
}

export type Weight = 'regular' | 'bold';

export interface Run {
  readonly text: string;
  readonly weight: Weight;
  readonly size: number;
  readonly colour: string;
}

/** A stretch of a line in one font, placed from the line's left edge. */
interface Placed {
  readonly text: string;
  readonly font: string;
  readonly size: number;
  readonly colour: string;
  readonly x: number;
}

export interface Line {
  readonly placed: readonly Placed[];
  readonly width: number;
  /** Largest size on it. */
  readonly size: number;
}

/** Measures text; the paper's document does it, with kerning. */
export type Measure = (text: string, font: string, size: number) => number;

/** Kerning stays; contextual alternates cost most of the time and change names (`->` becomes an arrow). */
const FEATURES = { calt: false, liga: false, clig: false, ccmp: false };

function open(bytes: Uint8Array): Font {
  const font = create(bytes);
  const layout = font.layout.bind(font);
  font.layout = (text) => layout(text, { ...FEATURES });
  return font;
}

export class TypeCase {
  readonly fonts: readonly { readonly name: string; readonly font: Font }[];
  private readonly fallback: readonly { readonly name: string; readonly font: Font }[];
  private readonly measure: Measure;
  private readonly widths = new Map<string, number>();

  /** @param measure - width of text in points; called once per distinct text */
  constructor(fonts: PdfFonts, measure: Measure) {
    const fallback = (fonts.fallback ?? []).map((bytes, i) => ({ name: `fallback${i}`, font: open(bytes) }));
    this.fonts = [
      { name: 'regular', font: open(fonts.regular) },
      { name: 'bold', font: open(fonts.bold) },
      ...fallback,
    ];
    this.fallback = fallback;
    this.measure = measure;
  }

  private width(text: string, font: string, size: number): number {
    const key = `${font} ${size} ${text}`;
    const known = this.widths.get(key);
    if (known !== undefined) return known;
    const width = this.measure(text, font, size);
    this.widths.set(key, width);
    return width;
  }

  /** Splits text by the font that has its letters; what none has is written as `<U+1F600>`. */
  private inFonts(text: string, weight: Weight): readonly { readonly text: string; readonly font: string }[] {
    const own = this.fonts[weight === 'bold' ? 1 : 0].font;
    const parts: { text: string; font: string }[] = [];
    for (const character of text) {
      const code = character.codePointAt(0) ?? 0;
      const found = own.hasGlyphForCodePoint(code)
        ? weight
        : this.fallback.find(({ font }) => font.hasGlyphForCodePoint(code))?.name;
      const shown = found === undefined ? `<${byNumber(character)}>` : character;
      const font = found ?? weight;
      const last = parts[parts.length - 1];
      if (last !== undefined && last.font === font) last.text += shown;
      else parts.push({ text: shown, font });
    }
    return parts;
  }

  /** Width of one run on one line, points. */
  widthOf(run: Run): number {
    return this.inFonts(readable(run.text), run.weight).reduce(
      (sum, part) => sum + this.width(part.text, part.font, run.size),
      0,
    );
  }

  /** Breaks runs into lines no wider than `width`. At least one line. */
  lines(runs: readonly Run[], width: number): readonly Line[] {
    const lines: Line[] = [];
    let placed: Placed[] = [];
    let x = 0;
    let size = 0;
    const close = (): void => {
      lines.push({ placed: trimmed(placed), width: x, size: size || (runs[0]?.size ?? 10) });
      placed = [];
      x = 0;
      size = 0;
    };
    const put = (text: string, font: string, run: Run, wide: number): void => {
      const last = placed[placed.length - 1];
      if (last !== undefined && last.font === font && last.size === run.size && last.colour === run.colour)
        placed[placed.length - 1] = { ...last, text: last.text + text };
      else placed.push({ text, font, size: run.size, colour: run.colour, x });
      x += wide;
      size = Math.max(size, run.size);
    };
    const all = runs.flatMap((run) =>
      words(readable(run.text)).map((word) => {
        const parts = this.inFonts(word, run.weight);
        return {
          run,
          parts,
          ends: word.endsWith(' '),
          ink: parts.reduce((sum, part) => sum + this.width(part.text.trimEnd(), part.font, run.size), 0),
        };
      }),
    );
    let begins = true;
    all.forEach(({ run, parts, ends, ink }, i) => {
      // A word may go on in the next run: `sessions` in bold and the comma after it stay on one line.
      if (begins) {
        let whole = 0;
        for (let k = i; k < all.length && (k === i || !all[k - 1].ends); k++) whole += all[k].ink;
        if (x > 0 && x + whole > width && whole <= width) close();
      }
      begins = ends;
      if (x > 0 && x + ink > width) close();
      if (ink <= width) {
        for (const part of parts) put(part.text, part.font, run, this.width(part.text, part.font, run.size));
        return;
      }
      for (const part of parts) {
        for (const piece of pieces(part.text)) {
          const wide = this.width(piece, part.font, run.size);
          if (x > 0 && x + wide > width) close();
          if (wide <= width) {
            put(piece, part.font, run, wide);
            continue;
          }
          for (const letter of piece) {
            const narrow = this.width(letter, part.font, run.size);
            if (x > 0 && x + narrow > width) close();
            put(letter, part.font, run, narrow);
          }
        }
      }
    });
    if (placed.length > 0 || lines.length === 0) close();
    return lines;
  }
}

/** Composed (fonts have syllables, not letters of syllables) and free of what would not be seen. */
function readable(text: string): string {
  return printable(text.normalize('NFC'));
}

/** Words with the blank after them. A no-break space does not part words. */
function words(text: string): readonly string[] {
  return text.match(/[^ ]+ *| +/g) ?? [];
}

/** Places where a long name may be broken: after its punctuation, before a capital inside it. */
function pieces(word: string): readonly string[] {
  return (
    word
      .match(/[^/\\._:,;(){}[\]<>\-→A-Z]*(?:[A-Z]+[^/\\._:,;(){}[\]<>\-→A-Z]*)?[/\\._:,;(){}[\]<>\-→]*/g)
      ?.filter((piece) => piece !== '') ?? [word]
  );
}

function trimmed(placed: readonly Placed[]): readonly Placed[] {
  const last = placed[placed.length - 1];
  return last === undefined ? placed : [...placed.slice(0, -1), { ...last, text: last.text.trimEnd() }];
}
