// Standard output, without a process: short writes are finished, a gone reader is silence, everything else is kept as a failure.

import { Writable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { Output, wholeWriter } from './output.ts';

const write = (output: Output, text: string): Promise<Error | null> =>
  new Promise((resolve) => output.write(text, (error) => resolve(error ?? null)));

describe('a file', () => {
  it('that takes a few bytes at a time gets them all, in order', async () => {
    let got = '';
    const few = (_fd: number, bytes: Uint8Array, at: number): number => {
      const part = bytes.subarray(at, at + 7);
      got += Buffer.from(part).toString('latin1');
      return part.length;
    };
    const output = new Output(new Writable(), wholeWriter(1, few));
    const text = 'x'.repeat(1000) + 'the end';
    expect(await write(output, text)).toBeNull();
    expect([got, output.failure]).toEqual([text, null]);
  });

  it('that is full after a short write says so', async () => {
    const full = Object.assign(new Error('ENOSPC'), { code: 'ENOSPC' });
    let room = 10;
    const output = new Output(
      new Writable(),
      wholeWriter(1, (_fd, bytes, at) => {
        if (room === 0) throw full;
        const took = Math.min(room, bytes.length - at);
        room -= took;
        return took;
      }),
    );
    expect(await write(output, 'more than ten bytes')).toBe(full);
    expect(output.failure).toBe(full);
  });
});

describe('a pipe', () => {
  const broken = (code: string) =>
    new Writable({ write: (_chunk, _encoding, done) => done(Object.assign(new Error(code), { code })) });

  it('whose reader has gone is silent from then on', async () => {
    const output = new Output(broken('EPIPE'), null);
    expect([await write(output, 'a'), await write(output, 'b'), output.failure]).toEqual([null, null, null]);
  });

  it('that breaks in another way is a failure', async () => {
    const output = new Output(broken('EIO'), null);
    expect(await write(output, 'a')).toMatchObject({ code: 'EIO' });
    expect(output.failure).toMatchObject({ code: 'EIO' });
  });
});
