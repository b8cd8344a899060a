// The command `heapdelta`: a file that stands alone (build/bundle.mjs), so that a start that fails (no descriptor, no
// thread, a missing chunk) ends in a sentence.

import { START_FAILED, startFailure } from './start-failure.ts';

try {
  const { start } = await import('./start.ts');
  process.exitCode = await start();
} catch (error) {
  process.stderr.write(`${startFailure(error, process.env)}\n`);
  // Not `exitCode`: an engine that was started already would keep the process alive.
  process.exit(START_FAILED);
}
