// Progress on standard error: one line redrawn on a terminal, plain lines when asked for, nothing otherwise.

import type { Writable } from 'node:stream';
import type { Phase, Progress } from '../worker/engine/api.ts';
import { createTranslator } from '../worker/messages/index.ts';
import type { Lang } from '../worker/report/types.ts';
import { pad, truncate } from './text/layout.ts';
import { visible } from './text/visible.ts';

export interface ProgressReporter {
  /** `names`: the files as given; progress names them by index. */
  report(names: readonly string[], progress: Progress): void;
  /** Takes the line away; safe to call twice. */
  end(): void;
}

export interface ProgressOptions {
  readonly stderr: Writable;
  readonly lang: Lang;
  readonly mode: 'line' | 'plain' | 'none';
  readonly columns: number;
  readonly now: () => number;
}

/** A redraw costs a write; ten a second look alive and cost nothing. */
const REDRAW_MS = 100;
const BAR = 12;
/** Phases of one snapshot in order, with the share of its time each takes (measured on 10 to 100 MB files, rounded). */
const SNAPSHOT_PHASES: readonly (readonly [Phase, number])[] = [
  ['queued', 0],
  ['reading', 0.4],
  ['graph', 0.15],
  ['sizes', 0.1],
  ['dominators', 0.2],
  ['names', 0.15],
];

/** Phases over the whole series, and the part of the bar that is theirs. */
const SERIES_PHASES: readonly Phase[] = ['matching', 'owners', 'ranking', 'paths', 'report'];
const SERIES_SHARE = 0.15;

/** How far everything is once the snapshots are read, 0..1, from a series phase and the fraction within it. */
export function seriesFraction(phase: Phase, fraction: number): number {
  const place = SERIES_PHASES.indexOf(phase);
  const done = place < 0 ? 1 : (place + Math.min(1, Math.max(0, fraction))) / SERIES_PHASES.length;
  return 1 - SERIES_SHARE + SERIES_SHARE * done;
}

/** How far one snapshot is, 0..1, from its phase and the fraction within it. */
export function snapshotFraction(phase: Phase, fraction: number): number {
  let before = 0;
  for (const [name, share] of SNAPSHOT_PHASES) {
    if (name === phase) return before + share * Math.min(1, Math.max(0, fraction));
    before += share;
  }
  return 1;
}

/** A reporter for the given mode; its lines never hold control characters from file names. */
export function createProgress(options: ProgressOptions): ProgressReporter {
  const { t } = createTranslator(options.lang);
  const latest = new Map<number | null, Progress>();
  let shown = '';
  let drawnAt = -Infinity;

  const draw = (names: readonly string[], progress: Progress): void => {
    const done = names.map((_, i) => {
      const last = latest.get(i);
      return last === undefined ? 0 : snapshotFraction(last.phase, last.fraction);
    });
    const overall =
      progress.snapshot === null
        ? seriesFraction(progress.phase, progress.fraction)
        : (1 - SERIES_SHARE) * (done.reduce((sum, one) => sum + one, 0) / Math.max(1, names.length));
    const full = Math.round(overall * BAR);
    const bar = `${'█'.repeat(full)}${'░'.repeat(BAR - full)} ${pad(`${Math.round(overall * 100)}%`, 4, 'right')}`;
    const running =
      progress.snapshot === null
        ? [progress]
        : [...latest.values()].filter(
            (one) => one.snapshot !== null && one.phase !== 'queued' && snapshotFraction(one.phase, one.fraction) < 1,
          );
    const words = (running.length === 0 ? [progress] : running).map((one) =>
      one.snapshot === null || names.length === 1
        ? t(`phases.${one.phase}`)
        : `${visible(names[one.snapshot] ?? '')}: ${t(`phases.${one.phase}`)}`,
    );
    const line = truncate(`${bar}  ${[...new Set(words)].join(' · ')}`, options.columns - 1);
    if (line === shown) return;
    shown = line;
    options.stderr.write(`\r\u001b[2K${line}`);
  };

  return {
    report(names, progress) {
      const before = latest.get(progress.snapshot);
      latest.set(progress.snapshot, progress);
      if (options.mode === 'none') return;
      const phaseChanged = before?.phase !== progress.phase;
      if (options.mode === 'plain') {
        if (!phaseChanged) return;
        const name = progress.snapshot === null ? '' : `${visible(names[progress.snapshot] ?? '')}: `;
        options.stderr.write(`heapdelta: ${name}${t(`phases.${progress.phase}`)}\n`);
        return;
      }
      const now = options.now();
      if (!phaseChanged && now - drawnAt < REDRAW_MS) return;
      drawnAt = now;
      draw(names, progress);
    },
    end() {
      if (options.mode === 'line' && shown !== '') options.stderr.write('\r\u001b[2K');
      shown = '';
    },
  };
}
