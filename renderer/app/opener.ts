// Opening, cancelling, reordering, comparing again: the only place that holds the `File` objects behind a series.

import type { AnalyseOptions, OpenFailure, Progress, SourceSpec } from '../../worker/engine/api.ts';
import { createTranslator, localiseReport } from '../../worker/messages/index.ts';
import type { Lang, Report } from '../../worker/report/types.ts';
import type { EngineClient } from '../engine/client.ts';
import { isCancelled, toFailure } from '../engine/errors.ts';
import { askReport } from '../engine/report-client.ts';
import type { Host } from '../host/types.ts';
import { FINDINGS, START, standsAlone } from '../state/routes.ts';
import { applyProgress, type FileEntry, type SeriesStore } from '../state/series.ts';
import { painted, whenIdle } from './idle.ts';
import type { Router } from './router.ts';

/** A source with what the browser may remember of it. */
export interface OpenItem {
  readonly source: SourceSpec;
  readonly handle: FileSystemFileHandle | null;
}

export interface Opener {
  /** Starts a comparison of these, in place of what is open (or in addition to it). */
  open(items: readonly OpenItem[], options?: { readonly add?: boolean }): void;
  cancel(): void;
  /** Removes one file and compares the rest again. */
  remove(key: string): void;
  /** Opens one of several shared reports alone. */
  openOnly(name: string): void;
  /** Moves a file to a place; the analysis starts over with this order. */
  move(key: string, to: number): void;
  rename(key: string, label: string): void;
  /** Compares again with the order and labels now on screen. */
  again(): void;
  close(): void;
  /** Speaks the open report in another language. */
  speak(lang: Lang): void;
}

/** Progress is painted at most this often, milliseconds. */
const PAINT_EVERY_MS = 80;

interface Dependencies {
  readonly engine: EngineClient;
  readonly host: Host;
  readonly series: SeriesStore;
  readonly router: Router;
  readonly lang: () => Lang;
}

/** Size of a source, bytes; 0 when only the engine can know. */
export function sizeOf(source: SourceSpec): number {
  switch (source.kind) {
    case 'file':
      return source.file.size;
    case 'url':
      return source.sizeBytes;
    case 'path':
      return 0;
  }
}

/** The label a file gets at first: its name without what all snapshots end in. */
export function labelOf(name: string): string {
  return name.replace(/\.gz$/i, '').replace(/\.(heapsnapshot|heaptimeline|heapdelta)$/i, '') || name;
}

/** A report somebody saved: it opens without an engine. */
function isShared(source: SourceSpec): boolean {
  return /\.heapdelta$/i.test(source.name);
}

