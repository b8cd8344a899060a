import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withoutValues } from './json-cut.ts';

const cut = (text: string, blanks: Readonly<Record<string, string>>): string =>
  new TextDecoder().decode(withoutValues(new TextEncoder().encode(text), 'report', blanks));

describe('JSON without some values', () => {
  it.each([
    ['{"report":{"a":[1,[2]],"b":{"c":"}"}},"a":1}', '{"report":{"a":[],"b":{"c":"}"}},"a":1}'],
    ['{ "report" : { "a" : "x\\"]" , "b" : 1 } }', '{ "report" : { "a" : [] , "b" : 1 } }'],
    ['{"other":{"a":1}}', '{"other":{"a":1}}'],
    ['[1]', '[1]'],
    ['{"report":7}', '{"report":7}'],
    ['{"report":{"a":', '{"report":{"a":[]'],
    ['', ''],
  ])('%s → %s', (given, shown) => {
    expect(cut(given, { a: '[]' })).toBe(shown);
  });

  it('is what parsing and deleting would give, for any JSON', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.string(), fc.jsonValue()),
        fc.jsonValue(),
        fc.integer({ min: 0, max: 2 }),
        (rest, a, indent) => {
          const report = { ...rest, a, z: 1 };
          const whole = { before: [a], report, after: rest };
          const expected = JSON.parse(JSON.stringify({ ...whole, report: { ...report, a: [] } })) as unknown;
          expect(JSON.parse(cut(JSON.stringify(whole, null, indent), { a: '[]' }))).toEqual(expected);
        },
      ),
    );
  });

  it('ends on anything', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        withoutValues(bytes, 'report', { a: '[]' });
      }),
    );
  });
});
