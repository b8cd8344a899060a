// What a page about a fix says, before it is laid out: the sentences, rows and bars that HTML, PDF, Markdown and the screen
// share, so that no form tells another story.

import { trySpeak, withoutTicks, type Translator } from '../../messages/index.ts';
import type { Lang, VerdictKind } from '../types.ts';
import type { Proof, ProofFinding, ProofKind, ProofSide } from './types.ts';

/** A proof whose sentences are spoken. */
export interface SpokenProof extends Proof {
  readonly lang: Lang;
  /** The answer in one sentence. */
  readonly summary: string;
  /** What to capture next; null when nothing is missing. */
  readonly next: string | null;
}

/** The proof with its sentences in `lang`, those of both series included. */
export function speakProof(proof: Proof, lang: Lang): SpokenProof {
  const { summary, next } = proof.messages;
  const side = (one: ProofSide): ProofSide => ({
    ...one,
    verdict: { ...one.verdict, summary: trySpeak(one.verdict.messages.summary, lang) ?? one.verdict.summary },
    warnings: one.warnings.map((warning) => ({
      ...warning,
      message: trySpeak({ key: `report.warning.${warning.code}`, params: warning.params }, lang) ?? warning.message,
    })),
  });
  return {
    ...proof,
    series: { before: side(proof.series.before), after: side(proof.series.after) },
    lang,
    summary: trySpeak(summary, lang) ?? '',
    next: next === null ? null : trySpeak(next, lang),
  };
}

/** The colour of a kind, as one of the verdicts'. */
export const PROOF_TONES: Readonly<Record<ProofKind, VerdictKind>> = {
  proved: 'none',
  less: 'growth',
  unchanged: 'leak',
  'not-proved': 'warm-up',
};

/** `Fixed`, and how sure that is. */
export function proofWord({ kind }: Pick<Proof, 'kind'>, { t }: Translator): string {
  return t(`export.proof.word.${kind}`);
}

export function certaintyLine({ kind, certainty }: Proof, { t }: Translator): string {
  return kind === 'not-proved' ? t('export.proof.open') : t(`cli.verify.certainty.${certainty}`);
}

/** A fact of both series. */
export interface SideRow {
  readonly label: string;
  readonly before: string;
  readonly after: string;
}

/** The two series side by side. */
export function sideRows(proof: SpokenProof, speak: Translator): readonly SideRow[] {
  const { t, bytes, count } = speak;
  const { before, after } = proof.series;
  const row = (label: string, of: (side: ProofSide) => string | null): SideRow | null => {
    const [then, now] = [of(before), of(after)];
    return then === null && now === null ? null : { label, before: then ?? '–', after: now ?? '–' };
  };
  const { work } = proof;
  const amount = (value: number | null): string =>
    value === null || work.known === 'unknown'
      ? t('export.proof.workUnknown')
      : `${count(value)} ${work.unit ?? ''}`.trim();
  const rows = [
    row(t('export.proof.snapshots'), ({ labels }) => labels.join(', ')),
    row(t('export.proof.service'), ({ service }) => service),
    row(t('export.proof.release'), ({ release }) => release),
    row(
      t('export.proof.heap'),
      ({ heapBytes }) => `${bytes(heapBytes[0] ?? 0)} → ${bytes(heapBytes[heapBytes.length - 1] ?? 0)}`,
    ),
    { label: t('export.proof.work'), before: amount(work.before), after: amount(work.after) },
    row(t('export.proof.verdict'), ({ verdict }) => verdict.summary),
    row(t('export.identity'), ({ identity, order }) =>
      [t(`common.identity.${identity}`), ...(order === null ? [] : [t(`common.order.${order}`)])].join(' · '),
    ),
  ];
  return rows.filter((one) => one !== null);
}

/** A finding's line of the table. */
export interface FindingRow {
  readonly kind: ProofKind | 'new';
  readonly state: string;
  readonly title: string;
  readonly before: string;
  readonly after: string;
  /** How it was recognised in the series after, or why nothing is proved. */
  readonly why: string;
}