/** Makes the opener. */
export function createOpener({ engine, host, series, router, lang }: Dependencies): Opener {
  let items: readonly OpenItem[] = [];
  let labels: readonly (string | null)[] = [];
  let keepOrder = false;
  let running: AbortController | null = null;
  /** The view on screen belongs to what was open before: go to the findings when the new series is there. */
  let leaveView = false;

  function entries(): FileEntry[] {
    return items.map(({ source }, i) => ({
      key: `${i}:${source.name}`,
      name: source.name,
      sizeBytes: sizeOf(source),
      label: labels[i] ?? labelOf(source.name),
      phase: 'queued',
      fraction: 0,
      neededBytes: null,
      error: null,
    }));
  }

  async function estimate(files: readonly FileEntry[], signal: AbortSignal): Promise<void> {
    try {
      const answer = await engine.ask(
        'estimate',
        files.map((f) => f.sizeBytes),
        files.map((f) => /\.gz$/i.test(f.name)),
      );
      const state = series.getState();
      if (signal.aborted || state.kind !== 'loading') return;
      series.setState(
        {
          ...state,
          availableBytes: answer.availableBytes,
          files: state.files.map((f, i) => ({ ...f, neededBytes: answer.neededBytes[i] ?? null })),
        },
        true,
      );
    } catch (error) {
      if (signal.aborted) return;
      // Only a line of information is lost; opening itself reports what is wrong.
      console.warn('memory could not be estimated', error);
    }
  }

  function paint(): { add(p: Progress): void; flush(): void } {
    let waiting: Progress[] = [];
    let timer: ReturnType<typeof setTimeout> | null = null;
    const flush = (): void => {
      timer = null;
      const batch = waiting;
      waiting = [];
      series.setState((state) => batch.reduce(applyProgress, state), true);
    };
    return {
      add(p) {
        waiting.push(p);
        timer ??= setTimeout(flush, PAINT_EVERY_MS);
      },
      flush() {
        if (timer !== null) clearTimeout(timer);
        waiting = [];
      },
    };
  }

  /** Puts an analysed or shared report on screen. `notes` null: there are snapshots behind it. */
  function show(
    result: {
      readonly report: Report;
      readonly generation: number;
      readonly order: readonly number[];
      readonly failures: readonly OpenFailure[];
    },
    files: readonly FileEntry[],
    notes: readonly string[] | null,
  ): void {
    const live = notes === null;
    const spoken = localiseReport(result.report, lang());
    const report = live ? relabelled(spoken, result.order, labels) : spoken;
    series.setState(
      {
        kind: 'open',
        generation: result.generation,
        report,
        files,
        failures: result.failures,
        order: result.order,
        live,
        notes: notes ?? [],
        engineLost: null,
      },
      true,
    );
    if (leaveView || standsAlone(router.store.getState().route))
      router.go(report.snapshots.length < 2 ? { view: 'snapshots' } : FINDINGS);
    leaveView = false;
    const sources = items.map((i) => i.source);
    host.rememberWindow(sources);
    const handles = items.flatMap((i) => (i.handle === null ? [] : [i.handle]));
    host
      .rememberRecent(sources, handles.length === items.length ? handles : [], report.verdict.summary)
      .catch((error: unknown) => console.warn('this comparison could not be remembered', error));
  }

  async function start(): Promise<void> {
    running?.abort();
    const controller = new AbortController();
    running = controller;
    const sources = items.map((i) => i.source);
    const files = entries();
    series.setState({ kind: 'loading', files, series: null, availableBytes: null }, true);
    const painter = paint();
    const options: AnalyseOptions = {
      labels: files.map((f) => f.label),
      keepOrder,
      // Not `known`: what is accepted on this machine is a preference, read where it is shown, so that it can be taken back.
    };
    try {
      if (sources.length === 1 && isShared(sources[0])) {
        const shared = await askReport((api) => api.read(sources[0]));
        if (controller.signal.aborted) return;
        show(
          { report: shared.report, generation: 0, order: shared.report.snapshots.map((_, i) => i), failures: [] },
          files,
          shared.notes,
        );
        return;
      }
      if (sources.length > 1 && sources.every(isShared)) {
        const history = await askReport((api) => api.history(sources));
        if (controller.signal.aborted) return;
        series.setState({ kind: 'history', files, history }, true);
        router.go(START);
        host.rememberWindow(sources);
        return;
      }
      // The list of files is painted before the engine takes all cores: a layout among busy threads is a long task.
      await painted();
      if (controller.signal.aborted) return;
      void estimate(files, controller.signal);
      const result = await engine.open(sources, options, painter.add, controller.signal);
      painter.flush();
      const settled = files.map((f, i) => ({
        ...f,
        phase: 'done' as const,
        fraction: 1,
        error: result.failures.find((x) => x.snapshot === i)?.error ?? null,
      }));
      if (result.report === null) {
        series.setState({ kind: 'failed', files: settled, error: null }, true);
        return;
      }
      show({ ...result, report: result.report }, settled, null);
    } catch (error) {
      painter.flush();
      if (isCancelled(error)) return;
      const failure = toFailure(error).data;
      const at = failure.file === null ? -1 : files.findIndex((f) => f.name === failure.file);
      const failed = at < 0 ? files : files.with(at, { ...files[at], error: failure });
      series.setState({ kind: 'failed', files: failed, error: at < 0 ? failure : null }, true);
    } finally {
      if (running === controller) running = null;
    }
  }

  engine.onDeath((failure) => {
    const state = series.getState();
    if (state.kind === 'open' && state.live) series.setState({ ...state, engineLost: failure.data }, true);
  });

  function reset(): void {
    items = [];
    labels = [];
    keepOrder = false;
    series.setState({ kind: 'empty' }, true);
    host.rememberWindow([]);
  }

  /** Labels only name things: they are shown at once and need no new analysis. */
  function showLabels(): void {
    const state = series.getState();
    if (state.kind === 'empty') return;
    const files = state.files.map((f, i) => ({ ...f, label: labels[i] ?? labelOf(f.name) }));
    series.setState(
      state.kind === 'open'
        ? { ...state, files, report: relabelled(state.report, state.order, labels) }
        : { ...state, files },
      true,
    );
  }

  return {
    open(more, { add = false } = {}) {
      if (more.length === 0) return;
      items = add ? [...items, ...more] : [...more];
      labels = add ? [...labels, ...more.map(() => null)] : more.map(() => null);
      keepOrder = add && keepOrder;
      leaveView = series.getState().kind !== 'empty';
      void start();
    },
    cancel() {
      running?.abort();
      running = null;
      reset();
      router.go(START);
    },
    remove(key) {
      const at = Number(key.split(':', 1)[0]);
      items = items.filter((_, i) => i !== at);
      labels = labels.filter((_, i) => i !== at);
      if (items.length === 0) {
        running?.abort();
        reset();
      } else void start();
    },
    openOnly(name) {
      const item = items.find((i) => i.source.name === name);
      if (item === undefined) return;
      items = [item];
      labels = [null];
      leaveView = true;
      void start();
    },
    move(key, to) {
      const from = Number(key.split(':', 1)[0]);
      if (to < 0 || to >= items.length || from === to) return;
      const order = items.map((_, i) => i);
      order.splice(to, 0, ...order.splice(from, 1));
      items = order.map((i) => items[i]);
      labels = order.map((i) => labels[i]);
      keepOrder = true;
      // Entries' progress belongs to the old order; it starts over.
      running?.abort();
      void start();
    },
    rename(key, label) {
      const at = Number(key.split(':', 1)[0]);
      labels = labels.with(at, label.trim() === '' ? null : label.trim());
      showLabels();
    },
    again: () => void start(),
    close() {
      running?.abort();
      reset();
      engine.end();
      whenIdle(() => engine.warm());
      router.go(START);
    },
    speak(next) {
      const state = series.getState();
      if (state.kind === 'open') series.setState({ ...state, report: localiseReport(state.report, next) }, true);
      document.documentElement.lang = createTranslator(next).lang;
    },
  };
}

/** The report with the labels the person gave; `labels` are by source, `order` says which source each snapshot was. */
export function relabelled(report: Report, order: readonly number[], labels: readonly (string | null)[]): Report {
  if (labels.every((label) => label === null)) return report;
  return { ...report, snapshots: report.snapshots.map((s, i) => ({ ...s, label: labels[order[i]] ?? s.label })) };
}
