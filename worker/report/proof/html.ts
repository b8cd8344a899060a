// A proof as one HTML page without scripts: the answer, before and after as bars on one scale, and both series side by side.

import { createTranslator, type Translator } from '../../messages/index.ts';
import { STYLE } from '../html.css.ts';
import { h, page, said, write, type Html } from '../markup.ts';
import { printable } from '../text.ts';
import {
  certaintyLine,
  findingRows,
  pictureOf,
  pictureText,
  PROOF_TONES,
  proofWord,
  sideRemarks,
  sideRows,
  unitLine,
  type Bar,
  type SpokenProof,
} from './content.ts';

const PROOF_STYLE = `${STYLE}
.twin{display:grid;grid-template-columns:1fr 1fr;gap:1.5rem}.twin svg{min-width:0}.twin svg text{fill:var(--ink)}.twin p{margin:0 0 .3rem;font-weight:600}
.twin .before{fill:var(--leak)}.twin .after{fill:var(--none)}.twin .floor{stroke:var(--line)}.twin .unseen{color:var(--soft);margin-top:3rem;font-weight:400}
table.sides{table-layout:fixed}table.sides tr>:first-child{width:22%}.tone-proved{color:var(--none)}.tone-unchanged,.tone-new{color:var(--leak)}.tone-less{color:var(--growth)}.tone-not-proved{color:var(--warm-up)}
@media (max-width:36rem){.twin{grid-template-columns:1fr}}`;

const BOX = { width: 340, height: 150, top: 22, gap: 12 };

/** Bars of one series; the tallest of both fills the box. */
function bars(side: 'before' | 'after', all: readonly Bar[], { bytes, count, t }: Translator): Html {
  if (all.length === 0) return h`<p class="unseen">${t('export.proof.unseen')}</p>`;
  const width = Math.min(70, (BOX.width - BOX.gap * (all.length - 1)) / all.length);
  return h`<svg viewBox="0 0 ${BOX.width} ${BOX.height + BOX.top + 20}" aria-hidden="true">${all.map((bar, i) => {
    const height = Math.max(2, bar.share * BOX.height);
    const x = Math.round(i * (width + BOX.gap) * 100) / 100;
    const top = Math.round((BOX.top + BOX.height - height) * 100) / 100;
    return h`<rect class="${side}" x="${x}" y="${top}" width="${Math.round(width * 100) / 100}" height="${Math.round(height * 100) / 100}" rx="2"></rect><text x="${x}" y="${top - 6}">${bytes(bar.bytes, { signed: true })}</text><text x="${x}" y="${BOX.top + BOX.height + 16}">${count(i + 1)}</text>`;
  })}<line class="floor" x1="0" x2="${BOX.width}" y1="${BOX.top + BOX.height}" y2="${BOX.top + BOX.height}"></line></svg>`;
}

function figure(proof: SpokenProof, speak: Translator): Html {
  const { t } = speak;
  const picture = pictureOf(proof);
  return h`<figure role="img" aria-label="${printable(pictureText(picture, speak))}"><div class="twin"><div><p>${t('cli.verify.before.column')}</p>${bars('before', picture.before, speak)}</div><div><p>${t('cli.verify.after.column')}</p>${bars('after', picture.after, speak)}</div></div><figcaption>${said(printable(t('export.proof.caption', { title: picture.title ?? t('export.proof.wholeHeap') })))}</figcaption></figure>`;
}

/** The whole proof as one self-contained document. The same proof and date give the same text. */
export function renderProofHtml(
  proof: SpokenProof,
  { date, version }: { readonly date: string; readonly version: string },
): string {
  const speak = createTranslator(proof.lang);
  const { t } = speak;
  const text = (value: string): Html => said(printable(value));
  const rows = findingRows(proof, speak);
  const remarks = sideRemarks(proof, speak);
  const [before, after] = [t('cli.verify.before.column'), t('cli.verify.after.column')];
  return write(
    page(
      {
        lang: proof.lang,
        title: `${t('export.proof.title')}: ${proofWord(proof, speak)}`,
        version,
        style: PROOF_STYLE,
      },
      h`<h1>${t('export.proof.title')}</h1>
<div class="verdict ${PROOF_TONES[proof.kind]}"><p class="word">${proofWord(proof, speak)}</p><p class="sure">${certaintyLine(proof, speak)}</p></div>
<p class="answer">${text(proof.summary)}</p>
${proof.next !== null && h`<p><strong>${t('cli.verify.nextLabel')}:</strong> ${text(proof.next)}</p>`}
${figure(proof, speak)}
${rows.length > 0 && h`<div class="scroll" tabindex="0"><table><thead><tr><th scope="col">${t('cli.table.state')}</th><th scope="col">${t('cli.table.growingObject')}</th><th scope="col" class="n">${before}</th><th scope="col" class="n">${after}</th><th scope="col">${t('export.proof.why')}</th></tr></thead><tbody>${rows.map((row) => h`<tr><td class="tone-${row.kind}">${row.state}</td><td>${text(row.title)}</td><td class="n">${row.before}</td><td class="n">${row.after}</td><td>${text(row.why)}</td></tr>`)}</tbody></table></div>`}
<p class="soft">${text(unitLine(proof, speak))}</p>
<h2>${t('export.proof.sides')}</h2>
<div class="scroll" tabindex="0"><table class="sides"><thead><tr><td></td><th scope="col">${before}</th><th scope="col">${after}</th></tr></thead><tbody>${sideRows(proof, speak).map((row) => h`<tr><th scope="row">${row.label}</th><td>${text(row.before)}</td><td>${text(row.after)}</td></tr>`)}</tbody></table></div>
${remarks.length > 0 && h`<h3>${t('export.warnings')}</h3><ul class="plain">${remarks.map((remark) => h`<li>${text(remark)}</li>`)}</ul>`}
<h2>${t('export.proof.rules')}</h2><p>${t('export.proof.rulesText')}</p>
<p class="made">${t('export.made', { version, date: speak.date(date) })}</p>
`,
    ),
  );
}
