// Archives as people make them, and as nobody should: what is listed, what is refused, what is never unpacked.

import { deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { webSources } from '../../worker/sources/sources.ts';
import { listZip } from './zip.ts';

interface Put {
  readonly name: string;
  readonly text: string;
  readonly store?: boolean;
  /** What the archive claims, where it lies. */
  readonly claims?: number;
  readonly encrypted?: boolean;
  readonly method?: number;
}

/** An archive with a central directory, as any tool writes it. */
function zip(files: readonly Put[], comment = ''): Blob {
  const parts: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const { name, text, store = false, claims, encrypted = false, method } of files) {
    const body = store ? Buffer.from(text) : deflateRawSync(Buffer.from(text));
    const label = Buffer.from(name);
    const size = claims ?? Buffer.byteLength(text);
    const head = Buffer.alloc(30);
    head.writeUInt32LE(0x04034b50, 0);
    head.writeUInt16LE(label.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(encrypted ? 1 : 0, 8);
    entry.writeUInt16LE(method ?? (store ? 0 : 8), 10);
    entry.writeUInt32LE(body.length, 20);
    entry.writeUInt32LE(size, 24);
    entry.writeUInt16LE(label.length, 28);
    entry.writeUInt32LE(offset, 42);
    central.push(entry, label);
    parts.push(head, label, body);
    offset += head.length + label.length + body.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  end.writeUInt16LE(comment.length, 20);
  return new Blob([Buffer.concat([...parts, directory, end, Buffer.from(comment)])]);
}

const all = (): boolean => true;
const code = (archive: Blob, wanted: (name: string) => boolean = all): Promise<unknown> =>
  listZip(archive, 'a.zip', wanted).then(
    () => null,
    (error: unknown) => (error as { data?: { code?: string } }).data?.code,
  );

async function read(archive: Blob, index = 0): Promise<string> {
  const { entries } = await listZip(archive, 'a.zip', all);
  const { file, name, packed } = entries[index];
  const source = await webSources.open({ kind: 'file', file, name, packed });
  const chunks: Uint8Array[] = [];
  for await (const chunk of source.bytes as AsyncIterable<Uint8Array>) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

describe('an archive', () => {
  it('is listed and unpacked while it is read, stored or deflated', async () => {
    const archive = zip(
      [
        { name: 'run/1.heapsnapshot', text: '{"a":1}' },
        { name: 'run/', text: '', store: true },
        { name: 'run/2.heapsnapshot', text: '{"b":2}', store: true },
        { name: 'run/notes.txt', text: 'x' },
      ],
      'a comment at the end',
    );
    const { entries, others } = await listZip(archive, 'a.zip', (name) => name.endsWith('.heapsnapshot'));
    expect(entries.map(({ name, packed }) => [name, packed.method, packed.sizeBytes])).toEqual([
      ['run/1.heapsnapshot', 'deflate', 7],
      ['run/2.heapsnapshot', 'store', 7],
    ]);
    expect(others).toEqual(['run/notes.txt']);
    expect(await read(archive)).toBe('{"a":1}');
    expect(await read(archive, 1)).toBe('{"b":2}');
  });

  it('shows its head and its size before it is read', async () => {
    const text = 'x'.repeat(300_000);
    const { entries } = await listZip(zip([{ name: 'a', text }]), 'a.zip', all);
    const peek = await webSources.peek({ kind: 'file', file: entries[0].file, name: 'a', packed: entries[0].packed });
    expect(peek.sizeBytes).toBe(300_000);
    expect(peek.head?.length).toBe(64 << 10);
  });

  it('that is none, is cut, encrypted, or packed another way is refused', async () => {
    expect(await code(new Blob(['not an archive']))).toBe('zip-unreadable');
    const whole = zip([{ name: 'a', text: 'x'.repeat(5000), store: true }]);
    expect(await code(whole.slice(3000))).toBe('zip-unreadable');
    expect(await code(zip([{ name: 'a', text: 'x', encrypted: true }]))).toBe('zip-unreadable');
    expect(await code(zip([{ name: 'a', text: 'x', method: 12 }]))).toBe('zip-unreadable');
    // What is not wanted may be anything.
    expect(await code(zip([{ name: 'a', text: 'x', encrypted: true }]), () => false)).toBeNull();
  });

  it('that claims what no deflate can hold is a trap, and one that holds more than it claims is not read on', async () => {
    expect(await code(zip([{ name: 'a', text: 'x', claims: 4_000_000_000 }]))).toBe('zip-too-much');
    await expect(read(zip([{ name: 'a', text: 'x'.repeat(100_000), claims: 1000 }]))).rejects.toMatchObject({
      data: { code: 'zip-damaged', file: 'a' },
    });
    await expect(read(zip([{ name: 'a', text: 'x'.repeat(10), claims: 11 }]))).rejects.toMatchObject({
      data: { code: 'zip-damaged' },
    });
  });

  it('with a broken directory never fails otherwise than with a code', async () => {
    const bytes = Buffer.from(await zip([{ name: 'a', text: 'hello' }]).arrayBuffer());
    for (let at = 0; at < bytes.length; at++) {
      const broken = Buffer.from(bytes);
      broken[at] = 0xff;
      expect(['zip-unreadable', 'zip-too-much', null], String(at)).toContain(await code(new Blob([broken])));
    }
  });
});
