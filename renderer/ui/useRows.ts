// A window of rows over a question to the engine: asked anew when the question changes, dropped with the component.

import { useEffect, useState } from 'react';
import { createRowWindow, type FetchRows, type RowWindow } from '../state/rows.ts';

/** `fetch` is the question: keep it the same function (useCallback) for as long as the question is the same. */
export function useRows<T>(fetch: FetchRows<T>): RowWindow<T> {
  const [rows] = useState(() => createRowWindow<T>());
  useEffect(() => {
    rows.ask(fetch);
  }, [rows, fetch]);
  useEffect(() => () => rows.dispose(), [rows]);
  return rows;
}
