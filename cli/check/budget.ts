// budget.json: what a team allows a heap to grow by. Read strictly, because a misspelt limit that is silently
// ignored is worse than none.

import { readFile } from 'node:fs/promises';
import path from 'node:path';
import * as v from 'valibot';
import { errorData, InputError, UsageError } from '../errors.ts';
import { readKnown } from '../known.ts';
import type { Known } from '../known.ts';
import { parseBytes } from '../parse.ts';
import type { Report } from '../../worker/report/types.ts';

/** Sizes are bytes; null (or an absent row) means no limit. */
export interface Budget {
  readonly totalGrowthBytes: number | null;
  readonly findingBytes: number | null;
  /** Growth in an hour, of the heap and of any finding; absent without a limit. */
  readonly totalHourlyBytes?: number;
  readonly findingHourlyBytes?: number;
  readonly constructors: readonly ConstructorBudget[];
  /** Limits of single findings, by fingerprint or by name until `appliedTo` a report. */
  readonly findings: readonly FindingBudget[];
  /** Limits that replace those above for a release; `*` for any other. */
  readonly releases?: readonly ReleaseBudget[];
  /** A finding whose fingerprint is neither in `known` nor in `findings` fails. */
  readonly forbidNew: boolean;
  /** A finding of kind leak fails unless it is accepted. */
  readonly forbidLeak: boolean;
  readonly known: readonly Known[];
}

export interface FindingBudget {
  readonly fingerprint: string;
  /** Null: the general limit holds. */
  readonly bytes: number | null;
  readonly hourlyBytes?: number;
  readonly unitBytes?: number;
}

type ReleaseBudget = Pick<Budget, 'totalGrowthBytes' | 'findingBytes' | 'totalHourlyBytes' | 'findingHourlyBytes'> & {
  readonly name: string;
};

interface ConstructorBudget {
  readonly name: string;
  /** Growth of the number of objects. */
  readonly count: number | null;
  /** Growth of the retained size. */
  readonly retainedBytes: number | null;
}

// `1e999` is a number to JSON and no limit to anybody: JSON.parse makes Infinity of it.
const size = v.union([v.pipe(v.number(), v.finite(), v.minValue(0)), v.string()]);
const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const entry = v.strictObject({
  fingerprint: v.string(),
  status: v.optional(v.picklist(['known', 'accepted']), 'known'),
  reason: v.optional(v.nullable(v.string()), null),
});
/** A table of limits by name. A list is an object to valibot, and its record leaves out a key named `constructor` without a word. */
const named = <T extends v.GenericSchema>(limit: T) =>
  v.pipe(
    v.unknown(),
    v.check(isTable),
    v.transform((table) => Object.entries(table as Record<string, unknown>)),
    v.array(v.tuple([v.string(), limit])),
  );
const growths = {
  totalGrowth: v.optional(size),
  findingGrowth: v.optional(size),
  totalGrowthPerHour: v.optional(size),
  findingGrowthPerHour: v.optional(size),
};
const findingLimit = v.union([
  size,
  v.strictObject({ growth: v.optional(size), perHour: v.optional(size), perUnit: v.optional(size) }),
]);
const file = v.strictObject({
  $schema: v.optional(v.string()),
  ...growths,
  releases: v.optional(named(v.strictObject(growths)), {}),
  constructors: v.optional(named(v.strictObject({ count: v.optional(count), retained: v.optional(size) })), {}),
  findings: v.optional(named(findingLimit), {}),
  forbidNew: v.optional(v.boolean(), false),
  forbidLeak: v.optional(v.boolean(), true),
  /** Findings, or names of files with findings (beside the budget). */
  known: v.optional(v.array(v.union([v.string(), entry])), []),
});

