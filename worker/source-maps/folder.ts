// Maps and scripts out of a folder that a page was given.

import { AnyMap } from '@jridgewell/trace-mapping';
import type { TraceMap } from '@jridgewell/trace-mapping';
import { filesOfFolder, tailsOf } from '../code/script-files.ts';
import type { ScriptMaps } from './remap.ts';

const SCRIPT = /\.[cm]?js$/i;

/** @param files - with their paths within the folder */
export function mapsOfFolder(files: readonly { readonly path: string; readonly file: Blob }[]): ScriptMaps {
  const found = filesOfFolder(files);
  const script = async (url: string): Promise<string | null> =>
    SCRIPT.test(url.replace(/[?#].*$/s, '')) ? ((await found.find(tailsOf(url), url))?.text ?? null) : null;
  return {
    isChosen: true,
    script,
    async map(url) {
      const beside = await found.find(
        tailsOf(url).map((tail) => `${tail}.map`),
        `${url}.map`,
      );
      return beside === null ? inlineMap(await script(url), url) : parse(beside.text, url);
    },
  };
}

/** The map that a script carries in its last lines. */
function inlineMap(text: string | null, url: string): TraceMap | null {
  const found = /\/\/[#@]\s*sourceMappingURL=data:application\/json[^,]*?;base64,([\w+/=]+)\s*$/.exec(text ?? '');
  if (found === null) return null;
  try {
    return parse(new TextDecoder().decode(Uint8Array.from(atob(found[1]), (c) => c.charCodeAt(0))), url);
  } catch {
    // Not base64 after all.
    return null;
  }
}

function parse(text: string, url: string): TraceMap | null {
  try {
    return new AnyMap(text.replace(/^\)\]\}'[^\n]*\n/, ''), url);
  } catch {
    // No map: places stay as they are.
    return null;
  }
}
