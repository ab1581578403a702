/**
 * The next choices in a built query, each with its number of results; those without any are not
 * offered.
 */
import type { GraphVersion, TermId } from '../graph/index.js';
import { TermKind, UNBOUND, firstPropertyOf, visitRows } from '../graph/index.js';
import { RDF, XSD, literal, namedNode, greatestOf } from '../rdf/index.js';
import { compareValues, toValue } from '../sparql/index.js';
import { daysOf, numberOf, valuesOfMember, type ValueColumn } from '../lists/index.js';
import type { BuiltQuery, Condition, ConditionPath, ValueTest } from './built-query.js';
import { conditionAt, hasValues, withCondition } from './built-query.js';
import { Matching, isThing, remembered } from './matching.js';
import type { BuildVocabulary, BuildRelation, ValueKind } from './relations.js';

/** A choice with the number of the query's things that it leaves. */
export interface Counted<Choice> {
  readonly choice: Choice;
  readonly count: number;
}

/** Possible values of the condition at a place. */
export interface ValueChoices {
  readonly kind: ValueKind;
  readonly any: number;
  readonly missing: number;
  /** Classes of values, by IRI, that keep the conditions on the values. */
  readonly classes: readonly Counted<string>[];
  /** Things by id, or texts; the most frequent first. */
  readonly things: readonly Counted<TermId>[];
  readonly texts: readonly Counted<string>[];
  /** By year, and numbers to begin with. */
  readonly years: readonly Counted<string>[];
  readonly atLeast: readonly Counted<string>[];
  /** The least and the largest date or number to choose. */
  readonly range: readonly [first: string, last: string] | undefined;
}

/** Values read to find the kind of a relation. */
const LOOKED_AT = 200;
/** Dates are grouped by the beginning of their texts. */
const YEAR_LENGTH = 4;
/** Numbers that a count can begin with: round ones. */
const ROUND_NUMBERS = [1, 2, 3, 5]
  .flatMap((digit) => [0, 1, 2, 3, 4, 5, 6].map((power) => digit * 10 ** power))
  .sort((left, right) => left - right);

/** The choices of one version. Counting visits all things of the query's kind. */
export class Choices {
  readonly vocabulary: BuildVocabulary;
  readonly #version: GraphVersion;
  readonly #matching: Matching;
  readonly #kinds = new Map<BuildRelation, ValueKind>();

  constructor(version: GraphVersion, vocabulary: BuildVocabulary) {
    this.vocabulary = vocabulary;
    this.#version = version;
    this.#matching = new Matching(version, vocabulary.names);
  }

  count(query: Pick<BuiltQuery, 'kind' | 'conditions'>): number {
    return this.#matching.placesOf(query).length;
  }

  kinds(): Counted<string>[] {
    return this.vocabulary.kinds
      .map((choice) => ({ choice, count: this.count({ kind: choice, conditions: [] }) }))
      .filter(({ count }) => count > 0);
  }

  /** The kinds below a query's own, with its conditions. */
  narrowerKinds(query: BuiltQuery): Counted<string>[] {
    return this.#classesAt(query, [], this.vocabulary.below(query.kind));
  }

  /** Relations at a place for another condition: how many things are left with any value. */
  relations(query: BuiltQuery, place: ConditionPath): Counted<BuildRelation>[] {
    const condition = conditionAt(query, place);
    if (!condition)
      return this.#relationsOfThings(
        query,
        (column, places) =>
          places.filter((each) => column.starts[each] !== column.starts[each + 1]).length,
      );
    const isWanted = this.#matching.isValueOf(condition);
    const relations = this.vocabulary.relationsOf(classesOf(condition));
    const counts = this.#countMarks(query, place, (value) =>
      isThing(this.#version.ids, value) && isWanted(value)
        ? relations.filter((relation) => this.#matching.has(relation, value))
        : [],
    );
    return relations
      .map((choice) => ({ choice, count: counts.get(choice) ?? 0 }))
      .filter(({ count }) => count > 0);
  }

