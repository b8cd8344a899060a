// WOFF2 to TrueType: the fonts travel as WOFF2 (a third of the size), the PDF needs their outlines. Whoever has a Brotli
// decoder brings it: Node its own, a page the one in JavaScript. Source: https://www.w3.org/TR/WOFF2, sections 4 and 5.

const KNOWN_TAGS =
  'cmap head hhea hmtx maxp name OS/2 post cvt  fpgm glyf loca prep CFF  VORG EBDT EBLC gasp hdmx kern LTSH PCLT VDMX vhea vmtx BASE GDEF GPOS GSUB EBSC JSTF MATH CBDT CBLC COLR CPAL SVG  sbix acnt avar bdat bloc bsln cvar fdsc feat fmtx fvar gvar hsty just lcar mort morx opbd prop trak Zapf Silf Glat Gloc Feat Sill'.match(
    /.{4}(?: |$)/g,
  ) ?? [];
const HEADER_BYTES = 48;
/** Glyf and loca are rewritten by WOFF2; this version of them says that they are not. */
const NULL_TRANSFORM = 3;

/** Decodes a Brotli stream. */
export type Unbrotli = (bytes: Uint8Array) => Uint8Array;

interface Table {
  readonly tag: string;
  readonly transform: number;
  readonly bytes: Uint8Array;
}

/** Big-endian numbers from a stretch of bytes; reading past its end throws a RangeError. */
class Reader {
  readonly bytes: Uint8Array;
  private readonly view: DataView;
  at = 0;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  u8(): number {
    return this.view.getUint8(this.at++);
  }
  u16(): number {
    this.at += 2;
    return this.view.getUint16(this.at - 2);
  }
  i16(): number {
    this.at += 2;
    return this.view.getInt16(this.at - 2);
  }
  u32(): number {
    this.at += 4;
    return this.view.getUint32(this.at - 4);
  }
  take(length: number): Uint8Array {
    if (this.at + length > this.bytes.length) throw new RangeError('the font ends in the middle of a table');
    this.at += length;
    return this.bytes.subarray(this.at - length, this.at);
  }
  /** UIntBase128: seven bits per byte, the highest bit says that more follow. */
  base128(): number {
    let value = 0;
    for (let i = 0; i < 5; i++) {
      const byte = this.u8();
      value = value * 128 + (byte & 127);
      if (byte < 128) return value;
    }
    throw new RangeError('a length in the font is longer than five bytes');
  }
  /** 255UInt16: one byte for small numbers. */
  short255(): number {
    const code = this.u8();
    if (code === 253) return this.u16();
    if (code === 255) return this.u8() + 253;
    if (code === 254) return this.u8() + 506;
    return code;
  }
}

/** Big-endian numbers into bytes that grow. */
class Writer {
  private bytes: Uint8Array;
  private view: DataView;
  length = 0;

  constructor(size: number) {
    this.bytes = new Uint8Array(size);
    this.view = new DataView(this.bytes.buffer);
  }

  private room(length: number): void {
    if (this.length + length <= this.bytes.length) return;
    const more = new Uint8Array((this.length + length) * 2);
    more.set(this.bytes.subarray(0, this.length));
    this.bytes = more;
    this.view = new DataView(more.buffer);
  }
  u8(value: number): void {
    this.room(1);
    this.bytes[this.length++] = value;
  }
  u16(value: number): void {
    this.room(2);
    this.view.setUint16(this.length, value & 0xffff);
    this.length += 2;
  }
  u32(value: number): void {
    this.room(4);
    this.view.setUint32(this.length, value);
    this.length += 4;
  }
  put(bytes: Uint8Array): void {
    this.room(bytes.length);
    this.bytes.set(bytes, this.length);
    this.length += bytes.length;
  }
  align(): void {
    while (this.length % 4 !== 0) this.u8(0);
  }
  done(): Uint8Array {
    return this.bytes.slice(0, this.length);
  }
}

function tablesOf(woff2: Uint8Array, unbrotli: Unbrotli): { readonly flavour: number; readonly tables: Table[] } {
  const reader = new Reader(woff2);
  if (reader.u32() !== 0x774f4632) throw new RangeError('not a WOFF2 font');
  const flavour = reader.u32();
  reader.at = 12;
  const count = reader.u16();
  reader.at = 20;
  const packed = reader.u32();
  reader.at = HEADER_BYTES;
  const directory = Array.from({ length: count }, () => {
    const flags = reader.u8();
    const known = flags & 63;
    const tag = known === 63 ? String.fromCharCode(...reader.take(4)) : KNOWN_TAGS[known].slice(0, 4);
    const transform = flags >> 6;
    const length = reader.base128();
    const isRewritten = tag === 'glyf' || tag === 'loca' ? transform !== NULL_TRANSFORM : transform !== 0;
    return { tag, transform, length: isRewritten ? reader.base128() : length };
  });
  const content = new Reader(unbrotli(reader.take(packed)));
  return {
    flavour,
    tables: directory.map(({ tag, transform, length }) => ({ tag, transform, bytes: content.take(length) })),
  };
}

