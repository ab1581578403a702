/** The statements about one thing, with their origins. */
import { labelOf } from '../graph/index.js';
import { INTEGER, listOf, membersOf, objectOf, said, TEXT } from '../input/index.js';
import { RDF, type NamedNode } from '../rdf/index.js';
import type { Caller, Capability } from './capability.js';
import { CELL, FROM, NOTE, VERSION, namedValueOf, propertyOf } from './members.js';
import { THING, factsOf, thingFor } from './thing-facts.js';

const MAX_FACTS = 200;

export const getThing: Capability<{ readonly thing: string }, object> = {
  name: 'get-thing',
  summary: 'Shows all facts about one thing, with where they come from',
  input: membersOf({ thing: THING }, { version: VERSION }),
  output: objectOf(
    {
      iri: TEXT,
      label: TEXT,
      types: listOf(TEXT),
      total: said(INTEGER, 'How many facts there are.'),
      facts: listOf(
        objectOf({ property: TEXT, propertyIri: TEXT, value: CELL, from: FROM }, { iri: TEXT }),
      ),
      pointedAtBy: said(
        listOf(objectOf({ property: TEXT, propertyIri: TEXT, things: INTEGER })),
        'Properties by which other things point at this one, and how many do.',
      ),
    },
    { note: NOTE },
  ),
  run: async ({ thing: said }, caller) => {
    const { version, service } = caller;
    const thing = thingFor(said, caller);
    const all = factsOf(version, thing, service.names);
    const facts = all.filter(({ property }) => !property.equals(RDF.type));
    const types = all
      .filter(({ property }) => property.equals(RDF.type))
      .filter(({ value }) => value.value.startsWith(service.names.ontologyIri));
    return {
      iri: thing.value,
      label: labelOf(version, thing),
      types: types.map(({ value }) => labelOf(version, value)),
      total: facts.length,
      facts: facts.slice(0, MAX_FACTS).map(({ property, value, from }) => ({
        ...propertyOf(version, property),
        ...namedValueOf(version, value),
        from,
      })),
      pointedAtBy: await incomingOf(thing, caller),
      ...(facts.length > MAX_FACTS
        ? {
            note:
              `These are the first ${MAX_FACTS} of ${facts.length} facts. For all of them, use the ` +
              `tool query: SELECT ?property ?value { <${thing.value}> ?property ?value }.`,
          }
        : {}),
    };
  },
  http: false,
  commands: [],
  tool: {
    title: 'Look at one thing',
    description:
      'All facts about one thing (event, organization, State, person, news item, …), each with ' +
      'where it comes from, and how many other things point at it. For the words that a fact rests ' +
      'on, use sources_of. Example: {"thing": "organization/presence-in-albania"}.',
  },
};

async function incomingOf(
  thing: NamedNode,
  { service, version, asked }: Caller,
): Promise<object[]> {
  const answer = await service.unionSparql.query(
    version,
    `SELECT ?property (COUNT(DISTINCT ?other) AS ?things) { ?other ?property <${thing.value}> }
      GROUP BY ?property ORDER BY DESC(?things) ?property`,
    asked,
  );
  if (answer.kind !== 'solutions') throw new TypeError('A SELECT query was asked.');
  const found: object[] = [];
  for await (const [property, things] of answer.solutions)
    if (property?.termType === 'NamedNode' && things)
      found.push({ ...propertyOf(version, property), things: Number(things.value) });
  return found;
}
