/** The ends of a path from each member of a list. */
import { type IdPath, type TermId, followIds, visitRows } from '../graph/index.js';

/** The values of member m are `values` from `starts[m]` to before `starts[m + 1]`, each once. */
export interface ValueColumn {
  readonly starts: Uint32Array;
  readonly values: Uint32Array;
}

/**
 * The column of a path over members, which are ascending. Cost: for a single step the statements of
 * its property, else some look-ups a member.
 */
export function columnOf(
  members: Uint32Array,
  path: IdPath,
  isValue: (value: TermId) => boolean = () => true,
): ValueColumn {
  const builder = new ColumnBuilder(members.length, isValue);
  if (path.kind === 'step' && !path.isInverse) addStep(members, path, builder);
  else {
    members.forEach((member, position) => {
      followIds(path, member, (value) => {
        builder.add(position, value);
      });
    });
  }
  return builder.finish();
}

/** Members and statements have the same order, so both are read once. */
function addStep(
  members: Uint32Array,
  { property }: IdPath & { readonly kind: 'step' },
  builder: ColumnBuilder,
): void {
  let position = 0;
  visitRows(property.so, undefined, undefined, (subject, value) => {
    while (position < members.length && members[position]! < subject) position += 1;
    if (members[position] === subject) builder.add(position, value);
  });
}

/** Takes values member by member. */
class ColumnBuilder {
  readonly #starts: Uint32Array;
  readonly #isValue: (value: TermId) => boolean;
  #values = new Uint32Array(1 << 10);
  #length = 0;
  /** The current member. */
  #position = 0;

  constructor(memberCount: number, isValue: (value: TermId) => boolean) {
    this.#starts = new Uint32Array(memberCount + 1);
    this.#isValue = isValue;
  }

  add(position: number, value: TermId): void {
    while (this.#position < position) this.#starts[++this.#position] = this.#length;
    // Few members have more than a few values.
    for (let at = this.#starts[position]!; at < this.#length; at += 1)
      if (this.#values[at] === value) return;
    if (!this.#isValue(value)) return;
    if (this.#length === this.#values.length) {
      const larger = new Uint32Array(this.#length * 2);
      larger.set(this.#values);
      this.#values = larger;
    }
    this.#values[this.#length++] = value;
  }

  finish(): ValueColumn {
    this.#starts.fill(this.#length, this.#position + 1);
    return { starts: this.#starts, values: this.#values.slice(0, this.#length) };
  }
}

export function visitValues(
  { starts, values }: ValueColumn,
  position: number,
  visit: (value: TermId) => void,
): void {
  for (let at = starts[position]!; at < starts[position + 1]!; at += 1) visit(values[at]!);
}

export function valuesOfMember({ starts, values }: ValueColumn, position: number): TermId[] {
  return [...values.subarray(starts[position], starts[position + 1])];
}

export function valuesOfColumn({ values }: ValueColumn): Set<TermId> {
  return new Set(values);
}