const sign = (flag: number, value: number): number => ((flag & 1) === 1 ? value : -value);

interface Outline {
  readonly onCurve: Uint8Array;
  /** Distance to the point before. */
  readonly dx: Int16Array;
  readonly dy: Int16Array;
}

/** Points as WOFF2 packs them: a flag and one to four bytes each. */
function readPoints(count: number, flags: Reader, glyphs: Reader): Outline {
  const onCurve = new Uint8Array(count);
  const dx = new Int16Array(count);
  const dy = new Int16Array(count);
  for (let i = 0; i < count; i++) {
    const byte = flags.u8();
    onCurve[i] = byte < 128 ? 1 : 0;
    const flag = byte & 127;
    const a = glyphs.u8();
    if (flag < 10) dy[i] = sign(flag, ((flag & 14) << 7) + a);
    else if (flag < 20) dx[i] = sign(flag, (((flag - 10) & 14) << 7) + a);
    else if (flag < 84) {
      const rest = flag - 20;
      dx[i] = sign(flag, 1 + (rest & 0x30) + (a >> 4));
      dy[i] = sign(flag >> 1, 1 + ((rest & 0x0c) << 2) + (a & 15));
    } else if (flag < 120) {
      const rest = flag - 84;
      dx[i] = sign(flag, 1 + (Math.floor(rest / 12) << 8) + a);
      dy[i] = sign(flag >> 1, 1 + (((rest % 12) >> 2) << 8) + glyphs.u8());
    } else if (flag < 124) {
      const b = glyphs.u8();
      dx[i] = sign(flag, (a << 4) + (b >> 4));
      dy[i] = sign(flag >> 1, ((b & 15) << 8) + glyphs.u8());
    } else {
      dx[i] = sign(flag, (a << 8) + glyphs.u8());
      dy[i] = sign(flag >> 1, (glyphs.u8() << 8) + glyphs.u8());
    }
  }
  return { onCurve, dx, dy };
}

/** Smallest and largest x and y of an outline: xMin, yMin, xMax, yMax. */
function boundsOf({ dx, dy }: Outline): readonly number[] {
  let x = 0;
  let y = 0;
  const box = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i < dx.length; i++) {
    x += dx[i];
    y += dy[i];
    box[0] = Math.min(box[0], x);
    box[1] = Math.min(box[1], y);
    box[2] = Math.max(box[2], x);
    box[3] = Math.max(box[3], y);
  }
  return box;
}

/** Points as TrueType packs them: all flags, then all x, then all y; no flag is repeated. */
function writePoints(out: Writer, { onCurve, dx, dy }: Outline): void {
  for (let i = 0; i < dx.length; i++) {
    const shortX = dx[i] !== 0 && Math.abs(dx[i]) < 256;
    const shortY = dy[i] !== 0 && Math.abs(dy[i]) < 256;
    out.u8(
      onCurve[i] |
        (shortX ? 2 : 0) |
        (shortY ? 4 : 0) |
        ((shortX ? dx[i] > 0 : dx[i] === 0) ? 16 : 0) |
        ((shortY ? dy[i] > 0 : dy[i] === 0) ? 32 : 0),
    );
  }
  for (const way of [dx, dy])
    for (const step of way) {
      if (step === 0) continue;
      if (Math.abs(step) < 256) out.u8(Math.abs(step));
      else out.u16(step);
    }
}

/** Parts of a composite glyph, up to the last; whether instructions follow. */
function readParts(parts: Reader): { readonly bytes: Uint8Array; readonly instructed: boolean } {
  const first = parts.at;
  let instructed = false;
  for (let more = true; more;) {
    const flags = parts.u16();
    more = (flags & 0x20) !== 0;
    instructed ||= (flags & 0x100) !== 0;
    // The glyph's number, its place in bytes or words, and one, two or four numbers that scale it.
    parts.take(
      2 +
        ((flags & 1) !== 0 ? 4 : 2) +
        ((flags & 8) !== 0 ? 2 : (flags & 0x40) !== 0 ? 4 : (flags & 0x80) !== 0 ? 8 : 0),
    );
  }
  return { bytes: parts.bytes.subarray(first, parts.at), instructed };
}

interface Glyphs {
  readonly glyf: Uint8Array;
  readonly loca: Uint8Array;
  /** Smallest x of each glyph: its left side bearing, where the font leaves that out. */
  readonly xMin: Int16Array;
}

