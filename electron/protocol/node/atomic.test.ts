// Power cuts, full disks, kills and two writers: the name always holds all of the old or all of the new.

import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import {
  mkdtemp,
  open,
  readFile,
  readdir,
  rename,
  symlink,
  chown,
  lstat,
  stat,
  unlink,
  utimes,
  writeFile,
  chmod,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { writeFileAtomic, type FileCalls } from './atomic-write.ts';
import { jsonStore } from './json-store.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'heapdelta-atomic-'));
  vi.spyOn(console, 'warn').mockImplementation(() => undefined);
});
afterEach(() => void vi.restoreAllMocks());

/** The real calls, of which the `failAt`-th fails; a power cut fails all after it, too. */
function faulty(failAt: number, code: string, powerCut: boolean): { calls: FileCalls; made: () => number } {
  let made = 0;
  const step = (): void => {
    made++;
    if (made === failAt || (powerCut && made > failAt)) throw Object.assign(new Error(code), { code });
  };
  const calls: FileCalls = {
    async open(path, flags, mode) {
      step();
      const handle = await open(path, flags, mode);
      return {
        writeFile: async (data) => {
          try {
            step();
          } catch (error) {
            // A full disk takes part of it.
            await handle.writeFile(String(data).slice(0, 3));
            throw error;
          }
          await handle.writeFile(data);
        },
        sync: async () => {
          step();
          await handle.sync();
        },
        close: () => handle.close(),
        chmod: (mode) => handle.chmod(mode),
        chown: (uid, gid) => handle.chown(uid, gid),
      };
    },
    rename: async (from, to) => {
      step();
      await rename(from, to);
    },
    unlink: async (path) => {
      step();
      await unlink(path);
    },
  };
  return { calls, made: () => made };
}

