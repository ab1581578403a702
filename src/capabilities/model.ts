/** The vocabulary of a version for the tools. */
import { notFound, quote } from '../errors.js';
import { labelOf, localNameOf, spokenLabelOf, type GraphVersion } from '../graph/index.js';
import type { NamedNode, Term } from '../rdf/index.js';
import { OWL, RDF, RDFS, SKOS, namedNode, objectsOf, subjectsOf } from '../rdf/index.js';
import { ShapeProperties, superClassesOf, type ShapeProperty } from '../shacl/index.js';
import type { Service } from '../service.js';
import type { Cell } from './terms.js';

/** Numbers of things, by the IRIs of classes. */
export type Counts = ReadonlyMap<string, number>;

/** How often things of a class use a property. */
export interface Use {
  readonly count: number;
  readonly example: Cell;
}

interface DescribedClass {
  readonly name: string;
  readonly kindOf: readonly string[];
  readonly things: number;
}

export class Model {
  constructor(
    private readonly version: GraphVersion,
    private readonly service: Service,
  ) {}

  /** Classes of our own, most frequent first. */
  classes(things: Counts): object[] {
    return this.#ownClasses()
      .map((type) => this.classOf(type, things))
      .sort((left, right) => right.things - left.things || (left.name < right.name ? -1 : 1));
  }

  classOf(type: NamedNode, things: Counts): DescribedClass {
    return {
      name: this.#nameOf(type),
      ...this.#termOf(type),
      kindOf: objectsOf(this.version, type, RDFS.subClassOf)
        .filter((each) => this.#isOwn(each))
        .map((each) => this.#nameOf(each)),
      things: things.get(type.value) ?? 0,
    };
  }

  /** @throws ServiceError `not-found`, with the existing names */
  classCalled(text: string): NamedNode {
    const wanted = text.replace(/^og:/, '').toLowerCase();
    const classes = this.#ownClasses();
    const found = classes.find((type) =>
      [type.value, localNameOf(type.value), labelOf(this.version, type)].some(
        (name) => name.toLowerCase() === wanted,
      ),
    );
    if (found) return found;
    throw notFound(`There is no class called ${quote(text)}; possible are the available ones.`, {
      details: { available: classes.map((type) => this.#nameOf(type)).sort() },
    });
  }

  /** Those of the shapes first; then others in use. */
  properties(type: NamedNode, used: ReadonlyMap<string, Use>): object[] {
    const classes = [...superClassesOf(this.version, type).values()];
    const shaped = ShapeProperties.of(this.service.shapes).of(classes);
    const others = [...used.keys()].filter((iri) => !shaped.has(iri) && iri !== RDF.type.value);
    return [...shaped.keys(), ...others].map((iri) =>
      this.#property(namedNode(iri), shaped.get(iri), used.get(iri)),
    );
  }

  #property(property: NamedNode, shape: ShapeProperty | undefined, use: Use | undefined): object {
    return {
      name: this.#nameOf(property),
      ...this.#termOf(property),
      ...(shape ? { count: countInWords(shape) } : {}),
      ...(shape && shape.values.length > 0
        ? { values: shape.values.map((each) => this.#nameOf(each)).join(' or ') }
        : {}),
      used: use?.count ?? 0,
      ...(use ? { example: use.example } : {}),
    };
  }

  #termOf(term: NamedNode): object {
    const [definition] = objectsOf(this.version, term, SKOS.definition);
    return {
      iri: term.value,
      label: spokenLabelOf(this.version, term),
      ...(definition ? { definition: definition.value } : {}),
    };
  }

  #nameOf({ value }: Term): string {
    const [prefix, start] =
      Object.entries(this.service.prefixes).find(([, iri]) => value.startsWith(iri)) ?? [];
    return start === undefined ? value : `${prefix}:${value.slice(start.length)}`;
  }

  #ownClasses(): NamedNode[] {
    return subjectsOf(this.version, RDF.type, OWL.Class).filter((type) => this.#isOwn(type));
  }

  #isOwn(term: Term): term is NamedNode {
    return term.termType === 'NamedNode' && term.value.startsWith(this.service.names.ontologyIri);
  }
}

function countInWords({ minCount: min, maxCount: max }: ShapeProperty): string {
  if (max === undefined) return min === 0 ? 'any number' : `${min} or more`;
  if (min === max) return String(min);
  return min === 0 ? `at most ${max}` : `${min} to ${max}`;
}
