// Links that open a source place in an editor, and where the sources lie on this machine. A snapshot names the paths of
// the machine that it was taken on, which often is another one.

import { readablePath } from '../../worker/base/source-place.ts';

/** How places open. */
export interface EditorChoice {
  /** A link with `{path}`, `{line}` and `{column}` in it; '' for no links at all. */
  readonly link: string;
  /** Beginning of a path in the snapshots, e.g. `/app`; '' for paths as they are. */
  readonly from: string;
  /** What stands there on this machine, e.g. `/home/me/shop`. */
  readonly to: string;
}

export const EDITORS: readonly { readonly name: string; readonly link: string }[] = [
  { name: 'VS Code', link: 'vscode://file{path}:{line}:{column}' },
  { name: 'Cursor', link: 'cursor://file{path}:{line}:{column}' },
  { name: 'Zed', link: 'zed://file{path}:{line}:{column}' },
  { name: 'WebStorm', link: 'webstorm://open?file={path}&line={line}&column={column}' },
  { name: 'IntelliJ IDEA', link: 'idea://open?file={path}&line={line}&column={column}' },
];

export const DEFAULT_EDITOR: EditorChoice = { link: EDITORS[0].link, from: '', to: '' };

/** Schemes that a link may have. A stored setting must not become a script or a web address. */
const SAFE_LINK =
  /^(?:vscode|vscode-insiders|vscodium|cursor|windsurf|zed|webstorm|idea|phpstorm|subl|txmt|atom|nvim):\/\//;

/** True for a link that may stand on the page. */
export function isEditorLink(link: string): boolean {
  return SAFE_LINK.test(link);
}

/** Absolute path of a place on this machine; null for what is no file (`node:internal/…`, `https://…`). */
function localPathOf(url: string, { from, to }: EditorChoice): string | null {
  const path = readablePath(url);
  if (from !== '' && path.startsWith(from)) return to + path.slice(from.length);
  const isLocal = /^\/(?!\/)/.test(path) || /^[a-z]:[\\/]/i.test(path);
  return isLocal ? path : null;
}

/** The link that opens this place in the editor; null when there is none. */
export function editorLink(
  place: { readonly url: string; readonly line: number; readonly column: number },
  editor: EditorChoice,
): string | null {
  if (!isEditorLink(editor.link)) return null;
  const path = localPathOf(place.url, editor);
  if (path === null) return null;
  const slashed = path.replaceAll('\\', '/');
  const absolute = slashed.startsWith('/') ? slashed : `/${slashed}`;
  const encoded = absolute
    .split('/')
    .map(encodeURIComponent)
    .join('/')
    .replace(/^\/([a-z])%3A/i, '/$1:');
  return editor.link
    .replaceAll('{path}', () => encoded)
    .replaceAll('{line}', String(place.line))
    .replaceAll('{column}', String(place.column));
}
