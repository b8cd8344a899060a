// Where the app is kept for the time without a network, and where not.

import { describe, expect, it } from 'vitest';
import { isStaticHost } from './offline.ts';

describe('keeping the app', () => {
  it.each([
    ['https:', 'tools.example.com', true],
    ['http:', 'localhost', true],
    ['http:', '127.0.0.1', false],
    ['http:', '[::1]', false],
    ['app:', 'heapdelta', false],
    ['file:', '', false],
  ])('%s//%s: %s', (protocol, hostname, expected) => {
    expect(isStaticHost({ protocol, hostname })).toBe(expected);
  });
});
