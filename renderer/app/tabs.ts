// Several comparisons side by side, one on screen. Those of the same snapshots share what the engine has in memory; others are
// read again when somebody goes back to them.

import { createStore, type StoreApi } from 'zustand/vanilla';
import { START, type Route } from '../state/routes.ts';
import type { SeriesState, SeriesStore } from '../state/series.ts';
import type { Opener, Shelved } from './opener.ts';
import type { Router } from './router.ts';

/** What a tab is called: the labels of its snapshots; empty before there are any. */
export interface Tab {
  readonly id: number;
  readonly labels: readonly string[];
}

interface TabsState {
  readonly tabs: readonly Tab[];
  readonly active: number;
}

export interface Tabs {
  readonly store: StoreApi<TabsState>;
  /** Opens a tab: with the comparison on screen once more, so that other ends can be chosen, or with none. */
  add(what: 'same' | 'empty'): void;
  select(id: number): void;
  /** Closes a tab; the last one leaves the start. */
  close(id: number): void;
}

interface Dependencies {
  readonly opener: Pick<Opener, 'shelve' | 'take' | 'close'>;
  readonly series: SeriesStore;
  readonly router: Router;
}

/** More tabs than these do not fit, and nobody tells them apart. */
export const MAX_TABS = 8;

/** Labels of what a window shows. */
function labelsOf(state: SeriesState): readonly string[] {
  if (state.kind === 'empty') return [];
  if (state.kind === 'open') return state.report.snapshots.map(({ label }) => label);
  return state.files.map(({ label }) => label);
}

/** The tabs of a window, one at first. */
export function createTabs({ opener, series, router }: Dependencies): Tabs {
  const store = createStore<TabsState>()(() => ({ tabs: [{ id: 0, labels: [] }], active: 0 }));
  const shelf = new Map<number, { readonly shelved: Shelved; readonly route: Route }>();
  let nextId = 1;

  series.subscribe((state) => {
    const { tabs, active } = store.getState();
    const labels = labelsOf(state);
    const known = tabs.find(({ id }) => id === active)?.labels ?? [];
    if (labels.join('\n') === known.join('\n')) return;
    store.setState({ tabs: tabs.map((tab) => (tab.id === active ? { ...tab, labels } : tab)) });
  });

  function putAside(): void {
    shelf.set(store.getState().active, { shelved: opener.shelve(), route: router.store.getState().route });
  }

  function bring(id: number): void {
    const aside = shelf.get(id);
    shelf.delete(id);
    store.setState({ active: id });
    opener.take(aside?.shelved ?? null);
    router.go(aside?.route ?? START);
  }

  return {
    store,
    add(what) {
      const { tabs, active } = store.getState();
      if (tabs.length >= MAX_TABS) return;
      const id = nextId++;
      const same = what === 'same' ? opener.shelve() : null;
      const route = router.store.getState().route;
      putAside();
      const at = tabs.findIndex((tab) => tab.id === active) + 1;
      store.setState({ tabs: [...tabs.slice(0, at), { id, labels: [] }, ...tabs.slice(at)] });
      if (same !== null) shelf.set(id, { shelved: same, route });
      bring(id);
    },
    select(id) {
      const { tabs, active } = store.getState();
      if (id === active || !tabs.some((tab) => tab.id === id)) return;
      putAside();
      bring(id);
    },
    close(id) {
      const { tabs, active } = store.getState();
      const at = tabs.findIndex((tab) => tab.id === id);
      if (at < 0) return;
      if (tabs.length === 1) {
        opener.close();
        return;
      }
      const rest = tabs.filter((tab) => tab.id !== id);
      shelf.delete(id);
      store.setState({ tabs: rest });
      if (id === active) bring(rest[Math.min(at, rest.length - 1)].id);
    },
  };
}
