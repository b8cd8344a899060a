// How the page takes snapshots of running programs: it asks the local host or the desktop shell, which serve this page and
// do it. The page itself reaches no program; both answer at the same addresses.

import type { CaptureChoice, CaptureStart, CaptureState } from '../../capture/service-types.ts';

export interface CaptureClient {
  /** Programs of this machine that can be captured. */
  choices(): Promise<readonly CaptureChoice[]>;
  state(): Promise<CaptureState>;
  choose(id: string): Promise<CaptureState>;
  start(how: CaptureStart): Promise<CaptureState>;
  next(): Promise<CaptureState>;
  stop(): Promise<CaptureState>;
  discard(): Promise<CaptureState>;
}

const address = (name: string): string => new URL(`capture/${name}`, document.baseURI).href;

async function answered<T>(response: Response): Promise<T> {
  if (!response.ok) throw new Error(`capture: status ${response.status}`);
  return (await response.json()) as T;
}

const order = async (name: string, body: unknown = {}): Promise<CaptureState> =>
  answered(
    await fetch(address(name), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    }),
  );

/** The one way to capture for browser and desktop. Methods reject when whoever serves the page is gone. */
export const captureClient: CaptureClient = {
  choices: async () => (await answered<{ targets: readonly CaptureChoice[] }>(await fetch(address('targets')))).targets,
  state: async () => answered(await fetch(address('state'))),
  choose: (id) => order('choose', { id }),
  start: (how) => order('start', how),
  next: () => order('next'),
  stop: () => order('stop'),
  discard: () => order('discard'),
};
