// A fleet as one HTML page in the style of the report: no script, nothing fetched.

import { createTranslator, withoutTicks, type Translator } from '../../messages/index.ts';
import { STYLE } from '../html.css.ts';
import { h, name, page, said, write, type Html, type Piece } from '../markup.ts';
import { printable } from '../text.ts';
import type { Lang } from '../types.ts';
import { fleetHeadline, fleetRemarks, fleetSubject, findingRemarks, findingSentence } from './sentence.ts';
import { fleetTables, type FleetTable } from './tables.ts';
import type { Fleet, FleetFinding } from './types.ts';

export interface FleetPageOptions {
  readonly lang: Lang;
  /** ISO time the page is made. */
  readonly date: string;
  readonly version: string;
}

/** Rows of a table on the page, and findings told in full. */
const ROWS = 100;
const TOLD = 12;

/** Bars of the share of each release's instances that have the finding. */
const PAGE_STYLE = `${STYLE}
.bars{display:grid;grid-template-columns:minmax(5rem,max-content) 1fr max-content;gap:.3rem .8rem;align-items:center;margin:.9rem 0;font-size:.9rem}
.bars svg{height:.8rem;width:100%}.bars .track{fill:var(--line)}.bars .part{fill:var(--tone)}
.accepted{--tone:var(--soft);opacity:.85}`;

function bars({ releases, countedBy }: FleetFinding, { t }: Translator): Piece {
  if (releases.every(({ release }) => release === null) && countedBy === 'reports') return null;
  return h`<div class="bars">${releases.map(({ release, seenIn, of }) => {
    const width = of === 0 ? 0 : Math.round((seenIn / of) * 1000) / 10;
    return h`<span>${release ?? t('fleet.noRelease')}</span><svg viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true"><rect class="track" width="100" height="4" rx="1"/><rect class="part" width="${width}" height="4" rx="1"/></svg><span>${t('fleet.share', { seenCount: seenIn, totalCount: of })}</span>`;
  })}</div>`;
}

function card(finding: FleetFinding, say: Translator): Html {
  const { t } = say;
  const tone = finding.accepted === null ? finding.kind : 'accepted';
  return h`<section class="finding ${tone}"><h3>${said(finding.title)}</h3>
<ul class="tags"><li class="${tone}">${finding.accepted === null ? t(`common.verdict.${finding.kind}`) : t('fleet.acceptedWord')}</li>${finding.service !== null && h`<li>${finding.service}</li>`}</ul>
<p>${said(findingSentence(finding, say))}</p>
${bars(finding, say)}
${findingRemarks(finding, say).map((text) => h`<p class="soft">${said(text)}</p>`)}
${finding.place !== null && h`<p class="soft">${name(finding.place)}</p>`}<p class="mono soft">${finding.fingerprint}</p></section>
`;
}

function drawn({ title, columns, rows, total }: FleetTable, { t }: Translator): Html {
  const side = (i: number): Html | false => columns[i].right === true && h` class="n"`;
  return h`<h2>${title}</h2><div class="scroll" tabindex="0"><table><thead><tr>${columns.map((column, i) => h`<th scope="col"${side(i)}>${column.title}</th>`)}</tr></thead><tbody>${rows.map((cells) => h`<tr>${cells.map((text, i) => h`<td${side(i)}>${said(text)}</td>`)}</tr>`)}</tbody></table></div>
${rows.length < total && h`<p class="soft">${t('common.shownOf', { shownCount: rows.length, totalCount: total })}</p>`}`;
}

/** Every text of a fleet made printable: names come from the programs and may hold anything. */
function printableFleet(value: unknown): unknown {
  if (typeof value === 'string') return printable(value);
  if (Array.isArray(value)) return value.map(printableFleet);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, held]) => [key, printableFleet(held)]));
}

/** A page is passed on: of files it says their names, not the folders of this machine. */
function withoutFolders(fleet: Fleet): Fleet {
  const bare = (file: string): string => file.split(/[\\/]/).at(-1) ?? file;
  const { unreadable, duplicates, wrongClocks } = fleet;
  return {
    ...fleet,
    unreadable: { ...unreadable, files: unreadable.files.map((one) => ({ ...one, file: bare(one.file) })) },
    duplicates: {
      ...duplicates,
      files: duplicates.files.map(({ file, sameAs }) => ({ file: bare(file), sameAs: bare(sameAs) })),
    },
    wrongClocks: { ...wrongClocks, files: wrongClocks.files.map((one) => ({ ...one, file: bare(one.file) })) },
  };
}

/** The whole page. The same fleet and date give the same text. */
export function renderFleetHtml(given: Fleet, { lang, date, version }: FleetPageOptions): string {
  const fleet = printableFleet(withoutFolders(given)) as Fleet;
  const say = createTranslator(lang);
  const { t } = say;
  const open = fleet.findings.filter(({ accepted }) => accepted === null);
  const kind = open.length === 0 ? 'none' : open[0].kind;
  const remarks = fleetRemarks(fleet, say);
  return write(
    page(
      { lang, title: `${t('fleet.title')}: ${withoutTicks(fleetHeadline(fleet, say))}`, version, style: PAGE_STYLE },
      h`<h1>${t('fleet.title')}</h1>
<div class="verdict ${kind}"><p class="word">${t(kind === 'none' && fleet.findings.length > 0 ? 'export.verdict.accepted' : `export.verdict.${kind}`)}</p><p class="sure">${said(fleetSubject(fleet, say))}</p></div>
<p class="answer">${said(fleetHeadline(fleet, say))}</p>
${remarks.length > 0 && h`<h2>${t('fleet.toKnow')}</h2><ul class="plain">${remarks.map((text) => h`<li>${said(text)}</li>`)}</ul>`}
${fleetTables(fleet, say, ROWS).map((table) => [drawn(table, say), table.id === 'finding' && fleet.findings.slice(0, TOLD).map((finding) => card(finding, say))])}
<p class="made">${t('export.made', { version, date: say.date(date) })}</p>
`,
    ),
  );
}
