// Code in the terminal: found on disk, marked, and never more than code.

import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { sampleReport } from '../../worker/report/testing/sample.ts';
import type { ReportFinding } from '../../worker/report/types.ts';
import { createView } from './create-view.ts';
import { formatCode } from './code.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'heapdelta-code-'));
const script = path.join(folder, 'src', 'store.mjs');
mkdirSync(path.dirname(script));
const TEXT = ['// the store', 'const sessions = new Map();', 'export default sessions;'].join('\n');
writeFileSync(script, TEXT);
writeFileSync(path.join(folder, 'secret.txt'), 'one\ntwo\nthree');

function at(url: string, line = 2): ReportFinding {
  return { ...sampleReport().findings[0], sources: [{ url, line, column: 7 }], addedBy: [] };
}
const view = (colors = false) => createView({ lang: 'en', columns: 80, colors });

describe('code in the terminal', () => {
  it('is read where the snapshot says, and the place is marked', async () => {
    const text = await formatCode(at(pathToFileURL(script).href), view(), [], null);
    expect(text).toContain(`declared  ${script}:2`);
    expect(text).toContain('    > 2 │ const sessions = new Map();');
    expect(text).toContain('      1 │ // the store');
  });

  it('is read from the folder the user names, and says when it is not what ran', async () => {
    const carried = () => Promise.resolve({ text: TEXT.replace('Map', 'Set'), whole: true });
    const text = await formatCode(at('file:///app/src/store.mjs'), view(), [folder], carried);
    expect(text).toContain('> 2 │ const sessions = new Map();');
    expect(text).toContain('not what ran');
  });

  it('has colours where the terminal has them', async () => {
    expect(await formatCode(at(pathToFileURL(script).href), view(true), [], null)).toContain('\u001b[');
    expect(await formatCode(at(pathToFileURL(script).href), view(), [], null)).not.toContain('\u001b[');
  });

  it('never shows a file that is no code, whatever a snapshot names', async () => {
    for (const url of [pathToFileURL(path.join(folder, 'secret.txt')).href, 'file:///etc/passwd', 'file://host/a.js'])
      expect(await formatCode(at(url), view(), [folder], null), url).toContain('No code to show');
  });
});
