/** Classes and properties from the shapes, with counts. */
import type { GraphVersion } from '../graph/index.js';
import { filledText, INTEGER, listOf, membersOf, objectOf, said, TEXT } from '../input/index.js';
import type { NamedNode } from '../rdf/index.js';
import type { Caller, Capability } from './capability.js';
import { NOTE, VERSION } from './members.js';
import { Model, type Counts, type Use } from './model.js';
import { CELL, cellOf } from './terms.js';

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
    const model = new Model(version, service);
    const { og, rdfs, skos, dcterms, schema } = service.prefixes;
    const shared = {
      prefixes: { og, rdfs, skos, dcterms, schema },
      from: ['ontology', 'shapes', `counts of version ${version.number}`],
    };
    const things = await thingCounts(version, caller);
    if (name === undefined) return { ...shared, classes: model.classes(things) };
    const type = model.classCalled(name.trim());
    return {
      ...shared,
      class: model.classOf(type, things),
      properties: model.properties(type, await uses(version, type, caller)),
    };
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

async function thingCounts(version: GraphVersion, { service }: Caller): Promise<Counts> {
  const { classPartition } = await service.statistics.of(version);
  return new Map(classPartition.map(({ iri, count }) => [iri, count]));
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
