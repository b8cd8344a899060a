// The floors nobody gets under: reading the file in 4 MB pieces, and reading it while adding up every integer in it.
// node bench/peers/floors.mjs read|sum FILE

import { closeSync, openSync, readSync } from 'node:fs';

const [mode, file] = process.argv.slice(2);
const start = performance.now();
const piece = Buffer.allocUnsafe(4 << 20);
const descriptor = openSync(file, 'r');
let sum = 0;
let value = 0;
let inside = false;
for (let length = readSync(descriptor, piece); length > 0; length = readSync(descriptor, piece)) {
  if (mode !== 'sum') continue;
  for (let i = 0; i < length; i++) {
    const digit = piece[i] - 48;
    if (digit >= 0 && digit <= 9) {
      value = value * 10 + digit;
      inside = true;
    } else if (inside) {
      sum += value;
      value = 0;
      inside = false;
    }
  }
}
closeSync(descriptor);
process.stdout.write(
  `${JSON.stringify({ peer: `floor ${mode}`, totalSeconds: (performance.now() - start) / 1000, peakRssBytes: process.resourceUsage().maxRSS * 1024, sum })}\n`,
);
