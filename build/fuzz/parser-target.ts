// The parser: mutated real snapshots, in any chunks. Right means equal to JSON.parse, value by value.

import { gunzipSync } from 'node:zlib';
import { parseSnapshot, SnapshotError, type SnapshotColumns } from 'heapsnapshot-parser-lite';
import { checkColumns, checkSame } from './oracle.ts';
import type { Random } from './random.ts';
import { inChunks, mutateBytes, mutateModel, seedSeries, wrap, write } from './snapshots.ts';
import { Wrong, type Case, type Outcome, type Target } from './target.ts';

/** Larger than this, comparing with JSON.parse costs more than it finds. */
const ORACLE_BYTES = 4 << 20;

export function parserTarget(root: string): Target {
  const seeds = seedSeries(root, [40, 150, 1200], 1).flat();
  return {
    name: 'parser',
    // Columns take about what the text takes; strings are copied once more; the oracle holds the JSON itself.
    allowedBytes: (bytes) => 200e6 + bytes * 60,
    make: (random) => {
      const { bytes, recipe } = snapshotInput(seeds, random);
      return { recipe, bytes, run: () => parseAndJudge(bytes, random) };
    },
  };
}

/** A mutated snapshot as bytes. */
function snapshotInput(
  seeds: readonly Parameters<typeof mutateModel>[0][],
  random: Random,
): Pick<Case, 'bytes' | 'recipe'> {
  const seed = random.pick(seeds);
  const structured = random.chance(0.6) ? mutateModel(seed, random) : { text: write(seed, random), recipe: '' };
  const plain = new TextEncoder().encode(structured.text);
  const damaged =
    structured.recipe === '' || random.chance(0.1) ? mutateBytes(plain, random) : { bytes: plain, recipe: '' };
  const wrapped = wrap(damaged.bytes, random);
  return {
    bytes: wrapped.bytes,
    recipe: [structured.recipe, damaged.recipe, wrapped.recipe].filter((step) => step !== '').join('; '),
  };
}

/** @returns the columns, or the code of the refusal. Anything else that is thrown leaves. */
export async function parseCoded(bytes: Uint8Array, random: Random): Promise<SnapshotColumns | string> {
  try {
    return await parseSnapshot(inChunks(bytes, random), {
      totalBytes: random.pick([null, bytes.length, bytes.length * 2, 10]),
    });
  } catch (error) {
    if (error instanceof SnapshotError) return error.code;
    throw error;
  }
}

async function parseAndJudge(bytes: Uint8Array, random: Random): Promise<Outcome> {
  const first = await parseCoded(bytes, random);
  if (random.chance(0.3)) {
    const again = await parseCoded(bytes, random);
    if (typeof first === 'string' || typeof again === 'string') {
      // How soon a damaged gzip stream is noticed, and whether bytes after its end are, is the platform's inflater's affair.
      const inflater = [first, again].some((end) => typeof end === 'string' && end.startsWith('gzip-'));
      if (first !== again && !inflater)
        throw new Wrong(`cut one way it is ${describe(first)}, cut another way ${describe(again)}`);
    } else checkSame(first, again);
  }
  if (typeof first === 'string') return { kind: 'coded', code: first };
  // What stands around a snapshot is passed over, which JSON.parse does not do.
  const around = first.remarks?.some(({ code }) => code !== 'spare-strings') === true;
  checkColumns(first, around ? null : textOf(bytes));
  return { kind: 'right' };
}

const describe = (end: SnapshotColumns | string): string => (typeof end === 'string' ? end : 'read');

function textOf(bytes: Uint8Array): string | null {
  const plain = bytes[0] === 0x1f && bytes[1] === 0x8b ? new Uint8Array(gunzipSync(bytes)) : bytes;
  return plain.length > ORACLE_BYTES ? null : new TextDecoder('utf-8', { ignoreBOM: true }).decode(plain);
}
