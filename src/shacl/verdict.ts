/** Yes, no, or not for a quick look to say. */
export type Verdict = boolean | undefined;

/** Whether all items pass; no as soon as one does not. */
export function every<T>(items: readonly T[], test: (item: T) => Verdict): Verdict {
  let verdict: Verdict = true;
  for (const item of items) {
    const each = test(item);
    if (each === false) return false;
    if (each === undefined) verdict = undefined;
  }
  return verdict;
}

export function negated(verdict: Verdict): Verdict {
  return verdict === undefined ? undefined : !verdict;
}

/** Whether the number of items that pass is one that `isGood` takes: `min` pass for sure, and `max` may. */
export function countedAs<T>(items: readonly T[], test: (item: T) => Verdict, isGood: (min: number, max: number) => Verdict): Verdict {
  const verdicts = items.map(test);
  return isGood(verdicts.filter((each) => each === true).length, verdicts.filter((each) => each !== false).length);
}

/** Whether a number between these two is at least, or at most, a limit. */
export const isAtLeast = (limit: number) => (min: number, max: number): Verdict => (min >= limit ? true : max < limit ? false : undefined);
export const isAtMost = (limit: number) => (min: number, max: number): Verdict => (max <= limit ? true : min > limit ? false : undefined);
/** Whether a number between these two is one. */
export const isOne = (min: number, max: number): Verdict => (min === 1 && max === 1 ? true : min > 1 || max < 1 ? false : undefined);
