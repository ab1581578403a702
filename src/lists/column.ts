/** The ends of a path from each member of a list. */
import { type IdPath, type TermId, followIds } from '../graph/index.js';

/** The values of member m are `values` from `starts[m]` to before `starts[m + 1]`, each once. */
export interface ValueColumn {
  readonly starts: Uint32Array;
  readonly values: Uint32Array;
}

/** The column of a path over members. Cost: some look-ups a member. */
export function columnOf(
  members: Uint32Array,
  path: IdPath,
  isValue: (value: TermId) => boolean = () => true,
): ValueColumn {
  const starts = new Uint32Array(members.length + 1);
  const values: TermId[] = [];
  members.forEach((member, position) => {
    const start = values.length;
    followIds(path, member, (value) => {
      // Few members have more than a few values.
      for (let at = start; at < values.length; at += 1) if (values[at] === value) return;
      if (isValue(value)) values.push(value);
    });
    starts[position + 1] = values.length;
  });
  return { starts, values: Uint32Array.from(values) };
}

export function visitValues(
  { starts, values }: ValueColumn,
  position: number,
  visit: (value: TermId) => void,
): void {
  for (let at = starts[position]!; at < starts[position + 1]!; at += 1) visit(values[at]!);
}
