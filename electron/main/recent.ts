// Comparisons made before. Paths stay here; the page sees names and a random id.

import { randomBytes } from 'node:crypto';
import { basename } from 'node:path';
import * as v from 'valibot';
import type { RecentEntry } from '../ipc/contract.ts';
import type { JsonStore } from '../protocol/node/json-store.ts';

const Stored = v.array(
  v.object({
    id: v.string(),
    openedAt: v.string(),
    paths: v.pipe(v.array(v.string()), v.minLength(1)),
    summary: v.nullable(v.string()),
  }),
);
export type StoredRecent = v.InferOutput<typeof Stored>;
const KEEP = 12;

/** @throws when it is no list of ours */
export function checkRecent(value: unknown): StoredRecent {
  return v.parse(Stored, value);
}

export interface RecentFiles {
  list(): Promise<readonly RecentEntry[]>;
  /** Paths of an entry; null when there is no such entry. */
  pathsOf(id: string): Promise<readonly string[] | null>;
  /** Puts these files first; the same files in the same order are one entry. */
  remember(paths: readonly string[], summary: string | null): Promise<void>;
  forget(id: string): Promise<void>;
}

/** @param store of `[]` at first @param now for tests */
export function recentFiles(store: JsonStore<StoredRecent>, now: () => Date = () => new Date()): RecentFiles {
  return {
    list: async () =>
      (await store.load()).map(({ id, openedAt, paths, summary }) => ({
        id,
        openedAt,
        fileNames: paths.map((path) => basename(path)),
        summary,
      })),
    pathsOf: async (id) => (await store.load()).find((entry) => entry.id === id)?.paths ?? null,
    async remember(paths, summary) {
      const key = JSON.stringify(paths);
      await store.update((entries) => {
        const before = entries.find((entry) => JSON.stringify(entry.paths) === key);
        const entry = {
          id: before?.id ?? randomBytes(9).toString('base64url'),
          openedAt: now().toISOString(),
          paths: [...paths],
          summary,
        };
        return [entry, ...entries.filter((other) => other !== before)].slice(0, KEEP);
      });
    },
    async forget(id) {
      await store.update((entries) => entries.filter((entry) => entry.id !== id));
    },
  };
}
