// The areas of this language, by name.

import { capture } from './capture.ts';
import { cli } from './cli.ts';
import { common } from './common.ts';
import { errors } from './errors.ts';
import { exports } from './export.ts';
import { fleet } from './fleet.ts';
import { patterns } from './patterns.ts';
import { phases } from './phases.ts';
import { report } from './report.ts';
import { ui } from './ui.ts';
import type { Catalog, Korean } from '../types.ts';

export const ko: { readonly [A in keyof Catalog]: Korean<Catalog[A]> } = {
  common,
  errors,
  phases,
  report,
  patterns,
  cli,
  ui,
  capture,
  fleet,
  export: exports,
};
