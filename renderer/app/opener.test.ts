// Opening, cancelling, reordering and naming, over a fake engine: what ends up in the store.

import { describe, expect, it, vi } from 'vitest';
import { createStore } from 'zustand/vanilla';
import type { EngineApi, SourceSpec } from '../../worker/engine/api.ts';
import type { Lang, Report } from '../../worker/report/types.ts';
import { createEngineClient } from '../engine/client.ts';
import { EngineFailure } from '../engine/errors.ts';
import type { Host } from '../host/types.ts';
import { START, type Route } from '../state/routes.ts';
import { createSeriesStore, type SeriesState } from '../state/series.ts';
import { fakeEngine } from '../testing/fake-engine.ts';
import { RECORD } from '../testing/captured.ts';
import { createOpener } from './opener.ts';
import { labelOf, type OpenItem } from './plan.ts';
import type { Router } from './router.ts';

function item(name: string): OpenItem {
  const source: SourceSpec = { kind: 'file', file: new Blob(['x']), name };
  return { source, handle: null };
}

function setUp(api: Partial<EngineApi> = {}) {
  const engine = createEngineClient(() => ({
    api: { ...fakeEngine({ constructors: 5 }), ...api },
    onDeath: (listener) => deaths.push(listener),
    terminate: () => undefined,
  }));
  const deaths: ((detail: string) => void)[] = [];
  const host = {
    rememberWindow: vi.fn(),
    recallWindow: () => null,
    rememberRecent: vi.fn(() => Promise.resolve(null)),
    openRecent: vi.fn(() => Promise.resolve(null)),
  } as unknown as Host;
  const series = createSeriesStore();
  const routes = createStore<{ route: Route }>()(() => ({ route: START }));
  const router: Router = {
    store: routes,
    go: (route) => routes.setState({ route }),
    back: () => undefined,
    forward: () => undefined,
    dispose: () => undefined,
  };
  const withProfile = vi.fn((report: Report, profile: File) =>
    profile.name.startsWith('broken')
      ? Promise.reject(new EngineFailure({ code: 'profile-wrong-form', file: profile.name, where: null, params: {} }))
      : Promise.resolve({ ...report, per: profile.name }),
  );
  const accepted = (): Record<string, string> => ({});
  const opener = createOpener({ engine, host, series, router, lang: (): Lang => 'en', accepted, withProfile });
  const until = (kind: SeriesState['kind']) => vi.waitFor(() => expect(series.getState().kind).toBe(kind));
  return { opener, series, routes, host, until, die: () => deaths[deaths.length - 1]('gone') };
}

