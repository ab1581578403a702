/**
 * Warms up an idle worker. JavaScript is compiled while it runs, and a query in code that never ran
 * takes several times as long as later; so each worker first answers queries of every kind over a
 * small invented graph.
 */
import { IdGraph, versionOf } from '../graph/index.js';
import type { NamedNode, Quad } from '../rdf/index.js';
import { DAY_MS, RDF, RDFS, XSD, literal, namedNode, quad } from '../rdf/index.js';
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
const ROUNDS = 16;

const EVENTS = Array.from({ length: 40 }, (_, index) => `:event${index * 7}`).join(' ');

/** Queries separated by blank lines. */
const withPrefixes = (texts: string): string[] =>
  texts.split('\n\n').map((text) => PREFIXES + text.trim());

/** Queries that together use the most common operators, functions and writers. */
export const WARM_UP_QUERIES: readonly string[] = withPrefixes(`
SELECT ?p ?o { :event17 ?p ?o }

SELECT ?s ?p ?o { ?s ?p ?o } LIMIT 60

SELECT ?e ?l ?d
  { ?e :organizer :body3 ; rdfs:label ?l ; :start ?d FILTER(?d >= "2021-02-01"^^xsd:date &&
  ?d < "2022-01-01"^^xsd:date) } ORDER BY DESC(?d) ?e LIMIT 20

SELECT DISTINCT ?e ?l { ?e :organizer ?a, ?b ; rdfs:label ?l . ?a a :Kind1 . ?b a :Kind2 }

SELECT ?k (COUNT(?e) AS ?n) { ?e a ?k } GROUP BY ?k ORDER BY DESC(?n) ?k

SELECT ?b ?y (COUNT(*) AS ?n)
  { ?e :organizer ?b ; :start ?d . ?b a :Kind1 BIND(YEAR(?d) AS ?y) } GROUP BY ?b ?y
  ORDER BY ?b ?y

SELECT ?k (AVG(?n) AS ?mean) (MAX(?n) AS ?most) (MIN(?n) AS ?least) (SUM(?n) AS ?all)
  { ?e a ?k ; :participants ?n } GROUP BY ?k HAVING(COUNT(*) > 3) ORDER BY ?k

SELECT ?x ?y (COUNT(*) AS ?c) { ?e :organizer ?x, ?y FILTER(STR(?x) < STR(?y)) }
  GROUP BY ?x ?y ORDER BY DESC(?c) ?x ?y LIMIT 10

SELECT ?e ?t { ?e a :Kind3 ; :organizer ?b OPTIONAL { ?e :place ?p . ?p rdfs:label ?t }
  OPTIONAL { ?e :follows ?f } }

SELECT DISTINCT ?e { { ?e :organizer ?b } UNION { ?e :follows/:organizer ?b } ?b a :Kind0 }

SELECT (COUNT(*) AS ?c) { ?e :place/:within* :place0 ; a/rdfs:subClassOf* :Kind0 }

SELECT (COUNT(DISTINCT ?x) AS ?c) { :body1 (^:organizer/:organizer)+ ?x }

SELECT (COUNT(?e) AS ?c) { ?e a :Kind3 FILTER NOT EXISTS { ?e :follows ?q }
  FILTER EXISTS { ?e :place ?p } }

SELECT DISTINCT ?b { ?e :organizer ?b ; :place :place3
  MINUS { ?f :organizer ?b ; :place :place4 } }

SELECT (COUNT(*) AS ?c) { ?e :organizer ?b . ?b :seat ?p . ?e :place ?p }

SELECT ?e ?l { VALUES ?e { ${EVENTS} } ?e rdfs:label ?l }

SELECT ?e ?l ?d ?n { ?e rdfs:label ?l ; :start ?d ; :participants ?n }

SELECT ?l (STRLEN(?l) AS ?n) (UCASE(?l) AS ?u)
  { ?e rdfs:label ?l FILTER(CONTAINS(?l, "17") || STRSTARTS(?l, "Event 2") || REGEX(?l,
  "^event 3[0-4]", "i")) }

SELECT ?e { ?e rdfs:label ?l FILTER(LANG(?l) = "en" && LANGMATCHES(LANG(?l), "en") &&
  BOUND(?l) && ISIRI(?e)) } ORDER BY LCASE(?l) LIMIT 10 OFFSET 5

SELECT ?b (GROUP_CONCAT(?l; SEPARATOR=", ") AS ?all) (SAMPLE(?l) AS ?one)
  { ?b a :Kind2 ; rdfs:label ?l } GROUP BY ?b

SELECT ?b ?n { { SELECT ?b (COUNT(?e) AS ?n) { ?e :organizer ?b } GROUP BY ?b
  ORDER BY DESC(?n) LIMIT 5 } ?b rdfs:label ?l } ORDER BY DESC(?n)

SELECT ?g (COUNT(*) AS ?n) { GRAPH ?g { ?s a ?k } } GROUP BY ?g

SELECT ?e (IF(?n > 40, "many", "few") AS ?size) (COALESCE(?x, ?n * 2 + 1.5) AS ?y)
  { ?e :participants ?n FILTER(?n IN (3, 4, 50)) }

SELECT (SUM(CEIL(?n / 7)) AS ?up) (SUM(ABS(?n - 40) * 2) AS ?all) { ?e :participants ?n }

SELECT (COUNT(*) AS ?c) (MAX(?n) AS ?most)
  { { SELECT ?e (COUNT(?o) AS ?n) { ?e :organizer ?o } GROUP BY ?e } }

SELECT (COUNT(?e) AS ?c) (COUNT(?l) AS ?d)
  { ?e a ?k OPTIONAL { ?e :follows ?f . ?f rdfs:label ?l } }

ASK { ?e :organizer :body2 ; a :Kind1 }

CONSTRUCT { ?e rdfs:label ?l ; :organizer ?o } WHERE { ?e :organizer :body5, ?o ; rdfs:label ?l }

DESCRIBE :body7
`);

