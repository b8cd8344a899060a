// A report against what the test allows, and what a failure says and leaves.

import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { budgetOf, readBudget, requireKnownNames, requireLimits } from '../cli/check/budget.ts';
import type { Budget } from '../cli/check/budget.ts';
import { evaluate } from '../cli/check/evaluate.ts';
import type { CheckResult } from '../cli/check/evaluate.ts';
import { InputError, UsageError } from '../cli/errors.ts';
import { renderReport } from '../library/node/index.ts';
import type { Lang, Report } from '../library/public.ts';
import { createTranslator, sentenceForError, speak } from '../worker/messages/index.ts';
import { briefPlace } from '../worker/report/brief.ts';
import { redactReport } from '../worker/report/redact/index.ts';
import { printable } from '../worker/report/text.ts';
import type { LeakOptions } from './options.ts';

/** A mistake in the options: told as such, whatever the flow does. */
export class OptionError extends Error {
  override readonly name = 'OptionError';
}

function sentenceOf(error: unknown, lang: Lang): string {
  if (error instanceof UsageError) return createTranslator(lang).t(error.key, error.params);
  if (error instanceof InputError)
    return error.failures.map((failure) => sentenceForError(failure, lang).line).join('\n');
  return String(error);
}

/** The limits of the test, with what it accepts. Rejects with OptionError. */
export async function budgetFor({ budget = {}, accept = [], lang = 'en' }: LeakOptions): Promise<Budget> {
  const name = typeof budget === 'string' ? budget : 'budget';
  try {
    const read = typeof budget === 'string' ? await readBudget(budget) : await budgetOf(budget, name);
    requireLimits(read, name);
    const accepted = accept.map((fingerprint) => ({ fingerprint, status: 'accepted' as const, reason: null }));
    return { ...read, known: [...read.known, ...accepted] };
  } catch (error) {
    const said = sentenceOf(error, lang);
    throw new OptionError(`heapdelta: ${said}`);
  }
}

/** The limits that are exceeded, in the report as it may be shown. */
export function judgeReport(
  report: Report,
  budget: Budget,
  redact: boolean,
): { readonly result: CheckResult; readonly shown: Report } {
  requireKnownNames(budget, report, 'budget');
  const shown = redact ? redactReport(report).report : report;
  return { result: evaluate(report, budget, shown), shown };
}

/** Whether more snapshots could change the answer: growth that may yet be a leak, and is not over a limit already. */
export function isDecided(report: Report, result: CheckResult): boolean {
  return !result.passed || report.verdict.kind !== 'growth';
}

/** What a failure says: the sentence, the place, what to do, the limits, and where the whole report lies. */
export function failureText(shown: Report, result: CheckResult, files: readonly string[]): string {
  const { t } = createTranslator(shown.lang);
  const [finding] = shown.findings;
  const place = finding === undefined ? null : briefPlace(finding);
  const failed = result.checks.filter(({ passed }) => !passed);
  return [
    `heapdelta: ${shown.verdict.summary}`,
    ...(place === null ? [] : [`${t('export.source')}: ${place}`]),
    ...(finding === undefined ? [] : [`${t('export.todo')} ${finding.advice}`]),
    ...failed.map(
      (check) => `${t('cli.check.fail')}: ${speak(check.title, shown.lang)}: ${speak(check.detail, shown.lang)}`,
    ),
    ...(finding === undefined ? [] : [`${t('export.fingerprint')}: ${finding.fingerprint}`]),
    ...files.map((file) => `→ ${file}`),
  ]
    .map(printable)
    .join('\n');
}

/** A name that is a file's on every system. */
export function fileName(name: string): string {
  const slug = name
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
    .toLowerCase();
  return slug.slice(0, 80) || 'leak';
}

/** Writes HTML and `.heapdelta`; one file of the same name is replaced. @returns their paths */
export async function writeReport(shown: Report, folder: string, name: string): Promise<readonly string[]> {
  await mkdir(folder, { recursive: true });
  const date = new Date().toISOString();
  const written: string[] = [];
  // What is shown was redacted already where it was asked for.
  for (const form of ['html', 'heapdelta'] as const) {
    const file = path.join(folder, `${fileName(name)}.${form}`);
    await writeFile(file, await renderReport(shown, form, { unredacted: true, date }));
    written.push(file);
  }
  return written;
}
