// Names compared between files: a string index means nothing outside its file, so each distinct name gets one
// number for the whole series.

import type { SnapshotColumns } from 'heapsnapshot-parser-lite';
import { stringAt } from 'heapsnapshot-parser-lite';
import { sameText } from '../../heap/index.ts';

/** A name's number within one series. */
export type NameId = number;

/** Gives every distinct text one number; remembers per file, so a string is decoded once. */
export class NameTable {
  private readonly idOfText = new Map<string, NameId>();
  private readonly texts: string[] = [];
  /** Per file: NameId + 1 per string index, 0 = not asked yet. */
  private readonly seen: Uint32Array[] = [];
  private readonly files: SnapshotColumns[] = [];

  constructor(files: readonly SnapshotColumns[]) {
    for (const file of files) {
      this.files.push(file);
      this.seen.push(new Uint32Array(file.strings.count));
    }
  }

  /**
   * @param file - index of the file in the series
   * @param string - string index in that file
   * @returns the name's number
   */
  id(file: number, string: number): NameId {
    const known = this.seen[file][string];
    if (known !== 0) return known - 1;
    const id = this.idOfName(stringAt(this.files[file].strings, string));
    this.seen[file][string] = id + 1;
    return id;
  }

  /**
   * Whether two strings are equal, by their bytes where they have no numbers yet: a page has a hundred thousand names of elements that
   * nobody else asks for.
   */
  same(fileA: number, a: number, fileB: number, b: number): boolean {
    const numberA = this.seen[fileA][a];
    const numberB = this.seen[fileB][b];
    if (numberA !== 0 && numberB !== 0) return numberA === numberB;
    return sameText(this.files[fileA].strings, a, this.files[fileB].strings, b);
  }

  /** The numbers given so far: NameId + 1 per string index of a file, 0 = not asked yet. For loops that have no time for a call. */
  numbered(file: number): Uint32Array {
    return this.seen[file];
  }

  /** @returns the number of a text, new or known. */
  idOfName(text: string): NameId {
    let id = this.idOfText.get(text);
    if (id === undefined) {
      id = this.texts.length;
      this.texts.push(text);
      this.idOfText.set(text, id);
    }
    return id;
  }

  /** @returns the text of a number. */
  text(id: NameId): string {
    return this.texts[id];
  }
}