/** Updates of the usual kinds; their changes are discarded. */
export const WARM_UP_UPDATES: readonly string[] = withPrefixes(`
INSERT DATA { GRAPH :page9
  { :event900 a :Kind1 ; rdfs:label "Event 900"@en ; :start "2024-05-01"^^xsd:date ;
  :participants 12 } }

DELETE { GRAPH ?g { ?e :participants ?n } } INSERT { GRAPH ?g { ?e :participants ?m } }
  WHERE { GRAPH ?g { ?e a :Kind2 ; :participants ?n } BIND(?n + 1 AS ?m) }

DELETE DATA { GRAPH :page0 { :event0 a :Kind0 } } ; DELETE WHERE { GRAPH :page1
  { :event1 ?p ?o } }
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
  return new IdGraph(versionOf(madeUpQuads()).ids.payload);
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

const thing = (name: string): NamedNode => namedNode(NAMESPACE + name);

function* madeUpQuads(): Generator<Quad> {
  for (let index = 1; index < KINDS; index += 1)
    yield* statements(`Kind${index}`, index, [[RDFS.subClassOf, thing(`Kind${index >> 1}`)]]);
  for (let index = 0; index < PLACES; index += 1) {
    yield* statements(`place${index}`, index, [
      [RDFS.label, literal(`Place ${index}`, 'en')],
      [thing('within'), thing(`place${index >> 2}`)],
    ]);
  }
  for (let index = 0; index < BODIES; index += 1) {
    yield* statements(`body${index}`, index, [
      [RDF.type, thing(`Kind${index % 3}`)],
      [RDFS.label, literal(`Body “${index}”`)],
      [thing('seat'), thing(`place${(index * 7) % PLACES}`)],
    ]);
  }
  for (let index = 0; index < EVENT_COUNT; index += 1) {
    yield* statements(`event${index}`, index, [
      [RDF.type, thing(`Kind${index % KINDS}`)],
      [RDFS.label, literal(`Event ${index} on some matter of note`, 'en')],
      [
        thing('start'),
        literal(new Date(FIRST_DAY + index * 2 * DAY_MS).toISOString().slice(0, 10), XSD.date),
      ],
      [thing('participants'), literal(String((index * 13) % 90), XSD.integer)],
      [thing('place'), thing(`place${(index * 11) % PLACES}`)],
      [thing('organizer'), thing(`body${(index * 3) % BODIES}`)],
      [thing('organizer'), thing(`body${(index * index + 1) % BODIES}`)],
      ...(index % 3 === 0 ? [[thing('follows'), thing(`event${index >> 1}`)] as const] : []),
    ]);
  }
}

function statements(
  subject: string,
  index: number,
  facts: readonly (readonly [NamedNode, Quad['object']])[],
): Quad[] {
  return facts.map(([predicate, object]) =>
    quad(thing(subject), predicate, object, thing(`page${index % 3}`)),
  );
}
