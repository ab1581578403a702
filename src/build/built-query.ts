/**
 * A query built by clicking, as a value: things of a kind, conditions on them, and what is shown of
 * them.
 */
import type { BuildRelation } from './relations.js';

/**
 * A condition on a value. Days and numbers are compared as texts and as numbers; either end may be
 * open.
 */
export type ValueTest =
  | { readonly kind: 'any'; readonly classIri?: string | undefined }
  | { readonly kind: 'missing' }
  | { readonly kind: 'thing'; readonly iri: string }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'contains'; readonly text: string }
  /** ISO dates, months or years. */
  | { readonly kind: 'days'; readonly from?: string | undefined; readonly to?: string | undefined }
  /** Decimal numbers as written. */
  | {
      readonly kind: 'numbers';
      readonly min?: string | undefined;
      readonly max?: string | undefined;
    };

/** Some value passes the test and meets the conditions, which only things can meet. */
export interface Condition {
  readonly relation: BuildRelation;
  readonly test: ValueTest;
  readonly conditions: readonly Condition[];
}

/** By name, by a shown relation, or in groups by their size. */
export interface Order {
  readonly by: BuildRelation | 'name';
  readonly isDescending: boolean;
}

export interface BuiltQuery {
  /** The IRI of a class. */
  readonly kind: string;
  /** All must hold. */
  readonly conditions: readonly Condition[];
  /** Shown beside the name. */
  readonly columns: readonly BuildRelation[];
  readonly order: Order;
  /**
   * One row for each value of a relation, or of a condition given by its index, with the number of
   * its things; or one row with the total.
   */
  readonly group?: BuildRelation | number | 'all' | undefined;
}

/** Indexes, from 0, of a condition in the query and the conditions around it; empty: the query. */
export type ConditionPath = readonly number[];

/** Queries with more conditions are unreadable. */
export const MAX_CONDITIONS = 16;
export const MAX_DEPTH = 4;

export const NAME_ORDER: Order = { by: 'name', isDescending: false };

/** Whether things can be counted by the values of a condition: several can satisfy it. */
export function hasValues({ test }: Condition): boolean {
  return test.kind !== 'missing' && test.kind !== 'thing';
}

export function anyValueOf(relation: BuildRelation): Condition {
  return { relation, test: { kind: 'any' }, conditions: [] };
}

export function conditionAt(
  { conditions }: Pick<Condition, 'conditions'>,
  place: ConditionPath,
): Condition | undefined {
  const [first, ...rest] = place;
  const condition = first === undefined ? undefined : conditions[first];
  return condition && rest.length > 0 ? conditionAt(condition, rest) : condition;
}

export function hasRoom(query: Pick<Condition, 'conditions'>, place: ConditionPath): boolean {
  let count = 0;
  visitConditions(query, () => {
    count += 1;
  });
  return count < MAX_CONDITIONS && place.length < MAX_DEPTH;
}

/** With another condition at a place; after the last one it is added. */
export function withCondition<Holder extends Pick<Condition, 'conditions'>>(
  holder: Holder,
  place: ConditionPath,
  condition: Condition,
): Holder {
  return changedAt(holder, place, () => [condition]);
}

export function withoutCondition<Holder extends Pick<Condition, 'conditions'>>(
  holder: Holder,
  place: ConditionPath,
): Holder {
  return changedAt(holder, place, () => []);
}

/**
 * The condition at an index of a query or of a condition.
 * @throws TypeError
 */
export function ownCondition(
  { conditions }: Pick<Condition, 'conditions'>,
  index: number,
): Condition {
  const condition = conditions[index];
  if (!condition) throw new TypeError(`There is no condition ${index}.`);
  return condition;
}

function changedAt<Holder extends Pick<Condition, 'conditions'>>(
  holder: Holder,
  [first, ...rest]: ConditionPath,
  change: () => Condition[],
): Holder {
  if (first === undefined) throw new TypeError('A query is not a condition.');
  const { conditions } = holder;
  const changed =
    rest.length === 0 ? change() : [changedAt(ownCondition(holder, first), rest, change)];
  return {
    ...holder,
    conditions: [...conditions.slice(0, first), ...changed, ...conditions.slice(first + 1)],
  };
}

/** Visits each condition and its place, outer before inner. */
export function visitConditions(
  { conditions }: Pick<Condition, 'conditions'>,
  visit: (condition: Condition, place: ConditionPath) => void,
  place: ConditionPath = [],
): void {
  conditions.forEach((condition, index) => {
    const own = [...place, index];
    visit(condition, own);
    visitConditions(condition, visit, own);
  });
}
