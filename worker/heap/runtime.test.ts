// Who wrote a file, told by names as real snapshots have them (Deno 2.9.6 and workerd 1.20261117 were run for these).

import { parseSnapshot } from 'heapsnapshot-parser-lite';
import { expect, test } from 'vitest';
import { runtimeOf } from './runtime.ts';
import { noColumn } from './testing/odd-files.ts';

/** A small file in which one more node, of the given type and name, hangs from nothing. */
async function runtimeWith(type: string, name: string): Promise<string> {
  const file = noColumn(2);
  const types = (file.snapshot.meta['node_types'] as readonly (readonly string[])[])[0];
  const json = {
    ...file,
    snapshot: { ...file.snapshot, node_count: file.snapshot.node_count + 1 },
    nodes: [...file.nodes, types.indexOf(type), file.strings.length, 99, 16, 0, 0],
    strings: [...file.strings, name],
  };
  const bytes = new TextEncoder().encode(JSON.stringify(json));
  const columns = await parseSnapshot(
    (async function* () {
      yield bytes;
    })(),
  );
  return runtimeOf({ columns });
}

test.each([
  ['code', 'system / Script / ext:core/mod.js', 'deno'],
  ['code', 'system / Script / ext:deno_web/00_url.js', 'deno'],
  ['code', 'ext:deno_fetch/22_http_client.js', 'deno'],
  ['string', 'system / Script / ext:core/mod.js', 'unknown'],
  ['synthetic', 'workerd / IsolateBase', 'workerd'],
  ['string', 'workerd / IsolateBase', 'unknown'],
  ['synthetic', '(Document DOM trees)', 'chromium'],
])('a %s named %s: %s', async (type, name, runtime) => {
  expect(await runtimeWith(type, name)).toBe(runtime);
});
