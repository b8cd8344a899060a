// How the built command ends when what is around it fails: a reader that leaves, a full disk, a start without threads,
// descriptors or files, a place that cannot be written to. One sentence, and never the exit code of another ending.

import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readFile, readdir, rm, symlink, unlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { builtCommand, heapdelta, recorded, shell, ROOT } from './testing/built.ts';

const FILES = recorded('session-map-node20', 3);
const SERIES = FILES.map((file) => `'${file}'`).join(' ');
const ONE_LINE = /^heapdelta: [^\n]+\n$/;
let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'heapdelta-endings-'));
  await builtCommand();
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const posix = process.platform !== 'win32';

describe.runIf(posix)('a reader that leaves', () => {
  it.each([
    ['diff', '--fail-on leak', 'head -c 10'],
    ['diff', '--fail-on leak --json', 'true'],
    ['check', '--budget budget.json', 'true'],
    ['check', '--budget budget.json --json', 'head -c 1'],
  ])('%s %s | %s keeps the exit code of the verdict', async (command, options, reader) => {
    await writeFile(path.join(folder, 'budget.json'), '{"forbidLeak":true}');
    const line = `"$NODE" "$HEAPDELTA" ${command} ${SERIES} ${options} | ${reader} >/dev/null; exit \${PIPESTATUS[0]}`;
    const { exit, stderr } = await shell(line, { cwd: folder });
    expect([exit, stderr.includes('Error'), stderr.includes('EPIPE')]).toEqual([1, false, false]);
  });

  it('is no error where the verdict is none', async () => {
    const { exit, stderr } = await shell(`"$NODE" "$HEAPDELTA" diff ${SERIES} --json | true; exit \${PIPESTATUS[0]}`);
    expect([exit, stderr]).toEqual([0, '']);
  });
});

describe.runIf(posix)('standard output that takes no more', () => {
  it.runIf(existsSync('/dev/full')).each(['diff', 'help', 'inspect'])('%s says so on a full disk', async (command) => {
    const args = { diff: `diff ${SERIES} --json`, help: '--help', inspect: `inspect '${FILES[0]}'` }[command];
    const { exit, stderr } = await shell(`"$NODE" "$HEAPDELTA" ${args} >/dev/full`);
    expect([exit, stderr]).toEqual([3, 'heapdelta: standard output: the disk is full: make room, then try again\n']);
  });

  it('a file that may grow no further is cut, and that is said', async () => {
    const { exit, stderr } = await shell(`ulimit -f 4; "$NODE" "$HEAPDELTA" diff ${SERIES} --json > cut.json`, {
      cwd: folder,
    });
    expect(exit).toBe(3);
    expect(stderr).toMatch(ONE_LINE);
    expect(stderr).toContain('standard output: it would be larger than files may be here');
  });
});

describe('a start that fails', () => {
  it.runIf(posix).each([18, 20, 22, 26])('with %d descriptors is one sentence', async (limit) => {
    const { exit, stderr, stdout } = await shell(`ulimit -n ${limit}; "$NODE" "$HEAPDELTA" diff ${SERIES}`);
    expect([3, 70]).toContain(exit);
    expect(stdout).toBe('');
    expect(stderr).toMatch(ONE_LINE);
  });

  it('without the permission to start threads says which', async () => {
    const flag = process.allowedNodeEnvironmentFlags.has('--permission') ? '--permission' : '--experimental-permission';
    const { exit, stderr } = await shell(`"$NODE" ${flag} '--allow-fs-read=*' "$HEAPDELTA" diff ${SERIES}`);
    const own = stderr.split('\n').filter((line) => line.startsWith('heapdelta: '));
    expect([exit, own.length]).toEqual([70, 1]);
    expect(own[0]).toContain('--allow-worker');
    expect(stderr).not.toMatch(/\bat .*\.mjs:\d+/);
  });

  it('without one of its files asks to be installed again, in the language of the reader', async () => {
    const broken = path.join(folder, 'broken');
    await cp(path.dirname(await builtCommand()), broken, {
      recursive: true,
      filter: (from) => !/\.(?:map|woff2)$/.test(from),
    });
    const entry = path.join(broken, 'heapdelta.mjs');
    // All that the command's first and second file name: none may be needed before there is a sentence.
    const namedIn = async (file: string): Promise<string[]> =>
      (await readFile(path.join(broken, file), 'utf8')).match(/heapdelta-start-[A-Z0-9]{8}\.mjs/g) ?? [];
    expect(await namedIn('heapdelta.mjs')).toEqual([]);
    const first = ['heapdelta-start.mjs', ...new Set(await namedIn('heapdelta-start.mjs'))];
    expect(first.length).toBeGreaterThan(1);
    for (const name of first) {
      const whole = await readFile(path.join(broken, name));
      await unlink(path.join(broken, name));
      for (const [lang, says] of [
        ['en_GB.UTF-8', 'install Heapdelta again'],
        ['ko_KR.UTF-8', '다시 설치하세요'],
      ] as const) {
        const { exit, stderr, stdout } = await shell(`"$NODE" '${entry}' --version`, { env: { LANG: lang } });
        expect([exit, stdout]).toEqual([70, '']);
        expect(stderr).toMatch(ONE_LINE);
        expect(stderr).toContain(says);
      }
      await writeFile(path.join(broken, name), whole);
    }
  });
});

