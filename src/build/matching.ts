/**
 * Evaluates conditions over ids: the same results as the SPARQL of a built query, without running
 * it.
 */
import type { GraphVersion, IdGraph, IdPath, TermId } from '../graph/index.js';
import { TermKind, UNBOUND, followIds, isInline, toIdPath, visitRows } from '../graph/index.js';
import { RDF, XSD, literal, namedNode, type Names } from '../rdf/index.js';
import { compareValues, toValue } from '../sparql/index.js';
import { valuesOfMember } from '../lists/index.js';
import type { BuiltQuery, Condition, ConditionPath, ValueTest } from './built-query.js';
import { ownCondition } from './built-query.js';
import { KindTable } from './kind-table.js';
import type { BuildRelation } from './relations.js';

type Holds = (id: TermId) => boolean;

/** Things of a kind by their places in its table, and a condition on them. */
type Wanted = Pick<BuiltQuery, 'kind' | 'conditions'>;

/** It caches results for values, so one is made for each page. */
export class Matching {
  readonly graph: IdGraph;
  readonly #version: GraphVersion;
  readonly #names: Names;
  readonly #paths = new Map<BuildRelation, IdPath>();
  readonly #holds = new Map<Condition, Holds>();
  readonly #passes = new Map<Condition, Map<string, Uint8Array>>();

  constructor(version: GraphVersion, names: Names) {
    this.graph = version.ids;
    this.#version = version;
    this.#names = names;
  }

