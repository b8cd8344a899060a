// Rows of a long question: a new question gives up the one before it, and so does leaving the screen.

import { useCallback, useEffect, useRef } from 'react';
import type { Rows } from '../../worker/engine/api.ts';
import type { FetchRows } from '../state/rows.ts';

/** A question that can be given up. */
export type AskRows<T> = (signal: AbortSignal, offset: number, limit: number) => Promise<Rows<T>>;

/** What `useRows` asks. `ask` is the question: keep it the same function (useCallback) for as long as the question is the same. */
export function useJobRows<T>(ask: AskRows<T>): FetchRows<T> {
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);
  return useCallback<FetchRows<T>>(
    (offset, limit) => {
      // Pages of the same question share its life.
      if (offset === 0 || running.current === null) {
        running.current?.abort();
        running.current = new AbortController();
      }
      return ask(running.current.signal, offset, limit);
    },
    [ask],
  );
}
