// The one file picker of the window: a hidden input that App renders, opened from anywhere.

export const PICKER_ID = 'picker';

/** Opens the picker; `add` appends what is picked to the open series. */
export function pickFiles(add = false): void {
  const input = document.getElementById(PICKER_ID);
  if (!(input instanceof HTMLInputElement)) return;
  if (add) input.dataset.add = '1';
  else delete input.dataset.add;
  input.click();
}
