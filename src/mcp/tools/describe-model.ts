/** `describe_model`: classes and properties, as the shapes have them, with counts. */
import { ServiceError, quote } from '../../errors.js';
import { labelOf, localNameOf, spokenLabelOf, type GraphVersion } from '../../graph/index.js';
import {
  OWL,
  RDF,
  RDFS,
  SKOS,
  namedNode,
  objectsOf,
  subjectsOf,
  type NamedNode,
  type Term,
} from '../../rdf/index.js';
import { superClassesOf } from '../../shacl/index.js';
import type { Service } from '../../service.js';
import { ShapeProperties, type ShapeProperty } from '../shape-properties.js';
import { CELL, cellOf, type Cell } from '../terms.js';
import {
  NOTE,
  NUMBER,
  TEXT,
  TEXTS,
  VERSION,
  listOf,
  objectOf,
  versionFor,
  type Caller,
  type Tool,
} from '../tool.js';

const CLASS = {
  name: TEXT,
  iri: TEXT,
  label: TEXT,
  definition: TEXT,
  kindOf: TEXTS,
  things: NUMBER,
};

export const describeModel: Tool = {
  name: 'describe_model',
  title: 'Classes and properties',
  description:
    'The vocabulary for queries. Without arguments: all classes, with definition and number of ' +
    'things, and the prefixes. With a class: its properties in the order of its shapes, with what ' +
    'their values are, how often each is used, and a value for example. Use it before query. ' +
    'Example: {"class": "Event"}.',
  input: {
    class: {
      type: 'string',
      description: 'A class: its name as in og:Event, its label, or its IRI.',
      minLength: 1,
      maxLength: 500,
      examples: ['Event', 'field operation'],
    },
    version: VERSION,
  },
  output: {
    prefixes: { type: 'object', additionalProperties: TEXT },
    classes: { ...listOf(CLASS, ['name', 'iri', 'label', 'things']) },
    class: objectOf(CLASS, ['name', 'iri', 'label', 'things']),
    properties: listOf(
      {
        name: TEXT,
        iri: TEXT,
        label: TEXT,
        definition: TEXT,
        values: { ...TEXT, description: 'What values are: classes or a datatype.' },
        count: { ...TEXT, description: 'How many values a thing may have.' },
        used: { ...NUMBER, description: 'Statements of things of this class.' },
        example: CELL,
      },
      ['name', 'iri', 'label', 'used'],
    ),
    from: TEXTS,
    note: NOTE,
  },
  always: ['prefixes', 'from'],
  answer: async (given, caller) => {
    const version = await versionFor(given, caller);
    const model = new Model(version, caller.service);
    const { og, rdfs, skos, dcterms, schema } = caller.service.prefixes;
    const shared = {
      version: version.number,
      prefixes: { og, rdfs, skos, dcterms, schema },
      from: ['ontology', 'shapes', `counts of version ${version.number}`],
    };
    const things = await thingCounts(version, caller);
    if (given.class === undefined) return { ...shared, classes: model.classes(things) };
    const type = model.classCalled(String(given.class).trim());
    return {
      ...shared,
      class: model.classOf(type, things),
      properties: model.properties(type, await uses(version, type, caller)),
    };
  },
};

type Counts = ReadonlyMap<string, number>;

async function thingCounts(version: GraphVersion, { service }: Caller): Promise<Counts> {
  const { classPartition } = await service.statistics.of(version);
  return new Map(classPartition.map(({ iri, count }) => [iri, count]));
}

/** How often things of a class use a property. */
interface Use {
  readonly count: number;
  readonly example: Cell;
}