function isTable(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Where a budget is wrong: `constructors.Session.retained`; null for the whole file. */
function placeIn(issue: v.BaseIssue<unknown>, value: unknown): string | null {
  const dotted = v.getDotPath(issue);
  const row = /^(constructors|findings|releases)\.(\d+)\.1(.*)$/.exec(dotted ?? '');
  if (row === null) return dotted;
  const table = (value as Record<string, Record<string, unknown>>)[row[1]];
  return `${row[1]}.${Object.keys(table)[Number(row[2])]}${row[3]}`;
}

function bytesOf(value: number | string | undefined, place: string): number | null {
  if (value === undefined) return null;
  return typeof value === 'number' ? value : parseBytes(value, place);
}

/** Reads a budget. Throws InputError (the file, or the place in it, cannot be read) or UsageError (a size that is none). */
export async function readBudget(name: string): Promise<Budget> {
  const text = await readFile(name, 'utf8').catch((error: unknown) => {
    throw new InputError([errorData(error, name)]);
  });
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    throw new InputError([{ code: 'budget-not-json', file: name, where: null, params: {} }]);
  }
  return budgetOf(value, name);
}

/**
 * A budget from its value, as `readBudget` reads it from a file.
 * @param name - its file, or what stands for it in an error; files of known findings lie beside it
 */
export async function budgetOf(value: unknown, name: string): Promise<Budget> {
  if (!isTable(value)) throw new InputError([{ code: 'budget-wrong-form', file: name, where: null, params: {} }]);
  const parsed = v.safeParse(file, value);
  if (!parsed.success)
    throw new InputError([
      { code: 'budget-wrong-form', file: name, where: placeIn(parsed.issues[0], value), params: {} },
    ]);
  const read = parsed.output;
  const beside = (other: string): string => path.resolve(path.dirname(name), other);
  const known = await Promise.all(
    read.known.map((item) => (typeof item === 'string' ? readKnown(beside(item)) : Promise.resolve([item]))),
  );
  const growthsOf = (limits: Pick<typeof read, keyof typeof growths>, before: string): Omit<ReleaseBudget, 'name'> => ({
    totalGrowthBytes: bytesOf(limits.totalGrowth, `${before}totalGrowth`),
    findingBytes: bytesOf(limits.findingGrowth, `${before}findingGrowth`),
    totalHourlyBytes: bytesOf(limits.totalGrowthPerHour, `${before}totalGrowthPerHour`) ?? undefined,
    findingHourlyBytes: bytesOf(limits.findingGrowthPerHour, `${before}findingGrowthPerHour`) ?? undefined,
  });
  return {
    ...growthsOf(read, ''),
    releases:
      read.releases.length === 0
        ? undefined
        : read.releases.map(([release, limits]) => ({ name: release, ...growthsOf(limits, `releases.${release}.`) })),
    constructors: read.constructors.map(([constructor, limit]) => ({
      name: constructor,
      count: limit.count ?? null,
      retainedBytes: bytesOf(limit.retained, `constructors.${constructor}.retained`),
    })),
    findings: read.findings.map(([fingerprint, limit]) => {
      const limits = typeof limit === 'object' ? limit : { growth: limit };
      const place = `findings.${fingerprint}`;
      return {
        fingerprint,
        bytes: bytesOf(limits.growth, place),
        hourlyBytes: bytesOf(limits.perHour, `${place}.perHour`) ?? undefined,
        unitBytes: bytesOf(limits.perUnit, `${place}.perUnit`) ?? undefined,
      };
    }),
    forbidNew: read.forbidNew,
    forbidLeak: read.forbidLeak,
    known: known.flat(),
  };
}

/** A budget that limits nothing is a mistake: it would let everything pass with a green tick. */
export function requireLimits(budget: Budget, name: string): void {
  const limits =
    budget.totalGrowthBytes !== null ||
    budget.findingBytes !== null ||
    budget.totalHourlyBytes !== undefined ||
    budget.findingHourlyBytes !== undefined ||
    (budget.releases ?? []).length > 0 ||
    budget.constructors.length > 0 ||
    budget.findings.length > 0 ||
    budget.forbidNew ||
    budget.forbidLeak;
  if (!limits) throw new UsageError('cli.usage.emptyBudget', { file: name });
}

/**
 * A limit of a constructor that no snapshot has is a misspelt name, and would pass for ever. (A finding that is not
 * there is the good case: it was mended.)
 */
export function requireKnownNames(budget: Budget, report: Report, name: string): void {
  const there = new Set(report.constructors.map((row) => row.name));
  const unknown = budget.constructors.filter((limit) => !there.has(limit.name)).map((limit) => limit.name);
  if (unknown.length > 0) throw new UsageError('cli.usage.unknownNames', { file: name, list: unknown.join(', ') });
}
