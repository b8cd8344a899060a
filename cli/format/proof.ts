// Whether a fix is proved: one sentence, what to do next, and the rates of each leak before and after.

import { speak } from '../../worker/messages/index.ts';
import type { Proof, ProofFinding } from '../../worker/report/proof/types.ts';
import { table } from '../text/table.ts';
import type { Cell, TableColumn } from '../text/table.ts';
import { labelled } from './labelled.ts';
import { paragraph } from './view.ts';
import type { View } from './view.ts';

/** What the rates are per: `1,000 requests`, or one step when the work is unknown. */
function workLine({ work }: Proof, view: View): string {
  const { t, say } = view;
  if (work.known === 'unknown' || work.before === null || work.after === null) return t('cli.verify.workUnknown');
  const unit = work.unit ?? t('cli.verify.units');
  return t('cli.verify.workKnown', { before: say.count(work.before), after: say.count(work.after), unit });
}

function row(finding: ProofFinding, view: View): readonly Cell[] {
  const { t, say, style } = view;
  const gone = finding.kind === 'proved';
  return [
    { text: t(`cli.verify.${finding.kind}`), paint: gone ? style.shrank : style.verdict('growth') },
    { text: finding.title, paint: style.name },
    { text: say.bytes(finding.before.bytesPerUnit) },
    // Growth that could not be watched is no growth of zero.
    { text: finding.kind === 'not-proved' && finding.matchedBy === null ? '?' : say.bytes(finding.after.bytesPerUnit) },
  ];
}

/** The proof as text; ends in a line break. */
export function formatProof(proof: Proof, view: View): string {
  const { t, say, style } = view;
  const { summary, next } = proof.messages;
  const head = t(`cli.verify.${proof.kind}`).toUpperCase();
  const certainty = proof.kind === 'not-proved' ? '' : ` · ${t(`cli.verify.certainty.${proof.certainty}`)}`;
  const columns: readonly TableColumn[] = [
    { header: t('cli.table.state'), align: 'left' },
    { header: t('cli.table.growingObject'), align: 'left', flexible: true, cut: 'middle' },
    { header: t('cli.verify.before.column'), align: 'right' },
    { header: t('cli.verify.after.column'), align: 'right' },
  ];
  const newcomers = proof.newFindings.map((finding): readonly Cell[] => [
    { text: t('cli.history.new'), paint: style.verdict(finding.kind) },
    { text: finding.title, paint: style.name },
    { text: '–' },
    { text: say.bytes(finding.after.bytesPerUnit) },
  ]);
  const rows = [...proof.findings.map((finding) => row(finding, view)), ...newcomers];
  const blocks = [
    [style.bold(head) + certainty, ...paragraph(view, speak(summary, view.lang))],
    next === null ? [] : labelled(t('cli.verify.nextLabel'), speak(next, view.lang), view),
    rows.length === 0 ? [] : table(columns, rows, view.columns, style.dim),
    paragraph(view, workLine(proof, view)),
  ];
  return `${blocks
    .filter((block) => block.length > 0)
    .map((block) => block.join('\n'))
    .join('\n\n')}\n`;
}
