// A check's result, letter by letter, in its three forms.

import { describe, expect, it } from 'vitest';
import { createView } from '../format/create-view.ts';
import { formatCheck, githubAnnotations, junit } from './outputs.ts';
import type { Check, CheckResult } from './evaluate.ts';

const source = { url: 'file:///app/src/a.ts', line: 12, column: 5 };
const passed: Check = {
  id: 'total-growth',
  passed: true,
  source,
  title: { key: 'cli.check.total', params: { limitBytes: 5_000_000 } },
  detail: { key: 'cli.check.grew', params: { growthBytes: 1000 } },
};
const failed: Check = {
  id: 'finding:sha256:1:leak',
  passed: false,
  source,
  title: { key: 'cli.check.noLeak', params: { title: 'sessions (Map)' } },
  detail: { key: 'cli.check.grew', params: { growthBytes: 2000 } },
};
const resultOf = (...checks: readonly Check[]): CheckResult => ({
  schema: 'heapdelta.check/1',
  passed: checks.every((check) => check.passed),
  checks,
});
const view = createView({ lang: 'en', columns: 80, colors: false });

describe('for people', () => {
  it('one line per check, what failed in full, and the sum', () => {
    expect(formatCheck(resultOf(passed, failed), 'It leaks.', view)).toBe(
      [
        'It leaks.',
        '',
        'pass  The whole heap grows by 5.0 MB at most',
        'FAIL  sessions (Map) is not a leak',
        '      It grew by +2.0 kB.',
        '      file:///app/src/a.ts:12:5',
        '',
        '1 of 2 checks failed.',
        '',
      ].join('\n'),
    );
  });
  it('all passed; one alone; no place', () => {
    expect(formatCheck(resultOf(passed, passed), 'Fine.', view)).toMatch(/\n\n2 checks, all passed\.\n$/);
    expect(formatCheck(resultOf(passed), 'Fine.', view)).toMatch(/\n\n1 check, passed\.\n$/);
    expect(formatCheck(resultOf({ ...failed, source: null }), 'x', view)).toBe(
      'x\n\nFAIL  sessions (Map) is not a leak\n      It grew by +2.0 kB.\n\nThe only check failed.\n',
    );
  });
  it('colours what failed otherwise than what passed', () => {
    const coloured = createView({ lang: 'en', columns: 80, colors: true });
    const text = formatCheck(resultOf(passed, failed), 'x', coloured);
    const before = (word: string): string => text.slice(text.indexOf(word) - 5, text.indexOf(word));
    expect(before('pass')).not.toBe(before('FAIL'));
    expect(before('pass')).toContain('\u001b[');
  });
  it('shows what a name hides', () => {
    const evil = { ...failed, title: { key: 'cli.check.noLeak', params: { title: 'a\u001b[31m\u202eb' } } };
    expect(formatCheck(resultOf(evil), 'x', view)).toContain('FAIL  a�[31m�b is not a leak');
  });
});

describe('JUnit', () => {
  it('one test case per check, with its place', () => {
    expect(junit(resultOf(passed, failed), 'en')).toBe(
      `<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="heapdelta" tests="2" failures="1">
  <testsuite name="heapdelta" tests="2" failures="1">
    <testcase classname="heapdelta" name="The whole heap grows by 5.0 MB at most" file="file:///app/src/a.ts" line="12"/>
    <testcase classname="heapdelta" name="sessions (Map) is not a leak" file="file:///app/src/a.ts" line="12">
      <failure type="finding:sha256:1:leak" message="It grew by +2.0 kB.">It grew by +2.0 kB.</failure>
    </testcase>
  </testsuite>
</testsuites>
`,
    );
  });
  it('speaks the language asked for, and leaves out a place that is none', () => {
    expect(junit(resultOf({ ...passed, source: null }), 'en')).toContain(
      '<testcase classname="heapdelta" name="The whole heap grows by 5.0 MB at most"/>',
    );
    const text = junit(resultOf({ ...passed, source: null }), 'ko');
    expect(text).toContain('<testcase classname="heapdelta" name="');
    expect(text).not.toContain('file=');
    expect(text).not.toContain('The whole heap');
  });
  it.each([
    ['&', '&#38;'],
    ['<', '&#60;'],
    ['>', '&#62;'],
    ['"', '&#34;'],
    ["'", '&#39;'],
    ['\n', '&#10;'],
    ['\r', '&#13;'],
    ['\t', '&#9;'],
    ['\u0000', '\ufffd'],
    ['\u0008', '\ufffd'],
    ['\u000b', '\ufffd'],
    ['\u000c', '\ufffd'],
    ['\u000e', '\ufffd'],
    ['\u001f', '\ufffd'],
    ['\ufffe', '\ufffd'],
    ['\uffff', '\ufffd'],
    ['\ud800', '\ufffd'],
    ['\udfff', '\ufffd'],
    ['\u{1f600}', '\u{1f600}'],
    ['한', '한'],
    ['\u061c', '&#60;U+061C&#62;'],
    ['\u200e', '&#60;U+200E&#62;'],
    ['\u200f', '&#60;U+200F&#62;'],
    ['\u202a', '&#60;U+202A&#62;'],
    ['\u202e', '&#60;U+202E&#62;'],
    ['\u2066', '&#60;U+2066&#62;'],
    ['\u2069', '&#60;U+2069&#62;'],
    ['\u200d', '\u200d'],
  ])('%j is written as %j', (raw, written) => {
    const one = { ...passed, title: { key: 'cli.check.noLeak', params: { title: `[${raw}]` } } };
    expect(junit(resultOf(one), 'en')).toContain(`name="[${written}] is not a leak"`);
  });
});

describe("GitHub's log", () => {
  it('one error per failed check, and nothing else', () => {
    expect(githubAnnotations(resultOf(passed, failed, { ...failed, source: null }), 'en')).toBe(
      '::error file=/app/src/a.ts,line=12,col=5,title=Heapdelta%3A sessions (Map) is not a leak::It grew by +2.0 kB.\n' +
        '::error title=Heapdelta%3A sessions (Map) is not a leak::It grew by +2.0 kB.\n',
    );
    expect(githubAnnotations(resultOf(passed), 'en')).toBe('');
  });
  it('takes file:// from the beginning of a place, and from nowhere else', () => {
    const odd = { ...failed, source: { ...source, url: 'webpack/file:///a.js' } };
    expect(githubAnnotations(resultOf(odd), 'en')).toContain('file=webpack/file%3A///a.js,');
  });
  it('no name can end its own part', () => {
    const evil = {
      ...failed,
      source: { ...source, url: 'C:\\a,b::error' },
      title: { key: 'cli.check.noLeak', params: { title: 'a,b:c%0A\n::error::x' } },
      detail: { key: 'cli.check.verdictSaid', params: { summary: 'x:y,z%\n::error::w' } },
    };
    expect(githubAnnotations(resultOf(evil), 'en')).toBe(
      '::error file=C%3A\\a%2Cb%3A%3Aerror,line=12,col=5,title=Heapdelta%3A a%2Cb%3Ac%250A %3A%3Aerror%3A%3Ax is not a leak::x:y,z%25 ::error::w\n',
    );
  });
});
