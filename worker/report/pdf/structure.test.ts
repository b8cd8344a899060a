// The structure of the PDF as somebody else reads it: Mozilla's pdf.js, by its own parser, page for page. What a screen
// reader needs of PDF/UA-1: every mark tagged or an artifact, standard tags, whole tables and lists, pictures with words.

import { getDocumentProxy } from 'unpdf';
import { beforeAll, describe, expect, it } from 'vitest';
import { sampleReport } from '../testing/sample.ts';
import { speakProof } from '../proof/content.ts';
import { proofOf } from '../proof/judge.ts';
import { reportOf } from '../proof/testing/build.ts';
import { renderPdf } from './index.ts';
import { renderProofPdf } from './proof.ts';
import { fonts } from './testing/fonts.ts';

/** An element of the structure tree, or a piece of marked content (`id`) in it. */
interface Element {
  readonly role?: string;
  readonly id?: string;
  readonly alt?: string;
  readonly bbox?: readonly number[];
  readonly children?: readonly Element[];
}

interface Page {
  readonly tree: Element;
  /** Text of each piece of marked content, by id. */
  readonly texts: ReadonlyMap<string, string>;
  /** Text outside of any mark. */
  readonly bare: readonly string[];
}

/** Structure types of PDF 1.7 (ISO 32000-1, 14.8.4) that a report uses. */
const STANDARD = new Set(
  'Document Sect H1 H2 H3 P L LI Lbl LBody Table TR TH TD Figure Span Link Caption THead TBody'.split(' '),
);

const below = (element: Element): readonly Element[] => [element, ...(element.children ?? []).flatMap(below)];
const withRole = (pages: readonly Page[], ...roles: readonly string[]): readonly Element[] =>
  pages.flatMap(({ tree }) => below(tree)).filter(({ role }) => role !== undefined && roles.includes(role));
const textOf = (page: Page, element: Element): string =>
  below(element)
    .flatMap(({ id }) => (id === undefined ? [] : [page.texts.get(id) ?? '']))
    .join('');

type Opened = Awaited<ReturnType<typeof getDocumentProxy>>;

async function pagesOf(pdf: Opened): Promise<readonly Page[]> {
  const pages: Page[] = [];
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pdf.getPage(number);
    const { items } = await page.getTextContent({ includeMarkedContent: true });
    const texts = new Map<string, string>();
    const bare: string[] = [];
    const open: (string | null)[] = [];
    for (const item of items) {
      if ('str' in item) {
        const within = open[open.length - 1];
        if (within === undefined) {
          if (item.str.trim() !== '') bare.push(item.str);
        } else if (within !== null) texts.set(within, (texts.get(within) ?? '') + item.str);
      } else if (item.type === 'endMarkedContent') open.pop();
      else open.push(item.type === 'beginMarkedContentProps' && item.id !== null ? item.id : null);
    }
    pages.push({ tree: (await page.getStructTree()) as Element, texts, bare });
  }
  return pages;
}

