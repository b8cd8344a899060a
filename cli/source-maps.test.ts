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
  execFileSync(esbuild, [path.join(folder, 'src', 'session.ts'), '--sourcemap', '--minify-whitespace', `--outfile=${script}`, '--log-level=error']);
  const [line] = (await readFile(script, 'utf8')).split('\n');
  place = { line: 1, column: line.indexOf('class Session') + 1 };
});

/** A report whose first finding points at the built class and says so in its sentences. */
function report(url: string): Report {
  const base = sampleReport({ findings: 1 });
  const title = { key: 'sample.title', params: { file: `session.js:${place.line}` } };
  const findings = base.findings.map((finding) => ({
    ...finding, sources: [{ url, ...place }], title: `sessions (Map) in session.js:${place.line}`, messages: { ...finding.messages, title },
  }));
  return { ...base, findings };
}
const first = async (url: string, directory: string | null = null) => (await withSourceMaps(report(url), directory)).findings[0];

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
    await writeFile(inline, (await readFile(script, 'utf8')).replace(/\/\/# sourceMappingURL=.*/, `//# sourceMappingURL=data:application/json;base64,${map.toString('base64')}`));
    expect((await first(inline)).sources[0].line).toBe(3);
  });

  it('in the folder the user names, for a script that is not on this machine', async () => {
    expect((await first('file:///srv/app/dist/session.js', path.join(folder, 'dist'))).sources[0].line).toBe(3);
    expect((await first('file:///srv/app/dist/session.js', folder)).sources[0].line).toBe(3);
  });

  it('twice is once', async () => {
    const once = await withSourceMaps(report(script), null);
    expect(await withSourceMaps(once, null)).toEqual(once);
  });

  it.each(['node:internal/timers', 'https://example.com/app.js', '/no/such/file.js', '/etc/passwd', 'evalmachine.<anonymous>', 'file://%ff/x.js', ''])(
    'nothing happens for %j', async (url) => {
      const given = report(url);
      expect(await withSourceMaps(given, null)).toBe(given);
    });

  it('a map that is none changes nothing', async () => {
    const broken = path.join(folder, 'broken.js');
    for (const [name, text] of [['broken.js.map', '{"version":'], ['broken.js', '//# sourceMappingURL=data:application/json,%E0%A4%A']]) await writeFile(path.join(folder, name), text);
    const given = report(broken);
    expect(await withSourceMaps(given, null)).toBe(given);
    await rm(broken);
  });
});