describe('an atomic write', () => {
  it.each([false, true])('that breaks at any call leaves the old or the new (power cut: %s)', async (powerCut) => {
    const path = join(folder, 'report.pdf');
    let failedOften = 0;
    for (let failAt = 1; ; failAt++) {
      await writeFile(path, 'old contents');
      const { calls, made } = faulty(failAt, 'ENOSPC', powerCut);
      const failed = await writeFileAtomic(path, 'new contents', { calls }).then(
        () => false,
        (error: NodeJS.ErrnoException) => error.code === 'ENOSPC',
      );
      const now = await readFile(path, 'utf8');
      expect(['old contents', 'new contents']).toContain(now);
      // What was reported as failed changed nothing; what was reported as saved is there.
      expect(now).toBe(failed ? 'old contents' : 'new contents');
      if (failed) failedOften++;
      if (made() < failAt) break;
    }
    expect(failedOften).toBe(4);
  });

  it('cleans up after a full disk', async () => {
    for (const failAt of [2, 3, 4])
      await writeFileAtomic(join(folder, 'x'), 'y', { calls: faulty(failAt, 'ENOSPC', false).calls }).catch(
        () => undefined,
      );
    expect(await readdir(folder)).toEqual([]);
  });

  it('replaces what a link points to, and keeps the link', async () => {
    await writeFile(join(folder, 'real'), 'old');
    await symlink(join(folder, 'real'), join(folder, 'link'));
    await writeFileAtomic(join(folder, 'link'), 'new');
    expect([
      await readFile(join(folder, 'real'), 'utf8'),
      (await lstat(join(folder, 'link'))).isSymbolicLink(),
    ]).toEqual(['new', true]);
  });

  it('keeps the permissions of what it replaces, and nobody reads it before it has them', async () => {
    const path = join(folder, 'private');
    for (const mode of [0o600, 0o640, 0o444]) {
      await writeFile(path, 'old');
      await chmod(path, mode);
      await writeFileAtomic(path, 'new');
      expect([await readFile(path, 'utf8'), (await stat(path)).mode & 0o7777]).toEqual(['new', mode]);
      await chmod(path, 0o600);
    }
    const opened: (number | undefined)[] = [];
    const calls: FileCalls = {
      open: (name, flags, mode) => (flags === 'wx' && opened.push(mode), open(name, flags, mode)),
      rename,
      unlink,
    };
    await writeFileAtomic(path, 'new', { calls });
    expect(opened).toEqual([0o600]);
  });

  it.skipIf(process.getuid?.() !== 0)('keeps owner and group where it may set them', async () => {
    const path = join(folder, 'theirs');
    await writeFile(path, 'old');
    await chown(path, 1234, 2345);
    await writeFileAtomic(path, 'new');
    const { uid, gid } = await stat(path);
    expect([uid, gid]).toEqual([1234, 2345]);
  });

  it('gives a group that it could not keep no more than everybody', async () => {
    const path = join(folder, 'grouped');
    await writeFile(path, 'old');
    await chmod(path, 0o664);
    const refuse = () => Promise.reject(Object.assign(new Error('EPERM'), { code: 'EPERM' }));
    const calls: FileCalls = {
      async open(name, flags, mode) {
        const handle = await open(name, flags, mode);
        return {
          writeFile: (data) => handle.writeFile(data),
          sync: () => handle.sync(),
          close: () => handle.close(),
          chmod: (bits) => handle.chmod(bits),
          chown: refuse,
        };
      },
      rename,
      unlink,
    };
    await writeFileAtomic(path, 'new', { calls });
    expect((await stat(path)).mode & 0o777).toBe(0o644);
  });

  it('takes any name the file system does, in any script', async () => {
    const path = join(folder, `${'가'.repeat(80)}.html`);
    await writeFileAtomic(path, 'x');
    expect(await readdir(folder)).toEqual([`${'가'.repeat(80)}.html`]);
  });

  it('removes what a save that was killed left behind, and nothing else', async () => {
    const path = join(folder, 'leak.pdf');
    const bundle = join(folder, 'killed.mjs');
    await build({
      stdin: {
        contents: `import { open, rename, unlink } from 'node:fs/promises';
          import { writeFileAtomic } from './atomic-write.ts';
          const rename2 = () => new Promise(() => { console.log('written'); setInterval(() => undefined, 1000); });
          await writeFileAtomic(process.argv[2], 'half', { calls: { open, rename: rename2, unlink } });`,
        resolveDir: import.meta.dirname,
        loader: 'ts',
      },
      bundle: true,
      platform: 'node',
      format: 'esm',
      outfile: bundle,
    });
    const child = spawn(process.execPath, [bundle, path], { stdio: ['ignore', 'pipe', 'inherit'] });
    await new Promise((resolve) => child.stdout.once('data', resolve));
    const ended = new Promise((resolve) => child.once('exit', resolve));
    const rests = async (): Promise<string[]> => (await readdir(folder)).filter((name) => name.endsWith('.tmp'));
    await writeFileAtomic(path, 'another');
    expect(await rests()).toHaveLength(1);
    child.kill('SIGKILL');
    await ended;
    // Another file's, and one that a process on another machine may be writing at this moment.
    const others = ['.other.pdf.999999-000000-0123456789ab.tmp', '.leak.pdf.999999-000000-0123456789ab.tmp'];
    for (const name of others) await writeFile(join(folder, name), 'half');
    await writeFileAtomic(path, 'whole');
    expect([await readFile(path, 'utf8'), (await rests()).sort()]).toEqual(['whole', others.sort()]);
  });

  it.skipIf(!existsSync('/dev/full'))(
    'writes into a device instead of replacing it, and hears of a disk that is really full',
    async () => {
      await expect(writeFileAtomic('/dev/full', 'x')).rejects.toMatchObject({ code: 'ENOSPC' });
      await writeFileAtomic('/dev/null', 'x');
      expect((await lstat('/dev/null')).isCharacterDevice()).toBe(true);
    },
  );

  it('of two at once: one of them is there, whole, and nothing else', async () => {
    const path = join(folder, 'both');
    const texts = Array.from({ length: 8 }, (_, i) => String(i).repeat(200_000));
    await Promise.all(texts.map((text) => writeFileAtomic(path, text)));
    expect(texts).toContain(await readFile(path, 'utf8'));
    expect(await readdir(folder)).toEqual(['both']);
  });
});

