// Lines around a place: from a folder, through a map, from the snapshot; and whether they are what ran.

import { describe, expect, it } from 'vitest';
import { highlighted } from './highlight.ts';
import { filesOfFolder, tailsOf } from './script-files.ts';
import { differsFrom, snippetOf, type CodeSnippet } from './snippet.ts';

const plain = (text: string) => Promise.resolve(text.split('\n').map((line) => [{ text: line, kind: null }]));
const folder = (files: Readonly<Record<string, string>>) =>
  filesOfFolder(Object.entries(files).map(([path, text]) => ({ path, file: new Blob([text]) })));
const textOf = (snippet: CodeSnippet | null): readonly string[] | undefined =>
  snippet?.lines.map(({ number, tokens }) => `${number} ${tokens.map(({ text }) => text).join('')}`);

const LINES = Array.from({ length: 20 }, (_, i) => `line ${i + 1}`).join('\n');
const PLACE = { url: 'file:///srv/app/src/store.js', line: 10, column: 3 };

describe('the lines around a place', () => {
  it('come from the folder, by the longest tail of the path', async () => {
    const files = folder({ 'shop/other/store.js': 'no', 'shop/src/store.js': LINES });
    const snippet = await snippetOf(PLACE, null, files, 2, plain);
    expect(snippet).toMatchObject({ origin: 'folder', path: 'shop/src/store.js', line: 10, differs: null });
    expect(textOf(snippet)).toEqual(['8 line 8', '9 line 9', '10 line 10', '11 line 11', '12 line 12']);
  });

  it('come from the snapshot as far as it carries them', async () => {
    const carried = { text: LINES, whole: false };
    expect(await snippetOf(PLACE, carried, null, 1, plain)).toMatchObject({ origin: 'snapshot', line: 10 });
    // The last line of a text that was cut is not whole.
    expect(await snippetOf({ ...PLACE, line: 20 }, carried, null, 1, plain)).toBeNull();
    expect(textOf(await snippetOf({ ...PLACE, line: 20 }, { ...carried, whole: true }, null, 1, plain))).toEqual([
      '19 line 19',
      '20 line 20',
    ]);
    expect(await snippetOf(PLACE, null, null, 1, plain)).toBeNull();
    expect(await snippetOf({ ...PLACE, line: 99 }, carried, folder({ 'a/src/store.js': LINES }), 1, plain)).toBeNull();
  });

  it('come through a map beside the script, from its own sources', async () => {
    // Line 10, column 3 of the script is line 3, column 5 of the source.
    const map = {
      version: 3,
      sources: ['../src/store.ts'],
      sourcesContent: ['one\ntwo\nthree\nfour'],
      names: [],
      mappings: `${';'.repeat(9)}EAEI`,
    };
    const files = folder({ 'dist/store.js': LINES, 'dist/store.js.map': JSON.stringify(map) });
    const snippet = await snippetOf({ ...PLACE, url: 'file:///srv/app/dist/store.js' }, null, files, 1, plain);
    expect(snippet).toMatchObject({ origin: 'map', line: 3, column: 5 });
    expect(textOf(snippet)).toEqual(['2 two', '3 three', '4 four']);
  });

  it('are cut around the place where a line is a whole program', async () => {
    const line = `${'a'.repeat(5000)}HERE${'b'.repeat(5000)}`;
    const snippet = await snippetOf({ ...PLACE, line: 1, column: 5001 }, { text: line, whole: true }, null, 1, plain);
    const shown = snippet?.lines[0].tokens[0].text ?? '';
    expect(shown).toContain('HERE');
    expect(shown.length).toBeLessThan(400);
  });
});

describe('whether a file is what ran', () => {
  it.each([
    ['a\nb', { text: 'a\nb', whole: true }, false],
    ['a\r\nb\r\n', { text: 'a\nb\n', whole: true }, false],
    ['a\nc', { text: 'a\nb', whole: true }, true],
    ['a\nb\nc\nd', { text: 'a\nb\nc', whole: false }, false],
    ['a\nx\nc\nd', { text: 'a\nb\nc', whole: false }, true],
    ['a\nb', { text: '(function (exports, require, module, __filename, __dirname) { a\nb\n});', whole: true }, false],
  ])('%j beside %j', (file, carried, differs) => {
    expect(differsFrom(file, carried)).toBe(differs);
  });

  it('is not known where the snapshot carries nothing', () => {
    expect(differsFrom('a', null)).toBeNull();
  });
});

describe('tails of an address', () => {
  it('never lead out of the folder', () => {
    expect(tailsOf('file:///srv/../../etc/passwd')).toEqual(['srv/etc/passwd', 'etc/passwd', 'passwd']);
    expect(tailsOf('https://h/a%2F..%2Fb/c.js?x#y')).toEqual(['h/a/b/c.js', 'a/b/c.js', 'b/c.js', 'c.js']);
  });
});

describe('colours', () => {
  it('say what kind of word each is, in JavaScript and TypeScript', async () => {
    const [line] = await highlighted("const sessions = new Map<string, Session>(); // 'kept'");
    expect(line.map(({ text }) => text).join('')).toBe("const sessions = new Map<string, Session>(); // 'kept'");
    expect(line.find(({ text }) => text.includes('const'))?.kind).toBe('keyword');
    expect(line.find(({ text }) => text.includes('kept'))?.kind).toBe('comment');
    const [string] = await highlighted("log('hello')");
    expect(string.find(({ text }) => text.includes('hello'))?.kind).toBe('string');
  });
});
