/// <reference path="./libraries.d.ts" />
// Paper: pages, a cursor that moves down them, and text, tables and drawings in the document's structure tree. Every
// mark on a page is either tagged content or an artifact; nothing is cut off: what does not fit goes on overleaf.

import PDFDocument, { type Outline, type StructElement } from 'pdfkit';
import { splitTicks } from '../../messages/index.ts';
import { TypeCase, type Line, type PdfFonts, type Run, type Weight } from './type.ts';

export const INK = '#1a1e26';
export const SOFT = '#596373';
export const RULE = '#dfe4ec';
export const TINT = '#f4f6f9';

const SIZES = { A4: [595.28, 841.89], Letter: [612, 792] } as const;
export type PageSize = keyof typeof SIZES;

const MARGIN = { top: 54, bottom: 58, left: 54, right: 54 };
const LEADING = 1.5;

export interface PaperOptions {
  readonly fonts: PdfFonts;
  readonly lang: string;
  readonly pageSize: PageSize;
  readonly info: Readonly<Record<string, string | Date>>;
}

export interface TextStyle {
  readonly size?: number;
  readonly weight?: Weight;
  readonly colour?: string;
}

/** Left edge and width of a column of text, points. */
export interface Column {
  readonly x: number;
  readonly width: number;
}

export interface TableColumn {
  readonly title: string;
  /** Share of the width. */
  readonly share: number;
  readonly align?: 'right';
}
export type Cell = string | { readonly runs: readonly Run[] } | { readonly text: string; readonly swatch: string };

export class Paper {
  readonly doc: PDFDocument;
  readonly column: Column;
  y = 0;
  private readonly type: TypeCase;
  private readonly root: StructElement;
  private section: StructElement;
  private readonly done: Promise<Uint8Array>;

  constructor(options: PaperOptions) {
    const size = SIZES[options.pageSize];
    this.doc = new PDFDocument({
      size,
      margins: { top: 0, bottom: 0, left: 0, right: 0 },
      pdfVersion: '1.7',
      subset: 'PDF/UA',
      tagged: true,
      lang: options.lang,
      displayTitle: true,
      bufferPages: true,
      autoFirstPage: false,
      font: null,
      compress: true,
      info: options.info,
    });
    this.done = collect(this.doc);
    this.type = new TypeCase(options.fonts, (text, font, points) =>
      this.doc.font(font).fontSize(points).widthOfString(text),
    );
    for (const { name, font } of this.type.fonts) this.doc.registerFont(name, font);
    this.column = { x: MARGIN.left, width: size[0] - MARGIN.left - MARGIN.right };
    this.root = this.doc.struct('Document');
    this.doc.addStructure(this.root);
    this.section = this.root;
    this.newPage();
  }

  get bottom(): number {
    return this.doc.page.height - MARGIN.bottom;
  }

  get outline(): Outline {
    return this.doc.outline;
  }

  newPage(): void {
    this.doc.addPage();
    this.y = MARGIN.top;
  }

  /** Goes overleaf when less than `height` points are left (and the page is not fresh). */
  need(height: number): void {
    if (this.y + height > this.bottom && this.y > MARGIN.top + 1) this.newPage();
  }

  skip(points: number): void {
    this.y += points;
  }

  /** Begins a section of the structure tree; what follows belongs to it. */
  startSection(title: string): void {
    this.section = this.doc.struct('Sect', { title });
    this.root.add(this.section);
  }

  run(text: string, style: TextStyle = {}): Run {
    return { text, weight: style.weight ?? 'regular', size: style.size ?? 10, colour: style.colour ?? INK };
  }

  /** A sentence; the names that stand between ticks in it are bold instead. */
  said(text: string, style: TextStyle = {}): readonly Run[] {
    return splitTicks(text)
      .map((part, i) => this.run(part, i % 2 === 1 ? { ...style, weight: 'bold' } : style))
      .filter((run) => run.text !== '');
  }

  lines(runs: readonly Run[], width: number): readonly Line[] {
    return this.type.lines(runs, width);
  }

  widthOf(run: Run): number {
    return this.type.widthOf(run);
  }

  heightOf(lines: readonly Line[]): number {
    return lines.reduce((sum, line) => sum + line.size * LEADING, 0);
  }

