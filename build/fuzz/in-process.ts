// The engine's host without threads: loaders run in this one, so that a fault has its stack and its input.

import type { EngineHost, LoaderThread } from '../../worker/entry/host.ts';
import { serveLoader, type LoaderOrder, type LoaderReply } from '../../worker/entry/loader.ts';
import { webSources } from '../../worker/entry/sources.ts';

/** A host whose loader threads are this thread. */
export function inProcessHost(): EngineHost {
  return { sources: webSources, cores: 2, availableBytes: () => 4e9, startLoader };
}

function startLoader(): LoaderThread {
  const orders: LoaderOrder[] = [];
  let obey: ((order: LoaderOrder) => void) | null = null;
  let reply: ((note: LoaderReply) => void) | null = null;
  let ended = false;
  serveLoader(
    {
      post: (note) => queueMicrotask(() => {
        if (!ended) reply?.(note);
      }),
      onOrder: (listener) => {
        obey = listener;
        orders.splice(0).forEach(listener);
      },
    },
    webSources,
  );
  return {
    send: (order) => {
      if (obey === null) orders.push(order);
      else obey(order);
    },
    onReply: (listener) => (reply = listener),
    onDeath: () => undefined,
    end: () => (ended = true),
  };
}
