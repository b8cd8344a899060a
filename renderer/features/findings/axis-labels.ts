// Labels under an axis: as much of each as fits, and never two alike where the snapshots are not.

/** What all of them begin with, in whole letters. */
function commonStart(labels: readonly string[]): number {
  let length = 0;
  const first = labels[0] ?? '';
  while (length < first.length && labels.every((label) => label[length] === first[length])) length++;
  return length;
}

const cut = (label: string, max: number): string => (label.length <= max ? label : `${label.slice(0, max - 1)}…`);

/**
 * Labels that fit. Names of snapshots mostly begin alike (`Heap.20261121.02…`): where cutting would make them the same, what
 * they share goes first, and their numbers stand where even that leaves them alike.
 * @param max - letters that fit
 */
export function axisLabels(labels: readonly string[], max: number): readonly string[] {
  const room = Math.max(2, max);
  const distinct = new Set(labels).size;
  const plain = labels.map((label) => cut(label, room));
  if (new Set(plain).size === distinct) return plain;
  const shared = commonStart(labels);
  const tails = labels.map((label) => cut(`…${label.slice(shared)}`, room));
  return new Set(tails).size === distinct ? tails : labels.map((_, i) => String(i + 1));
}