  /** Marks that say nothing: rules, tints, bars. Screen readers skip them. */
  decorate(draw: () => void, type: 'Layout' | 'Pagination' = 'Layout'): void {
    this.doc.markContent('Artifact', { type });
    this.doc.save();
    draw();
    this.doc.restore();
    this.doc.endMarkedContent();
  }

  /** Draws lines at a place without moving the cursor; the caller has the tag open. */
  drawLines(lines: readonly Line[], x: number, y: number, width: number, align?: 'right'): void {
    let top = y;
    for (const line of lines) {
      const shift = align === 'right' ? width - line.width : 0;
      // The baseline stands so that letters sit in the middle of their leading.
      const baseline = top + line.size * (LEADING / 2 + 0.35);
      for (const part of line.placed) {
        if (part.text === '') continue;
        this.doc
          .font(part.font)
          .fontSize(part.size)
          .fillColor(part.colour)
          .text(part.text, x + shift + part.x, baseline, { lineBreak: false, baseline: 'alphabetic' });
      }
      top += line.size * LEADING;
    }
  }

  /** Adds an element under `parent` (default: the section), open until `end`. */
  element(
    tag: string,
    options: {
      readonly alt?: string;
      readonly scope?: string;
      readonly bbox?: readonly number[];
      readonly placement?: string;
    } = {},
    parent: StructElement = this.section,
  ): StructElement {
    const element = this.doc.struct(tag, options);
    parent.add(element);
    return element;
  }

  /** A block of text in a column; breaks over pages between its lines. */
  block(tag: string, runs: readonly Run[], column: Column = this.column, parent?: StructElement): void {
    const element = this.element(tag, {}, parent);
    let rest = this.lines(runs, column.width);
    while (rest.length > 0) {
      let count = 0;
      let height = 0;
      while (count < rest.length && this.y + height + rest[count].size * LEADING <= this.bottom)
        height += rest[count++].size * LEADING;
      // A fresh page always takes a line, whatever its size.
      if (count === 0 && this.y <= MARGIN.top + 1) height = rest[count++].size * LEADING;
      if (count > 0) {
        const now = rest.slice(0, count);
        element.add(() => this.drawLines(now, column.x, this.y, column.width));
        this.y += height;
        rest = rest.slice(count);
      }
      if (rest.length > 0) this.newPage();
    }
    element.end();
  }

  paragraph(text: string, style: TextStyle = {}, column: Column = this.column): void {
    if (text === '') return;
    this.block('P', this.said(text, style), column);
  }

  /** A heading with room for a few lines after it. */
  heading(level: 1 | 2 | 3, text: string, size: number, after = 6): void {
    const lines = this.lines([this.run(text, { size, weight: 'bold' })], this.column.width);
    this.need(this.heightOf(lines) + 60);
    this.block(`H${level}`, [this.run(text, { size, weight: 'bold' })]);
    this.skip(after);
  }

  bullets(texts: readonly string[], style: TextStyle = {}, column: Column = this.column): void {
    if (texts.length === 0) return;
    const list = this.element('L');
    for (const text of texts) {
      this.need((style.size ?? 10) * LEADING);
      const item = this.element('LI', {}, list);
      const mark = this.element('Lbl', {}, item);
      mark.add(() => this.drawLines(this.lines([this.run('•', { ...style, colour: SOFT })], 12), column.x, this.y, 12));
      mark.end();
      this.block('LBody', this.said(text, style), { x: column.x + 12, width: column.width - 12 }, item);
      item.end();
      this.skip(2);
    }
    list.end();
  }

  rule(): void {
    const { x, width } = this.column;
    this.decorate(() =>
      this.doc
        .lineWidth(0.6)
        .strokeColor(RULE)
        .moveTo(x, this.y)
        .lineTo(x + width, this.y)
        .stroke(),
    );
  }

  /** A drawing of a given height, with words for those who cannot see it. */
  figure(alt: string, height: number, draw: (x: number, y: number) => void, column: Column = this.column): void {
    this.need(height);
    const { x } = column;
    const element = this.element('Figure', {
      alt,
      bbox: [x, this.y, x + column.width, this.y + height],
      placement: 'Block',
    });
    element.add(() => {
      this.doc.save();
      draw(x, this.y);
      this.doc.restore();
    });
    element.end();
    this.skip(height);
  }

