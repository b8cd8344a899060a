import { describe, expect, test } from 'vitest';
import { firstCall, localNames } from './uses.ts';

describe('localNames', () => {
  test.each([
    ["import createDebug from 'debug';", ['createDebug']],
    ["import { TimeoutStrategy, timeout as limit } from 'debug';", ['TimeoutStrategy', 'limit']],
    ["import * as d from 'debug/node';", ['d']],
    ["const { a, b: c } = require('debug');", ['a', 'c']],
    ["import other from 'debugger';", []],
  ])('%s', (text, names) => {
    expect(localNames(text, 'debug')).toEqual(names);
  });
});

describe('firstCall', () => {
  test('is the first line that calls, makes or uses one of the names, not its import', () => {
    const text = [
      "import createDebug from 'debug';",
      '// createDebug()',
      'const x = 1;',
      '  this.log = createDebug(`a`);',
    ];
    expect(firstCall(text.join('\n'), ['createDebug'])).toEqual({ name: 'createDebug', line: 4, column: 14 });
    expect(firstCall('new Cache(5)', ['Cache'])).toEqual({ name: 'Cache', line: 1, column: 5 });
    expect(firstCall('axios.create()', ['axios'])).toEqual({ name: 'axios', line: 1, column: 1 });
  });

  test('a name inside another word or text is none', () => {
    expect(firstCall("recreate(1); x.create(); 'create(1)'", ['create'])).toBeNull();
    expect(firstCall('create(1)', [])).toBeNull();
  });
});
