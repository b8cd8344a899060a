// The matchers as tests have them: the built package, a process of its own, a real page. `npm run flows` runs all hundred and twenty.

import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildLibrary } from '../build/bundle.mjs';
import { healthy } from '../fixtures/flows/healthy.mjs';
import { leaking } from '../fixtures/flows/leaking.mjs';
import { runFlow, workshop } from '../fixtures/flows/run.mjs';
import { nodes } from '../fixtures/kit/nodes.mjs';
import type * as NodeTest from './node-test.ts';

const CHROMIUM = process.env.HEAPDELTA_CHROMIUM ?? '/usr/bin/chromium';
/** These tests wait for heaps; nothing in them asks how long. */
const NO_LIMIT = 600_000;

let folder = '';
let built = '';
beforeAll(async () => {
  built = path.join(await buildLibrary(), 'node');
  folder = workshop(false);
}, NO_LIMIT);
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const called = (names: readonly string[]) => [...leaking, ...healthy].filter(({ name }) => names.includes(name));

it('has sixty flows that leak and sixty that do not, each with a name of its own', () => {
  expect([leaking.length, healthy.length]).toEqual([60, 60]);
  expect(new Set([...leaking, ...healthy].map(({ name }) => name)).size).toBe(120);
});

describe.each(nodes())('$name', ({ file: node }) => {
  it.each(called(['map of sessions', 'strings']))(
    '$name fails, and says the owner',
    async (flow) => {
      const answer = await runFlow(flow, folder, node);
      expect(answer).toMatchObject({ verdict: 'leak' });
      expect(answer.message).toContain(flow.owner);
      const files = answer.message.split('\n').flatMap((line) => /^→ (.*)$/.exec(line)?.[1] ?? []);
      expect(files.map((file) => path.extname(file))).toEqual(['.html', '.heapdelta']);
      expect(files.every((file) => existsSync(file))).toBe(true);
    },
    NO_LIMIT,
  );

  it.each(called(['json', 'bounded map of 2000', 'timers that fire']))(
    '$name passes',
    async (flow) => {
      const answer = await runFlow(flow, folder, node);
      expect(['flat', 'none', 'warm-up']).toContain(answer.verdict);
    },
    NO_LIMIT,
  );

  describe.skipIf(!existsSync(CHROMIUM))('in Chromium', () => {
    it.each(called(['page: array on window', 'page: nodes put in and taken out']))(
      '$name',
      async (flow) => {
        const { verdict, message } = await runFlow(flow, folder, node);
        expect({ verdict, message }).toMatchObject({
          verdict: leaking.includes(flow) ? 'leak' : 'none',
          message: expect.stringContaining(flow.owner ?? '') as string,
        });
      },
      NO_LIMIT,
    );
  });
});

describe('inside of vitest', () => {
  const out = mkdtempSync(path.join(tmpdir(), 'heapdelta-vitest-'));
  afterAll(() => {
    rmSync(out, { recursive: true, force: true });
  });

  it(
    'a flow that leaks is told from one that does not, beside the heap of the runner',
    async () => {
      const { expectNoLeak } = (await import(pathToFileURL(path.join(built, 'vitest.mjs')).href)) as typeof NodeTest;
      const carts = new Map<number, { readonly id: number; readonly items: readonly string[] }>();
      const addCart = (): void => void carts.set(carts.size, { id: carts.size, items: ['one', `two ${carts.size}`] });
      await expect(expectNoLeak(addCart, { out, rounds: 200 })).rejects.toMatchObject({
        name: 'LeakError',
        message: expect.stringContaining('`carts` (Map)') as string,
      });
      const [html] = readdirSync(out).filter((name) => name.endsWith('.html'));
      expect(html).toBe('inside-of-vitest-a-flow-that-leaks-is-told-from-one-that-does-not-beside-the-hea.html');
      expect(readFileSync(path.join(out, html), 'utf8')).toContain('carts');
      const { verdict } = await expectNoLeak(() => JSON.parse('{"a":[1,2,3]}') as unknown, { out, rounds: 200 });
      expect(['flat', 'none', 'warm-up']).toContain(verdict);
    },
    NO_LIMIT,
  );
});
