// Tabs over an opener that only notes what it was given.

import { describe, expect, it } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { FINDINGS, START, type Route } from '../state/routes.ts';
import { createSeriesStore, type SeriesState } from '../state/series.ts';
import { NOTHING } from './plan.ts';
import type { Shelved } from './opener.ts';
import { createTabs, MAX_TABS } from './tabs.ts';

const history = (name: string): SeriesState =>
  ({ kind: 'failed', files: [{ label: name }], error: null }) as unknown as SeriesState;

function setUp() {
  const series = createSeriesStore();
  const routes = createStore<{ route: Route }>()(() => ({ route: START }));
  let closed = 0;
  const opener = {
    shelve: (): Shelved => ({ plan: NOTHING, ignored: [], undoable: [], state: series.getState() }),
    take: (shelved: Shelved | null) => series.setState(shelved?.state ?? { kind: 'empty' }, true),
    close: () => {
      closed++;
      series.setState({ kind: 'empty' }, true);
    },
  };
  const router = {
    store: routes,
    go: (route: Route) => routes.setState({ route }),
    back: () => undefined,
    forward: () => undefined,
    dispose: () => undefined,
  };
  const tabs = createTabs({ opener, series, router });
  const labels = (): string[] => tabs.store.getState().tabs.map((tab) => tab.labels.join());
  return { tabs, series, routes, labels, closed: () => closed };
}

describe('tabs', () => {
  it('put a comparison aside with its view, and bring both back', () => {
    const { tabs, series, routes, labels } = setUp();
    series.setState(history('a'), true);
    routes.setState({ route: FINDINGS });
    tabs.add('empty');
    expect(series.getState().kind).toBe('empty');
    expect(routes.getState().route).toEqual(START);
    series.setState(history('b'), true);
    expect(labels()).toEqual(['a', 'b']);
    tabs.select(0);
    expect(series.getState()).toEqual(history('a'));
    expect(routes.getState().route).toEqual(FINDINGS);
    tabs.select(1);
    expect(series.getState()).toEqual(history('b'));
  });

  it('begin with what is on screen when other ends are to be chosen', () => {
    const { tabs, series, routes, labels } = setUp();
    series.setState(history('a'), true);
    routes.setState({ route: { view: 'snapshots' } });
    tabs.add('same');
    expect(series.getState()).toEqual(history('a'));
    expect(routes.getState().route).toEqual({ view: 'snapshots' });
    series.setState(history('a to c'), true);
    expect(labels()).toEqual(['a', 'a to c']);
  });

  it('close: the neighbour comes, and the last one ends the comparison', () => {
    const { tabs, series, labels, closed } = setUp();
    series.setState(history('a'), true);
    tabs.add('empty');
    series.setState(history('b'), true);
    tabs.add('empty');
    series.setState(history('c'), true);
    tabs.close(1);
    expect(labels()).toEqual(['a', 'c']);
    expect(series.getState()).toEqual(history('c'));
    tabs.close(2);
    expect(series.getState()).toEqual(history('a'));
    expect(closed()).toBe(0);
    tabs.close(0);
    expect(closed()).toBe(1);
    expect(labels()).toEqual(['']);
  });

  it('end at a number that fits', () => {
    const { tabs } = setUp();
    for (let i = 0; i < MAX_TABS + 3; i++) tabs.add('empty');
    expect(tabs.store.getState().tabs).toHaveLength(MAX_TABS);
    tabs.select(99);
    tabs.close(99);
    expect(tabs.store.getState().tabs).toHaveLength(MAX_TABS);
  });
});