function glyphsOf(transformed: Uint8Array): Glyphs {
  const head = new Reader(transformed);
  head.at = 4;
  const count = head.u16();
  head.at = 8;
  const lengths = Array.from({ length: 7 }, () => head.u32());
  const [contours, points, flags, glyphs, parts, boxes, instructions] = lengths.map(
    (length) => new Reader(head.take(length)),
  );
  const hasBox = boxes.take(4 * Math.floor((count + 31) / 32));
  const out = new Writer(transformed.length * 2);
  const loca = new Writer(4 * (count + 1));
  const xMin = new Int16Array(count);
  const bounds = (): readonly number[] => [boxes.i16(), boxes.i16(), boxes.i16(), boxes.i16()];
  for (let glyph = 0; glyph < count; glyph++) {
    loca.u32(out.length);
    const contourCount = contours.i16();
    const boxed = ((hasBox[glyph >> 3] >> (7 - (glyph & 7))) & 1) === 1;
    if (contourCount === 0) continue;
    out.u16(contourCount);
    if (contourCount < 0) {
      const box = bounds();
      xMin[glyph] = box[0];
      for (const value of box) out.u16(value);
      const { bytes, instructed } = readParts(parts);
      out.put(bytes);
      if (instructed) {
        const length = glyphs.short255();
        out.u16(length);
        out.put(instructions.take(length));
      }
    } else {
      const ends: number[] = [];
      let total = 0;
      for (let i = 0; i < contourCount; i++) {
        total += points.short255();
        ends.push(total - 1);
      }
      const outline = readPoints(total, flags, glyphs);
      const box = boxed ? bounds() : boundsOf(outline);
      xMin[glyph] = box[0];
      for (const value of box) out.u16(value);
      for (const end of ends) out.u16(end);
      const length = glyphs.short255();
      out.u16(length);
      out.put(instructions.take(length));
      writePoints(out, outline);
    }
    out.align();
  }
  loca.u32(out.length);
  return { glyf: out.done(), loca: loca.done(), xMin };
}

/** Horizontal metrics without the bearings that the outlines tell, too. */
function metricsOf(transformed: Uint8Array, hhea: Uint8Array, xMin: Int16Array): Uint8Array {
  const metrics = new Reader(hhea);
  metrics.at = 34;
  const proportional = metrics.u16();
  const reader = new Reader(transformed);
  const flags = reader.u8();
  const advances = Array.from({ length: proportional }, () => reader.u16());
  const out = new Writer(4 * proportional + 2 * xMin.length);
  advances.forEach((advance, glyph) => {
    out.u16(advance);
    if ((flags & 1) !== 0) out.u16(xMin[glyph]);
    else out.u16(reader.i16());
  });
  for (let glyph = proportional; glyph < xMin.length; glyph++) out.u16((flags & 2) !== 0 ? xMin[glyph] : reader.i16());
  return out.done();
}

/** Head of the font, saying that `loca` holds 32-bit offsets. */
function withLongOffsets(head: Uint8Array): Uint8Array {
  const changed = head.slice();
  changed[50] = 0;
  changed[51] = 1;
  return changed;
}

function sfnt(flavour: number, tables: readonly { readonly tag: string; readonly bytes: Uint8Array }[]): Uint8Array {
  const sorted = [...tables].sort((a, b) => (a.tag < b.tag ? -1 : 1));
  const size = sorted.reduce((sum, { bytes }) => sum + bytes.length + 20, 12);
  const out = new Writer(size);
  out.u32(flavour);
  out.u16(sorted.length);
  // Search range, entry selector and range shift help binary searches of other times; nobody reads them.
  for (let i = 0; i < 3; i++) out.u16(0);
  let offset = 12 + 16 * sorted.length;
  for (const { tag, bytes } of sorted) {
    for (let i = 0; i < 4; i++) out.u8(tag.charCodeAt(i));
    // Checksum: the subset in the PDF gets its own.
    out.u32(0);
    out.u32(offset);
    out.u32(bytes.length);
    offset += Math.ceil(bytes.length / 4) * 4;
  }
  for (const { bytes } of sorted) {
    out.put(bytes);
    out.align();
  }
  return out.done();
}

/**
 * The TrueType font inside a WOFF2 file: the same glyphs, metrics and tables. Throws a RangeError when it is none, and
 * what `unbrotli` throws when it is damaged.
 */
export function trueTypeOf(woff2: Uint8Array, unbrotli: Unbrotli): Uint8Array {
  const { flavour, tables } = tablesOf(woff2, unbrotli);
  const found = new Map(tables.map((table) => [table.tag, table]));
  const glyf = found.get('glyf');
  const hhea = found.get('hhea');
  if (glyf === undefined || hhea === undefined || glyf.transform === NULL_TRANSFORM) return sfnt(flavour, tables);
  const made = glyphsOf(glyf.bytes);
  return sfnt(
    flavour,
    tables.map(({ tag, transform, bytes }) => {
      if (tag === 'glyf') return { tag, bytes: made.glyf };
      if (tag === 'loca') return { tag, bytes: made.loca };
      if (tag === 'head') return { tag, bytes: withLongOffsets(bytes) };
      if (tag === 'hmtx' && transform === 1) return { tag, bytes: metricsOf(bytes, hhea.bytes, made.xMin) };
      return { tag, bytes };
    }),
  );
}
