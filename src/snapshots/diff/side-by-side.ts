/** A thing before and after, side by side, with its changes. */
import { spokenLabelOf, type GraphVersion } from '../../graph/index.js';
import { namedNode, termKey, type Names } from '../../rdf/index.js';
import { assertedQuads } from '../snapshots.js';
import type { ThingChange } from './describe.js';
import { DescribedTerms, type DescribedTerm } from './described-terms.js';

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
  const properties = new Map<
    string,
    { property: DescribedTerm; before: ComparedValue[]; after: ComparedValue[] }
  >();
  const entryOf = (
    property: DescribedTerm,
  ): { before: ComparedValue[]; after: ComparedValue[] } => {
    const entry = properties.get(property.key) ?? { property, before: [], after: [] };
    properties.set(property.key, entry);
    return entry;
  };
  const told = new Set<string>();
  for (const { property, before, after } of change.statements) {
    const entry = entryOf(property);
    if (before) entry.before.push({ value: before, isOther: true });
    if (after) entry.after.push({ value: after, isOther: true });
    for (const each of [before, after]) if (each) told.add(`${property.key} ${each.key}`);
  }
  const inLater = new DescribedTerms(later);
  // Things without an IRI are nodes of other things; only their changes are shown.
  for (const { predicate, object } of change.thing.iri === undefined
    ? []
    : assertedQuads(later, names, namedNode(change.thing.iri))) {
    const key = `${termKey(predicate)} ${termKey(object)}`;
    if (told.has(key)) continue;
    told.add(key);
    const entry = entryOf({ ...inLater.of(predicate), label: spokenLabelOf(later, predicate) });
    const same = { value: inLater.of(object), isOther: false };
    entry.before.push(same);
    entry.after.push(same);
  }
  return {
    change,
    properties: [...properties.values()].sort(
      (left, right) =>
        Number(hasChanged(right)) - Number(hasChanged(left)) ||
        (left.property.label < right.property.label ? -1 : 1),
    ),
  };
}

export function hasChanged({ before, after }: ComparedProperty): boolean {
  return [...before, ...after].some(({ isOther }) => isOther);
}
