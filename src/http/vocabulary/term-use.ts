/** The use of classes and properties in a version: counts and examples. */
import { TermKind, UNBOUND, visitRows, type GraphVersion, type TermId } from '../../graph/index.js';
import { RDF, objectsOf, termKey, type NamedNode, type Names, type Term } from '../../rdf/index.js';

export interface TermUse {
  /** Things of a class, or statements with a property, including inferred ones. */
  readonly count: number;
  /** An asserted thing of the class, or with the property: the first by IRI. */
  readonly example: NamedNode | undefined;
  /** The property's value for the example. */
  readonly value: Term | undefined;
}

/**
 * Reads one version. The ontology's statements about its own terms do not count; its content types
 * do.
 */
export class TermUses {
  readonly #version: GraphVersion;
  readonly #ontology: TermId;
  readonly #inferred: TermId;
  readonly #names: Names;

  constructor(version: GraphVersion, names: Names) {
    const { dictionary } = version.ids;
    this.#version = version;
    this.#names = names;
    this.#ontology = dictionary.idOf(names.graphs.ontology);
    this.#inferred = dictionary.idOf(names.graphs.inferred);
  }

  /** Cost: the things of the class. */
  ofClass(term: Term): TermUse {
    const { ids } = this.#version;
    const uses = new UseCounter(this.#version, this.#inferred);
    visitRows(
      ids.pairsOf(ids.dictionary.idOf(RDF.type)).os,
      ids.dictionary.idOf(term),
      undefined,
      (_class, thing, graph) => {
        if (!this.#isOfOntology(thing, graph)) uses.add(thing, UNBOUND, graph);
      },
    );
    return { ...uses.result, value: undefined };
  }

  /** Cost: the statements of the property. */
  ofProperty(term: Term): TermUse {
    const { ids } = this.#version;
    const uses = new UseCounter(this.#version, this.#inferred);
    visitRows(
      ids.pairsOf(ids.dictionary.idOf(term)).so,
      undefined,
      undefined,
      (thing, value, graph) => {
        if (!this.#isOfOntology(thing, graph)) uses.add(thing, value, graph);
      },
    );
    const { count, example } = uses.result;
    const asserted =
      example &&
      [...this.#version.match(example, term)]
        .filter(({ graph }) => !graph.equals(this.#names.graphs.inferred))
        .map(({ object }) => object);
    return {
      count,
      example,
      value: asserted?.sort((left, right) => (termKey(left) < termKey(right) ? -1 : 1))[0],
    };
  }

  ofScheme(term: Term, property: NamedNode): TermUse {
    const concepts = [...this.#version.match(null, property, term)]
      .map(({ subject }) => subject)
      .filter((subject): subject is NamedNode => subject.termType === 'NamedNode');
    const [example] = [
      ...new Map(concepts.map((concept) => [concept.value, concept])).values(),
    ].sort((left, right) => (left.value < right.value ? -1 : 1));
    return { count: new Set(concepts.map(({ value }) => value)).size, example, value: undefined };
  }

  #isOfOntology(thing: TermId, graph: TermId): boolean {
    return (
      graph === this.#ontology &&
      graph !== UNBOUND &&
      this.#names.thingOf(this.#version.ids.dictionary.textOf(thing)) === undefined
    );
  }
}

/** Counts sorted rows, each once in whatever graphs it is. */
class UseCounter {
  #count = 0;
  #first: TermId = UNBOUND;
  #last: readonly [TermId, TermId] = [UNBOUND, UNBOUND];

  constructor(
    private readonly version: GraphVersion,
    private readonly inferred: TermId,
  ) {}

  add(thing: TermId, value: TermId, graph: TermId): void {
    if (thing !== this.#last[0] || value !== this.#last[1]) this.#count += 1;
    this.#last = [thing, value];
    const { dictionary } = this.version.ids;
    const isAsserted = graph === UNBOUND || graph !== this.inferred;
    if (
      isAsserted &&
      dictionary.kindOf(thing) === TermKind.iri &&
      (this.#first === UNBOUND ||
        (thing !== this.#first && dictionary.compareTexts(thing, this.#first) < 0))
    )
      this.#first = thing;
  }

  get result(): Pick<TermUse, 'count' | 'example'> {
    // Only ids of IRIs are taken.
    return {
      count: this.#count,
      example:
        this.#first === UNBOUND
          ? undefined
          : (this.version.ids.dictionary.termOf(this.#first) as NamedNode),
    };
  }
}

/** An ontology's own terms of a kind. */
export function valuesIn(
  ontology: Parameters<typeof objectsOf>[0],
  term: Term,
  ...properties: readonly NamedNode[]
): Term[] {
  return [
    ...new Map(
      properties
        .flatMap((property) => objectsOf(ontology, term, property))
        .map((value) => [termKey(value), value]),
    ).values(),
  ];
}
