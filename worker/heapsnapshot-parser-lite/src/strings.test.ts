import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import {
  findStrings,
  hashAllStrings,
  hashString,
  hashText,
  indexOfString,
  stringAt,
  stringByteLength,
  stringBytes,
  stringEquals,
  stringStartsWith,
  type StringTable,
} from './index.ts';
import { changed, chunked, parseText, realSnapshot } from './testing/samples.ts';

const table = async (strings: readonly string[]): Promise<StringTable> =>
  (
    await parseText(
      changed((j) => {
        j.strings = ['', 'a', 'b', ...strings];
      }),
    )
  ).strings;

/** The same strings in pieces of one or two strings each. */
function inPieces(t: StringTable): StringTable {
  const pieces: Uint8Array[] = [];
  const pieceFirst: number[] = [];
  for (let i = 0; i < t.count; i += 2) {
    pieceFirst.push(i);
    pieces.push(t.pieces[0].slice(t.offset[i], t.offset[Math.min(t.count, i + 2)]));
  }
  return { ...t, pieces, pieceFirst: Uint32Array.from([...pieceFirst, t.count]) };
}

describe('strings', () => {
  it('are found without decoding', async () => {
    for (const t of [
      await table(['Session', 'sessions', 'Übung', 'SESSION']),
      inPieces(await table(['Session', 'sessions', 'Übung', 'SESSION'])),
    ]) {
      expect([...findStrings(t, 'ession')]).toEqual([3, 4]);
      expect([...findStrings(t, 'SESS', { ignoreCase: true })]).toEqual([3, 4, 6]);
      expect([...findStrings(t, 'SESS', { ignoreCase: true, limit: 2 })]).toEqual([3, 4]);
      expect([...findStrings(t, 'Üb')]).toEqual([5]);
      expect([...findStrings(t, 'nothing')]).toEqual([]);
      expect(indexOfString(t, 'sessions')).toBe(4);
      expect(indexOfString(t, 'session')).toBe(-1);
      expect(stringEquals(t, 5, 'Übung')).toBe(true);
      expect(stringEquals(t, 5, 'Übun')).toBe(false);
      expect(stringStartsWith(t, 4, 'sess')).toBe(true);
      expect(stringStartsWith(t, 4, 'sessions!')).toBe(false);
      expect(stringByteLength(t, 5)).toBe(6);
      expect(() => stringAt(t, t.count)).toThrow(RangeError);
    }
  });

  it('come back as they were, and equal strings hash equal across files', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.string({ unit: 'grapheme', maxLength: 60 })), async (strings) => {
        const whole = await table(strings);
        const split = inPieces(await table(['prefix', ...strings]));
        strings.forEach((s, i) => {
          expect(stringAt(whole, i + 3)).toBe(s);
          expect(stringAt(split, i + 4)).toBe(s);
          expect(new TextDecoder().decode(stringBytes(split, i + 4))).toBe(s);
          expect(hashString(whole, i + 3)).toBe(hashText(s));
          expect(hashAllStrings(split)[i + 4]).toBe(hashText(s));
        });
      }),
      { numRuns: 60 },
    );
  });

  it('keep a U+FEFF at their beginning (found by fuzzing)', async () => {
    const t = await table(['\ufeff', '\ufeffname', '\ufeff\ufeff']);
    expect([3, 4, 5].map((i) => stringAt(t, i))).toEqual(['\ufeff', '\ufeffname', '\ufeff\ufeff']);
  });

  it('hash without collisions on a hundred thousand similar names', async () => {
    const names = Array.from({ length: 100_000 }, (_, i) => `key ${i}`);
    expect(new Set(hashAllStrings(await table(names))).size).toBe(100_003);
  });
});

describe('in a browser', () => {
  afterEach(() => {
    vi.unstubAllGlobals();
    vi.resetModules();
  });

  it('strings in shared memory are decoded from a copy: decoders there refuse shared memory', async () => {
    class Browsers extends TextDecoder {
      override decode(bytes?: Uint8Array): string {
        if (bytes?.buffer instanceof SharedArrayBuffer)
          throw new TypeError('the provided ArrayBufferView value must not be shared');
        return super.decode(bytes);
      }
    }
    vi.stubGlobal('TextDecoder', Browsers);
    vi.resetModules();
    const { parseSnapshot, stringAt } = await import('./index.ts');
    const { strings } = await parseSnapshot(chunked(realSnapshot(), [1 << 20]), { shared: true });
    const long = Array.from({ length: strings.count }, (_, i) => i).filter(
      (i) => strings.offset[i + 1] - strings.offset[i] > 24,
    );
    expect(long.length).toBeGreaterThan(100);
    expect(long.every((i) => stringAt(strings, i).length > 0)).toBe(true);
  });
});
