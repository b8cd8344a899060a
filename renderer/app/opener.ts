// Opening, cancelling, reordering, leaving out, comparing again: the only place that holds the `File` objects behind a
// series. Snapshots that the engine has in memory are compared again without being read.

import type { OpenFailure, OpenResult } from '../../worker/engine/api.ts';
import { createTranslator, localiseReport } from '../../worker/messages/index.ts';
import type { Lang, Report } from '../../worker/report/types.ts';
import type { EngineClient } from '../engine/client.ts';
import { isCancelled, toFailure } from '../engine/errors.ts';
import { askReport } from '../engine/report-client.ts';
import type { Host } from '../host/types.ts';
import { FINDINGS, START, standsAlone } from '../state/routes.ts';
import { type FileEntry, type Ignored, type SeriesState, type SeriesStore } from '../state/series.ts';
import { painted, whenIdle } from './idle.ts';
import {
  entryOf,
  idOfKey,
  isShared,
  keyOf,
  labelFor,
  NOTHING,
  optionsFor,
  relabelled,
  windowRecord,
  withEntries,
  withMemory,
  type Entry,
  type OpenItem,
  type Plan,
} from './plan.ts';
import { estimate, filesOf, onlyAProfile, painter, settledLike } from './opening.ts';
import type { Opener } from './opener-types.ts';
import type { Router } from './router.ts';

export type { Opener, Shelved } from './opener-types.ts';

/** Steps that can be taken back. */
const UNDO_STEPS = 50;

interface Dependencies {
  readonly engine: EngineClient;
  readonly host: Host;
  readonly series: SeriesStore;
  readonly router: Router;
  readonly lang: () => Lang;
  /** Reasons of the findings that were accepted on this machine, by fingerprint. */
  readonly accepted: () => Readonly<Record<string, string | null>>;
  /** The report with a profile's places; rejects with EngineFailure where it is none. See engine/code-client.ts. */
  readonly withProfile: (report: Report, profile: File) => Promise<Report>;
}

type OpenState = Extract<SeriesState, { readonly kind: 'open' }>;

