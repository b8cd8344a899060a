// The lines of source around each place of a finding, for a terminal: with numbers, the place marked, in colours where
// the terminal has them.

import { highlighted, type CodeToken, type TokenKind } from '../../worker/code/highlight.ts';
import { snippetOf, type CarriedText, type CodePlace } from '../../worker/code/snippet.ts';
import type { ReportFinding } from '../../worker/report/types.ts';
import { filesOfDisk } from '../script-files.ts';
import type { Paint, Style } from '../text/style.ts';
import { visible } from '../text/visible.ts';
import type { View } from './view.ts';

/** Lines before and after a place. */
const AROUND = 3;
/** Places shown; the report names the others. */
const MAX_PLACES = 3;

interface Place extends CodePlace {
  readonly role: 'declared' | 'code' | 'adds';
}

/** Places to look at. A source that a map led to is looked up by the script that ran: its map says the same, and has the text. */
function placesOf(finding: ReportFinding): readonly Place[] {
  const sources = finding.sources.map((source, i): Place => ({
    role: i === 0 ? 'declared' : 'code',
    ...(source.generated ?? source),
  }));
  const adds = (finding.addedBy ?? []).map((frame): Place => ({ role: 'adds', ...frame }));
  const seen = new Set<string>();
  return [...sources, ...adds]
    .filter(({ url, line }) => {
      const key = `${url}:${line}`;
      const isNew = !seen.has(key);
      seen.add(key);
      return isNew;
    })
    .slice(0, MAX_PLACES);
}

function paintOf(kind: TokenKind | null, style: Style): Paint {
  switch (kind) {
    case 'keyword':
      return style.grew;
    case 'string':
      return style.shrank;
    case 'function':
    case 'constant':
      return style.name;
    case 'comment':
      return style.dim;
    default:
      return (text) => text;
  }
}

const plain = (text: string): Promise<readonly (readonly CodeToken[])[]> =>
  Promise.resolve(text.split('\n').map((line) => [{ text: line, kind: null }]));

/**
 * The code of a finding's places; one line that says so where there is none.
 * @param folders - where the user keeps the program's scripts and maps
 * @param scriptText - what the snapshots carry; null without snapshots
 */
export async function formatCode(
  finding: ReportFinding,
  view: View,
  folders: readonly string[],
  scriptText: ((url: string) => Promise<CarriedText | null>) | null,
): Promise<string> {
  const { t, style } = view;
  const files = filesOfDisk(folders);
  const isColoured = style.bold('x') !== 'x';
  const blocks: string[] = [];
  for (const place of placesOf(finding)) {
    const carried = scriptText === null ? null : await scriptText(place.url);
    const snippet = await snippetOf(place, carried, files, AROUND, isColoured ? highlighted : plain);
    if (snippet === null) continue;
    const width = String(snippet.lines[snippet.lines.length - 1]?.number ?? 0).length;
    const lines = snippet.lines.map(({ number, tokens }) => {
      const isHere = number === snippet.line;
      const text = tokens.map((token) => paintOf(token.kind, style)(visible(token.text))).join('');
      const head = `${isHere ? '>' : ' '} ${String(number).padStart(width)} `;
      return `    ${isHere ? style.bold(head) : style.dim(head)}│ ${text}`.trimEnd();
    });
    const differs = snippet.differs === true ? [`    ${style.warning(t('ui.code.differs'))}`] : [];
    const title = `${t(`ui.place.${place.role}`)}  ${visible(snippet.path)}:${snippet.line}`;
    blocks.push([`  ${style.bold(title)}`, ...differs, ...lines].join('\n'));
  }
  return blocks.length === 0 ? `\n${t('cli.diff.noCode')}\n` : `\n${blocks.join('\n\n')}\n`;
}
