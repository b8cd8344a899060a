// Preferences in localStorage and what this window shows in sessionStorage: read once at start, written whole.
// Storage may be full or forbidden; the app then forgets.

import type { SourceSpec } from '../../worker/engine/api.ts';

const KEY = 'heapdelta.preferences/1';

/** Settings as last saved; null when there are none or they cannot be read. */
export function loadPreferences(): unknown {
  try {
    const text = localStorage.getItem(KEY);
    return text === null ? null : JSON.parse(text);
  } catch (error) {
    console.warn('preferences could not be read; starting with defaults', error);
    return null;
  }
}

/** Saves settings; a failure is logged, never thrown. */
export function savePreferences(value: unknown): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(value));
  } catch (error) {
    console.warn('preferences could not be saved', error);
  }
}

const WINDOW_KEY = 'heapdelta.window/1';

/** Remembers what this window shows, so that a reload shows it again; only sources with an address survive one. */
export function rememberWindow(sources: readonly SourceSpec[]): void {
  try {
    if (sources.length > 0 && sources.every((s) => s.kind === 'url'))
      sessionStorage.setItem(WINDOW_KEY, JSON.stringify(sources));
    else sessionStorage.removeItem(WINDOW_KEY);
  } catch (error) {
    console.warn('a reload will not show this again', error);
  }
}

/** What this window showed before a reload; empty when nothing. */
export function recallWindow(): readonly SourceSpec[] {
  try {
    const stored: unknown = JSON.parse(sessionStorage.getItem(WINDOW_KEY) ?? '[]');
    return Array.isArray(stored) ? stored.filter(isUrlSource) : [];
  } catch (error) {
    console.warn('what this window showed could not be read', error);
    return [];
  }
}

function isUrlSource(value: unknown): value is SourceSpec {
  return (
    typeof value === 'object' &&
    value !== null &&
    'kind' in value &&
    value.kind === 'url' &&
    'url' in value &&
    typeof value.url === 'string' &&
    'name' in value &&
    typeof value.name === 'string' &&
    'sizeBytes' in value &&
    typeof value.sizeBytes === 'number'
  );
}
