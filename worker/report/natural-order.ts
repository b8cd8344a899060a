// The order people expect of names with numbers in them.

/** Numbers compare as numbers, the rest as text: `night-2` comes before `night-10`. */
export function compareNatural(a: string, b: string): number {
  const [left, right] = [a.split(/(\d+)/), b.split(/(\d+)/)];
  for (let i = 0; i < Math.min(left.length, right.length); i++) {
    const order =
      i % 2 === 1 ? Number(left[i]) - Number(right[i]) : Number(left[i] > right[i]) - Number(left[i] < right[i]);
    if (order !== 0) return order;
  }
  return left.length - right.length;
}
