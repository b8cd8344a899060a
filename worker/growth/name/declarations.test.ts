// Where a name is declared, in scripts as people write them, as tsc and bundlers do, and in text made to mislead.

import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { findDeclaration, type Wanted } from './declarations.ts';

/** `line:column` of the declaration; '-' when there is none. */
function at(text: string, wanted: Partial<Wanted> & { readonly name: string }): string {
  const found = findDeclaration(text, { kind: 'variable', functionName: null, className: null, ...wanted });
  return found === null ? '-' : `${found.line}:${found.column}`;
}
const property = (text: string, name: string, className: string | null = null): string =>
  at(text, { name, kind: 'property', className });

describe('variables', () => {
  it('of a module', () => {
    expect(
      at("import { x } from './x.mjs';\n\nconst sessions = new Map();\nexport { sessions };", { name: 'sessions' }),
    ).toBe('3:7');
    expect(at('export function get() { return cache; }\nlet other = 1, cache = {};', { name: 'cache' })).toBe('2:16');
    expect(at("'use strict';\nvar a = 1;\nexports.handlers = [];\n", { name: 'handlers' })).toBe('3:9');
    expect(at('globalThis.seen ??= 1; globalThis.seen = new Set();', { name: 'seen' })).toBe('1:35');
  });

  it('of the right function, though others have the same name', () => {
    const text =
      'function a() {\n  const jobs = [];\n  return jobs;\n}\nfunction b() {\n  const jobs = new Set();\n}\nconst jobs = 1;';
    expect(at(text, { name: 'jobs' })).toBe('8:7');
    expect(at(text, { name: 'jobs', functionName: 'a' })).toBe('2:9');
    expect(at(text, { name: 'jobs', functionName: 'b' })).toBe('6:9');
  });

  it('of arrow functions, methods and parameters', () => {
    expect(
      at('const jobs = 0;\nconst run = (x) => {\n  let jobs = [];\n};', { name: 'jobs', functionName: 'run' }),
    ).toBe('3:7');
    expect(
      at('class Pool {\n  start(limit) {\n    const held = [];\n  }\n}\nconst held = 1;', {
        name: 'held',
        functionName: 'start',
      }),
    ).toBe('3:11');
    expect(
      at('const bus = 1;\nfunction wire(bus, name) { return () => bus; }', { name: 'bus', functionName: 'wire' }),
    ).toBe('2:15');
  });

  it('taken out of an object or an array', () => {
    expect(
      at('use(store);\nconst { store, log: journal } = open();\nconst [first, second] = pair;', { name: 'store' }),
    ).toBe('2:9');
    expect(at('const { store, log: journal } = open();', { name: 'journal' })).toBe('1:21');
    expect(at('const { store, log: journal } = open();', { name: 'log' })).toBe('-');
  });

  it('never inside strings, comments, templates and regular expressions', () => {
    const text =
      '// const queue = 1\n/* let queue */ "const queue"; `const queue ${(() => { return `let queue`; })()} var queue`; /const queue "/.test(x);\nconst queue = [];';
    expect(at(text, { name: 'queue' })).toBe('3:7');
    expect(at('const ratio = a / b; const queue = c / d;', { name: 'queue' })).toBe('1:28');
    expect(at('// queue is nowhere', { name: 'queue' })).toBe('-');
  });
});