async function uses(
  version: GraphVersion,
  type: NamedNode,
  { service, asked }: Caller,
): Promise<ReadonlyMap<string, Use>> {
  const answer = await service.unionSparql.query(
    version,
    `SELECT ?property (COUNT(*) AS ?count) (MIN(?value) AS ?example)
      { ?thing a <${type.value}> ; ?property ?value } GROUP BY ?property ORDER BY DESC(?count)`,
    asked,
  );
  if (answer.kind !== 'solutions') throw new TypeError('A SELECT query was asked.');
  const found = new Map<string, Use>();
  for await (const [property, count, example] of answer.solutions)
    if (property && count)
      found.set(property.value, {
        count: Number(count.value),
        example: example ? cellOf(example) : '',
      });
  return found;
}

interface DescribedClass {
  readonly name: string;
  readonly kindOf: readonly string[];
  readonly things: number;
}

/** The vocabulary of one version. */
class Model {
  readonly #version: GraphVersion;
  readonly #service: Service;

  constructor(version: GraphVersion, service: Service) {
    this.#version = version;
    this.#service = service;
  }

  /** Classes of our own, those with most things first. */
  classes(things: Counts): object[] {
    return this.#ownClasses()
      .map((type) => this.classOf(type, things))
      .sort((left, right) => right.things - left.things || (left.name < right.name ? -1 : 1));
  }

  classOf(type: NamedNode, things: Counts): DescribedClass {
    return {
      name: this.#nameOf(type),
      ...this.#termOf(type),
      kindOf: objectsOf(this.#version, type, RDFS.subClassOf)
        .filter((each) => this.#isOwn(each))
        .map((each) => this.#nameOf(each)),
      things: things.get(type.value) ?? 0,
    };
  }

  /** @throws ServiceError `not-found`, with the names that there are */
  classCalled(text: string): NamedNode {
    const wanted = text.replace(/^og:/, '').toLowerCase();
    const classes = this.#ownClasses();
    const found = classes.find((type) =>
      [type.value, localNameOf(type.value), labelOf(this.#version, type)].some(
        (name) => name.toLowerCase() === wanted,
      ),
    );
    if (found) return found;
    throw new ServiceError(
      'not-found',
      `There is no class called ${quote(text)}; possible are the available ones.`,
      { details: { available: classes.map((type) => this.#nameOf(type)).sort() } },
    );
  }

  /** What shapes say first; then what is used besides. */
  properties(type: NamedNode, used: ReadonlyMap<string, Use>): object[] {
    const classes = [...superClassesOf(this.#version, type).values()];
    const shaped = ShapeProperties.of(this.#service).of(classes);
    const others = [...used.keys()].filter((iri) => !shaped.has(iri) && iri !== RDF.type.value);
    return [...shaped.keys(), ...others].map((iri) =>
      this.#property(namedNode(iri), shaped.get(iri), used.get(iri)),
    );
  }

  #property(property: NamedNode, shape: ShapeProperty | undefined, use: Use | undefined): object {
    return {
      name: this.#nameOf(property),
      ...this.#termOf(property),
      ...(shape ? { count: shape.count } : {}),
      ...(shape && shape.values.length > 0
        ? { values: shape.values.map((each) => this.#nameOf(each)).join(' or ') }
        : {}),
      used: use?.count ?? 0,
      ...(use ? { example: use.example } : {}),
    };
  }

  #termOf(term: NamedNode): object {
    const [definition] = objectsOf(this.#version, term, SKOS.definition);
    return {
      iri: term.value,
      label: spokenLabelOf(this.#version, term),
      ...(definition ? { definition: definition.value } : {}),
    };
  }

  /** With a prefix where there is one. */
  #nameOf({ value }: Term): string {
    const [prefix, start] =
      Object.entries(this.#service.prefixes).find(([, iri]) => value.startsWith(iri)) ?? [];
    return start === undefined ? value : `${prefix}:${value.slice(start.length)}`;
  }

  #ownClasses(): NamedNode[] {
    return subjectsOf(this.#version, RDF.type, OWL.Class).filter((type) => this.#isOwn(type));
  }

  #isOwn(term: Term): term is NamedNode {
    return term.termType === 'NamedNode' && term.value.startsWith(this.#service.names.ontologyIri);
  }
}
