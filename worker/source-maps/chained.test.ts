// Sources that a package's own map calls `webpack:///…` are the package's, and a program that webpack built is the program.

import { AnyMap } from '@jridgewell/trace-mapping';
import { describe, expect, it } from 'vitest';
import { sourceIn } from './chained.ts';

const mapOf = (sources: Readonly<Record<string, string>>): InstanceType<typeof AnyMap> =>
  new AnyMap(
    { version: 3, sources: Object.keys(sources), sourcesContent: Object.values(sources), names: [], mappings: 'AAAA' },
    'https://app.example/main.js.map',
  );
const PICKER = 'webpack:///src/js/picker.js';

describe('sources of a map that was followed by a bundler', () => {
  it('lie in the one imported package of which nothing else is there', () => {
    const map = mapOf({
      [PICKER]: 'export class Picker {}',
      'webpack:///webpack/bootstrap': '',
      'node_modules/lit-kit/index.js': 'export const html = 1;',
      'src/paint.js': "import Picker from '@paint/picker-kit';\nimport { html } from 'lit-kit';\n",
    });
    expect(sourceIn(map, PICKER)).toBe('node_modules/@paint/picker-kit/src/js/picker.js');
    expect(sourceIn(map, 'webpack:///webpack/bootstrap')).toBe('webpack:///webpack/bootstrap');
    expect(sourceIn(map, 'https://app.example/src/paint.js')).toBe('https://app.example/src/paint.js');
  });

  it('of several packages go by the name of the library', () => {
    const map = mapOf({
      'webpack://PickerKit/./src/a.js': '',
      'webpack://other/./src/b.js': '',
      'src/main.js': "import '@paint/picker-kit';\nimport 'chart-kit';\n",
    });
    expect(sourceIn(map, 'webpack://PickerKit/./src/a.js')).toBe('node_modules/@paint/picker-kit/src/a.js');
    expect(sourceIn(map, 'webpack://other/./src/b.js')).toBe('webpack://other/./src/b.js');
  });

  it('lie in the package whose map put them beside its folder', () => {
    const beside = 'https://app.example/node_modules/src/observers.ts';
    const map = mapOf({
      'node_modules/src/observers.ts': 'export const RootIds = new Map();',
      'node_modules/react-kit/index.js': '',
      'src/lesson.jsx': "import { useState } from 'react-kit';\nimport { useInView } from 'observer-kit';\n",
    });
    expect(sourceIn(map, beside)).toBe('node_modules/observer-kit/src/observers.ts');
    const others = mapOf({
      'node_modules/src/observers.ts': '',
      'src/lesson.jsx': "import { useState } from 'react-kit';\nimport { useInView } from 'observer-kit';\n",
    });
    expect(sourceIn(others, beside)).toBe(beside);
  });

  it('are the program’s own where webpack built all of it', () => {
    const map = mapOf({ 'webpack://shop/./src/main.js': "import 'chart-kit';", 'webpack://shop/./src/a.js': '' });
    expect(sourceIn(map, 'webpack://shop/./src/a.js')).toBe('webpack://shop/./src/a.js');
  });
});
