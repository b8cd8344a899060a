// The findings screen: verdict, growth picture, the ranked list, and the selected finding beside it.

import { useDeferredValue, useEffect, useMemo, type ReactElement } from 'react';
import type { Report, ReportFinding } from '../../../worker/report/types.ts';
import { useLang, usePreferences, useReport, useRoute, useSeries, useServices, useText } from '../../app/services.ts';
import { formatRoute } from '../../state/routes.ts';
import { isAccepted } from '../../state/preferences.ts';
import { growthOf, selectFinding } from '../../state/series.ts';
import { Change } from '../../ui/amounts.tsx';
import { Said } from '../../ui/Said.tsx';
import { Sparkline } from '../../ui/Sparkline.tsx';
import { ProofPanel } from '../proof/ProofPanel.tsx';
import { FindingDetail } from './FindingDetail.tsx';
import { GrowthPicture } from './GrowthPicture.tsx';
import { MemoryPicture } from './MemoryPicture.tsx';
import { headlineOf } from './headline.ts';
import { QuietGrowth } from './QuietGrowth.tsx';
import { RankingTrace } from './RankingTrace.tsx';
import { VerdictBanner } from './VerdictBanner.tsx';
import { Warnings } from './Warnings.tsx';
import '../../ui/chain.css';
import './verdict.css';
import './growth.css';
import './list.css';
import './detail.css';

const NO_NOTES: readonly string[] = [];

function FindingItem({
  finding,
  current,
}: {
  readonly finding: ReportFinding;
  readonly current: boolean;
}): ReactElement {
  const text = useText();
  const accepted = usePreferences((p) => isAccepted(finding, p.accepted));
  return (
    <li>
      <a
        className={`item${current ? ' item--current' : ''}${accepted ? ' item--accepted' : ''}`}
        href={formatRoute({ view: 'findings', rank: finding.rank })}
        aria-current={current ? 'true' : undefined}
      >
        <span className={`item__rank layer--${finding.kind === 'warm-up' ? 'warm-up' : finding.rank}`}>
          {finding.rank}
        </span>
        <span className="item__text">
          <span className="item__title">
            <Said text={finding.title} />
          </span>
          <span className="item__line">
            <span className={`badge badge--${finding.kind}`}>{text.t(`common.verdict.${finding.kind}`)}</span>
            {finding.kind === 'warm-up' ? null : <span className="soft">{patternName(finding.pattern, text)}</span>}
            {accepted ? <span className="badge">{text.t('common.known.accepted')}</span> : null}
          </span>
        </span>
        <Sparkline values={finding.retainedBytesBySnapshot} />
        <span className="item__numbers">
          <Change value={growthOf(finding.retainedBytesBySnapshot)} unit="bytes" />
          <span className="item__count soft">
            <span className="number">{text.count(growthOf(finding.countBySnapshot), { signed: true })}</span>{' '}
            <span className="item__constructor">{finding.constructor}</span>
          </span>
        </span>
      </a>
    </li>
  );
}

/** A pattern by its name in the catalog; its identifier when the catalog has none. */
function patternName(pattern: string, text: ReturnType<typeof useText>): string {
  const key = `patterns.${pattern}.name`;
  if (text.has(key)) return text.t(key);
  return pattern === 'unknown' ? '' : pattern;
}

function useFindingKeys(report: Report | null, rank: number | null): void {
  const { router } = useServices();
  const single = usePreferences((p) => p.shortcuts);
  useEffect(() => {
    if (!single || report === null || report.findings.length === 0) return undefined;
    const ranks = report.findings.map((f) => f.rank);
    const onKey = (event: KeyboardEvent): void => {
      const target = event.target;
      if (event.metaKey || event.ctrlKey || event.altKey) return;
      if (
        target instanceof HTMLElement &&
        target.closest(
          'input:not([type=radio], [type=checkbox]), textarea, select, [role="dialog"], [role="treegrid"]',
        ) !== null
      )
        return;
      if (event.key !== 'j' && event.key !== 'k') return;
      const at = ranks.indexOf(rank ?? ranks[0]);
      const next = ranks[Math.min(ranks.length - 1, Math.max(0, at + (event.key === 'j' ? 1 : -1)))];
      router.go({ view: 'findings', rank: next });
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [report, rank, router, single]);
}

function Notes(): ReactElement | null {
  const text = useText();
  const notes = useSeries((s) => (s.kind === 'open' ? s.notes : NO_NOTES));
  if (notes.length === 0) return null;
  return (
    <section className="notes card" aria-labelledby="notes-title">
      <h2 id="notes-title" className="section-title">
        {text.t('ui.findings.notes')}
      </h2>
      {notes.map((note, i) => (
        <p key={i}>{note}</p>
      ))}
    </section>
  );
}

/** All findings in order; only where there are several. */
function FindingList({
  report,
  selected,
}: {
  readonly report: Report;
  readonly selected: ReportFinding;
}): ReactElement {
  const text = useText();
  return (
    <section className="findings__list" aria-labelledby="list-title">
      <h2 id="list-title" className="section-title">
        {text.t('ui.findings.list', { count: report.findings.length })}
      </h2>
      <ol className="items">
        {report.findings.map((finding) => (
          <FindingItem key={finding.rank} finding={finding} current={finding === selected} />
        ))}
      </ol>
    </section>
  );
}

/** The screen. */
export function FindingsView(): ReactElement | null {
  const report = useReport();
  const route = useRoute();
  const rank = route.view === 'findings' ? route.rank : null;
  useFindingKeys(report, rank);
  const lang = useLang();
  const accepted = usePreferences((p) => p.accepted);
  const headline = useMemo(() => {
    if (report === null) return null;
    return headlineOf(report, (finding) => isAccepted(finding, accepted), lang);
  }, [report, accepted, lang]);
  const selected = report === null ? null : selectFinding(report, rank ?? headline?.finding?.rank ?? null);
  // The answer first: its details are laid out in a task of their own, so that no task is long.
  const detailed = useDeferredValue(selected, null);
  if (report === null || headline === null) return null;
  const acceptedCount = report.findings.filter((finding) => isAccepted(finding, accepted)).length;
  // One finding needs no list: the banner has named it.
  const isList = report.findings.length > 1;
  return (
    <div className="findings">
      <VerdictBanner report={report} headline={headline} acceptedCount={acceptedCount} />
      <Warnings report={report} />
      <Notes />
      <GrowthPicture report={report} />
      <MemoryPicture report={report} />
      {selected === null ? (
        <QuietGrowth report={report} />
      ) : (
        <div className={isList ? 'findings__pair' : 'findings__alone'}>
          {isList ? <FindingList report={report} selected={selected} /> : null}
          {detailed === null ? (
            <article className="detail card" aria-busy="true" />
          ) : (
            <FindingDetail
              key={detailed.fingerprint + String(detailed.rank)}
              report={report}
              finding={detailed}
              answered={detailed.rank === headline.finding?.rank}
            />
          )}
        </div>
      )}
      <ProofPanel />
      <RankingTrace />
    </div>
  );
}
