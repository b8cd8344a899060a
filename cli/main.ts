// The command `heapdelta`. Its engine starts before its own code is read: the two take as long, and there are two cores.
// `process` is the global here: importing it makes Node look at everything in it first, its streams and their sockets.

import { startEngineEarly } from './engine.ts';

startEngineEarly(process.argv.slice(2));
const { runProcess } = await import('./process.ts');
process.exitCode = await runProcess();
