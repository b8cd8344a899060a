// What /proc says of a process before anything is asked of it.

import { describe, expect, it } from 'vitest';
import { catchesUsr1, inspectPortOf } from './proc.ts';

describe('the port that a signal would open', () => {
  it.each([
    ['node\0server.js\0', '', 9229],
    ['node\0--inspect-port=9301\0server.js\0', '', 9301],
    ['node\0--inspect-port=127.0.0.1:9302\0server.js\0', '', 9302],
    ['node --inspect-port=0 --inspect-port=9303 server.js', '', 9303],
    ['node\0server.js\0', '--max-old-space-size=512 --inspect-port=9304', 9304],
    ['node\0--debug-port=9305\0server.js\0', '--inspect-port=9304', 9305],
  ])('%j with %j is %i', (commandLine, nodeOptions, port) => {
    expect(inspectPortOf(commandLine, nodeOptions)).toBe(port);
  });
});

describe('whether a signal would end the process', () => {
  it.each([
    ['SigCgt:\t0000000188000202\n', true],
    ['SigCgt:\t0000000188000002\n', false],
    ['Name:\tnode\n', null],
    [null, null],
  ])('%j: %j', (status, catches) => {
    expect(catchesUsr1(status)).toBe(catches);
  });
});