  /** How many groups the things of a query make by each relation that any has. */
  groups(query: BuiltQuery): Counted<BuildRelation>[] {
    return this.#relationsOfThings(query, (column, places, relation) => {
      const groups = new Set<TermId | string>();
      const addAll = this.#groupsInto(groups, relation);
      for (const place of places) addAll(valuesOfMember(column, place));
      return groups.size;
    });
  }

  /** How many groups the values of each of the query's own conditions make, by its index. */
  groupsOfConditions(query: BuiltQuery): Counted<number>[] {
    return query.conditions
      .map((condition, choice) => {
        const groups = new Set<TermId | string>();
        if (hasValues(condition))
          this.#matching.visitValues(
            query,
            [choice],
            this.#groupsInto(groups, condition.relation, this.#matching.isValueOf(condition)),
          );
        return { choice, count: groups.size };
      })
      .filter(({ count }) => count > 0);
  }

  #groupsInto(
    groups: Set<TermId | string>,
    relation: BuildRelation,
    isWanted: (value: TermId) => boolean = () => true,
  ): (values: readonly TermId[]) => void {
    const isOfDates = this.kindOf(relation) === 'days';
    const groupOf = remembered((value) =>
      isOfDates ? (this.#matching.textOf(value)?.slice(0, YEAR_LENGTH) ?? UNBOUND) : value,
    );
    return (values) => {
      for (const value of values) if (isWanted(value)) groups.add(groupOf(value));
    };
  }

  /** The relations of a query's things with a count other than 0. */
  #relationsOfThings(
    query: BuiltQuery,
    countOf: (column: ValueColumn, places: readonly number[], relation: BuildRelation) => number,
  ): Counted<BuildRelation>[] {
    const places = this.#matching.placesOf(query);
    const table = this.#matching.tableOf(query.kind);
    return this.vocabulary
      .relationsOf([query.kind])
      .map((choice) => ({ choice, count: countOf(table.columnOf(choice), places, choice) }))
      .filter(({ count }) => count > 0);
  }

  values(query: BuiltQuery, place: ConditionPath): ValueChoices {
    const condition = conditionAt(query, place);
    if (!condition) throw new TypeError('There is no condition at this place.');
    const kind = this.kindOf(condition.relation);
    const values = mostFirst(this.#countMarks(query, place, (value) => [value]));
    const withTest = (test: ValueTest): number =>
      this.count(withCondition(query, place, { ...condition, test, conditions: [] }));
    return {
      kind,
      any: withTest({ kind: 'any' }),
      missing: withTest({ kind: 'missing' }),
      classes:
        kind === 'things'
          ? this.#classesAt(
              query,
              place,
              condition.relation.classes.flatMap((iri) => [iri, ...this.vocabulary.below(iri)]),
            )
          : [],
      things:
        kind === 'things'
          ? values.filter(
              ({ choice }) => this.#version.ids.dictionary.kindOf(choice) === TermKind.iri,
            )
          : [],
      texts: kind === 'texts' ? this.#textsAt(query, place, (text) => [text]) : [],
      years:
        kind === 'days'
          ? this.#textsAt(query, place, (text) => /^\d{4}/.exec(text) ?? []).sort((left, right) =>
              left.choice < right.choice ? -1 : 1,
            )
          : [],
      atLeast: kind === 'numbers' ? this.#numbersAt(query, place) : [],
      range: this.#rangeOf(
        kind,
        values.map(({ choice }) => choice),
      ),
    };
  }

  /** How many things have each mark of values at a place. Cost: each thing's values. */
  #countMarks<Mark>(
    query: BuiltQuery,
    place: ConditionPath,
    marksOf: (value: TermId) => readonly Mark[],
  ): Map<Mark, number> {
    const marks = remembered(marksOf);
    const counts = new Map<Mark, number>();
    this.#matching.visitValues(query, place, (values) => {
      const own =
        values.length === 1 ? marks(values[0]!) : new Set(values.flatMap((value) => marks(value)));
      for (const mark of own) counts.set(mark, (counts.get(mark) ?? 0) + 1);
    });
    return counts;
  }

  /** Whether most of a relation's values in this version are things, dates, numbers or texts. */
  kindOf(relation: BuildRelation): ValueKind {
    const known = this.#kinds.get(relation);
    if (known) return known;
    const kind = relation.classes.length > 0 ? 'things' : this.#kindByValues(relation);
    this.#kinds.set(relation, kind);
    return kind;
  }

  #kindByValues({ path }: BuildRelation): ValueKind {
    const { ids: graph } = this.#version;
    const seen: Record<ValueKind, number> = { things: 0, days: 0, numbers: 0, texts: 0 };
    // A relation without classes is one property, or several that replace each other.
    const property = firstPropertyOf(path, this.vocabulary.names);
    let left = LOOKED_AT;
    if (property)
      visitRows(
        graph.pairsOf(graph.dictionary.idOf(property)).so,
        undefined,
        undefined,
        (_subject, value) => {
          if (left-- <= 0) return;
          seen[kindOfValue(this.#version, value)] += 1;
        },
      );
    return (Object.entries(seen) as [ValueKind, number][]).reduce(
      (best, each) => (each[1] > best[1] ? each : best),
      ['texts', 0],
    )[0];
  }

  /** Classes of the values at a place that meet the conditions on them. */
  #classesAt(
    query: BuiltQuery,
    place: ConditionPath,
    offered: readonly string[],
  ): Counted<string>[] {
    const { ids: graph } = this.#version;
    const offeredIds = new Map(offered.map((iri) => [graph.dictionary.idOf(namedNode(iri)), iri]));
    const types = graph.pairsOf(graph.dictionary.idOf(RDF.type)).so;
    const condition = conditionAt(query, place);
    const isWanted = condition
      ? this.#matching.isValueOf({ ...condition, test: { kind: 'any' } })
      : () => true;
    return mostFirst(
      this.#countMarks(query, place, (value) => {
        const classes = new Set<string>();
        if (isWanted(value))
          visitRows(types, value, undefined, (_value, type) => {
            const iri = offeredIds.get(type);
            if (iri !== undefined) classes.add(iri);
          });
        return [...classes];
      }),
    );
  }

  #textsAt(
    query: BuiltQuery,
    place: ConditionPath,
    partOf: (text: string) => readonly string[],
  ): Counted<string>[] {
    return mostFirst(
      this.#countMarks(query, place, (value) => {
        const text = this.#matching.textOf(value);
        return text === undefined ? [] : partOf(text);
      }),
    );
  }

  #numbersAt(query: BuiltQuery, place: ConditionPath): Counted<string>[] {
    const largest: number[] = [];
    const { dictionary } = this.#version.ids;
    this.#matching.visitValues(query, place, (values) => {
      const numbers = values
        .filter((value) => isNumber(this.#version, value))
        .map((value) => numberOf(dictionary, value) ?? NaN)
        .filter((number) => !Number.isNaN(number));
      if (numbers.length > 0) largest.push(greatestOf(numbers));
    });
    const counted = ROUND_NUMBERS.map((number) => ({
      choice: String(number),
      count: largest.filter((each) => each >= number).length,
    })).filter(({ count }) => count > 0);
    // One that leaves as many as the next one is no choice.
    return counted.filter(({ count }, index) => count !== counted[index + 1]?.count);
  }

  #rangeOf(kind: ValueKind, values: readonly TermId[]): readonly [string, string] | undefined {
    if (kind !== 'days' && kind !== 'numbers') return undefined;
    const { dictionary } = this.#version.ids;
    const placed = values
      .map((value) => ({
        text: dictionary.textOf(value),
        at: kind === 'days' ? daysOf(dictionary, value)?.first : numberOf(dictionary, value),
      }))
      .filter((each): each is { text: string; at: number } => each.at !== undefined)
      .sort((left, right) => left.at - right.at);
    const [first, last] = [placed.at(0), placed.at(-1)];
    return first && last ? [first.text, last.text] : undefined;
  }
}

function classesOf({ relation, test }: Condition): readonly string[] {
  return test.kind === 'any' && test.classIri !== undefined ? [test.classIri] : relation.classes;
}

function mostFirst<Choice extends string | number>(
  counts: ReadonlyMap<Choice, number>,
): Counted<Choice>[] {
  return [...counts]
    .map(([choice, count]) => ({ choice, count }))
    .sort((left, right) => right.count - left.count || (left.choice < right.choice ? -1 : 1));
}

const ZERO = toValue(literal('0', XSD.integer));
const DATED: ReadonlySet<string> = new Set(
  [XSD.date, XSD.dateTime, XSD.gYear, XSD.gYearMonth].map(({ value }) => value),
);

const isNumber = ({ ids: { dictionary } }: GraphVersion, id: TermId): boolean =>
  compareValues(toValue(dictionary.termOf(id)), ZERO) !== undefined;

function kindOfValue(version: GraphVersion, id: TermId): ValueKind {
  if (isThing(version.ids, id)) return 'things';
  if (DATED.has(version.ids.dictionary.datatypeOf(id))) return 'days';
  return isNumber(version, id) ? 'numbers' : 'texts';
}
