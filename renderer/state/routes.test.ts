// Every route survives the address bar, and no address breaks the app.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  CONSTRUCTOR_MEASURES,
  CONSTRUCTOR_SORTS,
  CONSTRUCTORS_OF,
  OBJECT_SORTS,
  formatRoute,
  OBJECT_TABS,
  parseRoute,
  PATH_SORTS,
  SEARCH_KINDS,
  START,
  type Route,
} from './routes.ts';

const index = fc.integer({ min: 0, max: 999_999_999 });
const route: fc.Arbitrary<Route> = fc.oneof(
  fc.constant<Route>({ view: 'start' }),
  fc.constant<Route>({ view: 'snapshots' }),
  fc.constant<Route>({ view: 'capture' }),
  fc.record({ view: fc.constant('findings' as const), rank: fc.option(index) }),
  fc.record({
    view: fc.constant('constructors' as const),
    filter: fc.string(),
    sort: fc.constantFrom(...CONSTRUCTOR_SORTS),
    descending: fc.boolean(),
    open: fc.option(fc.string({ minLength: 1 })),
    show: fc.constantFrom(...CONSTRUCTOR_MEASURES),
    of: fc.constantFrom(...CONSTRUCTORS_OF),
  }),
  fc.record({
    view: fc.constant('paths' as const),
    as: fc.constantFrom('tree' as const, 'picture' as const),
    by: fc.constantFrom('growth' as const, 'size' as const),
    at: fc.string(),
    filter: fc.string(),
    sort: fc.constantFrom(...PATH_SORTS),
    descending: fc.boolean(),
  }),
  fc.record({
    view: fc.constant('object' as const),
    snapshot: index,
    objectId: index,
    tab: fc.constantFrom(...OBJECT_TABS),
  }),
  fc.record({
    view: fc.constant('objects' as const),
    text: fc.string(),
    snapshot: fc.option(index),
    sort: fc.constantFrom(...OBJECT_SORTS),
    descending: fc.boolean(),
  }),
  fc.record({
    view: fc.constant('search' as const),
    text: fc.string(),
    kinds: fc.subarray([...SEARCH_KINDS], { minLength: 1 }),
    snapshot: fc.option(index),
  }),
);

describe('routes', () => {
  it('come back from the address bar as they went', () => {
    fc.assert(
      fc.property(route, (r) => {
        expect(parseRoute(formatRoute(r))).toEqual(r);
      }),
    );
  });

  it('are the start for anything that is not understood', () => {
    fc.assert(fc.property(fc.string(), (text) => void parseRoute(`#/${text}`).view));
    for (const hash of ['', '#', '#/nowhere', '#/object/1', '#/object/-1/2', '#/object/1/2e9', '#/object/x/y'])
      expect(parseRoute(hash)).toEqual(START);
  });

  it('keep defaults out of the address', () => {
    expect(formatRoute(parseRoute('#/constructors?sort=retainedGrowth'))).toBe('#/constructors');
    expect(formatRoute({ view: 'findings', rank: null })).toBe('#/findings');
  });
});
