// Code people copy to take snapshots. Code is the same in every language; the words around it are in the catalog.

/** A signal, no code change: Node writes a snapshot into its working directory. */
export const SIGNAL = `node --heapsnapshot-signal=SIGUSR2 server.js

# then, for each snapshot:
kill -USR2 <pid>`;

/** From inside the program. */
export const WRITE = `import { writeHeapSnapshot } from 'node:v8';

const file = writeHeapSnapshot(); // pauses the program until it is written
console.log('snapshot written to', file);`;

/** An endpoint that only the operator can call; the file is streamed and deleted. */
export const EXPRESS = `import { timingSafeEqual } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { writeHeapSnapshot } from 'node:v8';

const secret = Buffer.from(process.env.SNAPSHOT_SECRET ?? '');
let busy = false;

app.get('/internal/heap-snapshot', async (req, res) => {
  const given = Buffer.from(req.get('x-snapshot-secret') ?? '');
  const allowed = secret.length > 0 && given.length === secret.length && timingSafeEqual(given, secret);
  if (!allowed || busy) return res.sendStatus(404);
  busy = true;
  const folder = await mkdtemp(join(tmpdir(), 'heap-'));
  try {
    const file = writeHeapSnapshot(join(folder, 'heap.heapsnapshot'));
    res.type('application/octet-stream');
    await pipeline(createReadStream(file), res);
  } finally {
    busy = false;
    await rm(folder, { recursive: true, force: true });
  }
});`;

/** The same for NestJS. */
export const NEST = `import { createReadStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { writeHeapSnapshot } from 'node:v8';
import { ConflictException, Controller, Get, Header, Res, UseGuards } from '@nestjs/common';
import type { Response } from 'express';
import { OperatorGuard } from './operator.guard'; // your own guard: never public

@Controller('internal')
@UseGuards(OperatorGuard)
export class HeapSnapshotController {
  private busy = false;

  @Get('heap-snapshot')
  @Header('content-type', 'application/octet-stream')
  async take(@Res() res: Response): Promise<void> {
    if (this.busy) throw new ConflictException('a snapshot is being taken');
    this.busy = true;
    const folder = await mkdtemp(join(tmpdir(), 'heap-'));
    try {
      const file = writeHeapSnapshot(join(folder, 'heap.heapsnapshot'));
      await pipeline(createReadStream(file), res);
    } finally {
      this.busy = false;
      await rm(folder, { recursive: true, force: true });
    }
  }
}`;

/** Node writes by itself just before the heap is full. */
export const NEAR_LIMIT = `node --heapsnapshot-near-heap-limit=3 --max-old-space-size=512 server.js`;

/** Electron: any process, from its main process. */
export const ELECTRON = `import { writeHeapSnapshot } from 'node:v8';

writeHeapSnapshot('main.heapsnapshot');                        // main process
await window.webContents.takeHeapSnapshot('page.heapsnapshot'); // a window`;
