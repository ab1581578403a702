/**
 * Warms up an idle worker. JavaScript is compiled while it runs, so each worker first answers
 * queries of the most common kinds over a small invented graph. With it, the first runs of a dozen
 * other queries take 7 ms of processor time instead of 22.
 */
import { IdGraph, versionOf } from '../graph/index.js';
import { DAY_MS, RDF, RDFS, XSD, parseN3Syntax } from '../rdf/index.js';
import { answerRequest, type QueryRequest } from './answer.js';
import type { EvaluationSettings } from './evaluate.js';
import { Budget } from './workers/index.js';

const NAMESPACE = 'urn:warm-up:';
const PREFIXES = [
  `PREFIX : <${NAMESPACE}> PREFIX rdf: <${RDF.iri}>`,
  `PREFIX rdfs: <${RDFS.iri}> PREFIX xsd: <${XSD.iri}> `,
].join(' ');
const EVENT_COUNT = 600;
const KINDS = 6;
const BODIES = 40;
const PLACES = 30;
const FIRST_DAY = Date.UTC(2020, 0, 1);

/** How often each query is answered: after that, compiled code hardly changes. */
const ROUNDS = 24;

/** Queries separated by blank lines. */
const withPrefixes = (texts: string): string[] =>
  texts.split('\n\n').map((text) => PREFIXES + text.trim());

/** They use the most common operators, functions and writers. */
export const WARM_UP_QUERIES: readonly string[] = withPrefixes(`
SELECT ?p ?o { :event17 ?p ?o }

SELECT ?e ?l ?d
  { ?e :organizer :body3 ; rdfs:label ?l ; :start ?d FILTER(?d >= "2021-02-01"^^xsd:date &&
  ?d < "2022-01-01"^^xsd:date) } ORDER BY DESC(?d) ?e LIMIT 20

SELECT ?b ?y (COUNT(*) AS ?n)
  { ?e :organizer ?b ; :start ?d . ?b a :Kind1 BIND(YEAR(?d) AS ?y) } GROUP BY ?b ?y
  ORDER BY ?b ?y

SELECT ?k (AVG(?n) AS ?mean) (MAX(?n) AS ?most) (MIN(?n) AS ?least) (SUM(?n) AS ?all)
  { ?e a ?k ; :participants ?n } GROUP BY ?k HAVING(COUNT(*) > 3) ORDER BY ?k

SELECT ?e ?t { ?e a :Kind3 ; :organizer ?b OPTIONAL { ?e :place ?p . ?p rdfs:label ?t }
  OPTIONAL { ?e :follows ?f } }

SELECT (COUNT(DISTINCT ?x) AS ?c) { :body1 (^:organizer/:organizer)+ ?x }

SELECT (COUNT(?e) AS ?c) { ?e a :Kind3 FILTER NOT EXISTS { ?e :follows ?q }
  FILTER EXISTS { ?e :place ?p } }

SELECT (COUNT(*) AS ?c) { ?e :organizer ?b . ?b :seat ?p . ?e :place ?p }

SELECT ?e ?l ?d ?n { ?e rdfs:label ?l ; :start ?d ; :participants ?n }

SELECT ?l (STRLEN(?l) AS ?n) (UCASE(?l) AS ?u)
  { ?e rdfs:label ?l FILTER(CONTAINS(?l, "17") || STRSTARTS(?l, "Event 2") || REGEX(?l,
  "^event 3[0-4]", "i")) }

SELECT ?b ?n { { SELECT ?b (COUNT(?e) AS ?n) { ?e :organizer ?b } GROUP BY ?b
  ORDER BY DESC(?n) LIMIT 5 } ?b rdfs:label ?l } ORDER BY DESC(?n)

CONSTRUCT { ?e rdfs:label ?l ; :organizer ?o } WHERE { ?e :organizer :body5, ?o ; rdfs:label ?l }
`);

/** Its change is discarded. */
export const WARM_UP_UPDATES: readonly string[] = withPrefixes(`
DELETE { GRAPH ?g { ?e :participants ?n } } INSERT { GRAPH ?g { ?e :participants ?m } }
  WHERE { GRAPH ?g { ?e a :Kind2 ; :participants ?n } BIND(?n + 1 AS ?m) }
`);

/** Answers the queries repeatedly, in steps of some milliseconds, so that other work can go on. */
export async function* warmUp(settings: EvaluationSettings): AsyncGenerator<void> {
  const graph = madeUpGraph();
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const request of [
      ...WARM_UP_QUERIES.map((text) => queryOf(text, round)),
      ...WARM_UP_UPDATES.map((text) => ({ kind: 'update', text }) as const),
    ]) {
      const { chunks } = await answerRequest(request, graph, settings, new Budget());
      for await (const chunk of chunks ?? []) chunk.fill(0);
      yield;
    }
  }
}

/** Some hundred events with the workers' classes, for which the code is compiled. */
export function madeUpGraph(): IdGraph {
  const repeated = (count: number, factsOf: (index: number) => string): string[] =>
    Array.from({ length: count }, (_, index) => `GRAPH :page${index % 3} { ${factsOf(index)} }`);
  const text = [
    PREFIXES,
    ...repeated(KINDS, (index) => `:Kind${index} rdfs:subClassOf :Kind${index >> 1}`),
    ...repeated(PLACES, (index) => `:place${index} rdfs:label "Place ${index}"@en`),
    ...repeated(
      BODIES,
      (index) =>
        `:body${index} a :Kind${index % 3} ; rdfs:label "Body “${index}”" ; ` +
        `:seat :place${(index * 7) % PLACES}`,
    ),
    ...repeated(EVENT_COUNT, eventFacts),
  ].join('\n');
  return new IdGraph(versionOf(parseN3Syntax(text, { format: 'trig' })).ids.payload);
}

function eventFacts(index: number): string {
  const day = new Date(FIRST_DAY + index * 2 * DAY_MS).toISOString().slice(0, 10);
  const follows = index % 3 === 0 ? `:event${index} :follows :event${index >> 1} .` : '';
  return (
    `${follows} :event${index} a :Kind${index % KINDS} ; :start "${day}"^^xsd:date ; ` +
    `rdfs:label "Event ${index} on some matter of note"@en ; :participants ${(index * 13) % 90} ; ` +
    `:place :place${(index * 11) % PLACES} ; :organizer :body${(index * 3) % BODIES} , ` +
    `:body${(index * index + 1) % BODIES}`
  );
}

/** Mostly in programs' formats, and sometimes in analysts'. */
function queryOf(text: string, round: number): QueryRequest {
  const formats = ['json', 'json', 'csv', 'json', 'xml', 'json', 'tsv'] as const;
  const solutions = formats[round % formats.length] ?? 'json';
  return {
    kind: 'query',
    text,
    formats: { solutions, boolean: 'json', graph: 'ntriples' },
  };
}
