/** A thing before and after, side by side, with its changes. */
import { spokenLabelOf, type GraphVersion } from '../../graph/index.js';
import { getOrMake, namedNode, type Names } from '../../rdf/index.js';
import { assertedQuads } from '../snapshots.js';
import type { ThingChange } from './describe.js';
import { DescribedTerms, keyOf, type DescribedTerm } from './described-terms.js';

/** A value on one side; `isOther` if the other side lacks it. */
export interface ComparedValue {
  readonly value: DescribedTerm;
  readonly isOther: boolean;
}

/** A property of a thing, with its values on both sides. */
export interface ComparedProperty {
  readonly property: DescribedTerm;
  readonly before: readonly ComparedValue[];
  readonly after: readonly ComparedValue[];
}

/** A changed thing, with all its statements on either side. */
export interface ComparedThing {
  readonly change: ThingChange;
  /** Changed ones first, each group by name. */
  readonly properties: readonly ComparedProperty[];
}

/** `later` is the later version, with the unchanged statements. Cost: the thing's statements. */
export function compareThing(
  change: ThingChange,
  later: GraphVersion,
  names: Names,
): ComparedThing {
  type Entry = { property: DescribedTerm } & Record<'before' | 'after', ComparedValue[]>;
  const entries = new Map<string, Entry>();
  const entryOf = (property: DescribedTerm): Entry =>
    getOrMake(entries, keyOf(property), () => ({ property, before: [], after: [] }));
  const told = new Set<string>();
  for (const { property, before, after } of change.statements) {
    const entry = entryOf(property);
    if (before) entry.before.push({ value: before, isOther: true });
    if (after) entry.after.push({ value: after, isOther: true });
    for (const each of [before, after]) if (each) told.add(`${keyOf(property)} ${keyOf(each)}`);
  }
  const inLater = new DescribedTerms(later);
  // Things without an IRI are nodes of other things; only their changes are shown.
  for (const { predicate, object } of change.iri === undefined
    ? []
    : assertedQuads(later, names, namedNode(change.iri))) {
    const [property, value] = [inLater.of(predicate), inLater.of(object)];
    const key = `${keyOf(property)} ${keyOf(value)}`;
    if (told.has(key)) continue;
    told.add(key);
    const { before, after } = entryOf({ ...property, label: spokenLabelOf(later, predicate) });
    for (const side of [before, after]) side.push({ value, isOther: false });
  }
  const properties = [...entries.values()].sort(
    (left, right) =>
      Number(hasChanged(right)) - Number(hasChanged(left)) ||
      (left.property.label < right.property.label ? -1 : 1),
  );
  return { change, properties };
}

/** Whether a side has a value that the other one lacks. */
export function hasChanged({ before, after }: ComparedProperty): boolean {
  return [...before, ...after].some(({ isOther }) => isOther);
}
