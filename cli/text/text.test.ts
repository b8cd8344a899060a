import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hanging, pad, truncate, widthOf, wrap } from './layout.ts';
import { visible, visibleData } from './visible.ts';
import { createStyle, sparkline, stackedBar } from './style.ts';
import { table } from './table.ts';

const plain = (text: string): string => text;

describe('widths', () => {
  it('count a Korean letter as two columns', () => {
    expect(widthOf('보유 크기')).toBe(9);
    expect(pad('누수', 6)).toBe('누수  ');
    expect(pad('1', 3, 'right')).toBe('  1');
  });

  it('truncation never exceeds the columns and says that it cut', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.integer({ min: 2, max: 40 }),
        fc.constantFrom('end' as const, 'middle' as const),
        (text, columns, where) => {
          const cut = truncate(text, columns, where);
          expect(widthOf(cut)).toBeLessThanOrEqual(Math.max(columns, 0));
          expect(cut === text || cut.includes('…')).toBe(true);
        },
      ),
    );
    expect(truncate('sessions in session.store.ts:12', 20, 'middle')).toBe('sessions i…ore.ts:12');
    expect(truncate('한국어 이름', 6)).toBe('한국…');
  });

  it('wrapping keeps every word and never exceeds the columns, but for a place on a line of its own', () => {
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: 4, max: 60 }), (text, columns) => {
        const lines = wrap(text, columns);
        expect(lines.join('').replace(/[ \t\n\u00a0]/g, '')).toBe(text.replace(/[ \t\n\u00a0]/g, ''));
        for (const line of lines)
          if (!/^\S*([\\/]|:\d+:\d+)\S*$/.test(line.replaceAll(/(?<=\d) (?=[kMGTP]?B)/g, '')))
            expect(widthOf(line)).toBeLessThanOrEqual(columns);
      }),
    );
  });

  it.each([
    '/tmp/app/node_modules/socket.io-adapter/dist/in-memory-adapter.js:19:14',
    'http://app.example/assets/main.js:983:38',
    'C:\\app\\src\\server\\routes.ts:7:3',
    'in-memory-adapter.js:19:14',
  ])('%s is never broken', (place) => {
    expect(wrap(`see ${place} for it`, 20)).toEqual(['see', place, 'for it']);
  });

  it('a size stays with its unit', () => {
    expect(wrap('it grew by 1.5 MB', 16)).toEqual(['it grew by', '1.5 MB']);
  });

  it('a hanging text stays under its first line', () => {
    expect(hanging('Note', 'one two three four', 6, 26)).toEqual(['Note  one two three four']);
    expect(hanging('Note', 'one two three four five', 6, 26)).toEqual(['Note  one two three four', '      five']);
  });
});

describe('names from a snapshot', () => {
  it('cannot move the cursor, colour the screen or turn text around', () => {
    expect(visible('a\u001b[31mred\u0007\u202eevil')).toBe('a�[31mred��evil');
    expect(visible('two\r\nlines\tand')).toBe('two lines and');
    expect(visibleData({ a: ['\u001b]0;x'], n: 1, z: null })).toEqual({ a: ['�]0;x'], n: 1, z: null });
  });
});

describe('tables', () => {
  const columns = [
    { header: 'Name', align: 'left', flexible: true, cut: 'middle' },
    { header: 'Count', align: 'right', dropOrder: 1 },
    { header: 'Bytes', align: 'right' },
  ] as const;
  const rows = [
    [{ text: 'a'.repeat(60) }, { text: '1,234' }, { text: '5.0 MB' }],
    [{ text: '짧은 이름' }, { text: '7' }, { text: '1 B' }],
  ];

  it('fit the width by cutting the flexible column', () => {
    for (const width of [50, 60, 80])
      for (const line of table(columns, rows, width, plain)) expect(widthOf(line)).toBeLessThanOrEqual(width);
  });

  it('drop columns before they cut a name to nothing', () => {
    expect(table(columns, rows, 42, plain)[0]).not.toContain('Count');
    expect(table(columns, rows, 80, plain)[0]).toContain('Count');
  });

  it('line up under a Korean name', () => {
    const [, , second] = table(columns, rows, 90, plain);
    expect(widthOf(second)).toBe(60 + 2 + 5 + 2 + 6);
  });
});

describe('pictures in text', () => {
  it('a sparkline goes from the lowest to the highest bar', () => {
    expect(sparkline([1, 2, 3], 8)).toBe('▁▅█');
    expect(sparkline([5, 5, 5], 8)).toBe('▁▁▁');
    expect(
      sparkline(
        Array.from({ length: 100 }, (_, i) => i),
        8,
      ),
    ).toHaveLength(8);
  });

  it('a stacked bar is always filled', () => {
    const parts = [
      { value: 1, mark: 'a', paint: plain },
      { value: 1, mark: 'b', paint: plain },
      { value: 1, mark: 'c', paint: plain },
    ];
    expect(stackedBar(parts, 10)).toBe('aaabbbbccc');
    expect(stackedBar([{ value: 0, mark: 'a', paint: plain }], 10)).toBe('');
  });

  it('without colours there are no colour codes', () => {
    const style = createStyle(false);
    expect([style.bold('x'), style.verdict('leak')('x'), style.grew('x')]).toEqual(['x', 'x', 'x']);
    expect(createStyle(true).verdict('leak')('x')).toContain('\u001b[');
  });
});
