// When dom-observers is recognised and when not. Listeners of a page are no observers, and Node's watch no nodes.

import { expect, it } from 'vitest';
import { domObservers } from './dom-observers.ts';
import { listeners } from './listeners.ts';
import { factsOf } from './testing/captured.ts';
import { testPattern } from './testing/pattern-test.ts';

testPattern(domObservers, {
  recognises: ['page-mutation-observers', 'page-preact-resize'],
  leaves: [['perf-observers'], ['tenant-registries'], ['page-listeners'], ['page-detached']],
});

/** Entries that have an observer somewhere inside, and are none themselves. */
const WITH_OBSERVER = {
  ...factsOf('page-mutation-observers'),
  entryConstructor: 'Player',
  entryConstructors: ['Player'],
  inside: ['ResizeObserver', 'V8EventListener'],
};

// Measured on video.js 7.3: a registry of its players was told as observers, since each player has one.
it('is not said of a registry whose entries have an observer among other things', () => {
  expect(domObservers.recognise(WITH_OBSERVER)).toBeGreaterThan(0);
  expect(domObservers.recognise({ ...WITH_OBSERVER, ownerConstructor: 'Object', ownerName: 'players' })).toBe(0);
});

// Measured on prosemirror-view 0.21: listeners of an editor that has an observer, too.
it('is not said of listeners that keep an observer, too', () => {
  const facts = { ...WITH_OBSERVER, entryConstructor: 'EventListener' };
  expect(listeners.recognise(facts)).toBeGreaterThan(domObservers.recognise(facts));
});