describe('opener', () => {
  it('goes from the start to the findings, and remembers the comparison', async () => {
    const { opener, series, routes, host, until } = setUp();
    opener.open([item('a.heapsnapshot'), item('b.heapsnapshot.gz')]);
    expect(series.getState()).toMatchObject({ kind: 'loading', files: [{ label: 'a' }, { label: 'b' }] });
    await until('open');
    expect(routes.getState().route).toEqual({ view: 'findings', rank: null });
    expect(host.rememberRecent).toHaveBeenCalledTimes(1);
  });

  it('keeps a deep link that was there before the series', async () => {
    const { opener, routes, until } = setUp();
    routes.setState({ route: { view: 'snapshots' } });
    opener.open([item('a.heapsnapshot')]);
    await until('open');
    expect(routes.getState().route).toEqual({ view: 'snapshots' });
  });

  it('cancel keeps files, order and labels, whatever still comes', async () => {
    let answer: () => void = () => undefined;
    const { opener, series, until } = setUp({
      open: () =>
        new Promise((resolve) => (answer = () => resolve({ generation: 1, report: null, failures: [], order: [] }))),
    });
    opener.open([item('a.heapsnapshot')]);
    await until('loading');
    opener.cancel();
    answer();
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(series.getState()).toMatchObject({
      kind: 'failed',
      stopped: true,
      error: null,
      files: [{ name: 'a.heapsnapshot' }],
    });
  });

  it('shows whose fault it was', async () => {
    const failure = { code: 'truncated', file: 'b.heapsnapshot', where: '7', params: {} };
    const { opener, series, until } = setUp({ open: () => Promise.reject(new Error(JSON.stringify(failure))) });
    opener.open([item('a.heapsnapshot'), item('b.heapsnapshot')]);
    await until('failed');
    expect(series.getState()).toMatchObject({ error: null, files: [{ error: null }, { error: failure }] });
  });

  it('labels show at once and survive being compared again; another order is asked for as it is', async () => {
    const open = vi.fn(fakeEngine({ constructors: 5 }).open);
    const { opener, series, until } = setUp({ open, compare: () => Promise.resolve(null) });
    opener.open([item('a.heapsnapshot'), item('b.heapsnapshot'), item('c.heapsnapshot')]);
    await until('open');
    opener.rename('1:b.heapsnapshot', 'warm');
    expect(series.getState()).toMatchObject({
      kind: 'open',
      report: { snapshots: [{}, { label: 'warm' }, {}] },
      files: [{}, { label: 'warm' }, {}],
    });
    opener.move('1:b.heapsnapshot', 0);
    await vi.waitFor(() => expect(open).toHaveBeenCalledTimes(2));
    expect(open.mock.calls[1][1].map((s) => s.name)).toEqual(['b.heapsnapshot', 'a.heapsnapshot', 'c.heapsnapshot']);
    expect(open.mock.calls[1][2]).toEqual({ keepOrder: true, labels: ['warm', 'a', 'c'] });
  });

  it('another order, a file left out and settings are compared from memory, and can be taken back', async () => {
    const open = vi.fn(fakeEngine({ constructors: 5 }).open);
    const compare = vi.fn<EngineApi['compare']>((job, picked, options, onProgress) =>
      open(
        job,
        picked.map((i) => ({ ...item(`${i}`).source })),
        options,
        onProgress,
      ),
    );
    const { opener, series, until } = setUp({ open, compare });
    opener.open([item('a.heapsnapshot'), item('b.heapsnapshot'), item('c.heapsnapshot')]);
    await until('open');
    const keys = (): readonly string[] => {
      const state = series.getState();
      return state.kind === 'empty' ? [] : state.files.map((f) => f.key);
    };
    const [a, b, c] = keys();
    const steps = async (count: number): Promise<void> => {
      await vi.waitFor(() => expect(compare).toHaveBeenCalledTimes(count));
      await vi.waitFor(() => expect(series.getState()).toMatchObject({ kind: 'open', busy: false }));
    };
    opener.leaveOut(b, true);
    await steps(1);
    expect(compare.mock.calls[0][1]).toEqual([0, 2]);
    expect(series.getState()).toMatchObject({ canUndo: true, files: [{}, { leftOut: true }, {}] });
    opener.undo();
    await steps(2);
    expect(compare.mock.calls[1][1]).toEqual([0, 1, 2]);
    expect(series.getState()).toMatchObject({ canUndo: false, files: [{}, { leftOut: false }, {}] });
    opener.range(c, b);
    await steps(3);
    expect(compare.mock.calls[2][1]).toEqual([1, 2]);
    opener.remove(c);
    await steps(4);
    opener.undo();
    await steps(5);
    expect(keys()).toEqual([a, b, c]);
    opener.configure({ per: '1000 requests', heapLimitBytes: 4e9 }, new Map([[b, { takenAt: null, rssBytes: 5 }]]));
    await steps(6);
    // Memory of one file alone is nothing to compare.
    expect(compare.mock.calls[5][2]).toMatchObject({ per: '1000 requests', heapLimitBytes: 4e9 });
    expect(compare.mock.calls[5][2]).not.toHaveProperty('rssBytes', [0, 5, 0]);
    expect(open.mock.calls.filter(([, sources]) => sources[0].name === 'a.heapsnapshot')).toHaveLength(1);
  });

  it('reads the files again where the engine has dropped what it needs', async () => {
    const open = vi.fn(fakeEngine({ constructors: 5 }).open);
    const { opener, until } = setUp({ open, compare: () => Promise.resolve(null) });
    opener.open([item('a.heapsnapshot'), item('b.heapsnapshot'), item('c.heapsnapshot')]);
    await until('open');
    opener.leaveOut('2:c.heapsnapshot', true);
    await vi.waitFor(() => expect(open).toHaveBeenCalledTimes(2));
    expect(open.mock.calls[1][1].map(({ name }) => name)).toEqual(['a.heapsnapshot', 'b.heapsnapshot']);
  });

  it('shows again what a reload took away, and says what it cannot', async () => {
    const { opener, series, until } = setUp();
    const url = (name: string): SourceSpec => ({ kind: 'url', url: `http://x/${name}`, name, sizeBytes: 1 });
    const entry = (name: string, leftOut = false) => ({
      name,
      label: `${name}!`,
      leftOut,
      takenAt: null,
      rssBytes: null,
      memory: null,
    });
    const settings = { keepOrder: true, per: '5 minutes', heapLimitBytes: null };
    await opener.restore({
      sources: [url('a'), url('b'), url('c')],
      recentId: null,
      entries: [entry('c'), entry('a', true), entry('b')],
      ...settings,
    });
    await until('open');
    expect(series.getState()).toMatchObject({
      files: [{ name: 'c', label: 'c!' }, { name: 'a', leftOut: true }, { name: 'b' }],
      settings: { per: '5 minutes' },
    });
    const other = setUp();
    await other.opener.restore({ sources: null, recentId: 'x', entries: [entry('a')], ...settings });
    expect(other.series.getState()).toEqual({ kind: 'empty', resume: { names: ['a'], recentId: 'x' } });
  });

  it('what holds no snapshot is said, and leaves what is open alone', async () => {
    const { opener, series, until } = setUp();
    opener.open([], { ignored: [{ name: 'a.txt', why: 'other' }] });
    expect(series.getState()).toMatchObject({ kind: 'failed', error: { code: 'nothing-to-compare' } });
    opener.open([item('a.heapsnapshot'), item('b.heapsnapshot')]);
    await until('open');
    opener.open([], { ignored: [{ name: 'b.txt', why: 'other' }] });
    expect(series.getState()).toMatchObject({ kind: 'open', ignored: [{ name: 'b.txt' }] });
  });

  it('a profile beside the snapshots, or dropped onto them later, says where things are made; a broken one is said', async () => {
    const { opener, series, until } = setUp();
    const profile = (name: string): File => new File(['{}'], name);
    const shown = (): string | null | undefined => {
      const state = series.getState();
      return state.kind === 'open' && !state.busy ? state.report.per : undefined;
    };
    opener.open([], { profile: profile('alone.heapprofile') });
    expect(series.getState()).toMatchObject({ kind: 'failed', error: { code: 'heap-profile' } });
    opener.open([item('a.heapsnapshot'), item('b.heapsnapshot')], { profile: profile('first.heapprofile') });
    await until('open');
    expect(shown()).toBe('first.heapprofile');
    opener.open([], { profile: profile('second.pb.gz') });
    await vi.waitFor(() => expect(shown()).toBe('second.pb.gz'));
    opener.open([], { profile: profile('broken.pb') });
    await vi.waitFor(() =>
      expect(series.getState()).toMatchObject({
        kind: 'open',
        busy: false,
        ignored: [{ name: 'broken.pb', why: 'error', error: { code: 'profile-wrong-form' } }],
      }),
    );
    opener.open([item('c.heapsnapshot'), item('d.heapsnapshot')]);
    await vi.waitFor(() => expect(shown()).toBe('1,000 requests'));
  });

  it('a dead worker is said on the open series', async () => {
    const { opener, series, until, die } = setUp();
    opener.open([item('a.heapsnapshot'), item('b.heapsnapshot')]);
    await until('open');
    die();
    expect(series.getState()).toMatchObject({ kind: 'open', engineLost: { code: 'engine-died' } });
  });
});