describe.each(['en', 'ko'] as const)('as another reader finds it (%s)', (lang) => {
  const report = sampleReport({ lang, extraConstructors: 60 });
  let pdf: Opened;
  let pages: readonly Page[];
  beforeAll(async () => {
    pdf = await getDocumentProxy(
      await renderPdf(report, { fonts, date: '2026-03-05T10:00:00Z', notes: ['seen twice'] }),
    );
    pages = await pagesOf(pdf);
  });

  it('says that it is tagged, PDF/UA-1, in which language, and shows its title', async () => {
    const { info, metadata } = await pdf.getMetadata();
    expect(await pdf.getMarkInfo()).toMatchObject({ Marked: true, Suspects: false });
    expect(info).toMatchObject({ Language: lang === 'ko' ? 'ko-KR' : 'en-US' });
    expect(await pdf.getViewerPreferences()).toMatchObject({ DisplayDocTitle: true });
    expect(metadata?.getRaw()).toMatch(/<pdfuaid:part>1<\/pdfuaid:part>/);
    expect(pages.length).toBeGreaterThan(3);
  });

  it('holds no text outside of its structure, and nothing in it twice', () => {
    for (const { tree, texts, bare } of pages) {
      const told = below(tree).flatMap(({ id }) => id ?? []);
      expect(bare).toEqual([]);
      expect(new Set(told).size).toBe(told.length);
      expect([...texts.keys()].filter((id) => !told.includes(id))).toEqual([]);
    }
  });

  it('knows no tags but standard ones, and skips no level of headings', () => {
    const roles = pages.flatMap(({ tree }) => below(tree)).flatMap(({ role }) => role ?? []);
    expect([...new Set(roles)].filter((role) => role !== 'Root' && !STANDARD.has(role))).toEqual([]);
    const levels = withRole(pages, 'H1', 'H2', 'H3').map(({ role = '' }) => Number(role.slice(1)));
    expect(levels[0]).toBe(1);
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    expect(levels.filter((level, i) => i > 0 && level > levels[i - 1] + 1)).toEqual([]);
  });

  it('has whole tables: a head, and as many cells in each row', () => {
    const tables = withRole(pages, 'Table');
    expect(tables.length).toBeGreaterThan(3);
    for (const { children: rows = [] } of tables) {
      expect(rows.every(({ role }) => role === 'TR')).toBe(true);
      expect(new Set(rows.map(({ children = [] }) => children.length)).size).toBe(1);
      expect(rows.flatMap(({ children = [] }) => children).every(({ role }) => role === 'TH' || role === 'TD')).toBe(
        true,
      );
    }
    // The part of a table on its first page begins with its heads.
    const heads = tables.filter(({ children: [first] = [] }) => first.children?.every(({ role }) => role === 'TH'));
    expect(heads.length).toBeGreaterThanOrEqual(5);
  });

  it('has whole lists, and pictures with words and a place', () => {
    const items = withRole(pages, 'L').flatMap(({ children = [] }) => children);
    expect(items.length).toBeGreaterThan(5);
    expect(items.every(({ role }) => role === 'LI')).toBe(true);
    const bodies = items.map(({ children = [] }) => children.filter(({ role }) => role === 'LBody').length);
    expect(bodies.every((count) => count === 1)).toBe(true);
    const figures = withRole(pages, 'Figure');
    expect(figures.length).toBeGreaterThan(1);
    for (const { alt = '', bbox = [] } of figures) {
      expect(alt.length).toBeGreaterThan(10);
      expect(bbox).toHaveLength(4);
    }
  });

  it('reads in order: title, verdict, answer, then section after section', () => {
    const read = pages
      .map((page) => textOf(page, page.tree))
      .join('')
      .replace(/\s+/g, '');
    const wanted = [
      report.verdict.summary,
      report.findings[0].advice,
      report.findings[0].explanation,
      'seen twice',
    ].map((text) => text.replace(/`/g, '').replace(/\s+/g, ''));
    const places = wanted.map((text) => read.indexOf(text));
    expect(places.filter((at) => at < 0)).toEqual([]);
    expect([...places].sort((a, b) => a - b)).toEqual(places);
  });
});

/** A proof with findings of every kind, pictures and remarks, as PDF. */
const proofPdf = (lang: 'en' | 'ko'): Promise<Uint8Array> => {
  const before = reportOf({ findings: [{ counts: [10, 1010, 2010, 3010] }], idle: [1] });
  const after = reportOf({ findings: [{ owner: 'orders', counts: [10, 510, 1010, 1510] }] });
  return renderProofPdf(speakProof(proofOf(before, after), lang), {
    fonts,
    date: '2026-03-05T10:00:00Z',
    version: '0.1.0',
  });
};

describe.each(['en', 'ko'] as const)('a proof as another reader finds it (%s)', (lang) => {
  let pdf: Opened;
  let pages: readonly Page[];
  beforeAll(async () => {
    pdf = await getDocumentProxy(await proofPdf(lang));
    pages = await pagesOf(pdf);
  });

  it('says that it is tagged, PDF/UA-1, in which language, and shows its title', async () => {
    const { info, metadata } = await pdf.getMetadata();
    expect(await pdf.getMarkInfo()).toMatchObject({ Marked: true, Suspects: false });
    expect(info).toMatchObject({ Language: lang === 'ko' ? 'ko-KR' : 'en-US' });
    expect(await pdf.getViewerPreferences()).toMatchObject({ DisplayDocTitle: true });
    expect(metadata?.getRaw()).toMatch(/<pdfuaid:part>1<\/pdfuaid:part>/);
  });

  it('holds no text outside of its structure, nothing in it twice, and standard tags alone', () => {
    for (const { tree, texts, bare } of pages) {
      const told = below(tree).flatMap(({ id }) => id ?? []);
      expect(bare).toEqual([]);
      expect(new Set(told).size).toBe(told.length);
      expect([...texts.keys()].filter((id) => !told.includes(id))).toEqual([]);
    }
    const roles = pages.flatMap(({ tree }) => below(tree)).flatMap(({ role }) => role ?? []);
    expect([...new Set(roles)].filter((role) => role !== 'Root' && !STANDARD.has(role))).toEqual([]);
    const levels = withRole(pages, 'H1', 'H2', 'H3').map(({ role = '' }) => Number(role.slice(1)));
    expect(levels[0]).toBe(1);
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    expect(levels.filter((level, i) => i > 0 && level > levels[i - 1] + 1)).toEqual([]);
  });

  it('has whole tables, one of findings and one of both series, and a picture with words and a place', () => {
    const tables = withRole(pages, 'Table');
    expect(tables.length).toBeGreaterThanOrEqual(2);
    for (const table of tables) {
      const rows = (table.children ?? []).filter(({ role }) => role === 'TR');
      expect(rows.length).toBe(table.children?.length);
      expect(new Set(rows.map(({ children = [] }) => children.length)).size).toBe(1);
      expect(rows[0].children?.every(({ role }) => role === 'TH')).toBe(true);
    }
    const figures = withRole(pages, 'Figure');
    expect(figures).toHaveLength(1);
    expect((figures[0].alt ?? '').length).toBeGreaterThan(10);
    expect(figures[0].bbox).toHaveLength(4);
  });
});
