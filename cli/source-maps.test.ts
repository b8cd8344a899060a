import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { sampleReport } from '../worker/report/testing/sample.ts';
import type { Report } from '../worker/report/types.ts';
import { withSourceMaps } from './source-maps.ts';

const TYPESCRIPT = `// a comment that does not survive
interface User { readonly name: string }
export class Session {
  constructor(readonly user: User) {}
}
`;
let folder = '';
let script = '';
let place = { line: 0, column: 0 };

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'heapdelta-maps-'));
  await mkdir(path.join(folder, 'src'));
  await writeFile(path.join(folder, 'src', 'session.ts'), TYPESCRIPT);
  const esbuild = path.resolve(import.meta.dirname, '..', 'node_modules', '.bin', 'esbuild');
  script = path.join(folder, 'dist', 'session.js');
  execFileSync(esbuild, [
    path.join(folder, 'src', 'session.ts'),
    '--sourcemap',
    '--minify-whitespace',
    `--outfile=${script}`,
    '--log-level=error',
  ]);
  const [line] = (await readFile(script, 'utf8')).split('\n');
  place = { line: 1, column: line.indexOf('class Session') + 1 };
});

/** A report whose first finding points at the built class and says so in its sentences. */
function report(url: string): Report {
  const base = sampleReport({ findings: 1 });
  const title = { key: 'sample.title', params: { file: `session.js:${place.line}` } };
  const findings = base.findings.map((finding) => ({
    ...finding,
    sources: [{ url, ...place }],
    title: `sessions (Map) in session.js:${place.line}`,
    messages: { ...finding.messages, title },
  }));
  return { ...base, findings };
}
const first = async (url: string, directory: string | null = null) =>
  (await withSourceMaps(report(url), directory === null ? [] : [directory])).findings[0];

describe('source maps', () => {
  it('beside the script: original file and line, the generated place stays, sentences follow', async () => {
    const finding = await first(pathToFileURL(script).href);
    expect(finding.sources[0]).toMatchObject({ line: 3, generated: { url: pathToFileURL(script).href, ...place } });
    expect(finding.sources[0].url.endsWith('/src/session.ts')).toBe(true);
    expect(finding.title).toBe('sessions (Map) in session.ts:3');
    expect(finding.messages.title.params).toEqual({ file: 'session.ts:3' });
  });

  it('inside the script', async () => {
    const inline = path.join(folder, 'inline.js');
    const map = await readFile(`${script}.map`);
    await writeFile(
      inline,
      (await readFile(script, 'utf8')).replace(
        /\/\/# sourceMappingURL=.*/,
        `//# sourceMappingURL=data:application/json;base64,${map.toString('base64')}`,
      ),
    );
    expect((await first(inline)).sources[0].line).toBe(3);
  });

  it('in the folder the user names, for a script that is not on this machine', async () => {
    expect((await first('file:///srv/app/dist/session.js', path.join(folder, 'dist'))).sources[0].line).toBe(3);
    expect((await first('file:///srv/app/dist/session.js', folder)).sources[0].line).toBe(3);
  });

  it('twice is once', async () => {
    const once = await withSourceMaps(report(script), []);
    expect(await withSourceMaps(once, [])).toEqual(once);
  });

  it.each([
    'node:internal/timers',
    'https://example.com/app.js',
    '/no/such/file.js',
    '/etc/passwd',
    'evalmachine.<anonymous>',
    'file://%ff/x.js',
    '',
  ])('nothing happens for %j', async (url) => {
    const given = report(url);
    expect(await withSourceMaps(given, [])).toBe(given);
  });

  it('a map that is none changes nothing', async () => {
    const broken = path.join(folder, 'broken.js');
    for (const [name, text] of [
      ['broken.js.map', '{"version":'],
      ['broken.js', '//# sourceMappingURL=data:application/json,%E0%A4%A'],
    ])
      await writeFile(path.join(folder, name), text);
    const given = report(broken);
    expect(await withSourceMaps(given, [])).toBe(given);
    await rm(broken);
  });
});

