// Opening, cancelling, reordering and naming, over a fake engine: what ends up in the store.

import { describe, expect, it, vi } from 'vitest';
import { createStore } from 'zustand/vanilla';
import type { EngineApi, SourceSpec } from '../../worker/engine/api.ts';
import type { Lang } from '../../worker/report/types.ts';
import { createEngineClient } from '../engine/client.ts';
import type { Host } from '../host/types.ts';
import { START, type Route } from '../state/routes.ts';
import { createSeriesStore, type SeriesState } from '../state/series.ts';
import { fakeEngine } from '../testing/fake-engine.ts';
import { createOpener, labelOf, type OpenItem } from './opener.ts';
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
  const host = { rememberWindow: vi.fn(), rememberRecent: vi.fn(() => Promise.resolve()) } as unknown as Host;
  const series = createSeriesStore();
  const routes = createStore<{ route: Route }>()(() => ({ route: START }));
  const router: Router = {
    store: routes,
    go: (route) => routes.setState({ route }),
    back: () => undefined,
    forward: () => undefined,
    dispose: () => undefined,
  };
  const opener = createOpener({ engine, host, series, router, lang: (): Lang => 'en' });
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

  it('cancel leaves nothing behind, whatever still comes', async () => {
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
    expect(series.getState()).toEqual({ kind: 'empty' });
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
    const { opener, series, until } = setUp({ open });
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
});