/** Makes the opener. */
export function createOpener({ engine, host, series, router, lang, accepted, withProfile }: Dependencies): Opener {
  let plan: Plan = NOTHING;
  let ignored: readonly Ignored[] = [];
  let undoable: readonly Plan[] = [];
  /** Ids of the entries that the engine has read, in the order in which it was given them. */
  let held: readonly number[] = [];
  let nextId = 0;
  let running: AbortController | null = null;
  /** The view on screen belongs to what was open before: go to the findings when the new series is there. */
  let leaveView = false;

  const compared = (): readonly Entry[] => plan.entries.filter((entry) => !entry.leftOut);
  const placeOf = (id: number): number => plan.entries.findIndex((entry) => entry.id === id);

  const basics = (entries: readonly FileEntry[]) => ({
    files: entries,
    ignored,
    settings: plan.settings,
    canUndo: undoable.length > 0,
  });

  function remember(summary: string | null): void {
    const record = windowRecord(plan, null);
    host.rememberWindow(record);
    host
      .rememberRecent(
        plan.entries.map(({ item }) => item),
        summary,
      )
      .then(
        (id) => {
          if (id !== null) host.rememberWindow(windowRecord(plan, id));
        },
        (error: unknown) => console.warn('this comparison could not be remembered', error),
      );
  }

  /** The report with the places of the profile that was given; one that cannot be read is told with the files left out. */
  async function withPlaces(report: Report): Promise<Report> {
    const { profile } = plan;
    if (profile === null) return report;
    return withProfile(report, profile).catch((error: unknown) => {
      // Another comparison may have come meanwhile, which this profile does not concern.
      if (plan.profile !== profile) return report;
      plan = { ...plan, profile: null };
      ignored = [...ignored, { name: profile.name, why: 'error', error: toFailure(error).data }];
      return report;
    });
  }

  /** Puts an analysed or shared report on screen. `notes` null: there are snapshots behind it. */
  function show(
    result: {
      readonly report: Report;
      readonly generation: number;
      /** Position in the analysed order → place in the list. */
      readonly order: readonly number[];
      readonly failures: readonly OpenFailure[];
    },
    entries: readonly FileEntry[],
    notes: readonly string[] | null,
  ): void {
    const live = notes === null;
    const spoken = localiseReport(result.report, lang());
    const report = live ? withMemory(relabelled(spoken, result.order, labels()), result.order, plan.entries) : spoken;
    series.setState(
      {
        kind: 'open',
        ...basics(entries),
        generation: result.generation,
        report,
        failures: result.failures,
        order: result.order,
        live,
        notes: notes ?? [],
        engineLost: null,
        busy: false,
      },
      true,
    );
    if (leaveView || standsAlone(router.store.getState().route))
      router.go(report.snapshots.length < 2 ? { view: 'snapshots' } : FINDINGS);
    leaveView = false;
    remember(report.verdict.summary);
  }

  const labels = (): readonly (string | null)[] => plan.entries.map(({ label }) => label);

  /** The engine's answer in places of the list instead of its own sources. */
  function placed(result: OpenResult, ids: readonly number[]): OpenResult {
    return {
      ...result,
      order: result.order.map((i) => placeOf(ids[i])),
      failures: result.failures.flatMap((failure) => {
        const snapshot = placeOf(ids[failure.snapshot]);
        return snapshot < 0 ? [] : [{ ...failure, snapshot }];
      }),
    };
  }

  const settled = (result: OpenResult): FileEntry[] =>
    filesOf(plan).map((f, i) => ({
      ...f,
      phase: f.leftOut ? ('queued' as const) : ('done' as const),
      fraction: f.leftOut ? 0 : 1,
      error: result.failures.find((x) => x.snapshot === i)?.error ?? null,
    }));

  /** The open series, when the engine has all of its snapshots that are compared now; else null. */
  function inMemory(): OpenState | null {
    const state = series.getState();
    if (state.kind !== 'open' || !state.live || state.engineLost !== null) return null;
    return compared().every(({ id }) => held.includes(id)) ? state : null;
  }

  /** Compares what is in memory. @returns false when files must be read all the same */
  async function fromMemory(state: OpenState, controller: AbortController): Promise<boolean> {
    const wanted = compared();
    const picked = wanted.map(({ id }) => held.indexOf(id));
    const ids = held;
    const sources = ids.flatMap((id): Entry[] => {
      const entry = plan.entries.find((e) => e.id === id);
      return entry === undefined ? [] : [entry];
    });
    // One that was removed is still among the engine's sources; nothing is said of it.
    const options =
      sources.length === ids.length
        ? optionsFor(plan, sources, wanted)
        : optionsFor(
            plan,
            ids.map((id) => plan.entries.find((e) => e.id === id) ?? wanted[0]),
            wanted,
          );
    series.setState({ ...state, ...basics(settledLike(plan, state.files)), busy: true }, true);
    const result = await engine.compare(picked, options, () => undefined, controller.signal);
    if (controller.signal.aborted) return true;
    if (result === null || result.report === null) return false;
    const report = await withPlaces(localiseReport(result.report, lang()));
    if (controller.signal.aborted) return true;
    const here = placed(result, ids);
    show({ ...here, report }, settled(here), null);
    return true;
  }

  /** Reads the files and compares them. */
  async function fromFiles(controller: AbortController): Promise<void> {
    const wanted = compared();
    const entries = filesOf(plan);
    series.setState({ kind: 'loading', ...basics(entries), series: null, availableBytes: null }, true);
    const sources = wanted.map(({ item }) => item.source);
    if (sources.length === 1 && isShared(sources[0])) {
      const shared = await askReport((api) => api.read(sources[0]));
      if (controller.signal.aborted) return;
      const { report } = shared;
      show({ report, generation: 0, order: report.snapshots.map((_, i) => i), failures: [] }, entries, shared.notes);
      return;
    }
    if (sources.length > 1 && sources.every(isShared)) {
      const many = await askReport((api) => api.many(sources, { lang: lang(), now: Date.now(), accepted: accepted() }));
      if (controller.signal.aborted) return;
      series.setState({ kind: 'history', files: entries, many }, true);
      router.go(START);
      host.rememberWindow(windowRecord(plan, null));
      return;
    }
    const painting = painter(
      series,
      wanted.map(({ id }) => placeOf(id)),
    );
    try {
      // The list of files is painted before the engine takes all cores: a layout among busy threads is a long task.
      await painted();
      if (controller.signal.aborted) return;
      void estimate(engine, series, wanted, controller.signal);
      const ids = wanted.map(({ id }) => id);
      const result = await engine.open(sources, optionsFor(plan, wanted, wanted), painting.add, controller.signal);
      held = ids;
      const here = placed(result, ids);
      if (result.report === null) series.setState({ kind: 'failed', ...basics(settled(here)), error: null }, true);
      else {
        const report = await withPlaces(localiseReport(result.report, lang()));
        if (!controller.signal.aborted) show({ ...here, report }, settled(here), null);
      }
    } finally {
      painting.flush();
    }
  }

  async function start(): Promise<void> {
    running?.abort();
    const controller = new AbortController();
    running = controller;
    try {
      const state = inMemory();
      if (state !== null && (await fromMemory(state, controller))) return;
      if (!controller.signal.aborted) await fromFiles(controller);
    } catch (error) {
      if (isCancelled(error)) return;
      const failure = toFailure(error).data;
      const entries = filesOf(plan);
      const at = failure.file === null ? -1 : entries.findIndex((f) => f.name === failure.file);
      const failed = at < 0 ? entries : entries.with(at, { ...entries[at], error: failure });
      series.setState({ kind: 'failed', ...basics(failed), error: at < 0 ? failure : null }, true);
    } finally {
      if (running === controller) running = null;
    }
  }

  engine.onDeath((failure) => {
    held = [];
    const state = series.getState();
    if (state.kind === 'open' && state.live) series.setState({ ...state, engineLost: failure.data, busy: false }, true);
  });

  function reset(): void {
    plan = NOTHING;
    ignored = [];
    undoable = [];
    held = [];
    series.setState({ kind: 'empty' }, true);
    host.rememberWindow(null);
  }

  /** A step that can be taken back. */
  function change(next: Plan): void {
    undoable = [...undoable, plan].slice(-UNDO_STEPS);
    plan = next;
    void start();
  }

  const entriesOf = (items: readonly OpenItem[]): Entry[] => items.map((item) => entryOf(nextId++, item));

  /** Labels only name things: they are shown at once and need no new analysis. */
  function showLabels(): void {
    const state = series.getState();
    if (state.kind === 'empty') return;
    const named = state.files.map((f, i) => ({ ...f, label: labelFor(plan.entries[i]) }));
    series.setState(
      state.kind === 'open'
        ? { ...state, files: named, report: relabelled(state.report, state.order, labels()) }
        : { ...state, files: named },
      true,
    );
    if (state.kind === 'open') host.rememberWindow(windowRecord(plan, host.recallWindow()?.recentId ?? null));
  }

  return {
    open(more, { add = false, ignored: left = [], record = null, profile = null } = {}) {
      if (more.length === 0) {
        if (profile !== null && plan.entries.length > 0) change({ ...plan, profile });
        else if (profile !== null) showNothing([...left, onlyAProfile(profile)]);
        else if (left.length > 0) showNothing(left);
        return;
      }
      const fresh = entriesOf(more);
      leaveView = series.getState().kind !== 'empty';
      if (add && plan.entries.length > 0) {
        undoable = [...undoable, plan].slice(-UNDO_STEPS);
        plan = { ...withEntries(plan, fresh, record), profile: profile ?? plan.profile };
        ignored = [...ignored, ...left];
      } else {
        plan = { ...withEntries(NOTHING, fresh, record), profile };
        ignored = left;
        undoable = [];
        held = [];
      }
      void start();
    },
    async restore(record) {
      if (record === null) return;
      const names = record.entries.map(({ name }) => name);
      const found: readonly OpenItem[] | null =
        record.sources?.map((source) => ({ source, handle: null })) ??
        (record.recentId === null ? null : await host.openRecent(record.recentId, false));
      const state = series.getState();
      // Somebody was faster.
      if (state.kind !== 'empty') return;
      if (found === null) {
        series.setState({ kind: 'empty', resume: { names, recentId: record.recentId } }, true);
        return;
      }
      const entries = record.entries.flatMap(({ name, label, leftOut, takenAt, rssBytes, memory }): Entry[] => {
        const item = found.find(({ source }) => source.name === name);
        return item === undefined ? [] : [{ ...entriesOf([item])[0], label, leftOut, takenAt, rssBytes, memory }];
      });
      if (entries.length === 0) return;
      const { keepOrder, per, heapLimitBytes } = record;
      plan = { ...NOTHING, entries, keepOrder, settings: { per, heapLimitBytes } };
      void start();
    },
    cancel() {
      running?.abort();
      running = null;
      // Files, order and labels took work to put together: they stay.
      series.setState({ kind: 'failed', ...basics(filesOf(plan)), error: null, stopped: true }, true);
    },
    remove(key) {
      const entries = plan.entries.filter(({ id }) => id !== idOfKey(key));
      if (entries.length === 0) {
        running?.abort();
        reset();
        router.go(START);
      } else if (entries.some((entry) => !entry.leftOut)) change({ ...plan, entries });
    },
    openOnly(name) {
      const entry = plan.entries.find(({ item }) => item.source.name === name);
      if (entry === undefined) return;
      plan = { ...NOTHING, entries: [{ ...entry, label: null }] };
      leaveView = true;
      void start();
    },
    move(key, to) {
      const from = placeOf(idOfKey(key));
      if (from < 0 || to < 0 || to >= plan.entries.length || from === to) return;
      const entries = [...plan.entries];
      entries.splice(to, 0, ...entries.splice(from, 1));
      change({ ...plan, entries, keepOrder: true });
    },
    leaveOut(key, out) {
      const entries = plan.entries.map((entry) => (entry.id === idOfKey(key) ? { ...entry, leftOut: out } : entry));
      if (entries.some((entry) => !entry.leftOut)) change({ ...plan, entries });
    },
    range(fromKey, toKey) {
      const [first, last] = [placeOf(idOfKey(fromKey)), placeOf(idOfKey(toKey))].sort((a, b) => a - b);
      if (first < 0) return;
      change({ ...plan, entries: plan.entries.map((e, i) => ({ ...e, leftOut: i < first || i > last })) });
    },
    rename(key, label) {
      const text = label.trim() === '' ? null : label.trim();
      plan = { ...plan, entries: plan.entries.map((e) => (e.id === idOfKey(key) ? { ...e, label: text } : e)) };
      showLabels();
    },
    configure(settings, facts) {
      change({ ...plan, settings, entries: plan.entries.map((entry) => ({ ...entry, ...facts.get(keyOf(entry)) })) });
    },
    undo() {
      const before = undoable[undoable.length - 1];
      if (before === undefined) return;
      undoable = undoable.slice(0, -1);
      plan = before;
      void start();
    },
    again: () => void start(),
    close() {
      running?.abort();
      reset();
      engine.end();
      whenIdle(() => engine.warm());
      router.go(START);
    },
    shelve: () => ({ plan, ignored, undoable, state: series.getState() }),
    take(shelved) {
      running?.abort();
      running = null;
      leaveView = false;
      ({ plan, ignored, undoable } = shelved ?? { plan: NOTHING, ignored: [], undoable: [] });
      const state = shelved?.state ?? { kind: 'empty' };
      series.setState(state.kind === 'open' ? { ...state, report: localiseReport(state.report, lang()) } : state, true);
      if (shelved === null) host.rememberWindow(null);
      else if (state.kind === 'loading' || (state.kind === 'open' && state.live)) void start();
      else host.rememberWindow(windowRecord(plan, null));
    },
    speak(next) {
      const state = series.getState();
      if (state.kind === 'open') series.setState({ ...state, report: localiseReport(state.report, next) }, true);
      document.documentElement.lang = createTranslator(next).lang;
    },
  };

  /** Nothing that was dropped can be compared: said where files are said. */
  function showNothing(left: readonly Ignored[]): void {
    const state = series.getState();
    // What is on screen stays: nothing has come to take its place.
    if (state.kind === 'open' || state.kind === 'loading') {
      series.setState({ ...state, ignored: left }, true);
      return;
    }
    const failed = left.find((one) => one.why === 'error');
    plan = NOTHING;
    ignored = left;
    undoable = [];
    const error = failed?.error ?? {
      code: 'nothing-to-compare',
      file: null,
      where: null,
      params: { count: left.length },
    };
    series.setState({ kind: 'failed', ...basics([]), error }, true);
    if (!standsAlone(router.store.getState().route)) router.go(START);
  }
}