describe('a place that cannot be written to is said before the analysis', () => {
  const nothing = path.join(tmpdir(), 'heapdelta-no-such-snapshot');
  /** Snapshots that are not there: only a complaint about them would show that the analysis had begun. */
  const run = (output: string, ...more: string[]) =>
    heapdelta(['report', `${nothing}.heapsnapshot`, `${nothing}-2.heapsnapshot`, '-o', output, ...more], {
      cwd: folder,
    });

  it('a missing folder, a folder, a name too long, a link to itself', async () => {
    await mkdir(path.join(folder, 'is-folder.pdf'), { recursive: true });
    await symlink('loop.pdf', path.join(folder, 'loop.pdf'));
    for (const [output, says] of [
      ['none/leak.pdf', 'the folder it should be saved in is not there: make it first'],
      ['is-folder.pdf', 'this is a folder, and a file cannot be saved under its name'],
      [`${'n'.repeat(300)}.pdf`, 'the name is longer than the file system allows'],
      ['loop.pdf', 'the link leads back to itself'],
    ] as const) {
      const { exit, stderr } = await run(output);
      expect([output.slice(0, 20), exit, stderr]).toEqual([output.slice(0, 20), 3, expect.stringContaining(says)]);
      expect(stderr).toMatch(ONE_LINE);
    }
  });

  it('every one of several, and the file for JUnit', async () => {
    const { stderr } = await run('none/a.pdf', '-o', 'none/b.html');
    expect(stderr.match(/none\/[ab]/g)).toEqual(['none/a', 'none/b']);
    await writeFile(path.join(folder, 'budget.json'), '{}');
    const junit = ['check', `${nothing}.heapsnapshot`, nothing, '--budget', 'budget.json', '--junit', 'none/heap.xml'];
    expect(await heapdelta(junit, { cwd: folder })).toMatchObject({ exit: 3, stderr: expect.stringMatching(ONE_LINE) });
  });

  it.runIf(posix)('a file that would be larger than it may be leaves nothing half', async () => {
    const { exit, stderr } = await shell(`ulimit -f 4; "$NODE" "$HEAPDELTA" report ${SERIES} -o big.html`, {
      cwd: folder,
    });
    expect(exit).toBe(3);
    expect(stderr).toContain('big.html: it would be larger than files may be here');
    expect((await readdir(folder)).filter((name) => name.includes('big.html'))).toEqual([]);
  });
});

describe('names and advice', () => {
  it('a file that is not there is said with the path that was tried', async () => {
    const { exit, stderr } = await heapdelta(['diff', 'a.heapsnapshot', 'b.heapsnapshot'], { cwd: folder });
    expect(exit).toBe(3);
    expect(stderr.split('\n')[0]).toMatch(
      /^heapdelta: a\.heapsnapshot: there is no such file \(looked for \/.+\/a\.heapsnapshot\): check the path$/,
    );
  });

  it('one snapshot too large is not told to compare fewer', async () => {
    const { exit, stderr } = await heapdelta(['inspect', FILES[0], '--memory', '1MB']);
    expect(exit).toBe(3);
    expect(stderr).toMatch(/it needs about .* of memory/);
    expect(stderr).not.toContain('fewer');
  });

  it.runIf(posix)('npm run heapdelta finds files in the folder it was typed in', async () => {
    await cp(FILES[0], path.join(folder, '1.heapsnapshot.gz'));
    const env = { INIT_CWD: folder, npm_lifecycle_event: 'heapdelta' };
    const line = `"$NODE" build/run.mjs cli inspect 1.heapsnapshot.gz --json`;
    const { exit, stdout } = await shell(line, { cwd: ROOT, env });
    expect([exit, stdout.slice(0, 33)]).toEqual([0, '{"schema":"heapdelta.inspect/1","']);
  });
});
