// From an inspector's address to a target: lists what can be taken there, chooses one, and attaches to it.

import { getJson } from '../channel.ts';
import type { Channel } from '../channel.ts';
import { CdpClient } from '../cdp.ts';
import { CaptureError } from '../errors.ts';
import { InspectorTarget } from '../inspector.ts';
import type { InspectorOptions } from '../inspector.ts';

/** One entry of an inspector's list. */
export interface Listed {
  readonly id: string;
  readonly type: string;
  readonly title: string;
  readonly url: string;
  /** Path of its WebSocket. */
  readonly path: string;
}

const textIn = (value: object, name: string): string => {
  const found = (value as Record<string, unknown>)[name];
  return typeof found === 'string' ? found : '';
};

/** What an inspector offers. Throws CaptureError `capture-no-answer`. */
export async function listTargets(channel: Channel): Promise<readonly Listed[]> {
  const list = await getJson(channel, '/json/list');
  if (!Array.isArray(list)) throw new CaptureError('capture-no-answer', { name: channel.name, detail: 'no list' });
  return list.flatMap((entry: unknown) => {
    if (typeof entry !== 'object' || entry === null) return [];
    const address = textIn(entry, 'webSocketDebuggerUrl');
    if (!URL.canParse(address)) return [];
    const { pathname, search } = new URL(address);
    return [
      {
        id: textIn(entry, 'id'),
        type: textIn(entry, 'type'),
        title: textIn(entry, 'title'),
        url: textIn(entry, 'url'),
        path: pathname + search,
      },
    ];
  });
}

/** Extensions and DevTools itself are pages of a browser, too; nobody means them unless they name them. */
const OWN_PAGES = /^(?:devtools|chrome-extension|chrome):/;
/** Titles listed in the sentence that asks for one. */
const MAX_NAMED = 6;

/**
 * The one to take: what `wanted` names (a number of the list, or a part of title, address or id), else the only one.
 * Throws CaptureError `capture-several`, `capture-nothing-to-take`.
 */
export function chooseTarget(listed: readonly Listed[], wanted: string | null): Listed {
  const all = listed.filter(({ type }) => type !== 'browser');
  const named = (entries: readonly Listed[]): string =>
    entries
      .slice(0, MAX_NAMED)
      .map((entry) => `${all.indexOf(entry) + 1} = ${entry.type} "${entry.title === '' ? entry.url : entry.title}"`)
      .join(', ');
  if (wanted !== null) {
    const byNumber = /^\d+$/.test(wanted) ? all[Number(wanted) - 1] : undefined;
    if (byNumber !== undefined) return byNumber;
    const text = wanted.toLowerCase();
    const fitting = all.filter(
      ({ id, title, url }) => id === wanted || `${title}\n${url}`.toLowerCase().includes(text),
    );
    if (fitting.length === 1) return fitting[0];
    if (fitting.length > 1) throw new CaptureError('capture-several', { list: named(fitting) });
    throw new CaptureError('capture-nothing-to-take', { wanted, list: named(all) });
  }
  const usual = all.filter(
    ({ type, url }) => (type === 'page' || type === 'node' || type === 'deno') && !OWN_PAGES.test(url),
  );
  const choice = usual.length > 0 ? usual : all;
  if (choice.length === 1) return choice[0];
  if (choice.length > 1) throw new CaptureError('capture-several', { list: named(choice) });
  throw new CaptureError('capture-nothing-to-take', { wanted: '', list: '' });
}

/** Attaches to one entry of an inspector's list. */
export async function attach(
  channel: Channel,
  { path }: Pick<Listed, 'path'>,
  options: InspectorOptions,
): Promise<InspectorTarget> {
  return InspectorTarget.take(await CdpClient.open(channel, path), options);
}

/** Tries until an inspector that is being opened answers. */
export async function listSoon(channel: Channel, ms: number): Promise<readonly Listed[]> {
  for (const until = performance.now() + ms; ;) {
    try {
      return await listTargets(channel);
    } catch (error) {
      if (performance.now() > until) throw error;
      await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
    }
  }
}

const RETRY_MS = 150;