const STORE = `import { Session } from './session.ts';
export class Store {
  readonly label = 'a store';
  private readonly sessions = new Map<string, Session>();
  open(id: string): void { this.sessions.set(id, new Session({ name: id })); }
}
`;

/** The first finding: `sessions` of a `Store`, known only by where the class begins in the built file. */
function storeReport(url: string, column: number): Report {
  const base = sampleReport({ findings: 1 });
  const place = `${path.basename(url)}:1`;
  const findings = base.findings.map((finding) => ({
    ...finding,
    sources: [{ url, line: 1, column }],
    owner: { ...finding.owner, name: 'sessions' },
    title: `sessions (Map) in ${place}`,
    messages: { ...finding.messages, title: { key: 'sample.title', params: { place } } },
    path: [
      { edge: null, constructor: '(GC roots)' },
      { edge: 'store', constructor: 'Store', edgeKind: 'variable' as const },
      { edge: 'sessions', constructor: 'Map', edgeKind: 'property' as const },
    ],
  }));
  return { ...base, findings };
}

describe('the line that declares the owner', () => {
  let built = '';
  let column = 0;
  beforeAll(async () => {
    await writeFile(path.join(folder, 'src', 'store.ts'), STORE);
    built = path.join(folder, 'bundle', 'main.js');
    const esbuild = path.resolve(import.meta.dirname, '..', 'node_modules', '.bin', 'esbuild');
    execFileSync(esbuild, [
      path.join(folder, 'src', 'store.ts'),
      '--bundle',
      '--minify',
      '--format=esm',
      '--sourcemap',
      `--outfile=${built}`,
      '--log-level=error',
    ]);
    column = (await readFile(built, 'utf8')).indexOf('constructor') + 1;
  });

  it('is found in the built script and mapped to the original, and the sentences follow', async () => {
    const {
      findings: [finding],
    } = await withSourceMaps(storeReport('file:///srv/app/bundle/main.js', column), [path.join(folder, 'bundle')]);
    expect(finding.sources[0]).toMatchObject({
      line: 4,
      name: 'sessions',
      generated: { url: 'file:///srv/app/bundle/main.js', line: 1 },
    });
    expect(finding.sources[0].url.endsWith('/src/store.ts')).toBe(true);
    expect([finding.title, finding.messages.title.params]).toEqual([
      'sessions (Map) in store.ts:4',
      { place: 'store.ts:4' },
    ]);
  });

  it('is found in the originals that the map carries, when the script is not there', async () => {
    const maps = await mkdtemp(path.join(tmpdir(), 'heapdelta-only-maps-'));
    await writeFile(path.join(maps, 'main.js.map'), await readFile(`${built}.map`));
    const {
      findings: [finding],
    } = await withSourceMaps(storeReport('file:///srv/app/bundle/main.js', column), [maps]);
    expect(finding.sources[0]).toMatchObject({ line: 4, name: 'sessions' });
    await rm(maps, { recursive: true });
  });

  it('is found in plain scripts that the user points at, and nowhere else', async () => {
    const plain = path.join(folder, 'plain');
    await mkdir(plain);
    await writeFile(path.join(plain, 'store.js'), '// built by hand\nclass Store {\n  sessions = new Map();\n}\n');
    const given = storeReport(path.join(plain, 'store.js'), 1);
    expect((await withSourceMaps(given, [plain])).findings[0].sources).toEqual([
      { url: path.join(plain, 'store.js'), line: 3, column: 3, name: 'sessions' },
    ]);
    expect(await withSourceMaps(given, [])).toBe(given);
    const outside = storeReport('file:///srv/../../../../../../../etc/store.js', 1);
    expect((await withSourceMaps(outside, [path.join(folder, 'bundle')])).findings[0].sources).toEqual(
      outside.findings[0].sources,
    );
  });

  it.each(['file://host/share/session.js', '\\\\host\\share\\session.js', '//host/share/session.js'])(
    'no other machine is asked for %j',
    async (url) => {
      const given = report(url);
      expect(await withSourceMaps(given, [])).toBe(given);
    },
  );
});
