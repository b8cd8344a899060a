// Where the new entries of a finding were made: the function and who called it, from allocations that were recorded.

import type { ReactElement } from 'react';
import { placeText } from '../../../worker/base/source-place.ts';
import type { ReportAllocation, ReportFrame } from '../../../worker/report/types.ts';
import { useText } from '../../app/services.ts';
import './made-at.css';

/** The stack as a list, the function that makes them at the top; its bar says how much of what is new it makes. */
export function MadeAt({ allocation }: { readonly allocation: ReportAllocation }): ReactElement {
  const text = useText();
  const { share, certainty, frames } = allocation;
  return (
    <div className="made-at">
      <p>{text.t(`ui.finding.made-${certainty}`, { sharePercent: share })}</p>
      <progress className="bar" max={1} value={share} aria-label={text.t('ui.finding.made-share')} />
      <MadeBy frames={frames} />
    </div>
  );
}

/** A stack, the function that made something at the top. */
export function MadeBy({ frames }: { readonly frames: readonly ReportFrame[] }): ReactElement {
  const text = useText();
  return (
    <ol className="made-at__frames">
      {frames.map((frame, i) => (
        <li key={i} className="made-at__frame">
          <span className="soft made-at__role">{text.t(i === 0 ? 'ui.finding.made-by' : 'ui.finding.called-by')}</span>
          <code>{frame.function === '' ? text.t('report.allocated.anonymous') : frame.function}</code>
          <span className="soft made-at__place">{placeText(frame)}</span>
        </li>
      ))}
    </ol>
  );
}
