// One target in a thread of its own: makes input after input, tells which one it is at, and reports what went wrong.

import { parentPort, workerData } from 'node:worker_threads';
import { random } from './random.ts';
import { Wrong, type Target } from './target.ts';
import { targets } from './targets.ts';

export interface Job {
  readonly root: string;
  readonly target: string;
  readonly seed: number;
  readonly first: number;
  /** Inputs to try at most, and the time to stop at (ms since 1970). */
  readonly count: number;
  readonly until: number;
  /** [0]: the input being tried; [1]: bytes of it. Read by the supervisor when we no longer answer. */
  readonly at: SharedArrayBuffer;
}
export type Note =
  | { readonly kind: 'ready' }
  | {
      readonly kind: 'failed';
      readonly index: number;
      readonly recipe: string;
      readonly reason: string;
      readonly bytes: Uint8Array;
    }
  | {
      readonly kind: 'done';
      readonly next: number;
      readonly right: number;
      readonly codes: Readonly<Record<string, number>>;
    };

const job = workerData as Job;
const at = new Float64Array(job.at);

async function fuzz(target: Target, post: (note: Note) => void): Promise<void> {
  let right = 0;
  let codes: Record<string, number> = {};
  let noted = Date.now();
  const tell = (next: number): void => {
    post({ kind: 'done', next, right, codes });
    [right, codes, noted] = [0, {}, Date.now()];
  };
  let index = job.first;
  for (; index < job.first + job.count && Date.now() < job.until; index++) {
    const chance = random(job.seed, index);
    at[0] = index;
    at[1] = 0;
    const made = target.make(chance);
    at[1] = made.bytes.length;
    try {
      const outcome = await made.run();
      if (outcome.kind === 'right') right++;
      else codes[outcome.code] = (codes[outcome.code] ?? 0) + 1;
    } catch (error) {
      const reason =
        error instanceof Wrong
          ? `wrong: ${error.message}`
          : error instanceof Error
            ? (error.stack ?? error.message)
            : String(error);
      post({ kind: 'failed', index, recipe: made.recipe, reason, bytes: made.bytes.slice(0, 64 << 20) });
    }
    // Now and then, so that a thread that dies takes little of the count with it.
    if (Date.now() - noted > 500) {
      tell(index + 1);
      await new Promise((resolve) => setImmediate(resolve));
    }
  }
  tell(index);
}

const make = targets[job.target];
if (make === undefined || parentPort === null) throw new Error(`no target ${job.target}`);
const port = parentPort;
const target = await make(job.root);
port.postMessage({ kind: 'ready' } satisfies Note);
await fuzz(target, (note) => port.postMessage(note));
process.exit(0);
