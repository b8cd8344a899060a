// Preloaded into every measured process: at its end, the peak of its resident memory (bytes) and the processor time of
// all its threads (seconds) go to a file.
// VmHWM where there is /proc: a child's maxRSS would begin with its parent's.

import { readFileSync, writeFileSync } from 'node:fs';
import { isMainThread } from 'node:worker_threads';

const file = process.env.HEAPDELTA_BENCH_PEAK;
if (isMainThread && file) {
  process.on('exit', () => {
    let bytes = process.resourceUsage().maxRSS * 1024;
    if (process.platform === 'linux') {
      const kilobytes = /VmHWM:\s*(\d+) kB/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1];
      if (kilobytes) bytes = Number(kilobytes) * 1024;
    }
    const { userCPUTime, systemCPUTime } = process.resourceUsage();
    writeFileSync(file, `${bytes} ${(userCPUTime + systemCPUTime) / 1e6}`);
  });
}
