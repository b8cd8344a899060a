// Recent comparisons in a browser: file *handles* (never paths or bytes) in IndexedDB, where the browser offers them.

import type { SourceSpec } from '../../worker/engine/api.ts';
import type { RecentEntry } from './types.ts';

const DATABASE = 'heapdelta';
const STORE = 'recent';
const KEEP = 8;

interface StoredEntry {
  readonly id: string;
  readonly openedAt: string;
  readonly fileNames: readonly string[];
  readonly summary: string | null;
  readonly handles: readonly FileSystemFileHandle[];
}

/** Permission calls that TypeScript's DOM library does not know yet. */
interface PermissionAware {
  requestPermission?(descriptor: { mode: 'read' }): Promise<PermissionState>;
}

function database(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(DATABASE, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE, { keyPath: 'id' });
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('IndexedDB could not be opened'));
  });
}

async function run<T>(mode: IDBTransactionMode, work: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const db = await database();
  try {
    return await new Promise<T>((resolve, reject) => {
      const request = work(db.transaction(STORE, mode).objectStore(STORE));
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error ?? new Error('IndexedDB request failed'));
    });
  } finally {
    db.close();
  }
}

async function stored(): Promise<StoredEntry[]> {
  const entries = await run<StoredEntry[]>('readonly', (store) => store.getAll() as IDBRequest<StoredEntry[]>);
  return entries.sort((a, b) => b.openedAt.localeCompare(a.openedAt));
}

/** Recent comparisons, newest first; empty where the browser has no IndexedDB. */
export async function listRecent(): Promise<readonly RecentEntry[]> {
  try {
    return (await stored()).map(({ id, openedAt, fileNames, summary }) => ({ id, openedAt, fileNames, summary }));
  } catch (error) {
    console.warn('recent comparisons could not be read', error);
    return [];
  }
}

/** Keeps the handles of a comparison under its file names; older ones beyond eight are dropped. */
export async function rememberHandles(handles: readonly FileSystemFileHandle[], summary: string | null): Promise<void> {
  if (handles.length === 0) return;
  const fileNames = handles.map((h) => h.name);
  try {
    await run('readwrite', (store) =>
      store.put({
        id: fileNames.join('\n'),
        openedAt: new Date().toISOString(),
        fileNames,
        summary,
        handles,
      } satisfies StoredEntry),
    );
    for (const old of (await stored()).slice(KEEP)) await forgetHandles(old.id);
  } catch (error) {
    console.warn('this comparison could not be remembered', error);
  }
}

/** Asks for permission and gives the files; null when refused or gone. */
export async function openHandles(id: string): Promise<readonly SourceSpec[] | null> {
  const entry = await run<StoredEntry | undefined>(
    'readonly',
    (store) => store.get(id) as IDBRequest<StoredEntry | undefined>,
  );
  if (entry === undefined) return null;
  const sources: SourceSpec[] = [];
  for (const handle of entry.handles) {
    const permission = await (handle as PermissionAware).requestPermission?.({ mode: 'read' });
    if (permission !== undefined && permission !== 'granted') return null;
    try {
      const file = await handle.getFile();
      sources.push({ kind: 'file', file, name: file.name, lastModifiedMs: file.lastModified });
    } catch (error) {
      console.warn('a recent file is no longer there', error);
      return null;
    }
  }
  return sources;
}

/** Removes one entry. */
export async function forgetHandles(id: string): Promise<void> {
  await run('readwrite', (store) => store.delete(id));
}