  tableOf(kind: string): KindTable {
    return KindTable.of(this.#version, this.#names, kind);
  }

  /** The places of a query's things. Cost: the values of each thing of its kind. */
  placesOf({ kind, conditions }: Wanted): number[] {
    const passes = conditions.map((condition) => this.#passesOf(kind, condition));
    const places: number[] = [];
    for (let place = 0; place < this.tableOf(kind).members.length; place += 1)
      if (passes.every((each) => each[place] === 1)) places.push(place);
    return places;
  }

  /** Whether each thing of a kind meets a condition. */
  #passesOf(kind: string, condition: Condition): Uint8Array {
    const byKind = this.#passes.get(condition) ?? new Map<string, Uint8Array>();
    this.#passes.set(condition, byKind);
    const known = byKind.get(kind);
    if (known) return known;
    const table = this.tableOf(kind);
    const { starts, values } = table.columnOf(condition.relation);
    const isMissing = condition.test.kind === 'missing';
    const isValue = this.isValueOf(condition);
    const passes = Uint8Array.from(table.members, (_member, place) => {
      const [first, end] = [starts[place]!, starts[place + 1]!];
      return (isMissing ? first === end : values.subarray(first, end).some(isValue)) ? 1 : 0;
    });
    byKind.set(kind, passes);
    return passes;
  }

  /** Whether a relation has any, or a wanted, value from a thing. */
  has(relation: BuildRelation, from: TermId, isWanted: Holds = () => true): boolean {
    let isFound = false;
    this.#follow(relation, from, (value) => {
      isFound ||= isWanted(value);
    });
    return isFound;
  }

  #follow(relation: BuildRelation, from: TermId, visit: (value: TermId) => void): void {
    const path = this.#paths.get(relation) ?? toIdPath(relation.path, this.graph, this.#names);
    this.#paths.set(relation, path);
    followIds(path, from, visit);
  }

  #holdsOf(condition: Condition): Holds {
    const known = this.#holds.get(condition);
    if (known) return known;
    const { relation, test } = condition;
    const isValue = this.isValueOf(condition);
    const holds = remembered((id) =>
      test.kind === 'missing' ? !this.has(relation, id) : this.has(relation, id, isValue),
    );
    this.#holds.set(condition, holds);
    return holds;
  }

  /** Whether something is a value for a condition, or for it without the inner one at an index. */
  isValueOf({ test, conditions }: Pick<Condition, 'test' | 'conditions'>, leftOut?: number): Holds {
    const tests = [
      this.#testOf(test),
      ...conditions
        .filter((_condition, index) => index !== leftOut)
        .map((condition) => this.#holdsOf(condition)),
    ];
    return (id) => tests.every((passes) => passes(id));
  }

  /**
   * Visits each thing that meets all conditions but the one with a place in it, with its values at
   * the place, each once, whatever that condition wants of them. At the query's own place the
   * things are their own values.
   */
  visitValues(
    query: Wanted,
    place: ConditionPath,
    visit: (values: readonly TermId[]) => void,
  ): void {
    const [first, ...inside] = place;
    const table = this.tableOf(query.kind);
    const places = this.placesOf({
      ...query,
      conditions: query.conditions.filter((_condition, index) => index !== first),
    });
    if (first === undefined) {
      for (const each of places) visit([table.members[each]!]);
      return;
    }
    const condition = ownCondition(query, first);
    const column = table.columnOf(condition.relation);
    const further = this.#stepsTo(condition, inside);
    for (const each of places)
      visit(
        further.reduce<readonly TermId[]>(
          (values, step) => step(values),
          valuesOfMember(column, each),
        ),
      );
  }

  /** From the values of a condition to those of a condition inside it. */
  #stepsTo(outer: Condition, inside: ConditionPath): ((values: readonly TermId[]) => TermId[])[] {
    let condition = outer;
    return inside.map((index) => {
      const isWanted = this.isValueOf(condition, index);
      condition = ownCondition(condition, index);
      const { relation } = condition;
      const following = remembered((value: TermId) => {
        const found = new Set<TermId>();
        if (isWanted(value)) this.#follow(relation, value, (each) => found.add(each));
        return [...found];
      });
      return (values) =>
        values.length === 1 ? following(values[0]!) : [...new Set(values.flatMap(following))];
    });
  }

  #testOf(test: ValueTest): Holds {
    const { dictionary } = this.graph;
    switch (test.kind) {
      case 'any':
        return test.classIri === undefined
          ? () => true
          : this.#isOfClass(dictionary.idOf(namedNode(test.classIri)));
      case 'missing':
        return () => false;
      case 'thing': {
        const thing = dictionary.idOf(namedNode(test.iri));
        return (id) => id === thing;
      }
      case 'text':
        return (id) => this.textOf(id) === test.text;
      case 'contains': {
        const part = test.text.toLowerCase();
        return (id) => this.textOf(id)?.toLowerCase().includes(part) ?? false;
      }
      case 'days':
        return this.#isInDays(test);
      case 'numbers':
        return this.#isInNumbers(test);
    }
  }

  #isOfClass(classId: TermId): Holds {
    if (classId === UNBOUND) return () => false;
    const types = this.graph.pairsOf(this.graph.dictionary.idOf(RDF.type)).so;
    return remembered((id) => {
      let isOf = false;
      visitRows(types, id, classId, () => {
        isOf = true;
      });
      return isOf;
    });
  }

  /** STR of a term (SPARQL 1.1 §17.4.2.5); undefined for terms without text. */
  textOf(id: TermId): string | undefined {
    const kind = this.graph.dictionary.kindOf(id);
    return kind === TermKind.blankNode || kind === TermKind.triple
      ? undefined
      : this.graph.dictionary.textOf(id);
  }

  /** Compared as texts, so that years, months, days and moments go together. */
  #isInDays({ from, to }: ValueTest & { readonly kind: 'days' }): Holds {
    return (id) => {
      const text = this.textOf(id);
      return (
        text !== undefined &&
        (from === undefined || text >= from) &&
        (to === undefined || text.slice(0, to.length) <= to)
      );
    };
  }

  #isInNumbers({ min, max }: ValueTest & { readonly kind: 'numbers' }): Holds {
    const [least, most] = [min, max].map((text) =>
      text === undefined ? undefined : toValue(literal(text, XSD.decimal)),
    );
    return (id) => {
      const value = toValue(this.graph.dictionary.termOf(id));
      return (
        (least === undefined || (compareValues(value, least) ?? NaN) >= 0) &&
        (most === undefined || (compareValues(value, most) ?? NaN) <= 0)
      );
    };
  }
}

/** Caches a function's results. */
export function remembered<Answer extends string | number | boolean | object>(
  answer: (id: TermId) => Answer,
): (id: TermId) => Answer {
  const known = new Map<TermId, Answer>();
  return (id) => {
    const before = known.get(id);
    if (before !== undefined) return before;
    const now = answer(id);
    known.set(id, now);
    return now;
  };
}

/** Whether a term is a thing rather than a text, date or number. */
export function isThing({ dictionary }: IdGraph, id: TermId): boolean {
  if (isInline(id)) return false;
  const kind = dictionary.kindOf(id);
  return kind === TermKind.iri || kind === TermKind.blankNode;
}
