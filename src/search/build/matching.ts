/** Which things of a version meet conditions, in ids: what the SPARQL of a built query finds, without running it. */
import { TermKind, UNBOUND, isInline, visitRows, type GraphVersion, type IdGraph, type TermId } from '../../graph/index.js';
import { RDF, XSD, literal, namedNode, type Names } from '../../rdf/index.js';
import { compareValues, toValue } from '../../sparql/index.js';
import { followIds, toIdPath, type IdPath } from '../lists/paths.js';
import type { BuiltQuery, Condition, Place, Test } from './built-query.js';
import type { Relation } from './relations.js';

type Holds = (id: TermId) => boolean;

/** Paths and answers are remembered, so one is made for each page. */
export class Matching {
  readonly graph: IdGraph;
  readonly #names: Names;
  readonly #paths = new Map<Relation, IdPath>();
  readonly #holds = new Map<Condition, Holds>();

  constructor(version: GraphVersion, names: Names) {
    this.graph = version.ids;
    this.#names = names;
  }

  /** The things of a class, each once. */
  membersOf(classIri: string): TermId[] {
    const members: TermId[] = [];
    const type = this.graph.dictionary.idOf(namedNode(classIri));
    if (type === UNBOUND) return members;
    visitRows(this.graph.pairsOf(this.graph.dictionary.idOf(RDF.type)).os, type, undefined, (_class, member) => {
      if (member !== members.at(-1)) members.push(member);
    });
    return members;
  }

  /** The things that a query finds. Cost: for each thing of its kind the statements that the conditions look at. */
  thingsOf({ kind, conditions }: Pick<BuiltQuery, 'kind' | 'conditions'>): TermId[] {
    const tests = conditions.map((condition) => this.holds(condition));
    return this.membersOf(kind).filter((member) => tests.every((holds) => holds(member)));
  }

  /** The values that a relation leads to from a thing, perhaps several times the same. */
  follow(relation: Relation, from: TermId, visit: (value: TermId) => void): void {
    const path = this.#paths.get(relation) ?? toIdPath(relation.path, this.graph, this.#names);
    this.#paths.set(relation, path);
    followIds(path, from, visit);
  }

  has(relation: Relation, from: TermId, isWanted: Holds = () => true): boolean {
    let isFound = false;
    this.follow(relation, from, (value) => {
      isFound ||= isWanted(value);
    });
    return isFound;
  }

  /** Whether a thing meets a condition; remembered for each thing. */
  holds(condition: Condition): Holds {
    const known = this.#holds.get(condition);
    if (known) return known;
    const { relation, test } = condition;
    const isValue = test.kind === 'missing' ? undefined : this.isValueOf(condition);
    const holds = remembered((id) => (isValue ? this.has(relation, id, isValue) : !this.has(relation, id)));
    this.#holds.set(condition, holds);
    return holds;
  }

  /** Whether something is a value that a condition asks for; the inner condition at an index may be left out. */
  isValueOf({ test, conditions }: Pick<Condition, 'test' | 'conditions'>, leftOut?: number): Holds {
    const tests = [this.#passes(test), ...conditions.filter((_condition, index) => index !== leftOut).map((condition) => this.holds(condition))];
    return (id) => tests.every((passes) => passes(id));
  }

  /**
   * Calls `visit` for each thing that meets all conditions but the one that a place is in, with the values there are at the place,
   * whatever the condition there asks of them. At the query's own place the things are their own values.
   */
  visitValues(query: BuiltQuery, place: Place, visit: (values: ReadonlySet<TermId>) => void): void {
    const [first] = place;
    const steps = this.#stepsTo(query, place);
    for (const thing of this.thingsOf({ ...query, conditions: query.conditions.filter((_condition, index) => index !== first) })) {
      let values = new Set([thing]);
      for (const { relation, isWanted } of steps) {
        const next = new Set<TermId>();
        for (const each of values) this.follow(relation, each, (value) => {
          if (isWanted(value)) next.add(value);
        });
        values = next;
      }
      visit(values);
    }
  }

  #stepsTo(query: BuiltQuery, place: Place): { relation: Relation; isWanted: Holds }[] {
    let holder: Pick<Condition, 'conditions'> = query;
    return place.map((index, depth) => {
      const condition: Condition = holder.conditions[index]!;
      holder = condition;
      return { relation: condition.relation, isWanted: depth === place.length - 1 ? () => true : this.isValueOf(condition, place[depth + 1]) };
    });
  }

  #passes(test: Test): Holds {
    const { dictionary } = this.graph;
    switch (test.kind) {
      case 'any':
        return test.classIri === undefined ? () => true : this.#isOfClass(dictionary.idOf(namedNode(test.classIri)));
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

  /** What STR gives for a term (SPARQL 1.1 §17.4.2.5); undefined for terms that it has no text of. */
  textOf(id: TermId): string | undefined {
    const kind = this.graph.dictionary.kindOf(id);
    return kind === TermKind.blankNode || kind === TermKind.triple ? undefined : this.graph.dictionary.textOf(id);
  }

  /** As the texts of dates are compared, so that years, months, days and moments go together. */
  #isInDays({ from, to }: Test & { readonly kind: 'days' }): Holds {
    return (id) => {
      const text = this.textOf(id);
      return text !== undefined && (from === undefined || text >= from) && (to === undefined || text.slice(0, to.length) <= to);
    };
  }

  #isInNumbers({ min, max }: Test & { readonly kind: 'numbers' }): Holds {
    const [least, most] = [min, max].map((text) => (text === undefined ? undefined : toValue(literal(text, XSD.decimal))));
    return (id) => {
      const value = toValue(this.graph.dictionary.termOf(id));
      return (least === undefined || (compareValues(value, least) ?? NaN) >= 0) && (most === undefined || (compareValues(value, most) ?? NaN) <= 0);
    };
  }
}

function remembered(holds: Holds): Holds {
  const known = new Map<TermId, boolean>();
  return (id) => {
    const before = known.get(id);
    if (before !== undefined) return before;
    const now = holds(id);
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
