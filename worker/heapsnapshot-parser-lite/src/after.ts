// What stands after the snapshot's last brace: counted, its beginning kept, and remarked on.

import { SnapshotError } from './errors.ts';
import type { Start } from './start.ts';
import type { Bytes, SnapshotRemark } from './types.ts';

/** Characters kept of it: enough to see whether another snapshot begins. */
const MAX_TEXT = 256;

export class AfterEnd {
  /** Bytes that are not white space, how many of them are 0, and where the first lies. */
  private bytes: Bytes = 0;
  private zeros: Bytes = 0;
  private offset: Bytes = 0;
  private text = '';

  /** Takes `bytes[from, to)`; `base` is the place of `bytes[0]` in the JSON. */
  take(bytes: Uint8Array, from: number, to: number, base: Bytes): void {
    for (let p = from; p < to; p++) {
      const c = bytes[p];
      if (c === 0x20 || c === 0x0a || c === 0x0d || c === 0x09) continue;
      if (this.bytes === 0) this.offset = base + p;
      this.bytes++;
      if (c === 0) this.zeros++;
      if (this.text.length < MAX_TEXT) this.text += String.fromCharCode(c);
    }
  }

  /**
   * Remarks on what stands around the snapshot.
   * @param start what stood before it
   * @throws SnapshotError `joined` when another snapshot follows
   */
  remarks(start: Start | null): SnapshotRemark[] {
    const remarks: SnapshotRemark[] = [];
    if (start !== null) remarks.push({ code: start.around === 'text' ? 'text-before' : 'wrapped', count: start.skip });
    if (this.text.includes('{"snapshot":{')) throw new SnapshotError('joined', { offset: this.offset });
    if (this.bytes > 0 && start?.around !== 'wrapper')
      remarks.push({ code: this.zeros === this.bytes ? 'zeros-after' : 'text-after', count: this.bytes });
    return remarks;
  }
}
