// Recent comparisons in a browser: file *handles* (of files, folders and archives; never paths or bytes) in IndexedDB, where the browser offers them.

import { gatherHandles } from '../app/files.ts';
import type { RecentEntry, RememberedSource } from './types.ts';

const DATABASE = 'heapdelta';
const STORE = 'recent';
const KEEP = 8;

interface StoredEntry {
  readonly id: string;
  readonly openedAt: string;
  readonly fileNames: readonly string[];
  readonly summary: string | null;
  readonly handles: readonly FileSystemHandle[];
}

/** Permission calls that TypeScript's DOM library does not know yet. */
interface PermissionAware {
  queryPermission?(descriptor: { mode: 'read' }): Promise<PermissionState>;
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

/**
 * What makes a comparison the same again: names, sizes and times of its files. Two series whose files are only called alike
 * (`1.heapsnapshot`, `2.heapsnapshot`) are two entries.
 */
export function contentKey(items: readonly RememberedSource[]): string {
  return items
    .map(({ source }) => {
      const size = source.kind === 'file' ? source.file.size : source.kind === 'url' ? source.sizeBytes : 0;
      const time = source.kind === 'path' ? 0 : (source.lastModifiedMs ?? 0);
      return `${source.name}|${size}|${time}`;
    })
    .join('\n');
}

/** Keeps the handles of a comparison, under its content; older ones beyond eight are dropped. */
export async function rememberHandles(
  items: readonly RememberedSource[],
  summary: string | null,
): Promise<string | null> {
  const handles: FileSystemHandle[] = [];
  for (const { handle } of items) {
    if (handle === null) return null;
    if (!handles.includes(handle)) handles.push(handle);
  }
  if (handles.length === 0) return null;
  const id = contentKey(items);
  try {
    await run('readwrite', (store) =>
      store.put({
        id,
        openedAt: new Date().toISOString(),
        fileNames: items.map(({ source }) => source.name),
        summary,
        handles,
      } satisfies StoredEntry),
    );
    for (const old of (await stored()).slice(KEEP)) await forgetHandles(old.id);
    return id;
  } catch (error) {
    console.warn('this comparison could not be remembered', error);
    return null;
  }
}

/** The files of a remembered comparison; null when refused, or gone. @param ask - as in `Host.openRecent` */
export async function openHandles(id: string, ask: boolean): Promise<readonly RememberedSource[] | null> {
  try {
    const entry = await run<StoredEntry | undefined>(
      'readonly',
      (store) => store.get(id) as IDBRequest<StoredEntry | undefined>,
    );
    if (entry === undefined) return null;
    for (const handle of entry.handles) {
      const aware = handle as PermissionAware;
      const permission = ask
        ? await aware.requestPermission?.({ mode: 'read' })
        : await aware.queryPermission?.({ mode: 'read' });
      if (permission !== undefined && permission !== 'granted') return null;
    }
    const { items } = await gatherHandles(entry.handles);
    // A folder may hold more by now: the comparison was of these.
    const wanted = items.filter(({ source }) => entry.fileNames.includes(source.name));
    return wanted.length === 0 ? null : wanted;
  } catch (error) {
    console.warn('a recent file is no longer there', error);
    return null;
  }
}

/** Removes one entry. */
export async function forgetHandles(id: string): Promise<void> {
  await run('readwrite', (store) => store.delete(id));
}
