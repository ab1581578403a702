/** The vocabulary of a version: classes, and properties from the shapes, with counts. */
import { notFound, quote } from '../errors.js';
import { labelOf, localNameOf, spokenLabelOf, type GraphVersion } from '../graph/index.js';
import { filledText, INTEGER, listOf, membersOf, objectOf, said, TEXT } from '../input/index.js';
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
} from '../rdf/index.js';
import { ShapeProperties, superClassesOf, type ShapeProperty } from '../shacl/index.js';
import type { Service } from '../service.js';
import type { Caller, Capability } from './capability.js';
import { CELL, NOTE, VERSION, cellOf, type Cell } from './members.js';

const CLASS = objectOf(
  { name: TEXT, iri: TEXT, label: TEXT, things: INTEGER },
  { definition: TEXT, kindOf: listOf(TEXT) },
);

const PROPERTY = objectOf(
  {
    name: TEXT,
    iri: TEXT,
    label: TEXT,
    used: said(INTEGER, 'Statements of things of this class.'),
  },
  {
    definition: TEXT,
    values: said(TEXT, 'What values are: classes or a datatype.'),
    count: said(TEXT, 'How many values a thing may have.'),
    example: CELL,
  },
);

export const describeModel: Capability<{ readonly class?: string }, object> = {
  name: 'describe-model',
  summary: 'Lists the classes, or the properties of one, with counts',
  input: membersOf(
    {},
    {
      class: said(
        filledText(500),
        'A class: its name as in og:Event, its label, or its IRI.',
        'Event',
        'field operation',
      ),
      version: VERSION,
    },
  ),
  output: objectOf(
    { prefixes: { type: 'object', additionalProperties: TEXT }, from: listOf(TEXT) },
    { classes: listOf(CLASS), class: CLASS, properties: listOf(PROPERTY), note: NOTE },
  ),
  run: async ({ class: name }, caller) => {
    const { version, service } = caller;
    const { og, rdfs, skos, dcterms, schema } = service.prefixes;
    const shared = {
      prefixes: { og, rdfs, skos, dcterms, schema },
      from: ['ontology', 'shapes', `counts of version ${version.number}`],
    };
    const { classPartition } = await service.statistics.of(version);
    const things = new Map(classPartition.map(({ iri, count }) => [iri, count]));
    const all = subjectsOf(version, RDF.type, OWL.Class).filter((each) => isOurs(each, service));
    const classes = all.map((each) => classOf(each, things, version, service));
    if (name === undefined)
      return {
        ...shared,
        classes: classes.sort((a, b) => b.things - a.things || (a.name < b.name ? -1 : 1)),
      };
    const wanted = name.trim().replace(/^og:/, '').toLowerCase();
    const found = classes.find(({ iri }) =>
      [iri, localNameOf(iri), labelOf(version, namedNode(iri))].some(
        (each) => each.toLowerCase() === wanted,
      ),
    );
    if (!found)
      throw notFound(`There is no class called ${quote(name)}; possible are the available ones.`, {
        details: { available: classes.map((each) => each.name).sort() },
      });
    return { ...shared, class: found, properties: await propertiesOf(found.iri, caller) };
  },
  http: false,
  commands: [],
  tool: {
    title: 'Classes and properties',
    description:
      'The vocabulary for queries. Without arguments: all classes, with definition and number of ' +
      'things, and the prefixes. With a class: its properties in the order of its shapes, with what ' +
      'their values are, how often each is used, and a value for example. Use it before query. ' +
      'Example: {"class": "Event"}.',
  },
};

const isOurs = (term: Term, { names }: Service): term is NamedNode =>
  term.termType === 'NamedNode' && term.value.startsWith(names.ontologyIri);

function nameOf({ value }: Term, { prefixes }: Service): string {
  const [prefix, start] = Object.entries(prefixes).find(([, iri]) => value.startsWith(iri)) ?? [];
  return start === undefined ? value : `${prefix}:${value.slice(start.length)}`;
}

/** Names and definition of a class or a property. */
function described(term: NamedNode, version: GraphVersion, service: Service) {
  const [definition] = objectsOf(version, term, SKOS.definition);
  return {
    name: nameOf(term, service),
    iri: term.value,
    label: spokenLabelOf(version, term),
    ...(definition ? { definition: definition.value } : {}),
  };
}

function classOf(
  type: NamedNode,
  things: ReadonlyMap<string, number>,
  version: GraphVersion,
  service: Service,
) {
  const above = objectsOf(version, type, RDFS.subClassOf).filter((each) => isOurs(each, service));
  return {
    ...described(type, version, service),
    kindOf: above.map((each) => nameOf(each, service)),
    things: things.get(type.value) ?? 0,
  };
}

/** Those of the shapes first; then others in use. */
async function propertiesOf(type: string, caller: Caller): Promise<object[]> {
  const { version, service } = caller;
  const used = await usesOf(type, caller);
  const classes = [...superClassesOf(version, namedNode(type)).values()];
  const shaped = ShapeProperties.of(service.shapes).of(classes);
  const all = new Set([...shaped.keys(), ...used.keys()]);
  if (!shaped.has(RDF.type.value)) all.delete(RDF.type.value);
  return [...all].map((iri) => {
    const shape = shaped.get(iri);
    const values = shape?.values.map((each) => nameOf(each, service)).join(' or ');
    return {
      ...described(namedNode(iri), version, service),
      ...(shape ? { count: countInWords(shape) } : {}),
      ...(values ? { values } : {}),
      used: 0,
      ...used.get(iri),
    };
  });
}

/** How often things of a class use a property, and a value. */
async function usesOf(
  type: string,
  { service, version, asked }: Caller,
): Promise<ReadonlyMap<string, { readonly used: number; readonly example: Cell }>> {
  const answer = await service.unionSparql.query(
    version,
    `SELECT ?property (COUNT(*) AS ?count) (MIN(?value) AS ?example)
      { ?thing a <${type}> ; ?property ?value } GROUP BY ?property ORDER BY DESC(?count)`,
    asked,
  );
  if (answer.kind !== 'solutions') throw new TypeError('A SELECT query was asked.');
  const found = new Map<string, { used: number; example: Cell }>();
  for await (const [property, count, example] of answer.solutions)
    if (property && count)
      found.set(property.value, {
        used: Number(count.value),
        example: example ? cellOf(example) : '',
      });
  return found;
}

function countInWords({ minCount: min, maxCount: max }: ShapeProperty): string {
  if (max === undefined) return min === 0 ? 'any number' : `${min} or more`;
  if (min === max) return String(min);
  return min === 0 ? `at most ${max}` : `${min} to ${max}`;
}
