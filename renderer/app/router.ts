// The address bar as a store: routes in the hash, back and forward by the browser's history.

import { createStore, type StoreApi } from 'zustand/vanilla';
import { formatRoute, parseRoute, type Route } from '../state/routes.ts';

interface RouterState {
  readonly route: Route;
}

export interface Router {
  readonly store: StoreApi<RouterState>;
  /** Goes to a route; `replace` for changes that deserve no step back (typing in a filter). */
  go(route: Route, options?: { readonly replace?: boolean }): void;
  back(): void;
  forward(): void;
  dispose(): void;
}

/** The router over this window's history. */
export function createRouter(): Router {
  const store = createStore<RouterState>()(() => ({ route: parseRoute(location.hash) }));
  const follow = (): void => {
    if (formatRoute(store.getState().route) !== location.hash) store.setState({ route: parseRoute(location.hash) });
  };
  addEventListener('popstate', follow);
  addEventListener('hashchange', follow);
  return {
    store,
    go(route, { replace = false } = {}) {
      const hash = formatRoute(route);
      if (hash !== location.hash) history[replace ? 'replaceState' : 'pushState'](null, '', hash);
      store.setState({ route });
    },
    back: () => history.back(),
    forward: () => history.forward(),
    dispose() {
      removeEventListener('popstate', follow);
      removeEventListener('hashchange', follow);
    },
  };
}
