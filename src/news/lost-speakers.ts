/** What goes with the fact that somebody speaks at an event, or is quoted in a news item. */
import type { GraphVersion } from '../graph/index.js';
import { givenLabelOf } from '../graph/index.js';
import {
  RDFS,
  literal,
  objectsOf,
  quad,
  quadKey,
  subjectsOf,
  type Change,
  type Names,
  type Quad,
  type Term,
} from '../rdf/index.js';

/**
 * Where a change takes a person from an event or from a news item, their statements there go too,
 * and so does the other of the two facts, unless other statements need it or an editor added it. If
 * another person comes in their place, the statements become theirs, in no capacity. Posts and
 * affiliations are facts of their own, and stay.
 */
export function withStatements(change: Change, version: GraphVersion, names: Names): Change {
  const { og } = names;
  const after = new Edit(change, version, names);
  for (const { subject: place, predicate, object: person } of change.removed) {
    const isEvent = predicate.equals(og('speaker'));
    if (!(isEvent || predicate.equals(og('quotes'))) || after.has(place, predicate, person))
      continue;
    const next = change.added.find(
      (each) =>
        each.subject.equals(place) && each.predicate.equals(predicate) && !after.hadBefore(each),
    )?.object;
    const made = subjectsOf(version, og('speaker'), person).filter((statement) =>
      isEvent
        ? version.count(place, og('statement'), statement) > 0
        : version.count(statement, og('statedIn'), place) > 0,
    );
    for (const statement of made) {
      const others = isEvent
        ? objectsOf(version, statement, og('statedIn'))
        : subjectsOf(version, og('statement'), statement);
      if (next) after.give(statement, next);
      else after.remove(statement);
      for (const other of others) after.drop(other, isEvent ? 'quotes' : 'speaker', person, next);
    }
  }
  return after.change;
}

/** A change that grows. */
class Edit {
  readonly #added: Quad[];
  readonly #removed: Map<string, Quad>;

  constructor(
    change: Change,
    private readonly version: GraphVersion,
    private readonly names: Names,
  ) {
    this.#added = [...change.added];
    this.#removed = new Map(change.removed.map((each) => [quadKey(each), each]));
  }

  get change(): Change {
    return { added: this.#added, removed: [...this.#removed.values()] };
  }

  /** Whether the statement is asserted after the change. */
  has(...[subject, predicate, object]: [Term, Term, Term]): boolean {
    return (
      this.#left(subject, predicate, object).length > 0 ||
      this.#added.some(
        (each) =>
          each.subject.equals(subject) &&
          each.predicate.equals(predicate) &&
          each.object.equals(object),
      )
    );
  }

  hadBefore({ subject, predicate, object }: Quad): boolean {
    return this.version.count(subject, predicate, object) > 0;
  }

  /** Removes a statement: the quads that have it as subject or object. */
  remove(statement: Term): void {
    this.#take(...this.#left(statement), ...this.#left(undefined, undefined, statement));
  }

  give(statement: Term, person: Quad['object']): void {
    const { og } = this.names;
    for (const each of this.#left(statement, og('speaker'))) this.#replace(each, person);
    this.#take(...this.#left(statement, og('inCapacity')));
    const name = givenLabelOf(this.version, person);
    for (const each of this.#left(statement, RDFS.label))
      if (each.object.termType === 'Literal' && name !== undefined)
        this.#replace(each, literal(`Statement by ${name}`, each.object.language || undefined));
  }

  /** Takes the person from a place, if no statement of theirs is left there. */
  drop(place: Term, property: 'quotes' | 'speaker', person: Term, next?: Quad['object']): void {
    const { og, graphs } = this.names;
    // What ties a statement to its place can be inferred.
    const needed = subjectsOf(this.version, og('speaker'), person).some(
      (each) =>
        this.has(each, og('speaker'), person) &&
        (property === 'quotes'
          ? this.version.count(each, og('statedIn'), place) > 0
          : this.version.count(place, og('statement'), each) > 0),
    );
    if (needed) return;
    for (const each of this.#left(place, og(property), person)) {
      if (each.graph.equals(graphs.edits)) continue;
      if (next) this.#replace(each, next);
      else this.#take(each);
    }
  }

  #replace(each: Quad, object: Quad['object']): void {
    this.#take(each);
    this.#added.push(quad(each.subject, each.predicate, object, each.graph));
  }

  #take(...quads: readonly Quad[]): void {
    for (const each of quads) this.#removed.set(quadKey(each), each);
  }

  #left(subject?: Term, predicate?: Term, object?: Term): Quad[] {
    const apart = [this.names.graphs.inferred, ...this.names.sideGraphs];
    return [...this.version.match(subject, predicate, object)].filter(
      (each) =>
        !apart.some((graph) => graph.equals(each.graph)) && !this.#removed.has(quadKey(each)),
    );
  }
}
