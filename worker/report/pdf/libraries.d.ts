// The parts of pdfkit, fontkit and brotli that we use. Written here because pdfkit's own typings bring Node's globals into
// code that also runs in a browser worker, and fontkit has none.

declare module 'pdfkit' {
  export interface StructElement {
    add(child: StructElement | (() => void)): StructElement;
    end(): void;
  }
  export interface Outline {
    addItem(title: string, options?: { readonly expanded?: boolean; readonly top?: number }): Outline;
  }
  export interface DocumentOptions {
    readonly size: readonly [number, number];
    readonly margins: { readonly top: number; readonly bottom: number; readonly left: number; readonly right: number };
    readonly pdfVersion: '1.7';
    readonly subset: 'PDF/UA';
    readonly tagged: true;
    readonly lang: string;
    readonly displayTitle: true;
    readonly bufferPages: true;
    readonly autoFirstPage: false;
    readonly font: null;
    readonly compress: boolean;
    readonly info: Readonly<Record<string, string | Date>>;
  }
  export default class PDFDocument {
    constructor(options: DocumentOptions);
    readonly page: { readonly width: number; readonly height: number };
    readonly outline: Outline;
    on(event: 'data', listener: (chunk: Uint8Array) => void): this;
    on(event: 'end', listener: () => void): this;
    on(event: 'error', listener: (reason: unknown) => void): this;
    addPage(): this;
    switchToPage(index: number): void;
    bufferedPageRange(): { readonly start: number; readonly count: number };
    end(): void;
    registerFont(name: string, font: object): this;
    font(name: string): this;
    fontSize(size: number): this;
    widthOfString(text: string): number;
    text(
      text: string,
      x: number,
      y: number,
      options: { readonly lineBreak: false; readonly baseline: 'alphabetic' },
    ): this;
    save(): this;
    restore(): this;
    translate(x: number, y: number): this;
    path(svg: string): this;
    rect(x: number, y: number, width: number, height: number): this;
    roundedRect(x: number, y: number, width: number, height: number, radius: number): this;
    circle(x: number, y: number, radius: number): this;
    moveTo(x: number, y: number): this;
    lineTo(x: number, y: number): this;
    lineWidth(width: number): this;
    lineJoin(join: 'round'): this;
    fillColor(colour: string): this;
    strokeColor(colour: string): this;
    fillOpacity(opacity: number): this;
    fill(): this;
    stroke(): this;
    fillAndStroke(): this;
    struct(
      type: string,
      options?: {
        readonly alt?: string;
        readonly title?: string;
        readonly scope?: string;
        readonly bbox?: readonly number[];
        readonly placement?: string;
      },
    ): StructElement;
    addStructure(element: StructElement): this;
    markContent(tag: 'Artifact', options: { readonly type: 'Layout' | 'Pagination' }): this;
    endMarkedContent(): this;
  }
}

declare module 'fontkit' {
  export interface Font {
    hasGlyphForCodePoint(codePoint: number): boolean;
    layout(text: string, features?: Readonly<Record<string, boolean>>): object;
    readonly unitsPerEm: number;
    readonly ascent: number;
    readonly descent: number;
  }
  export function create(bytes: Uint8Array): Font;
}

declare module 'brotli/decompress.js' {
  /** Decodes a whole stream. */
  export default function decompress(bytes: Uint8Array): Uint8Array;
}
