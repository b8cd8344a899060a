// One name for one leak: what V8 numbers or writes differently from version to version does not change it.

import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { fingerprintOf } from './fingerprint.ts';

const hash = (text: string): string => createHash('sha256').update(text).digest('hex');
const of = (...parts: readonly string[]): string => fingerprintOf(hash, parts);

describe('fingerprint', () => {
  it('is a short SHA-256, the same for the same words', () => {
    expect(of('Session', 'Map', 'sessions')).toMatch(/^sha256:[0-9a-f]{32}$/);
    expect(of('Session', 'Map', 'sessions')).toBe(of('Session', 'Map', 'sessions'));
  });

  it('differs when any word does, and words do not run together', () => {
    const all = [
      of('Session', 'Map', 'sessions'),
      of('Session', 'Set', 'sessions'),
      of('Session', 'Map', 'users'),
      of('SessionMap', '', 'sessions'),
      of('Session', 'Map', 'sessions', ''),
    ];
    expect(new Set(all).size).toBe(all.length);
  });

  it('does not know the number V8 15 writes into the name of a scope', () => {
    expect(of('system / Context / scope @1234', 'bus')).toBe(of('system / Context', 'bus'));
  });

  it('takes every way of storing a string for a string', () => {
    expect(of('(concatenated string)', 'Object', 'sessions')).toBe(of('(string)', 'Object', 'sessions'));
    expect(of('(sliced string)', 'Object', 'sessions')).toBe(of('(string)', 'Object', 'sessions'));
  });
});
