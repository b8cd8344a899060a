// How a package's class is ended, in the words of its original source: a bundle's methods are all in one script, and only
// the original says which of them are the class's.

import type { TraceMap } from '@jridgewell/trace-mapping';
import { ENDS } from '../growth/name/way-out.ts';
import { packageOf } from '../report/packages.ts';
import type { ReportSource } from '../report/types.ts';
import { originalText } from './originals.ts';
import { MAX_TEXT_BYTES } from '../code/script-files.ts';

/** Letters of a class that are looked through. */
const MAX_CLASS = 200_000;

/**
 * @param text - the original file
 * @param className - as it is written there
 * @returns the surest of the class's methods that end an instance (`destroy`); null when it has none
 */
export function wayOutIn(text: string, className: string): string | null {
  const escaped = className.replaceAll('$', '\\$');
  const begin = text.search(
    new RegExp(`(?<![.\\w$])class\\s+${escaped}(?![\\w$])|(?<![\\w$])${escaped}\\.prototype\\b`),
  );
  if (begin < 0) return null;
  // A class ends where the next one begins in the same column; what is nested is indented.
  const next = text.slice(begin + 1).search(/^(?:export\s+)?(?:default\s+)?(?:abstract\s+)?class\s/m);
  const body = text.slice(begin, begin + Math.min(MAX_CLASS, next < 0 ? MAX_CLASS : next + 1));
  return (
    ENDS.find((name) =>
      new RegExp(
        `^[ \\t]+(?:async[ \\t]+|public[ \\t]+)*${name}[ \\t]*\\([^)\\n]*\\)[^;\\n]*\\{|(?<![\\w$])${escaped}\\.prototype\\.${name}\\s*=`,
        'm',
      ).test(body),
    ) ?? null
  );
}

/**
 * @param source - where the class was written, mapped; null when not known
 * @param className - as the original calls it
 * @returns a method of a package's class that ends an instance; null for the program's own classes
 */
export function wayOutOf(
  source: ReportSource | null,
  className: string,
  maps: ReadonlyMap<string, TraceMap>,
): string | null {
  const map = source?.generated === undefined ? undefined : maps.get(source.generated.url);
  if (source === null || map === undefined || packageOf(source.url) === null) return null;
  const text = originalText(map, source.url);
  return text === null || text.length > MAX_TEXT_BYTES ? null : wayOutIn(text, className);
}
