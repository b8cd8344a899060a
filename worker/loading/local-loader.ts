// A loader that works in the thread that asks for it: no thread to start, no second copy of the code in memory.

import { serveLoader, type LoaderMeans } from './loader.ts';
import type { LoaderOrder, LoaderReply, LoaderThread } from './protocol.ts';
import type { SourceOpener } from '../sources/sources.ts';

/**
 * A loader in this thread. It reads while others have their turn, but computes in one go: ending it stops the reading
 * at once and the computing at its end.
 * @param sources where its bytes come from
 */
export function startLocalLoader(sources: SourceOpener, means: Omit<LoaderMeans, 'signal'> = {}): LoaderThread {
  const stop = new AbortController();
  let obey: (order: LoaderOrder) => void = () => undefined;
  let reply: ((note: LoaderReply) => void) | null = null;
  serveLoader(
    {
      // At once: progress told after the computing would tell nothing.
      post: (note) => {
        if (!stop.signal.aborted) reply?.(note);
      },
      onOrder: (listener) => {
        obey = listener;
      },
    },
    sources,
    { ...means, signal: stop.signal },
  );
  return {
    // In a turn of its own: whoever sends orders to several loaders reaches the other threads first.
    send: (order) =>
      void setTimeout(() => {
        if (!stop.signal.aborted) obey(order);
      }, 0),
    onReply: (listener) => {
      reply = listener;
    },
    onDeath: () => undefined,
    end: () => stop.abort(),
    release: () => stop.abort(),
  };
}
