// Copies one finding as Markdown, redacted, for a chat or a ticket.

import { useState, type ReactElement } from 'react';
import type { Report, ReportFinding } from '../../../worker/report/types.ts';
import { useText } from '../../app/services.ts';
import { askReport } from '../../engine/report-client.ts';
import { CheckIcon, CopyIcon } from '../../ui/icons.tsx';

/** The button; says that it copied. */
export function FindingCopy({
  report,
  finding,
}: {
  readonly report: Report;
  readonly finding: ReportFinding;
}): ReactElement {
  const text = useText();
  const [copied, setCopied] = useState(false);
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(await askReport((api) => api.markdown(report, finding.rank)));
    setCopied(true);
    setTimeout(() => setCopied(false), 2000);
  };
  return (
    <button
      type="button"
      className="button button--small"
      onClick={() => void copy().catch((error: unknown) => console.warn('the finding could not be copied', error))}
    >
      {copied ? <CheckIcon /> : <CopyIcon />}
      <span aria-live="polite">{copied ? text.t('ui.copied') : text.t('ui.finding.copy')}</span>
    </button>
  );
}
