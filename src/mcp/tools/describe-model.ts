/** `describe_model`: classes and properties from the shapes, with counts. */
import type { GraphVersion } from '../../graph/index.js';
import type { NamedNode } from '../../rdf/index.js';
import { Model, type Counts, type Use } from '../model.js';
import { CELL, cellOf } from '../terms.js';
import type { Caller, Tool } from '../tool.js';
import { NOTE, NUMBER, TEXT, TEXTS, VERSION, listOf, objectOf, versionFor } from '../tool.js';

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
      pattern: '\\S',
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
