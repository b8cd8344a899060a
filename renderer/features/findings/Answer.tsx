// The answer about one finding: what grows, whose code it is and where, how much of the heap, what to do. Everything
// else on the screen supports it.

import type { ReactElement } from 'react';
import { costText } from '../../../worker/report/cost-text.ts';
import type { Report, ReportFinding } from '../../../worker/report/types.ts';
import { useText } from '../../app/services.ts';
import { growthOf } from '../../state/series.ts';
import { Change } from '../../ui/amounts.tsx';
import { Said } from '../../ui/Said.tsx';
import { Term } from '../../ui/Term.tsx';
import { Places } from './Places.tsx';
import { placesOf } from './places.ts';

const last = (values: readonly number[]): number => values[values.length - 1] ?? 0;

/** `500 → 1,500 entries`; bytes for what grows in itself, links for a chain. */
function Amounts({ finding }: { readonly finding: ReportFinding }): ReactElement {
  const text = useText();
  if (finding.growthKind === 'bytes')
    return (
      <span className="number">
        {text.bytes(finding.retainedBytesBySnapshot[0])} → {text.bytes(last(finding.retainedBytesBySnapshot))}
      </span>
    );
  return (
    <span>
      <span className="number">
        {text.count(finding.countBySnapshot[0])} → {text.count(last(finding.countBySnapshot))}
      </span>{' '}
      {text.t(finding.growthKind === 'depth' ? 'ui.finding.links' : 'ui.finding.entries')}
    </span>
  );
}

/** How much it grew, of the growth and of the whole heap. */
function HowMuch({ report, finding }: { readonly report: Report; readonly finding: ReportFinding }): ReactElement {
  const text = useText();
  const growth = growthOf(finding.retainedBytesBySnapshot);
  const now = last(finding.retainedBytesBySnapshot);
  const heap = report.snapshots[report.snapshots.length - 1]?.shallowBytes ?? 0;
  return (
    <>
      <span className="answers__lead">
        <Change value={growth} unit="bytes" />
      </span>
      {report.growth.totalBytes > 0 && growth > 0 && growth <= report.growth.totalBytes ? (
        <span>{text.t('ui.answer.of-growth', { sharePercent: growth / report.growth.totalBytes })}</span>
      ) : null}
      {heap > 0 && now <= heap ? (
        <span className="soft">{text.t('ui.answer.of-heap', { nowBytes: now, sharePercent: now / heap })}</span>
      ) : null}
    </>
  );
}

/** Facts and advice of one finding, in the order in which one asks. */
export function Answer({
  report,
  finding,
}: {
  readonly report: Report;
  readonly finding: ReportFinding;
}): ReactElement {
  const text = useText();
  const places = placesOf(finding);
  const owner = finding.package ?? null;
  const cost = finding.cost;
  return (
    <div className="answers">
      <dl className="answers__facts">
        <div>
          <dt>{text.t('ui.finding.what')}</dt>
          <dd>
            <span className="answers__lead">
              <Term word={finding.constructor} />
              {finding.shape === null ? null : <code className="answers__shape"> {finding.shape}</code>}
            </span>
            <Amounts finding={finding} />
          </dd>
        </div>
        <div>
          <dt>{text.t('ui.answer.how-much')}</dt>
          <dd>
            <HowMuch report={report} finding={finding} />
            {cost === null ? null : (
              <span className="soft">{costText(cost, report.snapshots.length, text, 'ui.answer.until-usual')}</span>
            )}
          </dd>
        </div>
        <div>
          <dt>{text.t('ui.answer.whose')}</dt>
          <dd>
            <span className="answers__lead">
              {owner === null
                ? text.t(places.length === 0 ? 'ui.answer.whose-unknown' : 'ui.answer.whose-own')
                : owner.version === null
                  ? owner.name
                  : `${owner.name} ${owner.version}`}
            </span>
            {owner === null ? null : <span className="soft">{text.t('ui.answer.whose-package')}</span>}
          </dd>
        </div>
      </dl>
      <div className="answers__todo">
        <h2 className="answers__title">{text.t('ui.finding.todo')}</h2>
        <p>
          <Said text={finding.advice} />
        </p>
        <Places places={places} />
      </div>
    </div>
  );
}
