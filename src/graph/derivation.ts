/** Derives statements from single statements of a draft and others, one step at a time. */
import type { Match, Names, Quad, Term } from '../rdf/index.js';
import { OWL, QuadSet, RDF, quad } from '../rdf/index.js';
import type { Draft } from './draft.js';
import type { InferenceRules } from './rules.js';

/** The premises of rules: asserted and inferred statements, but no receipts, reviews or axioms. */
export class Facts {
  readonly #draft: Draft;
  readonly #names: Names;
  readonly #notFacts: readonly Term[];
  /** Statements that still count as if they were in the draft. */
  readonly #besides: QuadSet;

  constructor(draft: Draft, names: Names, besides = new QuadSet()) {
    this.#draft = draft;
    this.#names = names;
    this.#notFacts = [names.graphs.ontology, ...names.sideGraphs];
    this.#besides = besides;
  }

  /** The matching facts; one in several graphs comes several times. */
  match(subject?: Match, predicate?: Match, object?: Match): Quad[] {
    const facts = this.#draft
      .match(subject, predicate, object)
      .filter(({ graph }) => !this.#notFacts.some((other) => other.equals(graph)));
    return this.#besides.size === 0
      ? facts
      : [...facts, ...this.#besides.match(subject, predicate, object)];
  }

  has({ subject, predicate, object }: Quad): boolean {
    return this.match(subject, predicate, object).length > 0;
  }

  isAsserted({ subject, predicate, object }: Quad): boolean {
    return this.match(subject, predicate, object).some(
      ({ graph }) => !graph.equals(this.#names.graphs.inferred),
    );
  }

  /** The statement in the graph of inferred statements. */
  inferred({ subject, predicate, object }: Quad): Quad {
    return quad(subject, predicate, object, this.#names.graphs.inferred);
  }
}

/** The conclusions of a fact, alone or with another fact, in one step. */
export function stepsFrom(fact: Quad, facts: Facts, rules: InferenceRules): Quad[] {
  const { subject, predicate, object } = fact;
  const found: [Term, Quad['predicate'], Term][] = [];
  if (rules.transitive.has(predicate.value)) {
    if (isResource(object))
      for (const next of facts.match(object, predicate))
        found.push([subject, predicate, next.object]);
    for (const last of facts.match(null, predicate, subject))
      found.push([last.subject, predicate, object]);
  }
  if (rules.followsSameAs) {
    if (predicate.equals(OWL.sameAs) && isResource(object)) {
      for (const said of facts.match(subject)) found.push([object, said.predicate, said.object]);
      for (const said of facts.match(null, null, subject))
        found.push([said.subject, said.predicate, object]);
    }
    for (const same of equalsOf(subject, facts)) found.push([same, predicate, object]);
    for (const same of equalsOf(object, facts)) found.push([subject, predicate, same]);
  }
  return [
    ...rules.consequencesOf(fact),
    ...found.map(([s, p, o]) => facts.inferred(quad(s as Quad['subject'], p, o as Quad['object']))),
  ];
}

/** Whether a statement follows from facts in one step. */
export function isDerivable(statement: Quad, facts: Facts, rules: InferenceRules): boolean {
  const { subject, predicate, object } = statement;
  const isFact = (s: Term, o: Term, p: Term = predicate): boolean =>
    facts.match(s, p, o).length > 0;
  const premises = rules.impliedBy.get(predicate.value) ?? [];
  if (
    premises.some(({ property, isInverse }) =>
      isInverse
        ? isResource(object) && isFact(object, subject, property)
        : isFact(subject, object, property),
    )
  )
    return true;
  if (
    predicate.equals(RDF.type) &&
    facts
      .match(subject, RDF.type)
      .some(({ object: type }) =>
        rules.superClasses.get(type.value)?.some((above) => above.equals(object)),
      )
  )
    return true;
  if (
    rules.transitive.has(predicate.value) &&
    facts
      .match(subject, predicate)
      .some((first) => isResource(first.object) && isFact(first.object, object))
  )
    return true;
  return (
    rules.followsSameAs &&
    (namedEqualTo(subject, facts).some((same) => isFact(same, object)) ||
      namedEqualTo(object, facts).some((same) => isFact(subject, same)))
  );
}

function namedEqualTo(term: Term, facts: Facts): Term[] {
  return isResource(term) ? facts.match(null, OWL.sameAs, term).map(({ subject }) => subject) : [];
}

function equalsOf(term: Term, facts: Facts): Term[] {
  return isResource(term)
    ? facts
        .match(term, OWL.sameAs)
        .map(({ object }) => object)
        .filter(isResource)
    : [];
}

function isResource(term: Term): boolean {
  return term.termType === 'NamedNode' || term.termType === 'BlankNode';
}
