// Links into editors: paths of other machines, strange characters, and settings that must not become scripts.

import { describe, expect, it } from 'vitest';
import { DEFAULT_EDITOR, EDITORS, editorLink, isEditorLink } from './editor.ts';

const at = (url: string): { url: string; line: number; column: number } => ({ url, line: 12, column: 3 });

describe('a link into an editor', () => {
  it('opens the line and column of a local script', () => {
    expect(editorLink(at('file:///srv/shop/session.js'), DEFAULT_EDITOR)).toBe(
      'vscode://file/srv/shop/session.js:12:3',
    );
    expect(editorLink(at('C:\\shop\\session.js'), DEFAULT_EDITOR)).toBe('vscode://file/C:/shop/session.js:12:3');
    expect(editorLink(at('file:///C:/shop/session.js'), DEFAULT_EDITOR)).toBe('vscode://file/C:/shop/session.js:12:3');
  });

  it('encodes what a link cannot hold, once', () => {
    expect(editorLink(at('file:///srv/%EC%84%B8%EC%85%98%20a.js'), DEFAULT_EDITOR)).toBe(
      'vscode://file/srv/%EC%84%B8%EC%85%98%20a.js:12:3',
    );
    expect(editorLink(at('/srv/a#b?.js'), DEFAULT_EDITOR)).toBe('vscode://file/srv/a%23b%3F.js:12:3');
  });

  it('puts the folder of this machine in place of the one that was snapshotted', () => {
    const editor = { ...DEFAULT_EDITOR, from: '/app', to: '/home/me/shop' };
    expect(editorLink(at('file:///app/src/a.ts'), editor)).toBe('vscode://file/home/me/shop/src/a.ts:12:3');
    expect(editorLink(at('webpack://shop/./a.ts'), { ...editor, from: 'webpack://shop/.', to: '/w' })).toBe(
      'vscode://file/w/a.ts:12:3',
    );
  });

  it('is not there for what is no file of this machine, nor when none is wanted', () => {
    for (const url of ['node:internal/timers', 'https://example.com/a.js', '//other/share/a.js', ''])
      expect(editorLink(at(url), DEFAULT_EDITOR), url).toBeNull();
    expect(editorLink(at('/srv/a.js'), { ...DEFAULT_EDITOR, link: '' })).toBeNull();
  });

  it('never becomes a script or a web address', () => {
    for (const link of [
      'javascript:alert(1)//{path}',
      'https://evil.example/{path}',
      'data:text/html,{path}',
      'file://{path}',
    ])
      expect(isEditorLink(link), link).toBe(false);
    for (const { link } of EDITORS) expect(isEditorLink(link), link).toBe(true);
  });
});
