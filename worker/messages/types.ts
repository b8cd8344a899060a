// Types of the catalogs: a key that one language has and the other lacks does not compile.

import type { common } from './en/common.ts';
import type { errors } from './en/errors.ts';
import type { phases } from './en/phases.ts';
import type { report } from './en/report.ts';
import type { patterns } from './en/patterns.ts';
import type { cli } from './en/cli.ts';
import type { capture } from './en/capture.ts';
import type { fleet } from './en/fleet.ts';
import type { ui } from './en/ui.ts';
import type { exports } from './en/export.ts';

/** The Korean twin of an English area: same keys, but no `_one` (Korean has one plural form, `_other`). */
export type Korean<En> = { readonly [K in keyof En as K extends `${string}_one` ? never : K]: string };

/** The areas and, in each, the English keys; the area's name is the first part of every key. */
export type Catalog = {
  readonly common: typeof common;
  readonly errors: typeof errors;
  readonly phases: typeof phases;
  readonly report: typeof report;
  readonly patterns: typeof patterns;
  readonly cli: typeof cli;
  readonly ui: typeof ui;
  readonly capture: typeof capture;
  readonly fleet: typeof fleet;
  readonly export: typeof exports;
};

type Singular<K> = K extends `${infer Base}_one` ? Base : K extends `${infer Base}_other` ? Base : K;

/** Every key there is, as `area.key`; plural forms stand once, without `_one` / `_other`. */
export type MessageKey = {
  [A in keyof Catalog & string]: `${A}.${Singular<keyof Catalog[A]> & string}`;
}[keyof Catalog & string];

/**
 * What may be wrong with an input, an output or the program itself: each has its sentence under `errors.<code>.what`.
 */
export type ErrorCode = MessageKey extends infer Key ? (Key extends `errors.${infer Code}.what` ? Code : never) : never;

/** What goes into a sentence. The name says how it is written: see `translator.ts`. */
export type MessageParams = Readonly<Record<string, string | number>>;