describe('labelOf', () => {
  it.each([
    ['a.heapsnapshot', 'a'],
    ['b.heapsnapshot.gz', 'b'],
    ['c.heapdelta', 'c'],
    ['.heapsnapshot', '.heapsnapshot'],
    ['plain', 'plain'],
  ])('%s → %s', (name, label) => {
    expect(labelOf(name)).toBe(label);
  });

  it('reads what a capture noted of its files: times, memory, work and limit, as if somebody had typed them in', async () => {
    const { opener, series, host, until } = setUp();
    const captured = (name: string, size: number): OpenItem => ({
      source: { kind: 'url', url: `http://x/${name}`, name, sizeBytes: size },
      handle: null,
    });
    const files = RECORD.snapshots.map(({ file, fileBytes }) => captured(file, fileBytes));
    opener.open(files, { record: RECORD });
    await until('open');
    const state = series.getState();
    expect(state).toMatchObject({
      settings: { per: '500 requests', heapLimitBytes: 2e9 },
      files: RECORD.snapshots.map(({ takenAt, rssBytes }) => ({ takenAt, rssBytes })),
    });
    expect(state.kind === 'open' && state.report.snapshots[0].memory).toMatchObject({ bufferBytes: 25e6 });
    expect(host.rememberWindow).toHaveBeenLastCalledWith(
      expect.objectContaining({
        entries: expect.arrayContaining([expect.objectContaining({ memory: expect.anything() as unknown })]) as unknown,
      }),
    );
    // A file that was replaced is another: nothing is known of the series then.
    const other = setUp();
    other.opener.open([files[0], captured(RECORD.snapshots[1].file, 7), files[2]], { record: RECORD });
    await other.until('open');
    expect(other.series.getState()).toMatchObject({
      settings: { per: null, heapLimitBytes: null },
      files: [{ takenAt: RECORD.snapshots[0].takenAt }, { takenAt: null }, {}],
    });
  });

  it('brings back a comparison that was put aside, from memory as long as the engine has it', async () => {
    const report = (await fakeEngine().open(0, [], {}, () => undefined)).report;
    let compared = 0;
    let opened = 0;
    const { opener, series, until } = setUp({
      open: (_job, sources) => {
        opened++;
        return Promise.resolve({ generation: opened, report, failures: [], order: sources.map((_, i) => i) });
      },
      compare: (_job, picked) => {
        compared++;
        return Promise.resolve({ generation: 50 + compared, report, failures: [], order: picked });
      },
    });
    opener.open(['a', 'b', 'c'].map((name) => item(`${name}.heapsnapshot`)));
    await until('open');
    const aside = opener.shelve();
    opener.take(null);
    expect(series.getState()).toEqual({ kind: 'empty' });
    opener.take(aside);
    expect(series.getState()).toMatchObject({ kind: 'open', files: [{ label: 'a' }, { label: 'b' }, { label: 'c' }] });
    await vi.waitFor(() => expect(series.getState()).toMatchObject({ generation: 51, busy: false }));
    expect(opened).toBe(1);
    // Other files have taken its place in the engine: it is read again.
    opener.open([item('x.heapsnapshot'), item('y.heapsnapshot')]);
    await vi.waitFor(() => expect(opened).toBe(2));
    await until('open');
    opener.take(aside);
    await vi.waitFor(() => expect(opened).toBe(3));
    await until('open');
    expect(series.getState()).toMatchObject({ files: [{ label: 'a' }, { label: 'b' }, { label: 'c' }] });
  });
});
