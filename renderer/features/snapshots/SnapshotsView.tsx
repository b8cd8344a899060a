// The snapshots themselves: what each file holds, whether they belong together, and what the input doctor found.

import { useEffect, useId, useState, type ReactElement } from 'react';
import type { SnapshotStatistics } from '../../../worker/engine/api.ts';
import type { Report } from '../../../worker/report/types.ts';
import { useReport, useSeries, useServices, useText } from '../../app/services.ts';
import { pickFiles } from '../../app/pick.ts';
import { Amount } from '../../ui/amounts.tsx';
import { NO_SETTINGS, type FileEntry } from '../../state/series.ts';
import { Term } from '../../ui/Term.tsx';
import { Warnings } from '../findings/Warnings.tsx';
import { FileList } from '../loading/FileList.tsx';
import { SeriesSettings } from './SeriesSettings.tsx';
import '../loading/loading.css';
import '../../ui/chain.css';
import './snapshots.css';

const NO_ORDER: readonly number[] = [];

const KINDS: readonly SnapshotStatistics['byKind'][number]['kind'][] = [
  'strings',
  'arrays',
  'typedArrays',
  'code',
  'system',
  'other',
];

function useStatistics(live: boolean): readonly SnapshotStatistics[] | null {
  const { engine } = useServices();
  const [statistics, setStatistics] = useState<readonly SnapshotStatistics[] | null>(null);
  useEffect(() => {
    if (!live) return undefined;
    let wanted = true;
    engine.ask('statistics').then(
      (found) => {
        if (wanted) setStatistics(found);
      },
      (error: unknown) => console.warn('statistics could not be had', error),
    );
    return () => {
      wanted = false;
    };
  }, [engine, live]);
  return statistics;
}

/** What the heap is made of; as tall while the numbers are still to come. */
function Mixture({
  statistics,
  largest,
}: {
  readonly statistics: SnapshotStatistics | null;
  readonly largest: number;
}): ReactElement {
  const text = useText();
  return (
    <div className="kinds" aria-busy={statistics === null}>
      <div
        className="kinds__bar"
        aria-hidden="true"
        style={{ width: `${((statistics?.shallowBytes ?? 0) / Math.max(1, largest)) * 100}%` }}
      >
        {statistics === null
          ? null
          : KINDS.map((kind) => (
              <span
                key={kind}
                className={`kinds__part kinds__part--${kind}`}
                style={{ flexGrow: bytesOf(statistics, kind) }}
              />
            ))}
      </div>
      <ul className="kinds__list">
        {KINDS.map((kind) => (
          <li key={kind}>
            <span className={`kinds__swatch kinds__part--${kind}`} aria-hidden="true" />
            {text.t(`ui.kind.${kind}`)}{' '}
            {statistics === null ? '…' : <Amount value={bytesOf(statistics, kind)} unit="bytes" />}
          </li>
        ))}
      </ul>
    </div>
  );
}

function bytesOf(statistics: SnapshotStatistics, kind: SnapshotStatistics['byKind'][number]['kind']): number {
  return statistics.byKind.find((k) => k.kind === kind)?.bytes ?? 0;
}

function SnapshotCard({
  report,
  index,
  live,
  statistics,
  largest,
}: {
  readonly report: Report;
  readonly index: number;
  readonly live: boolean;
  readonly statistics: SnapshotStatistics | null;
  readonly largest: number;
}): ReactElement {
  const text = useText();
  const s = report.snapshots[index];
  return (
    <li className="snapshot card">
      <h2 className="snapshot__title">
        <span className="snapshot__number number">{index + 1}</span> {s.label}
      </h2>
      <dl className="facts">
        <div>
          <dt>{text.t('ui.snapshots.heap')}</dt>
          <dd>
            <Amount value={s.shallowBytes} unit="bytes" />
          </dd>
        </div>
        <div>
          <dt>{text.t('ui.snapshots.objects')}</dt>
          <dd>
            <Amount value={s.nodeCount} unit="count" />
          </dd>
        </div>
        <div>
          <dt>{text.t('ui.snapshots.references')}</dt>
          <dd>
            <Amount value={s.edgeCount} unit="count" />
          </dd>
        </div>
        <div>
          <dt>{text.t('ui.snapshots.file')}</dt>
          <dd>
            <Amount value={s.fileBytes} unit="bytes" />
          </dd>
        </div>
        <div>
          <dt>{text.t('ui.snapshots.runtime')}</dt>
          <dd>{text.t(`common.runtime.${s.runtime}`)}</dd>
        </div>
        {s.extraNativeBytes === null ? null : (
          <div>
            <dt>{text.t('ui.snapshots.native')}</dt>
            <dd>
              <Amount value={s.extraNativeBytes} unit="bytes" />
            </dd>
          </div>
        )}
        {statistics === null || statistics.detachedCount === 0 ? null : (
          <div>
            <dt>
              <Term word="detached">{text.t('ui.snapshots.detached')}</Term>
            </dt>
            <dd>
              <Amount value={statistics.detachedCount} unit="count" />
            </dd>
          </div>
        )}
        {s.takenAt === null ? null : (
          <div>
            <dt>{text.t('ui.snapshots.taken')}</dt>
            <dd>{text.date(s.takenAt)}</dd>
          </div>
        )}
      </dl>
      {live ? <Mixture statistics={statistics} largest={largest} /> : null}
    </li>
  );
}

