// When to work: after what is on screen, or when the page has nothing else to do.

/** How long after the call it is idle for sure, milliseconds; for browsers that do not tell. */
const SURELY_IDLE_MS = 200;

/** Does something when the page has nothing else to do; returns what takes that back. */
export function whenIdle(work: () => void): () => void {
  if (typeof requestIdleCallback === 'undefined') {
    const timer = setTimeout(work, SURELY_IDLE_MS);
    return () => clearTimeout(timer);
  }
  const asked = requestIdleCallback(work);
  return () => cancelIdleCallback(asked);
}

/** A page in the background paints nothing: nobody waits longer than this for a frame, milliseconds. */
const FRAME_PATIENCE_MS = 50;

/** Resolves when what was rendered is painted. */
export function painted(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, FRAME_PATIENCE_MS);
    if (typeof requestAnimationFrame !== 'undefined') requestAnimationFrame(() => setTimeout(resolve));
  });
}
