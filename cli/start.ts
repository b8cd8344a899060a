// The command's start. The engine starts before the command's own code is read: the two take as long, and there are two cores.
// `process` is the global here: importing it makes Node look at everything in it first, its streams and their sockets.

import { startEngineEarly } from './engine.ts';

/** Runs the command line of this process to its end. @returns the exit code */
export async function start(): Promise<number> {
  startEngineEarly(process.argv.slice(2));
  const { runProcess } = await import('./process.ts');
  return runProcess();
}
