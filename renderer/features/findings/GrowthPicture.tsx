// The growth of the heap over the snapshots: one band per finding, then everything else and the engine.
// The bands and the list beside them add up to the total, and the list says so.

import { area } from 'd3-shape';
import { scaleLinear } from 'd3-scale';
import type { ReactElement } from 'react';
import type { Report } from '../../../worker/report/types.ts';
import { useText } from '../../app/services.ts';
import { axisLabels } from './axis-labels.ts';
import { stackBands } from './growth-bands.ts';
import { formatRoute } from '../../state/routes.ts';
import { growthOf, selectGrowthLayers, type GrowthLayer } from '../../state/series.ts';
import { Said } from '../../ui/Said.tsx';
import { Change } from '../../ui/amounts.tsx';
import { useWidth } from '../../ui/useWidth.ts';

const HEIGHT = 190;
const MARGIN = { top: 14, right: 14, bottom: 26, left: 66 };
const TOP = 5;

function layerClass(layer: GrowthLayer): string {
  if (layer.kind !== 'finding') return `layer layer--${layer.kind}`;
  // What is no leak is not in a leak's colour.
  return `layer layer--${layer.isWarmUp ? 'warm-up' : (layer.rank ?? 0)}`;
}

function Bands({
  report,
  layers,
  width,
}: {
  readonly report: Report;
  readonly layers: readonly GrowthLayer[];
  readonly width: number;
}): ReactElement {
  const text = useText();
  const steps = report.snapshots.length;
  const bands = stackBands(layers, steps);
  const ends = bands.flatMap((b) => b.ends.flat());
  const y = scaleLinear([Math.min(0, ...ends), Math.max(1, ...ends)], [HEIGHT - MARGIN.bottom, MARGIN.top]).nice(4);
  const x = scaleLinear([0, Math.max(1, steps - 1)], [MARGIN.left, width - MARGIN.right]);
  const shape = area<readonly [number, number]>()
    .x((_, i) => x(i))
    .y0((p) => y(p[0]))
    .y1((p) => y(p[1]));
  const ticks = y.ticks(4);
  const labels = axisLabels(
    report.snapshots.map((snapshot) => snapshot.label),
    Math.floor(width / Math.min(steps, 5) / 8),
  );
  // Only as many labels as fit, always the first and the last.
  const every = Math.max(1, Math.ceil(steps / Math.max(2, Math.floor(width / 120))));
  return (
    <svg
      className="growth__svg"
      width={width}
      height={HEIGHT}
      viewBox={`0 0 ${width} ${HEIGHT}`}
      aria-hidden="true"
      focusable="false"
    >
      {ticks.map((tick) => (
        <g key={tick}>
          <line
            className={tick === 0 ? 'growth__zero' : 'growth__grid'}
            x1={MARGIN.left}
            x2={width - MARGIN.right}
            y1={y(tick)}
            y2={y(tick)}
          />
          <text className="growth__tick" x={MARGIN.left - 8} y={y(tick)} dy="0.32em" textAnchor="end">
            {text.bytes(tick, { signed: true })}
          </text>
        </g>
      ))}
      {bands.map((band, i) => (
        <path key={i} className={layerClass(band.layer)} d={shape([...band.ends]) ?? ''} />
      ))}
      {report.snapshots.map((_, s) => (
        <g key={s}>
          <line className="growth__mark" x1={x(s)} x2={x(s)} y1={MARGIN.top} y2={HEIGHT - MARGIN.bottom} />
          {s === steps - 1 || (s % every === 0 && steps - 1 - s >= every) ? (
            <text
              className="growth__label"
              x={x(s)}
              y={HEIGHT - 8}
              textAnchor={s === 0 ? 'start' : s === steps - 1 ? 'end' : 'middle'}
            >
              {labels[s]}
            </text>
          ) : null}
        </g>
      ))}
      {bands.map((band, i) => {
        const [from, to] = band.ends[band.ends.length - 1];
        return band.layer.rank !== null && Math.abs(y(from) - y(to)) >= 15 ? (
          <text
            key={i}
            className="growth__rank"
            x={width - MARGIN.right - 8}
            y={y((from + to) / 2)}
            dy="0.35em"
            textAnchor="end"
          >
            {band.layer.rank}
          </text>
        ) : null;
      })}
    </svg>
  );
}

/** Picture and list; nothing for a single snapshot. */
export function GrowthPicture({ report }: { readonly report: Report }): ReactElement | null {
  const text = useText();
  const [ref, width] = useWidth();
  if (report.snapshots.length < 2) return null;
  const layers = selectGrowthLayers(report, TOP);
  const names: Readonly<Record<GrowthLayer['kind'], string>> = {
    finding: '',
    'more-findings': text.t('ui.growth.more-findings', { count: Math.max(0, report.findings.length - TOP) }),
    engine: text.t('ui.growth.engine'),
    other: text.t('ui.growth.other'),
  };
  return (
    <section className="growth card" aria-labelledby="growth-title">
      <h2 id="growth-title" className="section-title">
        {text.t('ui.growth.title')}
      </h2>
      <div className="growth__body">
        <div className="growth__picture" ref={ref}>
          {width > 0 ? <Bands report={report} layers={layers} width={width} /> : null}
        </div>
        <table className="growth__list">
          <caption className="visually-hidden">{text.t('ui.growth.caption')}</caption>
          <tbody>
            {layers.map((layer, i) => (
              <tr key={i} className="growth__layer">
                <th scope="row">
                  <span className={`swatch ${layerClass(layer)}`} aria-hidden="true">
                    {layer.rank}
                  </span>
                  {layer.rank === null ? (
                    <span className="growth__name">{names[layer.kind]}</span>
                  ) : (
                    <a className="growth__name" href={formatRoute({ view: 'findings', rank: layer.rank })}>
                      <Said text={layer.title ?? ''} />
                    </a>
                  )}
                </th>
                <td>
                  <Change value={growthOf(layer.bytesBySnapshot)} unit="bytes" />
                </td>
              </tr>
            ))}
          </tbody>
          <tbody className="table-foot">
            <tr>
              <th scope="row">{text.t('ui.growth.total')}</th>
              <td>
                <Change value={report.growth.totalBytes} unit="bytes" />
              </td>
            </tr>
          </tbody>
        </table>
      </div>
    </section>
  );
}
