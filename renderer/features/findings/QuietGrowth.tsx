// Where no place was found, what grew all the same: a reader who came with a suspicion finds it here.

import type { ReactElement } from 'react';
import type { Report } from '../../../worker/report/types.ts';
import { useText } from '../../app/services.ts';
import { CONSTRUCTORS, formatRoute, PATHS } from '../../state/routes.ts';
import { growthOf } from '../../state/series.ts';
import { Change } from '../../ui/amounts.tsx';
import { Sparkline } from '../../ui/Sparkline.tsx';
import { Term } from '../../ui/Term.tsx';

const TOP = 5;

/** The constructors that grew most by their own size (which no two of them share), and where all of it stands. */
export function QuietGrowth({ report }: { readonly report: Report }): ReactElement {
  const text = useText();
  const rows = report.constructors
    .filter((c) => !c.engine && growthOf(c.shallowBytesBySnapshot) > 0)
    .sort((a, b) => growthOf(b.shallowBytesBySnapshot) - growthOf(a.shallowBytesBySnapshot))
    .slice(0, TOP);
  return (
    <section className="quiet card" aria-labelledby="quiet-title">
      <h2 id="quiet-title" className="section-title">
        {text.t(report.verdict.kind === 'growth' ? 'ui.findings.quiet-unplaced' : 'ui.findings.quiet')}
      </h2>
      {rows.length === 0 ? (
        <p className="soft">{text.t('ui.findings.quiet-none')}</p>
      ) : (
        <table className="plain-table">
          <tbody className="table-head">
            <tr>
              <th scope="col">{text.t('ui.constructors.name')}</th>
              <th scope="col">{text.t('ui.constructors.trend')}</th>
              <th scope="col" className="numeric">
                {text.t('ui.constructors.shallow-growth')}
              </th>
              <th scope="col" className="numeric">
                {text.t('ui.constructors.count-growth')}
              </th>
            </tr>
          </tbody>
          <tbody>
            {rows.map((row, i) => (
              <tr key={i}>
                <th scope="row">
                  <Term word={row.name} href={formatRoute({ ...CONSTRUCTORS, filter: row.name })} />
                </th>
                <td>
                  <Sparkline values={row.shallowBytesBySnapshot} height={18} />
                </td>
                <td className="numeric">
                  <Change value={growthOf(row.shallowBytesBySnapshot)} unit="bytes" />
                </td>
                <td className="numeric">
                  <Change value={growthOf(row.countBySnapshot)} unit="count" />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <p className="soft">
        {text.t('ui.findings.none')} <a href={formatRoute(CONSTRUCTORS)}>{text.t('ui.view.constructors')}</a> ·{' '}
        <a href={formatRoute(PATHS)}>{text.t('ui.view.paths')}</a>
      </p>
    </section>
  );
}
