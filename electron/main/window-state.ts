// Where the window was, put back where it can be seen.

import type { Rectangle } from 'electron';

export interface WindowState {
  /** Device-independent pixels; null before the first close. */
  readonly bounds: Rectangle | null;
  readonly maximized: boolean;
}
export const FIRST_WINDOW: WindowState = { bounds: null, maximized: false };
const DEFAULT_SIZE = { width: 1280, height: 860 } as const;
/** Below this the page scrolls sideways (it is tested down to 480). */
export const LEAST_SIZE = { width: 480, height: 400 } as const;
/** So much of the title bar must be on a display to be grabbed with a mouse, pixels. */
const GRAB_PIXELS = 80;

/** @throws TypeError when it is no window state */
export function checkWindowState(value: unknown): WindowState {
  const { bounds, maximized } = (typeof value === 'object' && value !== null ? value : {}) as Record<string, unknown>;
  if (typeof maximized !== 'boolean') throw new TypeError('no window state');
  return { bounds: bounds === null ? null : checkBounds(bounds), maximized };
}

function checkBounds(value: unknown): Rectangle {
  const { x, y, width, height } = (typeof value === 'object' && value !== null ? value : {}) as Record<string, unknown>;
  const sane = (n: unknown): n is number => Number.isInteger(n) && Math.abs(n as number) < 100_000;
  if (!sane(x) || !sane(y) || !sane(width) || !sane(height) || width <= 0 || height <= 0)
    throw new TypeError('no bounds');
  return { x, y, width, height };
}

/** Bounds for the new window: the saved ones when their title bar can be reached on a display of now, else only a size. */
export function placeWindow(
  state: WindowState,
  displays: readonly { readonly workArea: Rectangle }[],
): Partial<Rectangle> & { width: number; height: number } {
  const { bounds } = state;
  if (bounds === null) return { ...DEFAULT_SIZE };
  const size = { width: Math.max(bounds.width, LEAST_SIZE.width), height: Math.max(bounds.height, LEAST_SIZE.height) };
  const reachable = displays.some(({ workArea: area }) => {
    const overlap = Math.min(bounds.x + size.width, area.x + area.width) - Math.max(bounds.x, area.x);
    return overlap >= GRAB_PIXELS && bounds.y >= area.y && bounds.y <= area.y + area.height - GRAB_PIXELS;
  });
  return reachable ? { x: bounds.x, y: bounds.y, ...size } : size;
}
