import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sampleReport } from '../../worker/report/testing/sample.ts';
import type { Report, ReportFinding } from '../../worker/report/types.ts';
import { mapsOfFolder } from '../../worker/source-maps/folder.ts';
import { remapped } from '../../worker/source-maps/remap.ts';
import { withSourceMaps } from '../source-maps.ts';

// A page as it is shipped: a package and the program in one minified script, with its map in another folder.
const PACKAGE = `
export class Tracker { constructor(label) { this.label = label; } }
const knownTrackers = [];
export function track(label) { const tracker = new Tracker(label); knownTrackers.push(tracker); return tracker; }
export const all = () => knownTrackers.length;
function onClosing() { knownTrackers.pop(); }
export function follow(target) {
  target.addEventListener('closing', onClosing);
  return () => target.removeEventListener('closing', onClosing);
}
`;
const PROGRAM = `
import { track, all, follow } from 'tracker-kit';
const openOrders = [];
class OrderLine { constructor(sku) { this.sku = sku; } }
export function order(sku) { openOrders.push(new OrderLine(sku)); track(sku); return openOrders.length + all(); }
globalThis.order = order;
globalThis.leave = follow(globalThis);
`;
const URL_ = 'https://shop.example/assets/main.js';
let folder = '';
let script = '';

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'heapdelta-bundle-'));
  await mkdir(path.join(folder, 'node_modules/tracker-kit'), { recursive: true });
  await writeFile(path.join(folder, 'node_modules/tracker-kit/index.js'), PACKAGE);
  await writeFile(path.join(folder, 'orders.js'), PROGRAM);
  const esbuild = path.resolve(import.meta.dirname, '../../node_modules/.bin/esbuild');
  execFileSync(
    esbuild,
    ['orders.js', '--bundle', '--minify', '--sourcemap', '--outfile=dist/main.js', '--log-level=error'],
    {
      cwd: folder,
    },
  );
  script = await readFile(path.join(folder, 'dist/main.js'), 'utf8');
});
afterAll(() => rm(folder, { recursive: true }));

/** Where a text begins in the built script, and the name that follows it. */
function builtAt(pattern: RegExp): { readonly name: string; readonly column: number } {
  const found = pattern.exec(script);
  if (found === null) throw new Error(`${pattern} is not in ${script}`);
  return { name: found[1], column: found.index + found[0].lastIndexOf(found[1]) + 1 };
}

/** A report of the built page: `owner` is an array, `entry` a class. */
function built(owner: { readonly name: string; readonly column: number }, entry: string, column: number): Report {
  const base = sampleReport({ findings: 1 });
  const place = 'main.js:1';
  const finding: ReportFinding = {
    ...base.findings[0],
    kind: 'leak',
    pattern: 'unbounded-collection',
    constructor: entry,
    owner: { constructor: 'Array', name: owner.name, objectId: 7 },
    path: [
      { edge: null, constructor: '(GC roots)', edgeKind: 'root' },
      { edge: owner.name, constructor: 'Array', objectId: 7, edgeKind: 'variable' },
    ],
    composition: [{ constructor: entry, count: 1, bytes: 20 }],
    sources: [{ url: URL_, line: 1, column: owner.column, name: owner.name }],
    package: null,
    addedBy: [],
    messages: {
      title: { key: 'report.title.place', params: { name: owner.name, ownerConstructor: 'Array', place } },
      explanation: [
        {
          key: 'report.grew.width',
          params: {
            name: owner.name,
            entryConstructor: entry,
            firstCount: 1,
            lastCount: 3,
            growthBytes: 9,
            labels: `1 ${entry}`,
            place,
            ownerConstructor: 'Array',
          },
        },
      ],
      advice: [{ key: 'patterns.unbounded-collection.advice', params: { owner: `\`${owner.name}\``, entry } }],
      reasons: [{ key: 'report.reason.kept', params: { count: 3 } }],
      next: null,
    },
  };
  const row = { ...base.constructors[0], name: entry, source: { url: URL_, line: 1, column } };
  return { ...base, findings: [finding], constructors: [row] };
}

const told = async (report: Report): Promise<ReportFinding> =>
  (await withSourceMaps(report, [path.join(folder, 'dist')])).findings[0];

