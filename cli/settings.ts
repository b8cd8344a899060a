// What must be known before the command line is parsed: language, width, colours, verbosity. From the flags, then
// the environment, then the terminal.

import { detectLang } from '../worker/messages/index.ts';
import type { Lang } from '../worker/report/types.ts';
import { UsageError } from './errors.ts';
import { parseWhole } from './parse.ts';

export interface Settings {
  readonly lang: Lang;
  readonly columns: number;
  /** Columns of the line that shows progress on standard error. */
  readonly progressColumns: number;
  readonly colors: boolean;
  readonly verbose: boolean;
}

export interface Terminal {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly stdoutIsTty: boolean;
  /** Columns of the terminal; undefined when piped. */
  readonly stdoutColumns: number | undefined;
  /** The same of standard error. Either may be 0: terminals inside editors and containers say so before they know. */
  readonly stderrColumns: number | undefined;
  /** Language of the system as Intl gives it. */
  readonly systemLocale: string;
}

/** A terminal narrower than this cannot hold our tables; text is then wrapped by the terminal. */
const MIN_COLUMNS = 40;
const PIPED_COLUMNS = 80;

function flagValue(argv: readonly string[], flag: string): string | undefined {
  for (let i = 0; i < argv.length && argv[i] !== '--'; i++) {
    if (argv[i] === flag) return argv[i + 1] ?? '';
    if (argv[i].startsWith(`${flag}=`)) return argv[i].slice(flag.length + 1);
  }
  return undefined;
}

function langOf(argv: readonly string[], terminal: Terminal): Lang {
  const asked = flagValue(argv, '--lang');
  if (asked === 'en' || asked === 'ko') return asked;
  if (asked !== undefined) throw new UsageError('cli.usage.oneOf', { option: '--lang', value: asked, list: 'en, ko' });
  const { env } = terminal;
  const fromEnv = [env.HEAPDELTA_LANG, env.LC_ALL, env.LC_MESSAGES, env.LANG].find(
    (tag) => tag !== undefined && tag !== '',
  );
  return detectLang([fromEnv ?? terminal.systemLocale]);
}

/** Reads the settings. Throws UsageError for a `--lang` or `--width` that cannot be. */
export function readSettings(argv: readonly string[], terminal: Terminal): Settings {
  const { env, stdoutIsTty, stdoutColumns } = terminal;
  const before = argv.includes('--') ? argv.slice(0, argv.indexOf('--')) : argv;
  const width = flagValue(argv, '--width');
  const columns =
    width === undefined
      ? Math.max(MIN_COLUMNS, stdoutColumns || PIPED_COLUMNS)
      : parseWhole(width, '--width', MIN_COLUMNS);
  const noColor = before.includes('--no-color') || (env.NO_COLOR !== undefined && env.NO_COLOR !== '');
  const forced = env.FORCE_COLOR !== undefined && env.FORCE_COLOR !== '' && env.FORCE_COLOR !== '0';
  return {
    lang: langOf(argv, terminal),
    columns,
    progressColumns: terminal.stderrColumns || columns,
    colors: !noColor && (forced || (stdoutIsTty && env.TERM !== 'dumb')),
    verbose: before.includes('--verbose'),
  };
}
