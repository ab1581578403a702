/** Typing slips, and how many lie between two texts. */

/**
 * A text with one letter left out, put in, exchanged for another or for its neighbour; never the
 * text itself, and never nothing.
 */
export function withSlip(text: string, random: () => number): string {
  const below = (limit: number): number => Math.floor(random() * limit);
  const letter = (): string => String.fromCharCode(97 + below(26));
  for (;;) {
    const units = Array.from(text);
    const at = below(units.length);
    const slips = [
      () => units.splice(at, 1),
      () => units.splice(at, 0, letter()),
      () => units.splice(at, 1, letter()),
      () => units.splice(at, 2, ...units.slice(at, at + 2).reverse()),
    ];
    slips[below(slips.length)]!();
    const slipped = units.join('');
    if (slipped !== text && slipped.trim() !== '') return slipped;
  }
}

/** The optimal string alignment distance, worked out in the plainest way. */
export function slipsBetween(left: string, right: string): number {
  const table = Array.from({ length: left.length + 1 }, (_, i) =>
    Array.from({ length: right.length + 1 }, (_unused, j) => (i === 0 ? j : j === 0 ? i : 0)),
  );
  for (let i = 1; i <= left.length; i += 1) {
    for (let j = 1; j <= right.length; j += 1) {
      const isSwap = i > 1 && j > 1 && left[i - 1] === right[j - 2] && left[i - 2] === right[j - 1];
      table[i]![j] = Math.min(
        table[i - 1]![j]! + 1,
        table[i]![j - 1]! + 1,
        table[i - 1]![j - 1]! + (left[i - 1] === right[j - 1] ? 0 : 1),
        isSwap ? table[i - 2]![j - 2]! + 1 : Infinity,
      );
    }
  }
  return table[left.length]![right.length]!;
}
