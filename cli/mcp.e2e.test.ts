// `heapdelta mcp` as an agent meets it: the built command, a client of the official SDK, standard input and output.

import { mkdtemp, readdir, realpath, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { validateBrief } from '../worker/report/testing/validate.ts';
import { builtCommand, heapdelta, RECORDED, shell } from './testing/built.ts';

/** Milliseconds; the client's own minute hangs on the machine's speed. */
const NO_LIMIT = 2 ** 31 - 1;

let client: Client;
let folder = '';
beforeAll(async () => {
  folder = await realpath(await mkdtemp(path.join(tmpdir(), 'heapdelta-mcp-')));
  await symlink('/etc', path.join(folder, 'elsewhere'));
  client = new Client({ name: 'test', version: '1.0.0' });
  const args = [await builtCommand(), 'mcp', '--allow', RECORDED, '--allow', folder];
  await client.connect(new StdioClientTransport({ command: process.execPath, args, stderr: 'inherit' }));
});
afterAll(async () => {
  await client.close();
  await rm(folder, { recursive: true, force: true });
});

interface Said {
  readonly text: string;
  readonly bytes: number;
  readonly failed: boolean;
}
async function call(name: string, args: Readonly<Record<string, unknown>> = {}): Promise<Said> {
  const result = await client.callTool({ name, arguments: args }, undefined, { timeout: NO_LIMIT });
  const [first] = result.content as readonly { readonly text: string }[];
  return { text: first.text, bytes: Buffer.byteLength(first.text), failed: result.isError === true };
}
async function answer(name: string, args: Readonly<Record<string, unknown>> = {}): Promise<Record<string, unknown>> {
  const said = await call(name, args);
  expect(said).toMatchObject({ failed: false });
  expect(said.bytes).toBeLessThanOrEqual(4096);
  return JSON.parse(said.text) as Record<string, unknown>;
}

/** Who keeps what grows, as the programs that were recorded say it. */
const OWNERS = [
  ['session-map-node20', '`sessions` (Map)', 'session.store.mjs:3:7'],
  ['http-listeners-node18', '`bus` (EventEmitter)', 'bus.mjs:4:14'],
  ['string-array-node18', '`entries` (Array)', 'audit.mjs:1:7'],
  ['page-detached', '`closedCards` (Array)', 'history.mjs:2:7'],
] as const;

describe('heapdelta mcp', () => {
  it('offers seven tools, all reading only, in less than 6 kB', async () => {
    const { tools } = await client.listTools();
    expect(tools.map(({ name }) => name)).toEqual([
      'open_series',
      'findings',
      'finding',
      'search_objects',
      'object',
      'grown_constructors',
      'verify',
    ]);
    expect(tools.every(({ annotations }) => annotations?.readOnlyHint === true)).toBe(true);
    expect(Buffer.byteLength(JSON.stringify(tools))).toBeLessThan(6000);
  });

  it('says what to call first, and what is wrong with a call', async () => {
    expect((await call('findings')).text).toBe('no series is open: call open_series first');
    expect((await call('open_series', { files: [] })).text).toBe('"files" must be a list of texts, at least one');
    expect((await call('open_series', { files: ['session-map-node20/1.heapsnapshot.gz'] })).text).toContain(
      'two snapshots or more',
    );
    expect((await call('everything')).failed).toBe(true);
  });

  it('reads nothing outside of its folders, by no name and through no link, and tells nobody what is there', async () => {
    const outside = path.resolve(RECORDED, '..', '..', 'package.json');
    for (const file of [
      '../../package.json',
      outside,
      '/etc/passwd',
      path.join(folder, 'elsewhere', 'passwd'),
      '/etc/no-such-file',
    ]) {
      const said = await call('open_series', { files: [file, file] });
      expect(said.failed).toBe(true);
      expect(said.text).toContain(`${file}: not a file under ${RECORDED}`);
    }
  });

  it.each(OWNERS)('%s: two calls and 8 kB reach the true owner', async (id, owner, place) => {
    const opened = await call('open_series', { files: [id] });
    const detail = await call('finding', { rank: 1 });
    expect(opened.bytes + detail.bytes).toBeLessThanOrEqual(8192);
    const brief = JSON.parse(opened.text) as {
      verdict: { kind: string };
      findings: { title: string; place: string }[];
    };
    expect(validateBrief(brief)).toEqual([]);
    expect(brief.verdict.kind).toBe('leak');
    expect(brief.findings[0].title).toContain(owner);
    expect(brief.findings[0].place ?? '').toContain(place);
    expect(JSON.parse(detail.text)).toMatchObject({ rank: 1, title: brief.findings[0].title });
  });

  it('a healthy series is told as one', async () => {
    const brief = await answer('open_series', { files: ['steady-http-node20'] });
    expect(brief.verdict).toMatchObject({ kind: expect.stringMatching(/^(?:none|warm-up)$/) as string });
  });

  it('leads from a finding to its entries, their retainers and the constructors that grew, page by page', async () => {
    await answer('open_series', { files: ['session-map-node20'], per: '500 logins', heapLimit: '512MB' });
    const finding = await answer('finding', { rank: 1 });
    expect(finding.rows).toHaveLength(3);
    const found = await answer('search_objects', { query: 'Session', kind: 'constructor' });
    const hits = found.rows as { label: string; largest: string[] }[];
    const session = hits.find(({ label }) => label === 'Session');
    const id = Number(/@(\d+)/.exec(session?.largest[0] ?? '')?.[1]);
    const object = await answer('object', { id });
    expect(JSON.stringify(object.pathFromRoot)).toContain('sessions: Map');
    expect(object.rows).not.toEqual([]);
    const first = await answer('grown_constructors', { limit: 2 });
    expect(first.nextOffset).toBe(2);
    const second = await answer('grown_constructors', { limit: 2, offset: 2 });
    expect(second.rows).not.toEqual(first.rows);
    const missing = await call('object', { id: 1e9 });
    expect([missing.failed, missing.text]).toEqual([true, 'there is no object @1000000000 in the newest snapshot']);
    expect(await readdir(folder)).toEqual(['elsewhere']);
  });

  it('says whether a fix is proved, and what is missing, and leaves the open series open', async () => {
    await answer('open_series', { files: ['session-map-node20'] });
    const same = ['session-map-node20'];
    const work = { workBefore: 500, workAfter: 500, unit: 'logins' };
    expect(await answer('verify', { before: same, after: same, ...work })).toMatchObject({
      kind: 'unchanged',
      summary: expect.stringContaining('`sessions` (Map)') as string,
    });
    expect(await answer('verify', { before: same, after: ['steady-http-node20'] })).toMatchObject({
      kind: 'not-proved',
    });
    expect((await call('verify', { before: same, after: same, workBefore: 1 })).text).toContain('give both');
    expect((await call('verify', { before: same, after: same, workBefore: 'x' })).text).toContain('must be numbers');
    expect((await call('verify', { before: same, after: ['/etc/passwd'] })).failed).toBe(true);
    expect((await answer('finding', { rank: 1 })).rank).toBe(1);
  }, 600_000);

  it('ends when its input ends, and says which folder is not there', async () => {
    const missing = await heapdelta(['mcp', '--allow', path.join(folder, 'nowhere')]);
    expect([missing.exit, missing.stdout]).toEqual([3, '']);
    expect(missing.stderr).toContain('nowhere');
    const ended = await shell('"$NODE" "$HEAPDELTA" mcp < /dev/null');
    expect(ended).toEqual({ exit: 0, stdout: '', stderr: '' });
  });
});
