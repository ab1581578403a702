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
  shortIri,
  subjectsOf,
  type NamedNode,
  type Term,
} from '../rdf/index.js';
import { ShapeProperties, superClassesOf, type ShapeProperty } from '../shacl/index.js';
import type { Service } from '../service.js';
import type { Statistics } from '../snapshots/index.js';
import { rowsOf } from '../sparql/index.js';
import { capability, type Caller } from './capability.js';
import { CELL, VERSION, cellOf, type Cell } from './members.js';

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

export const describeModel = capability({
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
    {
      classes: said(listOf(TEXT), 'A class, how many things it has, and the classes below it.'),
      connections: said(
        listOf(TEXT),
        'A property, in how many statements it is, the classes of its subjects → its values.',
      ),
      traps: said(listOf(TEXT), 'What queries often miss.'),
      queries: said(
        listOf(objectOf({ title: TEXT, query: TEXT })),
        'Queries that show how the parts fit together.',
      ),
      class: CLASS,
      properties: listOf(PROPERTY),
    },
  ),
  run: async ({ class: name }, caller) => {
    const { version, service } = caller;
    const { og, rdfs, skos, dcterms, schema, xsd } = service.prefixes;
    const shared = {
      prefixes: { og, rdfs, skos, dcterms, schema, xsd },
      from: ['ontology', 'shapes', `counts of version ${version.number}`],
    };
    const { classPartition, propertyPartition } = await service.statistics.of(version);
    const things = new Map(classPartition.map(({ iri, count }) => [iri, count]));
    const all = subjectsOf(version, RDF.type, OWL.Class).filter((each) => isOurs(each, service));
    const classes = all.map((each) => classOf(each, things, version, service));
    if (name === undefined)
      return {
        ...shared,
        classes: classLines(classes),
        connections: connectionLines(all, propertyPartition, service),
        traps: TRAPS,
        queries: service.queries.shipped
          .filter(({ parameters }) => parameters.length === 0)
          .slice(0, EXAMPLES)
          .map(({ title, query }) => ({ title, query })),
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
      'The vocabulary for queries. Without arguments, everything a query needs: classes and ' +
      'properties with counts and how they connect, what queries often miss, and queries that ' +
      'work. With a class: its definition, and its properties with what their values are, how ' +
      'often each is used, and a value for example. Use it before query. ' +
      'Example: {"class": "Event"}.',
  },
});

const EXAMPLES = 5;

/** What queries often miss, for somebody who writes one without knowing the data. */
const TRAPS = [
  'Some events have no og:startDate, og:endDate or og:place. Ask with OPTIONAL, or rows drop.',
  'The date of an event is og:startDate; dcterms:issued is when a news item about it came out.',
  'The State of an event is the value of (og:country|og:place/og:within*/og:inState). Kosovo is an ' +
    'og:Place and in no State: compare with the place itself, ?event og:place/og:within* ?place.',
  'Who runs an event is og:organizer, both of several. og:partner, og:supporter, og:funder and ' +
    'og:host are others, and no organizers.',
  'Cancelled events are in the graph: FILTER NOT EXISTS { ?event schema:eventStatus ' +
    'schema:EventCancelled }.',
  'Classes above are inferred: ?x a og:Event has all workshops, ?x a og:Organization all bodies.',
  'Most labels are in English, names of people have no language: FILTER(LANG(?label) IN ("en", "")). ' +
    'Look up IRIs with find_thing, do not guess them.',
  'What somebody was at an event is a post (og:holdsPost/og:postAt). Who holds an office today is ' +
    'not recorded.',
  'The graph has the news that it was given, so counts are of these and not of all that happened.',
];

type Described = ReturnType<typeof classOf>;

/** A line for each class that is below none, or above some: with the classes directly below. */
function classLines(classes: readonly Described[]): string[] {
  const used = classes
    .filter(({ things }) => things > 0)
    .sort((a, b) => b.things - a.things || (a.name < b.name ? -1 : 1));
  const isUsed = new Set(used.map(({ name }) => name));
  return used.flatMap(({ name, things, kindOf }) => {
    const below = used.filter((each) => each.kindOf.includes(name));
    if (below.length === 0 && kindOf.some((each) => isUsed.has(each))) return [];
    const list = below.map((each) => `${each.name} ${each.things}`).join(', ');
    return [`${name} ${things}${list && ` (of these: ${list})`}`];
  });
}

/** A line for each property that is used and shaped, by the number of its statements. */
function connectionLines(
  classes: readonly NamedNode[],
  used: Statistics['propertyPartition'],
  service: Service,
): string[] {
  const shapes = ShapeProperties.of(service.shapes);
  const places = classes.map((type) => ({ type, properties: shapes.of([type]) }));
  return [...used]
    .sort((a, b) => b.count - a.count)
    .flatMap(({ iri, count }) => {
      const subjects = places.filter(({ properties }) => properties.has(iri));
      if (subjects.length === 0) return [];
      const values = new Set(
        subjects.flatMap(({ properties }) =>
          (properties.get(iri)?.values ?? []).map((each) => nameOf(each, service)),
        ),
      );
      const from = subjects.map(({ type }) => nameOf(type, service)).join(' | ');
      return [
        `${nameOf(namedNode(iri), service)} ${count}: ${from} → ${[...values].join(' | ') || 'any'}`,
      ];
    });
}

const isOurs = (term: Term, { names }: Service): term is NamedNode =>
  term.termType === 'NamedNode' && term.value.startsWith(names.ontologyIri);

const nameOf = ({ value }: Term, { prefixes }: Service): string => shortIri(value, prefixes);

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
  return new Map(
    (await rowsOf(answer)).flatMap(({ property, count, example }) =>
      property && count
        ? [[property.value, { used: Number(count.value), example: example ? cellOf(example) : '' }]]
        : [],
    ),
  );
}

function countInWords({ minCount: min, maxCount: max }: ShapeProperty): string {
  if (max === undefined) return min === 0 ? 'any number' : `${min} or more`;
  if (min === max) return String(min);
  return min === 0 ? `at most ${max}` : `${min} to ${max}`;
}