describe('a settings file', () => {
  const store = (calls?: FileCalls) =>
    jsonStore<{ n: number; big?: string }>({
      path: join(folder, 'deep', 'settings.json'),
      fallback: { n: 0 },
      calls,
      check: (value) => {
        if (typeof (value as { n?: unknown } | null)?.n !== 'number') throw new TypeError('no n');
        return value as { n: number };
      },
    });

  it('is loaded as saved; saves are done in turn and the last wins', async () => {
    const s = store();
    expect(await s.load()).toEqual({ n: 0 });
    await Promise.all(Array.from({ length: 20 }, (_, i) => s.save({ n: i })));
    expect(await store().load()).toEqual({ n: 19 });
  });

  it('with any bytes in it starts clean and keeps them', async () => {
    const s = store();
    await s.save({ n: 1 });
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 60 }), async (bytes) => {
        await writeFile(join(folder, 'deep', 'settings.json'), bytes);
        const value = await s.load();
        expect(typeof value.n).toBe('number');
        if (value.n === 0 && bytes.length > 0)
          expect(Buffer.compare(await readFile(join(folder, 'deep', 'settings.json.corrupt')), bytes)).toBe(0);
        await s.save({ n: 2 });
        expect(await s.load()).toEqual({ n: 2 });
      }),
      { numRuns: 60 },
    );
  });

  it('too large to be ours is not read', async () => {
    const s = store();
    await s.save({ n: 1 });
    const handle = await open(join(folder, 'deep', 'settings.json'), 'w');
    await handle.truncate(9_000_000);
    await handle.close();
    expect(await s.load()).toEqual({ n: 0 });
  });

  it('cut off by the power at any call is the one before or the one after', async () => {
    await store().save({ n: 1 });
    for (let failAt = 1; failAt < 9; failAt++) {
      await store().save({ n: 1 });
      await store(faulty(failAt, 'EIO', true).calls)
        .save({ n: 2 })
        .catch(() => undefined);
      expect([1, 2]).toContain((await store().load()).n);
    }
  });

  it('of two instances: each reads before it changes, so that neither undoes the other', async () => {
    const [a, b] = [store(), store()];
    for (let i = 0; i < 10; i++) {
      await a.update((value) => ({ n: value.n + 1 }));
      await b.update((value) => ({ n: value.n + 1 }));
    }
    expect(await store().load()).toEqual({ n: 20 });
    await Promise.all([...Array(20).keys()].map((i) => (i % 2 === 0 ? a : b).save({ n: i, big: 'x'.repeat(100_000) })));
    expect((await store().load()).big?.length).toBe(100_000);
    expect((await readdir(join(folder, 'deep'))).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });

  it('clears away what a kill left behind, but not what another instance is writing', async () => {
    await store().save({ n: 1 });
    const [old, fresh, other] = [
      '.settings.json.0123456789ab.tmp',
      '.settings.json.ba9876543210.tmp',
      '.other.json.0123456789ab.tmp',
    ].map((name) => join(folder, 'deep', name)) as [string, string, string];
    for (const path of [old, fresh, other]) await writeFile(path, 'half');
    for (const path of [old, other]) await utimes(path, new Date(Date.now() - 120_000), new Date(Date.now() - 120_000));
    expect(await store().load()).toEqual({ n: 1 });
    expect((await readdir(join(folder, 'deep'))).sort()).toEqual([
      '.other.json.0123456789ab.tmp',
      '.settings.json.ba9876543210.tmp',
      'settings.json',
    ]);
  });

  it('that may not be read or written says so and starts clean', async () => {
    const s = store();
    await s.save({ n: 5 });
    await chmod(join(folder, 'deep', 'settings.json'), 0);
    const value = await s.load();
    // Root may read anything.
    expect([0, 5]).toContain(value.n);
  });

  it('survives its process being killed in the middle, again and again', async () => {
    const bundle = join(folder, 'writer.mjs');
    await build({
      stdin: {
        contents: `import { jsonStore } from './json-store.ts';
          const store = jsonStore({ path: process.argv[2], fallback: { n: 0 }, check: (v) => v });
          for (let n = 1; ; n++) { await store.save({ n, big: String(n % 10).repeat(300_000) }); if (n === 1) console.log('writing'); }`,
        resolveDir: import.meta.dirname,
        loader: 'ts',
      },
      bundle: true,
      platform: 'node',
      format: 'esm',
      outfile: bundle,
    });
    const path = join(folder, 'killed.json');
    for (let round = 0; round < 8; round++) {
      const child = spawn(process.execPath, [bundle, path], { stdio: ['ignore', 'pipe', 'inherit'] });
      await new Promise((resolve) => child.stdout.once('data', resolve));
      await new Promise((resolve) => setTimeout(resolve, round * 7));
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGKILL');
      await ended;
      const { n, big } = JSON.parse(await readFile(path, 'utf8')) as { n: number; big: string };
      expect(big).toBe(String(n % 10).repeat(300_000));
    }
  });
});
