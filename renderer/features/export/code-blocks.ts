// The lines of source that go along with an export: around the places of each finding, as far as they are to be had.

import { placeText } from '../../../worker/base/source-place.ts';
import type { CodeBlock } from '../../../worker/report/code-block.ts';
import type { CodeSnippet } from '../../../worker/code/snippet.ts';
import type { Report } from '../../../worker/report/types.ts';
import { placesOf, type Place } from '../findings/places.ts';

/** Findings that get their code, and places of each: what follows is told by its place. */
const MAX_FINDINGS = 6;
const MAX_PLACES = 3;

/** @param snippet - the lines around a place; null when its text is not to be had */
export async function codeBlocks(
  report: Report,
  snippet: (place: Place) => Promise<CodeSnippet | null>,
): Promise<readonly CodeBlock[]> {
  const blocks: CodeBlock[] = [];
  for (const finding of report.findings.slice(0, MAX_FINDINGS)) {
    for (const place of placesOf(finding).slice(0, MAX_PLACES)) {
      const found = await snippet(place);
      if (found === null) continue;
      blocks.push({
        rank: finding.rank,
        place: placeText({ url: found.path, line: found.line }),
        line: found.line,
        lines: found.lines.map(({ number, tokens }) => ({ number, text: tokens.map(({ text }) => text).join('') })),
      });
    }
  }
  return blocks;
}