/** From one snapshot to another one: what lies before and behind is left out, and nothing is read again. */
function Range({
  files,
  order,
}: {
  readonly files: readonly FileEntry[];
  readonly order: readonly number[];
}): ReactElement | null {
  const { opener } = useServices();
  const text = useText();
  const id = useId();
  if (files.length < 3) return null;
  const first = files[order[0]] ?? files[0];
  const last = files[order[order.length - 1]] ?? files[files.length - 1];
  const ends = [
    { name: 'from' as const, at: first, choose: (key: string) => opener.range(key, last.key) },
    { name: 'to' as const, at: last, choose: (key: string) => opener.range(first.key, key) },
  ];
  return (
    <div className="range">
      {ends.map(({ name, at, choose }) => (
        <span key={name} className="range__end">
          <label htmlFor={`${id}-${name}`}>{text.t(`ui.range.${name}`)}</label>
          <select id={`${id}-${name}`} className="field" value={at.key} onChange={(e) => choose(e.target.value)}>
            {files.map((f, i) => (
              <option key={f.key} value={f.key}>
                {i + 1}. {f.label}
              </option>
            ))}
          </select>
        </span>
      ))}
    </div>
  );
}

/** The screen. */
export function SnapshotsView(): ReactElement | null {
  const { opener, tabs } = useServices();
  const text = useText();
  const report = useReport();
  const live = useSeries((s) => s.kind === 'open' && s.live && s.engineLost === null);
  const files = useSeries((s) => (s.kind === 'open' ? s.files : null));
  const settings = useSeries((s) => (s.kind === 'open' ? s.settings : NO_SETTINGS));
  const order = useSeries((s) => (s.kind === 'open' ? s.order : NO_ORDER));
  const canUndo = useSeries((s) => s.kind === 'open' && s.canUndo);
  const busy = useSeries((s) => s.kind === 'open' && s.busy);
  const statistics = useStatistics(live);
  if (report === null) return null;
  const largest = Math.max(...report.snapshots.map((s) => s.shallowBytes));
  return (
    <div className="snapshots">
      <div className="view__bar">
        <h1 className="view-title">{text.t('ui.view.snapshots')}</h1>
        {live ? (
          <>
            <button type="button" className="button button--small" onClick={() => pickFiles(true)}>
              {text.t('ui.loading.add')}
            </button>
            {canUndo ? (
              <button type="button" className="button button--small" onClick={() => opener.undo()}>
                {text.t('ui.undo')}
              </button>
            ) : null}
            {report.snapshots.length > 1 ? (
              <button type="button" className="button button--small" onClick={() => tabs.add('same')}>
                {text.t('ui.tabs.same')}
              </button>
            ) : null}
            <button type="button" className="button button--small" onClick={() => opener.again()}>
              {text.t('ui.loading.again')}
            </button>
          </>
        ) : null}
      </div>
      {report.snapshots.length < 2 ? (
        <p className="snapshots__one">{text.t('ui.snapshots.one')}</p>
      ) : (
        <p className="snapshots__identity">
          <strong className="sentence">{text.t(`common.identity.${report.identity}`)}</strong>
          {report.identityAgreement === null ? null : (
            <span className="soft">
              {' '}
              {text.t('ui.snapshots.agreement', { agreementPercent: report.identityAgreement })}
            </span>
          )}
          {report.series?.order === undefined ? null : (
            <span className="soft"> · {text.t(`common.order.${report.series.order.by}`)}</span>
          )}
        </p>
      )}
      <p className="faint snapshots__busy" role="status">
        {busy ? text.t('ui.snapshots.busy') : ''}
      </p>
      <Warnings report={report} />
      <ol className="snapshots__list">
        {report.snapshots.map((_, i) => (
          <SnapshotCard
            key={i}
            report={report}
            index={i}
            live={live}
            statistics={statistics?.[i] ?? null}
            largest={largest}
          />
        ))}
      </ol>
      {files === null || !live ? null : (
        <section className="snapshots__files" aria-labelledby="files-title">
          <h2 id="files-title" className="section-title">
            {text.t('ui.snapshots.order')}
          </h2>
          <Range files={files} order={order} />
          <FileList files={files} busy={false} />
          <SeriesSettings
            key={files.map((f) => f.key).join()}
            settings={settings}
            files={files.filter((f) => !f.leftOut)}
          />
        </section>
      )}
    </div>
  );
}
