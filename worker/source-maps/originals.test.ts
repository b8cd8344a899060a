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

describe('a package’s own map', () => {
  const built = { url: '/app/node_modules/@kit/core/dist/scope.js', line: 1, column: 5 };
  const originalIn = (source: string): string =>
    originalOf(built, new AnyMap({ version: 3, sources: [source], names: [], mappings: 'IAAI' }, `${built.url}.map`))
      .url;

  it('is followed inside of the package', () => {
    expect(originalIn('../src/scope.ts')).toBe('/app/node_modules/@kit/core/src/scope.ts');
  });

  it.each(['../../src/scope.ts', '../../../../packages/core/src/scope.ts', 'webpack:///src/scope.ts'])(
    'is not followed out of it: %s',
    (source) => {
      expect(originalIn(source)).toBe(built.url);
    },
  );
});