describe('properties', () => {
  it('of a class: its field, or where it is first set', () => {
    expect(
      property(
        'class A { items = 1; }\nclass Store {\n  #lock = 0;\n  items = new Map();\n  get(id) { return this.items.get(id); }\n}',
        'items',
        'Store',
      ),
    ).toBe('4:3');
    expect(
      property(
        'function MemoryStore() {\n  Store.call(this)\n  this.sessions = Object.create(null)\n}\nthis.sessions = 1',
        'sessions',
        'MemoryStore',
      ),
    ).toBe('3:8');
    expect(
      property(
        'class A {\n  constructor() {\n    this.items = [];\n  }\n}\nclass B {\n  constructor() {\n    this.items = [];\n  }\n}',
        'items',
        'B',
      ),
    ).toBe('8:10');
    expect(
      property(
        'var r=["eur"],o=class{#t=null;send(){this.#t={}}},n=class{#t=new Map;get(){return this.#t}};',
        '#t',
        'n',
      ),
    ).toBe('1:59');
    expect(property('class Vault {\n  #entries = new Map();\n}', '#entries', 'Vault')).toBe('2:3');
  });

  it('as TypeScript writes them', () => {
    expect(
      property(
        '@Injectable()\nexport class SessionStore {\n  private readonly sessions = new Map<string, Session>();\n  count(): number { return this.sessions.size; }\n}',
        'sessions',
        'SessionStore',
      ),
    ).toBe('3:20');
    expect(
      property('export class Orders {\n  constructor(private readonly bus: EventEmitter) {}\n}', 'bus', 'Orders'),
    ).toBe('2:32');
    expect(
      property('class Registry<T> {\n  static readonly lots: Map<string, Lot> = new Map();\n}', 'lots', 'Registry'),
    ).toBe('2:19');
  });

  it('as tsc and esbuild leave them', () => {
    expect(
      property(
        '"use strict";\nclass Registry {\n}\nexports.Registry = Registry;\nRegistry.lots = new Map();',
        'lots',
        'Registry',
      ),
    ).toBe('5:10');
    expect(
      property(
        'var c=class{constructor(s){this.id=s}},n=class{constructor(){this.carts=new Map}open(s){this.carts.set(s,new c(s))}};',
        'carts',
        'n',
      ),
    ).toBe('1:67');
  });

  it('of a plain object', () => {
    expect(property('const state = {\n  undo: [],\n  redo: [],\n};\nstate.redo.push(1);', 'redo')).toBe('3:3');
    expect(property('module.exports.cache = {};', 'cache')).toBe('1:16');
    expect(property('state.redo.push(1); x = state.redo;', 'redo')).toBe('-');
  });
});

describe('any text', () => {
  it('behind a function in one list of declarations, also taken out of an array', () => {
    const wanted = { kind: 'variable', functionName: null, className: null } as const;
    const text = '(()=>{var a=()=>{let t=1;return t},[Vo,Cm]=a(new Map),Go=2;use(Vo,Go)})();';
    for (const name of ['Vo', 'Cm', 'Go'])
      expect(findDeclaration(text, { name, ...wanted })?.column).toBe(text.indexOf(name) + 1);
    // What stands in a list is used there.
    expect(findDeclaration('(()=>{var a=[b,x],c=1})();', { name: 'x', ...wanted })).toBeNull();
  });

  it('of a plain object in a bundle is nobody’s where several objects have such a field', () => {
    const parts = ['a={data:1}', 'b={items:[]}', `c="${'x'.repeat(300)}"`, 'd={data:[],at:1}'];
    const wanted = { name: 'data', kind: 'property', functionName: null, className: '{data, at}' } as const;
    const bundle = (some: readonly string[]): string => `(()=>{var ${some.join(',')};})();`;
    expect(findDeclaration(bundle([parts[2], parts[0], parts[3]]), wanted)).toBeNull();
    expect(findDeclaration(bundle([parts[2], parts[1], parts[3]]), wanted)).not.toBeNull();
    // Of two files of a few lines, the first is worth a look.
    expect(findDeclaration('const a = { data: 1 };\nconst d = { data: [] };\n', wanted)).toEqual({
      line: 1,
      column: 13,
    });
  });

  it('is scanned to its end, and what is found is the name', () => {
    fc.assert(
      fc.property(
        fc.string({
          unit: fc.constantFrom(
            'a',
            'x',
            ' ',
            '\n',
            '{',
            '}',
            '(',
            ')',
            '[',
            ']',
            '`',
            '$',
            '"',
            "'",
            '/',
            '*',
            '\\',
            '=',
            '.',
            ',',
            ';',
            'const ',
            'class ',
            'this.',
            'function ',
          ),
          maxLength: 80,
        }),
        fc.constantFrom('variable', 'property'),
        (text, kind) => {
          const found = findDeclaration(text, {
            name: 'x',
            kind: kind as Wanted['kind'],
            functionName: null,
            className: null,
          });
          if (found !== null) expect(text.split('\n')[found.line - 1].slice(found.column - 1)).toMatch(/^#?x/);
        },
      ),
      { numRuns: 3000 },
    );
  });
});
