/** Numbers as people read them. */
export const COUNT = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 2 });

/** `1 row`, `2 rows`. */
export function counted(count: number, noun: string): string {
  return `${COUNT.format(count)} ${noun}${count === 1 ? '' : 's'}`;
}

/** The least and the greatest of any count of numbers; a call takes only so many arguments. */
export function extentOf(numbers: Iterable<number>): [least: number, greatest: number] {
  let [least, greatest] = [Infinity, -Infinity];
  for (const number of numbers)
    [least, greatest] = [Math.min(least, number), Math.max(greatest, number)];
  return [least, greatest];
}
