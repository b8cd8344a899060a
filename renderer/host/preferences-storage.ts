// Preferences in localStorage and what this window shows in sessionStorage: read once at start, written whole.
// Storage may be full or forbidden; the app then forgets.

import type { MemoryOfProcess } from '../../capture/record.ts';
import type { SourceSpec } from '../../worker/engine/api.ts';
import type { WindowRecord } from './types.ts';

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

const WINDOW_KEY = 'heapdelta.window/2';

/** Remembers what this window shows, so that a reload shows it again; null forgets. */
export function rememberWindow(record: WindowRecord | null): void {
  try {
    if (record === null) sessionStorage.removeItem(WINDOW_KEY);
    else sessionStorage.setItem(WINDOW_KEY, JSON.stringify(record));
  } catch (error) {
    console.warn('a reload will not show this again', error);
  }
}

/** What this window showed before a reload; null when nothing, or when it cannot be read. */
export function recallWindow(): WindowRecord | null {
  try {
    return readWindow(JSON.parse(sessionStorage.getItem(WINDOW_KEY) ?? 'null'));
  } catch (error) {
    console.warn('what this window showed could not be read', error);
    return null;
  }
}

type Unknown = Readonly<Record<string, unknown>>;

/** A record out of whatever was stored; null when it is none. */
function readWindow(value: unknown): WindowRecord | null {
  if (typeof value !== 'object' || value === null) return null;
  const { sources, recentId, entries, keepOrder, per, heapLimitBytes } = value as Unknown;
  if (!Array.isArray(entries) || entries.length === 0) return null;
  const text = (part: unknown): string | null => (typeof part === 'string' ? part : null);
  const amount = (part: unknown): number | null => (typeof part === 'number' && part > 0 ? part : null);
  return {
    sources: Array.isArray(sources) && sources.every(isUrlSource) ? sources : null,
    recentId: text(recentId),
    entries: entries.flatMap((entry: unknown) => {
      if (typeof entry !== 'object' || entry === null || !('name' in entry) || typeof entry.name !== 'string')
        return [];
      const { name, label, leftOut, takenAt, rssBytes, memory } = entry as Unknown & { readonly name: string };
      return [
        {
          name,
          label: text(label),
          leftOut: leftOut === true,
          takenAt: text(takenAt),
          rssBytes: amount(rssBytes),
          memory: isMemory(memory) ? memory : null,
        },
      ];
    }),
    keepOrder: keepOrder === true,
    per: text(per),
    heapLimitBytes: amount(heapLimitBytes),
  };
}

const MEMORY_FIELDS = [
  'rssBytes',
  'heapBytes',
  'freeBytes',
  'bufferBytes',
  'externalBytes',
  'codeBytes',
  'nativeBytes',
] as const satisfies readonly (keyof MemoryOfProcess)[];

function isMemory(value: unknown): value is MemoryOfProcess {
  return (
    typeof value === 'object' &&
    value !== null &&
    MEMORY_FIELDS.every((field) => typeof (value as Unknown)[field] === 'number')
  );
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
