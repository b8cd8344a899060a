// Every `heapdelta …` line of the documentation is run as it stands, in a folder that holds what the docs speak of:
// a command that does not exist, or an option that was renamed, fails here and not in a reader's terminal.

import { execFileSync, spawnSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildAll } from './bundle.mjs';
import { root } from './setup.mjs';

const documents = [
  'README.md',
  'README.ko.md',
  'ARCHITECTURE.md',
  'CONTRIBUTING.md',
  ...['growth', 'heap', 'loading', 'messages', 'query', 'report'].map((room) => `worker/${room}/README.md`),
  ...readdirSync(path.join(root, 'docs'))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
].filter((name) => existsSync(path.join(root, name)));

/** Command lines in fenced blocks, with where they stand. */
function commandsOf(document: string): readonly { readonly where: string; readonly command: string }[] {
  const found: { where: string; command: string }[] = [];
  let fenced = false;
  readFileSync(path.join(root, document), 'utf8')
    .split('\n')
    .forEach((line, i) => {
      if (line.startsWith('```')) fenced = !fenced;
      const command =
        /^\s*(?:- )?(?:run: )?(?:\$ )?(?:npx |npm run -s (?=heapdelta))?(heapdelta (?:-- )?[a-z].*)$/.exec(line)?.[1];
      if (fenced && command !== undefined)
        found.push({ where: `${document}:${i + 1}`, command: command.replace('heapdelta -- ', 'heapdelta ') });
    });
  return found;
}
const commands = documents.flatMap(commandsOf);

let folder = '';
let bin = '';
const program = `import { mkdirSync } from 'node:fs';
import v8 from 'node:v8';
class Session { constructor(n) { this.n = n; this.text = 'session ' + n; } }
const sessions = new Map();
mkdirSync('heap');
for (const n of [1, 2, 3, 4]) {
  for (let i = 0; i < 300; i++) sessions.set(sessions.size, new Session(sessions.size));
  v8.writeHeapSnapshot(n + '.heapsnapshot');
  if (n < 4) v8.writeHeapSnapshot('heap/' + n + '.heapsnapshot');
}
globalThis.kept = sessions;
`;

beforeAll(async () => {
  await buildAll();
  folder = mkdtempSync(path.join(os.tmpdir(), 'heapdelta-docs-'));
  bin = path.join(folder, '.bin');
  mkdirSync(bin);
  const cli = path.join(root, 'dist', 'cli', 'heapdelta.mjs');
  writeFileSync(path.join(bin, 'heapdelta'), `#!/bin/sh\nexec "${process.execPath}" "${cli}" "$@"\n`, { mode: 0o755 });
  writeFileSync(path.join(folder, 'program.mjs'), program);
  execFileSync(process.execPath, ['program.mjs'], { cwd: folder });
  writeFileSync(path.join(folder, 'budget.json'), JSON.stringify({ totalGrowth: '500MB', forbidLeak: false }));
  mkdirSync(path.join(folder, 'nights'));
  mkdirSync(path.join(folder, 'reports'));
  for (const night of ['mon', 'tue']) {
    execFileSync(
      process.execPath,
      [cli, 'report', '1.heapsnapshot', '2.heapsnapshot', '3.heapsnapshot', '-o', `nights/${night}.heapdelta`],
      { cwd: folder, stdio: 'ignore' },
    );
  }
  copyFileSync(path.join(folder, 'nights', 'mon.heapdelta'), path.join(folder, 'reports', 'mon.heapdelta'));
}, 300_000);
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

test('the documentation shows commands at all', () => {
  expect(commands.map(({ command }) => command.split(' ')[1])).toEqual(expect.arrayContaining(['diff', 'history']));
});

// `open` lives on until Ctrl-C; cli/commands/open.test.ts starts and ends it.
test.each(commands.filter(({ command }) => !command.startsWith('heapdelta open')))(
  '$where  $command',
  ({ command }) => {
    const { status, stderr, stdout } = spawnSync('/bin/sh', ['-c', command], {
      cwd: folder,
      env: { ...process.env, PATH: `${bin}:${process.env.PATH ?? ''}` },
      encoding: 'utf8',
    });
    // 1 is a limit that was exceeded: the planted leak may well exceed one.
    expect({
      command,
      ran: status === 0 || (status === 1 && /check|verify|--fail-on/.test(command)),
      stderr: status === 0 ? '' : stderr,
      answered: stdout.length + stderr.length > 0,
    }).toMatchObject({ ran: true, answered: true });
  },
  120_000,
);

/** Relative links and pictures of a document, Markdown's and HTML's. */
function targetsOf(document: string): readonly string[] {
  const text = readFileSync(path.join(root, document), 'utf8').replace(/```[^]*?```/g, '');
  return [...text.matchAll(/\]\(([^)\s]+)\)|(?:src|srcset|href)="([^"]+)"/g)]
    .map((match) => (match[1] ?? match[2] ?? '').replace(/#.*$/, ''))
    .filter((target) => target !== '' && !/^[a-z]+:/.test(target));
}

test.each(documents)('%s links to what is there, pictures included', (document) => {
  expect(targetsOf(document).filter((target) => !existsSync(path.join(root, path.dirname(document), target)))).toEqual(
    [],
  );
});

/** Comments that cite the rules of sizes: `rule 6`, `Rules 1 and 7`. */
function rulesCited(folder: string): readonly { readonly where: string; readonly rule: string }[] {
  return readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(ts|md)$/.test(name))
    .flatMap((name) => {
      const text = readFileSync(path.join(root, folder, name), 'utf8');
      return [...text.matchAll(/\brules? (\d+)(?:(?: and |–| to )(\d+))?/gi)].flatMap(([, first, second]) =>
        [first, second].filter((rule) => rule !== undefined).map((rule) => ({ where: `${folder}/${name}`, rule })),
      );
    });
}

test('every rule of sizes that the code cites stands in docs/sizes.md, in order', () => {
  const rules = [...readFileSync(path.join(root, 'docs/sizes.md'), 'utf8').matchAll(/^## Rule (\d+) · \S/gm)];
  const numbers = rules.map((match) => match[1]);
  expect(numbers).toEqual(numbers.map((_, i) => String(i + 1)));
  const cited = ['worker/heap', 'worker/growth', 'worker/query', 'docs'].flatMap(rulesCited);
  expect(cited.length).toBeGreaterThan(15);
  expect(cited.filter(({ rule }) => !numbers.includes(rule))).toEqual([]);
});
