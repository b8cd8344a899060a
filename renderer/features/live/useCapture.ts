// The state of a capture as whoever runs it tells, asked several times a second while the screen is there.

import { useCallback, useEffect, useRef, useState } from 'react';
import type { CaptureChoice, CaptureState } from '../../../capture/service-types.ts';
import { useServices } from '../../app/services.ts';

/** Often enough for a bar that moves and a countdown in seconds, milliseconds. */
const STATE_EVERY_MS = 400;
/** Programs start and end seldom. */
const CHOICES_EVERY_MS = 3_000;

export interface Capture {
  /** null until it was asked for once. */
  readonly state: CaptureState | null;
  /** Whoever serves this page does not answer. */
  readonly unreachable: boolean;
  /** Sends an order and shows the state that it leads to. */
  readonly order: (send: () => Promise<CaptureState>) => void;
}

/** Calls `ask` now and again after each answer, as long as the caller is on screen. */
function useRepeated(ask: () => Promise<void>, everyMs: number, wanted: boolean): void {
  useEffect(() => {
    if (!wanted) return undefined;
    let timer: ReturnType<typeof setTimeout> | null = null;
    let ended = false;
    const again = (): void => {
      void ask().finally(() => {
        if (!ended) timer = setTimeout(again, everyMs);
      });
    };
    again();
    return () => {
      ended = true;
      if (timer !== null) clearTimeout(timer);
    };
  }, [ask, everyMs, wanted]);
}

export function useCapture(): Capture {
  const { capture } = useServices().host;
  const [state, setState] = useState<CaptureState | null>(null);
  const [unreachable, setUnreachable] = useState(false);
  // An answer that was asked for before the last order is late.
  const orders = useRef(0);
  const take = useCallback(async (send: () => Promise<CaptureState>, isOrder: boolean): Promise<void> => {
    if (isOrder) orders.current++;
    const number = orders.current;
    try {
      const next = await send();
      if (number !== orders.current) return;
      setState(next);
      setUnreachable(false);
    } catch {
      if (number === orders.current) setUnreachable(true);
    }
  }, []);
  const ask = useCallback(() => take(() => capture.state(), false), [capture, take]);
  // After a failure nothing more is asked for by itself: each try would be an error on the console.
  useRepeated(ask, STATE_EVERY_MS, !unreachable);
  const order = useCallback((send: () => Promise<CaptureState>) => void take(send, true), [take]);
  return { state, unreachable, order };
}

/** Programs to choose from, again and again; null until the first answer. */
export function useChoices(): readonly CaptureChoice[] | null {
  const { capture } = useServices().host;
  const [choices, setChoices] = useState<readonly CaptureChoice[] | null>(null);
  const [failed, setFailed] = useState(false);
  const ask = useCallback(async () => {
    try {
      setChoices(await capture.choices());
    } catch {
      setFailed(true);
    }
  }, [capture]);
  useRepeated(ask, CHOICES_EVERY_MS, !failed);
  return choices;
}
