// What outlives the window: language, theme, table habits, and findings the user accepted. Validated on reading.

import { createStore, type StoreApi } from 'zustand/vanilla';
import { DEFAULT_EDITOR, isEditorLink, type EditorChoice } from './editor.ts';
import type { Lang, ReportFinding } from '../../worker/report/types.ts';

export type ThemeChoice = 'system' | 'light' | 'dark';

export interface AcceptedFinding {
  readonly title: string;
  readonly reason: string;
  /** ISO time. */
  readonly acceptedAt: string;
}

export interface Preferences {
  /** null: the system's. */
  readonly lang: Lang | null;
  readonly theme: ThemeChoice;
  readonly hideEngine: boolean;
  /** Shortcuts of one key without Control or Command; people who speak to their computer turn them off. */
  readonly shortcuts: boolean;
  readonly editor: EditorChoice;
  /** By fingerprint. */
  readonly accepted: Readonly<Record<string, AcceptedFinding>>;
}

export interface PreferencesStorage {
  loadPreferences(): unknown;
  savePreferences(value: unknown): void;
}

export const DEFAULT_PREFERENCES: Preferences = {
  lang: null,
  theme: 'system',
  hideEngine: true,
  shortcuts: true,
  editor: DEFAULT_EDITOR,
  accepted: {},
};

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function readAccepted(value: unknown): Readonly<Record<string, AcceptedFinding>> {
  const accepted: Record<string, AcceptedFinding> = Object.create(null);
  if (!isRecord(value)) return accepted;
  for (const [fingerprint, entry] of Object.entries(value)) {
    if (
      !isRecord(entry) ||
      typeof entry.title !== 'string' ||
      typeof entry.reason !== 'string' ||
      typeof entry.acceptedAt !== 'string'
    )
      continue;
    accepted[fingerprint] = { title: entry.title, reason: entry.reason, acceptedAt: entry.acceptedAt };
  }
  return accepted;
}

function readEditor(value: unknown): EditorChoice {
  if (!isRecord(value)) return DEFAULT_EDITOR;
  const text = (part: unknown): string => (typeof part === 'string' ? part : '');
  const link = text(value.link);
  return {
    link: link === '' || isEditorLink(link) ? link : DEFAULT_EDITOR.link,
    from: text(value.from),
    to: text(value.to),
  };
}

/** Preferences out of whatever was stored; anything strange becomes its default. */
export function readPreferences(value: unknown): Preferences {
  if (!isRecord(value)) return DEFAULT_PREFERENCES;
  return {
    lang: value.lang === 'en' || value.lang === 'ko' ? value.lang : null,
    theme: value.theme === 'light' || value.theme === 'dark' ? value.theme : 'system',
    hideEngine: typeof value.hideEngine === 'boolean' ? value.hideEngine : DEFAULT_PREFERENCES.hideEngine,
    shortcuts: typeof value.shortcuts === 'boolean' ? value.shortcuts : DEFAULT_PREFERENCES.shortcuts,
    editor: readEditor(value.editor),
    accepted: readAccepted(value.accepted),
  };
}

export type PreferencesStore = StoreApi<Preferences>;

/** The store, filled from storage and written back with every change. */
export function createPreferencesStore(storage: PreferencesStorage): PreferencesStore {
  const store = createStore<Preferences>()(() => readPreferences(storage.loadPreferences()));
  store.subscribe((preferences) => storage.savePreferences(preferences));
  return store;
}

/** Marks a finding as known and expected, or takes the mark away (`reason` null). */
export function acceptFinding(
  store: PreferencesStore,
  fingerprint: string,
  title: string,
  reason: string | null,
  now: Date,
): void {
  const accepted: Record<string, AcceptedFinding> = { ...store.getState().accepted };
  if (reason === null) delete accepted[fingerprint];
  else accepted[fingerprint] = { title, reason, acceptedAt: now.toISOString() };
  store.setState({ accepted });
}

/** Whether a finding is known and expected: accepted in this app, or by the file it came with. */
export function isAccepted(
  finding: Pick<ReportFinding, 'fingerprint' | 'known'>,
  accepted: Preferences['accepted'],
): boolean {
  return accepted[finding.fingerprint] !== undefined || finding.known?.status === 'accepted';
}
