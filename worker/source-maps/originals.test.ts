import { AnyMap } from '@jridgewell/trace-mapping';
import { describe, expect, it } from 'vitest';
import { originalOf } from './originals.ts';

// A script whose only mapping leads from line 1, column 5 to the same place of the original; it has no names.
const map = new AnyMap(
  { version: 3, sources: ['ids.ts'], sourcesContent: ['let idsUpdaterMap = new Map();'], names: [], mappings: 'IAAI' },
  'https://app.example/main.js.map',
);
const nameOf = (built: string): string | undefined =>
  originalOf({ url: 'https://app.example/main.js', line: 1, column: 5, name: built }, map).name;

describe('a name that a bundler made unique', () => {
  it.each(['$bdb11010cef70236$var$idsUpdaterMap', 'idsUpdaterMap2', 'idsUpdaterMap$1'])('%s', (built) => {
    expect(nameOf(built)).toBe('idsUpdaterMap');
  });

  it.each(['Map', 'updaterMap', 'idsUpdaterMapOf', 'idsUpdaterMap'])('%s stays', (built) => {
    expect(nameOf(built)).toBe(built);
  });
});