  /** A table whose head is repeated on every page and whose rows are never split. */
  table(
    columns: readonly TableColumn[],
    rows: readonly (readonly Cell[])[],
    size = 8.5,
    last: 'total' | 'plain' = 'plain',
  ): void {
    const gap = 12;
    const total = columns.reduce((sum, column) => sum + column.share, 0);
    const width = this.column.width - gap * (columns.length - 1);
    let x = this.column.x;
    const placed = columns.map((column) => {
      const at = { x, width: (width * column.share) / total, align: column.align };
      x += at.width + gap;
      return at;
    });
    const table = this.element('Table');
    const head = (repeat: boolean): void => {
      const cells = columns.map((column, i) =>
        this.lines([this.run(column.title, { size: size - 0.5, weight: 'bold', colour: SOFT })], placed[i].width),
      );
      const height = Math.max(...cells.map((lines) => this.heightOf(lines)));
      const draw = (i: number): void =>
        this.drawLines(
          cells[i],
          placed[i].x,
          this.y + height - this.heightOf(cells[i]),
          placed[i].width,
          placed[i].align,
        );
      // The head is read once; where it is repeated it is only for the eye.
      if (repeat) this.decorate(() => cells.forEach((_, i) => draw(i)), 'Pagination');
      else {
        const row = this.element('TR', {}, table);
        cells.forEach((_, i) => {
          const cell = this.element('TH', { scope: 'Column' }, row);
          cell.add(() => draw(i));
          cell.end();
        });
        row.end();
      }
      this.skip(height + 3);
      this.rule();
    };
    this.need(size * LEADING * 4);
    head(false);
    rows.forEach((row, index) => {
      const strong = last === 'total' && index === rows.length - 1;
      const cells = row.map((cell, i) => {
        if (typeof cell === 'object' && 'runs' in cell) return this.lines(cell.runs, placed[i].width);
        const text = typeof cell === 'string' ? cell : cell.text;
        return this.lines(
          [this.run(text, { size, weight: strong ? 'bold' : 'regular' })],
          placed[i].width - (typeof cell === 'object' ? 13 : 0),
        );
      });
      const height = Math.max(...cells.map((lines) => this.heightOf(lines))) + 5;
      if (this.y + height > this.bottom) {
        this.newPage();
        head(true);
      }
      const element = this.element('TR', {}, table);
      cells.forEach((lines, i) => {
        const cell = row[i];
        const swatch = typeof cell === 'object' && 'swatch' in cell ? cell.swatch : null;
        if (swatch !== null)
          this.decorate(() =>
            this.doc
              .rect(placed[i].x, this.y + 2.5 + size * 0.36, 8, 8)
              .fillColor(swatch)
              .fill(),
          );
        const data = this.element('TD', {}, element);
        data.add(() =>
          this.drawLines(
            lines,
            placed[i].x + (swatch === null ? 0 : 13),
            this.y + 2.5,
            placed[i].width,
            placed[i].align,
          ),
        );
        data.end();
      });
      element.end();
      this.skip(height);
      this.rule();
    });
    table.end();
    this.skip(4);
  }

  /** Writes the foot of every page and closes the document. */
  finish(
    foot: (page: number, pages: number) => { readonly left: string; readonly right: string },
  ): Promise<Uint8Array> {
    const { count } = this.doc.bufferedPageRange();
    for (let i = 0; i < count; i++) {
      this.doc.switchToPage(i);
      const { left, right } = foot(i + 1, count);
      const y = this.doc.page.height - 40;
      const { x, width } = this.column;
      this.decorate(() => {
        this.drawLines(this.lines([this.run(left, { size: 8, colour: SOFT })], width / 2).slice(0, 1), x, y, width / 2);
        this.drawLines(
          this.lines([this.run(right, { size: 8, colour: SOFT })], width / 2).slice(0, 1),
          x + width / 2,
          y,
          width / 2,
          'right',
        );
      }, 'Pagination');
    }
    this.root.end();
    this.doc.end();
    return this.done;
  }
}

function collect(doc: PDFDocument): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const chunks: Uint8Array[] = [];
    doc.on('data', (chunk) => chunks.push(chunk));
    doc.on('error', reject);
    doc.on('end', () => {
      const bytes = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0));
      let at = 0;
      for (const chunk of chunks) {
        bytes.set(chunk, at);
        at += chunk.length;
      }
      resolve(bytes);
    });
  });
}
