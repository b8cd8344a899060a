// Preferences: whatever was stored, the app starts, and nothing stored reaches a prototype.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { acceptFinding, createPreferencesStore, DEFAULT_PREFERENCES, readPreferences } from './preferences.ts';

describe('preferences', () => {
  it('come back as they were saved', () => {
    let saved: unknown = null;
    const storage = {
      loadPreferences: () => saved,
      savePreferences: (value: unknown) => (saved = JSON.parse(JSON.stringify(value))),
    };
    const store = createPreferencesStore(storage);
    store.setState({ lang: 'ko', theme: 'dark', hideEngine: false });
    acceptFinding(store, 'sha256:1', 'sessions (Map)', 'bounded nightly', new Date(0));
    expect(createPreferencesStore(storage).getState()).toEqual(store.getState());
    acceptFinding(store, 'sha256:1', 'sessions (Map)', null, new Date(0));
    expect(createPreferencesStore(storage).getState().accepted).toEqual({});
  });

  it('are defaults where storage holds something else', () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        expect(['system', 'light', 'dark']).toContain(readPreferences(value).theme);
      }),
    );
    expect(readPreferences('x')).toEqual(DEFAULT_PREFERENCES);
    expect(
      readPreferences({
        lang: 'fr',
        theme: 'pink',
        hideEngine: 1,
        accepted: { a: 1, b: { title: 't', reason: 'r', acceptedAt: 'z' } },
      }),
    ).toEqual({
      ...DEFAULT_PREFERENCES,
      accepted: { b: { title: 't', reason: 'r', acceptedAt: 'z' } },
    });
  });

  it('a stored key cannot reach the prototype', () => {
    const read = readPreferences(JSON.parse('{"accepted":{"__proto__":{"title":"t","reason":"r","acceptedAt":"z"}}}'));
    expect(Object.keys(read.accepted)).toEqual(['__proto__']);
    expect(Object.getPrototypeOf({})).toBe(Object.prototype);
    expect(Object.entries(read.accepted)).toEqual([['__proto__', { title: 't', reason: 'r', acceptedAt: 'z' }]]);
  });
});
