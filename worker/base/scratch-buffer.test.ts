import { expect, it } from 'vitest';
import { ScratchBuffer } from './scratch-buffer.ts';

it('hands out zeros of the length asked for, also after somebody wrote into it', () => {
  const scratch = new ScratchBuffer();
  scratch.words(3).fill(7);
  expect([...scratch.signed(2)]).toEqual([0, 0]);
  scratch.wide(4).fill(0.5);
  expect([...scratch.words(9)]).toEqual(Array(9).fill(0));
});

it('keeps one buffer for all that fit into it, and makes a larger one for what does not', () => {
  const scratch = new ScratchBuffer(64);
  const { buffer } = scratch.words(1);
  expect(buffer.byteLength).toBe(64);
  expect(scratch.words(16).buffer).toBe(buffer);
  expect(scratch.wide(8).buffer).toBe(buffer);
  expect(scratch.wide(9).buffer).not.toBe(buffer);
});
