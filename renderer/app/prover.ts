// "Is it fixed?": reads a second series beside the open one, in an engine of its own, and asks what it proves.

import type { SourceSpec } from '../../worker/engine/api.ts';
import type { ProofQuestion } from '../../worker/engine/report-api.ts';
import { localiseReport } from '../../worker/messages/index.ts';
import type { ProofForm } from '../../worker/report/proof/forms.ts';
import type { Work } from '../../worker/report/proof/types.ts';
import type { Lang, Report } from '../../worker/report/types.ts';
import type { EngineClient } from '../engine/client.ts';
import { isCancelled, toFailure } from '../engine/errors.ts';
import { askReport, fontUrls } from '../engine/report-client.ts';
import type { PreferencesStore } from '../state/preferences.ts';
import { createProofStore, type ProofStore } from '../state/proof.ts';
import { selectReport, type SeriesStore } from '../state/series.ts';
import { withAccepted } from '../features/export/with-accepted.ts';
import { labelOf } from './plan.ts';

export interface Prover {
  readonly store: ProofStore;
  /** Reads these as the series after the change. */
  check(sources: readonly SourceSpec[]): void;
  /** Asks again with what the person said of the work; null: what the files say. */
  withWork(work: Work | null, sameProgram: boolean): void;
  /** The proof as a file's bytes, redacted; null when there is none. */
  render(form: ProofForm): Promise<Uint8Array | null>;
  /** Gives up or forgets the second series. */
  clear(): void;
}

interface Dependencies {
  readonly newEngine: () => EngineClient;
  readonly series: SeriesStore;
  readonly preferences: PreferencesStore;
  readonly lang: () => Lang;
}

/** Makes the prover; it forgets the second series when another first one is opened. */
export function createProver({ newEngine, series, preferences, lang }: Dependencies): Prover {
  const store = createProofStore();
  let running: AbortController | null = null;
  let work: Work | null = null;
  let sameProgram = false;

  function question(after: Report): ProofQuestion | null {
    const open = selectReport(series.getState());
    if (open === null) return null;
    const before = withAccepted(open, preferences.getState().accepted);
    return { before, after, work, sameProgram, lang: lang() };
  }

  /** The report of the second series, spoken: saved, or analysed in an engine that ends with its answer. */
  async function read(sources: readonly SourceSpec[], signal: AbortSignal): Promise<Report> {
    if (sources.length === 1 && /\.heapdelta$/i.test(sources[0].name))
      return localiseReport((await askReport((api) => api.read(sources[0]))).report, lang());
    const engine = newEngine();
    try {
      const labels = sources.map(({ name }) => labelOf(name));
      const { report, failures } = await engine.open(sources, { labels, keepEdges: 'newest' }, () => undefined, signal);
      if (failures.length > 0) throw Object.assign(new Error(failures[0].error.code), { data: failures[0].error });
      if (report === null) throw new Error('nothing was read');
      return localiseReport(report, lang());
    } finally {
      engine.end();
    }
  }

  async function show(after: Report, signal: AbortSignal): Promise<void> {
    const asked = question(after);
    if (asked === null) return;
    const proof = await askReport((api) => api.prove(asked));
    if (!signal.aborted) store.setState({ kind: 'proved', after, proof }, true);
  }

  function run(step: (signal: AbortSignal) => Promise<void>): void {
    running?.abort();
    const controller = new AbortController();
    running = controller;
    step(controller.signal).catch((error: unknown) => {
      if (controller.signal.aborted || isCancelled(error)) return;
      store.setState({ kind: 'failed', error: toFailure(error).data }, true);
    });
  }

  function clear(): void {
    running?.abort();
    running = null;
    work = null;
    sameProgram = false;
    store.setState({ kind: 'none' }, true);
  }

  series.subscribe((now, before) => {
    if (now.kind !== 'open') {
      if (store.getState().kind !== 'none') clear();
      return;
    }
    // The same series in another language: the proof is spoken anew.
    const held = store.getState();
    if (before.kind === 'open' && before.report.lang !== now.report.lang && held.kind === 'proved')
      run((signal) => show(held.after, signal));
  });

  return {
    store,
    check(sources) {
      if (sources.length === 0 || selectReport(series.getState()) === null) return;
      store.setState({ kind: 'busy', names: sources.map(({ name }) => name) }, true);
      run(async (signal) => {
        const report = await read(sources, signal);
        if (!signal.aborted) await show(report, signal);
      });
    },
    withWork(given, same) {
      work = given;
      sameProgram = same;
      const held = store.getState();
      if (held.kind === 'proved') run((signal) => show(held.after, signal));
    },
    async render(form) {
      const held = store.getState();
      const asked = held.kind === 'proved' ? question(held.after) : null;
      if (asked === null) return null;
      return askReport((api) => api.renderProof(asked, { form, date: new Date().toISOString(), fonts: fontUrls() }));
    },
    clear,
  };
}
