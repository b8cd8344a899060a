// The catalogs as a pair: what a compiler cannot see (placeholders, left-over English, empty texts).

import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { CATALOG } from './index.ts';

const enKeys = Object.keys(CATALOG.en);
const koKeys = Object.keys(CATALOG.ko);

function placeholders(text: string): readonly string[] {
  const names = [...text.matchAll(/\{\{\s*([\w.]+)[^}]*\}\}/g)].map((match) => match[1]);
  return [...new Set(names)].sort();
}

/** What may stay in Latin letters in a Korean sentence: placeholders, code, names, units and quoted words. */
function withoutCode(text: string): string {
  return text
    .replace(/\{\{[^}]*\}\}/g, '')
    .replace(/`[^`]*`|"[^"]*"|\([^)]*\)|<[^>]*>|\{[^}]*\}/g, '')
    .replace(/--?[a-z-]+(?:[= ][A-Z]+)?|\S*[./_@\\]\S*|\b[a-z]+[A-Z]\w*/g, '');
}

describe('catalogs', () => {
  it('have the same keys in both languages, but for plural forms Korean does not have', () => {
    expect(koKeys.filter((key) => !enKeys.includes(key))).toEqual([]);
    expect(enKeys.filter((key) => !key.endsWith('_one') && !koKeys.includes(key))).toEqual([]);
    expect(enKeys.filter((key) => key.endsWith('_one') && !enKeys.includes(key.replace(/_one$/, '_other')))).toEqual(
      [],
    );
  });

  it('use the same placeholders', () => {
    const different = koKeys.filter(
      (key) => placeholders(CATALOG.en[key]).join() !== placeholders(CATALOG.ko[key]).join(),
    );
    expect(different).toEqual([]);
  });

  it('have no empty text, no stray space, no control character', () => {
    for (const texts of Object.values(CATALOG)) {
      const bad = Object.entries(texts).filter(
        ([, text]) => text.trim() === '' || text !== text.trim() || /[\u0000-\u0009\u000b-\u001f]/.test(text),
      );
      expect(bad).toEqual([]);
    }
  });

  it('leave no English sentence in Korean', () => {
    // Four Latin words in a row outside code are a sentence nobody translated.
    const english = Object.entries(CATALOG.ko).filter(([, text]) =>
      /(?:\b[A-Za-z']{2,}\b[ ,.]*){4,}/.test(withoutCode(text)),
    );
    expect(english).toEqual([]);
  });

  it('leave no Korean in English', () => {
    expect(Object.entries(CATALOG.en).filter(([, text]) => /[가-힣]/.test(text))).toEqual([]);
  });
});

describe('error codes', () => {
  const root = path.resolve(import.meta.dirname, '..', '..');
  const sources = ['worker', 'cli', 'capture', 'renderer/engine'].flatMap((room) =>
    readdirSync(path.join(root, room), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.ts$/.test(name) && !/\.test\.ts$|node_modules|messages|testing/.test(name))
      .map((name) => path.join(root, room, name)),
  );
  const codes = new Set(
    sources.flatMap((file) => {
      const text = readFileSync(file, 'utf8');
      const union = /export type \w+Code =([^;]+);/.exec(text)?.[1] ?? '';
      return [
        ...union.matchAll(/'([a-z-]+)'/g),
        ...text.matchAll(/(?:engineError|new SnapshotError|new HeapError|new HeapdeltaError)\('([a-z-]+)'/g),
      ].map((match) => match[1]);
    }),
  );

  it('each have a sentence for what is wrong and one for what to do', () => {
    expect(codes.size).toBeGreaterThan(20);
    expect(
      [...codes].filter((code) => !(`errors.${code}.what` in CATALOG.en && `errors.${code}.todo` in CATALOG.en)),
    ).toEqual([]);
  });
});