describe('a minified bundle', () => {
  it('names the package, the variable and the class as they were written, and the line of the program that uses it', async () => {
    const list = builtAt(/(?<![.\w])(\w+)\.push\(\w+\),\w+\}/);
    const declared = builtAt(new RegExp(`(?<![.\\w])(${list.name})=\\[\\]`));
    const kind = builtAt(/=(class)\{constructor\(\w+\)\{this\.label=/);
    const entry = builtAt(/(\w+)=class\{constructor\(\w+\)\{this\.label=/);
    const finding = await told(built(declared, entry.name, kind.column));
    expect(finding.package).toEqual({ name: 'tracker-kit', version: null });
    expect(finding.owner.name).toBe('knownTrackers');
    expect(finding.constructor).toBe('Tracker');
    expect(finding.path.at(-1)?.edge).toBe('knownTrackers');
    expect(finding.title).toBe('`knownTrackers` (Array) in tracker-kit (index.js:3)');
    expect(finding.explanation).toContain('each entry brings 1 Tracker');
    expect(finding.addedBy?.map(({ url, line }) => `${path.basename(url)}:${line}`)).toEqual(['orders.js:5']);
    expect(finding.advice).toContain('This is code of tracker-kit');
    expect(finding.advice).toContain('orders.js:5');
  });

  it('is told the same in the app, where the folder is one that the page was given', async () => {
    const list = builtAt(/(?<![.\w])(\w+)\.push\(new \w+\(/);
    const declared = builtAt(new RegExp(`(?<![.\\w])(${list.name})=\\[\\]`));
    const report = built(declared, 'OrderLine', 1);
    const files = ['main.js', 'main.js.map'].map(async (name) => ({
      path: `dist/${name}`,
      file: new Blob([await readFile(path.join(folder, 'dist', name))]),
    }));
    const inApp = await remapped(report, mapsOfFolder(await Promise.all(files)));
    expect(inApp.findings[0].title).toBe('`openOrders` (Array) in orders.js:3');
    // Addresses of originals begin at the map: on the disk that is a path, in the page the script's own address.
    const bare = (one: Report): string =>
      JSON.stringify(one).replaceAll(/"(?:https:\/\/shop\.example\/|[^"]*\/)(orders\.js|node_modules[^"]*)"/g, '"$1"');
    expect(bare(inApp)).toBe(bare(await withSourceMaps(report, [path.join(folder, 'dist')])));
  });

  it('reads a map that the script carries itself', async () => {
    const map = await readFile(path.join(folder, 'dist/main.js.map'));
    const inline = script.replace(
      /sourceMappingURL=\S+/,
      `sourceMappingURL=data:application/json;base64,${map.toString('base64')}`,
    );
    const files = mapsOfFolder([{ path: 'site/main.js', file: new Blob([inline]) }]);
    expect((await files.map(URL_))?.sources.some((source) => source?.endsWith('orders.js'))).toBe(true);
    expect(await files.map('https://shop.example/assets/other.js')).toBeNull();
    const broken = mapsOfFolder([
      { path: 'main.js', file: new Blob(['x']) },
      { path: 'main.js.map', file: new Blob(['{']) },
    ]);
    expect(await broken.map(URL_)).toBeNull();
  });

  it('of the program’s own keeps its advice', async () => {
    const list = builtAt(/(?<![.\w])(\w+)\.push\(new \w+\(/);
    const declared = builtAt(new RegExp(`(?<![.\\w])(${list.name})=\\[\\]`));
    const finding = await told(built(declared, 'OrderLine', 1));
    expect(finding.package).toBeNull();
    expect(finding.title).toBe('`openOrders` (Array) in orders.js:3');
    expect(finding.advice).not.toContain('not yours to change');
  });

  it('says which function listeners call, though every place of the bundle is one line', async () => {
    const list = builtAt(/(?<![.\w])(\w+)\.push\(new \w+\(/);
    const declared = builtAt(new RegExp(`(?<![.\\w])(${list.name})=\\[\\]`));
    const called = builtAt(/function (\w+)\(\)\{\w+\.pop\(\)\}/);
    const report = built(declared, 'OrderLine', 1);
    const [finding] = report.findings;
    const place = 'main.js:1';
    const listening: ReportFinding = {
      ...finding,
      pattern: 'listeners',
      target: {
        kind: 'listener',
        on: declared.name,
        event: 'closing',
        callback: called.name,
        // V8 lets a function begin at its parameters.
        at: { url: URL_, line: 1, column: called.column + called.name.length },
      },
      messages: {
        ...finding.messages,
        explanation: [
          { key: 'report.listens.event.callback', params: { event: 'closing', callback: called.name, place } },
        ],
      },
    };
    const { explanation, package: adder } = await told({ ...report, findings: [listening] });
    expect(explanation).toContain('call `onClosing` in index.js:6');
    expect(adder?.name).toBe('tracker-kit');
  });

  it('leaves out a holder that only the minifier named', async () => {
    const list = builtAt(/(?<![.\w])(\w+)\.push\(new \w+\(/);
    const declared = builtAt(new RegExp(`(?<![.\\w])(${list.name})=\\[\\]`));
    const report = built(declared, 'OrderLine', 1);
    const [finding] = report.findings;
    const holding = (column: number): Report => ({
      ...report,
      findings: [
        {
          ...finding,
          sources: [finding.sources[0], { url: URL_, line: 1, column }],
          messages: {
            ...finding.messages,
            title: {
              key: 'report.title.place',
              params: { name: 'q…sessions', ownerConstructor: 'Array', place: 'main.js:1' },
            },
          },
        },
      ],
    });
    expect((await told(holding(script.length - 60))).title).toMatch(/^`sessions` /);
  });

  it('takes no name from a place that is not the declaration', async () => {
    // Parameters of several functions are called so, no variable is: their original names are not the owner's.
    const parameter = builtAt(/constructor\((\w+)\)/);
    const report = built(parameter, 'OrderLine', 1);
    const unnamed = report.findings.map((one) => ({
      ...one,
      sources: [{ url: URL_, line: 1, column: parameter.column }],
    }));
    expect((await told({ ...report, findings: unnamed })).owner.name).toBe(parameter.name);
  });

  /** A finding without a name of its own in that bundle, of a pattern. */
  const unnamed = (pattern: string, change: Partial<Omit<ReportFinding, 'constructor'>>): Report => {
    const list = builtAt(/(?<![.\w])(\w+)\.push\(new \w+\(/);
    const report = built(builtAt(new RegExp(`(?<![.\\w])(${list.name})=\\[\\]`)), 'OrderLine', 1);
    return { ...report, findings: [{ ...report.findings[0], pattern, ...change }] };
  };
  const inKit = (): { readonly url: string; readonly line: number; readonly column: number } => ({
    url: URL_,
    line: 1,
    column: builtAt(/function (\w+)\(\)\{\w+\.pop\(\)\}/).column,
  });

  it('says who waits on a promise of the program’s', async () => {
    const { package: adder, advice } = await told(
      unnamed('promise-reactions', { addedBy: [{ function: 'a', ...inKit() }] }),
    );
    expect(adder?.name).toBe('tracker-kit');
    expect(advice).toContain('What is added comes from tracker-kit');
  });

  it('says which library a signal is of by the functions in it', async () => {
    const own = unnamed('reactive-effects', {});
    const [finding] = own.findings;
    const signal = { ...finding, sources: [...finding.sources, inKit()] };
    expect((await told({ ...own, findings: [signal] })).package?.name).toBe('tracker-kit');
  });

  it('says the package of listeners on a page’s object that has no place in the program', async () => {
    const { title } = await told(
      unnamed('media-queries', {
        sources: [],
        target: { kind: 'listener', on: 'matchMedia(…)', event: 'change', callback: 'a', at: inKit() },
        messages: {
          ...unnamed('media-queries', {}).findings[0].messages,
          title: { key: 'report.title.listeners', params: { name: 'matchMedia(…)', place: '' } },
        },
      }),
    );
    expect(title).toBe('listeners on `matchMedia(…)` in tracker-kit');
  });

  it('knows a variable by its scope, among others of the same letter', async () => {
    // `const tracker = …` of `track`, as seen from a function that would be made behind it.
    const scoped = builtAt(/function \w+\((?:\w+)\)\{let (\w+)=new \w+\(/);
    const report = built({ name: scoped.name, column: script.indexOf('.push(', scoped.column) }, 'OrderLine', 1);
    const [finding] = report.findings;
    const place = { url: URL_, line: 1, column: finding.sources[0].column };
    expect((await told({ ...report, findings: [{ ...finding, sources: [place] }] })).owner.name).toBe('tracker');
  });
});
