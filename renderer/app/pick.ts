// The window's file pickers. Where the browser gives handles, those are asked for, because they can be remembered; else two
// hidden inputs that App renders.

import type { Gathered } from './gather.ts';
import { gatherHandles } from './files.ts';

export const PICKER_ID = 'picker';
export const FOLDER_PICKER_ID = 'folder-picker';
/** Makes an input pick folders; React's types do not know the attribute. */
export const OF_FOLDERS = { webkitdirectory: '' };

/** Not in TypeScript's DOM library yet. */
interface HandlePickers {
  showOpenFilePicker?(options: { multiple: boolean; id: string }): Promise<readonly FileSystemHandle[]>;
}

/** Told of what was picked with handles; App listens. */
let onPicked: (gathered: Gathered, add: boolean) => void = () => undefined;

/** Who takes what is picked. */
export function takePicked(listener: (gathered: Gathered, add: boolean) => void): void {
  onPicked = listener;
}

function openInput(id: string, add: boolean): void {
  const input = document.getElementById(id);
  if (!(input instanceof HTMLInputElement)) return;
  if (add) input.dataset.add = '1';
  else delete input.dataset.add;
  input.click();
}

/** Opens the picker; `add` appends what is picked to the open series. */
export function pickFiles(add = false): void {
  const { showOpenFilePicker } = window as unknown as HandlePickers;
  // The desktop shell remembers paths, which only files of an input have.
  if (showOpenFilePicker === undefined || window.heapdelta !== undefined) {
    openInput(PICKER_ID, add);
    return;
  }
  showOpenFilePicker({ multiple: true, id: 'snapshots' })
    .then(gatherHandles)
    .then(
      (gathered) => onPicked(gathered, add),
      (error: unknown) => {
        // Closing the picker without a choice is no fault.
        if (error instanceof DOMException && error.name === 'AbortError') return;
        console.warn('the picker with handles could not be used', error);
        openInput(PICKER_ID, add);
      },
    );
}

/** Opens the picker of folders. */
export function pickFolder(): void {
  openInput(FOLDER_PICKER_ID, false);
}