/** What leaked before, then what is new after. */
export function findingRows(proof: Proof, speak: Translator): readonly FindingRow[] {
  const { t, bytes } = speak;
  const why = ({ reason, matchedBy, title }: ProofFinding): string => {
    if (reason !== null) return t(`cli.verify.why.${reason}`, { title });
    return t(matchedBy === null ? 'export.proof.gone' : `export.proof.by.${matchedBy}`);
  };
  return [
    ...proof.findings.map((finding): FindingRow => ({
      kind: finding.kind,
      state: t(`cli.verify.${finding.kind}`),
      title: finding.title,
      before: bytes(finding.before.bytesPerUnit),
      // Growth that could not be watched is no growth of zero.
      after: finding.kind === 'not-proved' && finding.matchedBy === null ? '?' : bytes(finding.after.bytesPerUnit),
      why: why(finding),
    })),
    ...proof.newFindings.map((finding): FindingRow => ({
      kind: 'new',
      state: t('export.proof.new'),
      title: finding.title,
      before: '–',
      after: bytes(finding.after.bytesPerUnit),
      why: t(`common.verdict.${finding.kind}`),
    })),
  ];
}

/** What the rates are per. */
export function unitLine({ work }: Proof, { t, count }: Translator): string {
  if (work.known === 'unknown' || work.before === null || work.after === null) return t('cli.verify.workUnknown');
  return t('cli.verify.workKnown', {
    before: count(work.before),
    after: count(work.after),
    unit: work.unit ?? t('cli.verify.units'),
  });
}

/** Remarks on one of the series, each with the side it is about. */
export function sideRemarks({ series }: SpokenProof, { t }: Translator): readonly string[] {
  return (['before', 'after'] as const).flatMap((side) =>
    series[side].warnings.map(({ message }) => `${t(`cli.verify.${side}.column`)}: ${message}`),
  );
}

/** One bar: how much more is kept than in the first snapshot of its series. */
export interface Bar {
  readonly bytes: number;
  /** Of the highest bar of both series, 0..1. */
  readonly share: number;
}

/** The growth before and after on one scale: of what leaked most, or of the heap where nothing did. */
export interface ProofPicture {
  /** Null: the whole heap. */
  readonly title: string | null;
  readonly before: readonly Bar[];
  /** Empty when it is not there after, and that is no proof. */
  readonly after: readonly Bar[];
}

export function pictureOf({ findings, series }: Proof): ProofPicture {
  const lead = findings.at(0);
  const since = (values: readonly number[]): readonly number[] =>
    values.map((value) => Math.max(0, value - (values[0] ?? 0)));
  const before = since(lead?.before.bytesBySnapshot ?? series.before.heapBytes);
  const after = since(afterBytes(lead, series.after));
  const highest = Math.max(1, ...before, ...after);
  const bars = (values: readonly number[]): readonly Bar[] =>
    values.map((bytes) => ({ bytes, share: bytes / highest }));
  // Its own ticks would end those that the caption sets around it.
  return { title: lead === undefined ? null : withoutTicks(lead.title), before: bars(before), after: bars(after) };
}

function afterBytes(lead: ProofFinding | undefined, { heapBytes }: ProofSide): readonly number[] {
  if (lead === undefined) return heapBytes;
  if (lead.after.bytesBySnapshot !== null) return lead.after.bytesBySnapshot;
  return lead.kind === 'proved' ? heapBytes.map(() => 0) : [];
}

/** The picture in words. */
export function pictureText(picture: ProofPicture, speak: Translator): string {
  const { t, bytes } = speak;
  const list = (bars: readonly Bar[]): string =>
    bars.length === 0 ? t('export.proof.unseen') : bars.map((bar) => bytes(bar.bytes)).join(', ');
  return t('export.proof.figure', {
    title: picture.title ?? t('export.proof.wholeHeap'),
    beforeText: list(picture.before),
    afterText: list(picture.after),
  });
}
