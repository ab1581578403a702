/** The timed questions, one of each kind that people ask, and the queries of other measures. */
import { BENCH } from './generate-graph.js';

export interface BenchQuery {
  readonly name: string;
  readonly text: string;
  /** CONSTRUCT answers with triples, the others with rows. */
  readonly isGraph: boolean;
}

const PREFIXES = `PREFIX v: <${BENCH}v#>
PREFIX b: <${BENCH}>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>\n`;
/** The IRI of a thing of the benchmark graph, as queries have it. */
export const thing = (path: string): string => `<${BENCH}${path}>`;
const newsOf = (count: number): string =>
  Array.from({ length: count }, (_, index) => thing(`news/${(index * 37) % 2_000}`)).join(' ');

/** Queries by their names. */
export function benchQueries(texts: Readonly<Record<string, string>>): BenchQuery[] {
  return Object.entries(texts).map(([name, text]) => ({
    name,
    text: PREFIXES + text,
    isGraph: text.startsWith('CONSTRUCT'),
  }));
}

/** What people ask of such a graph. */
export const QUESTIONS: readonly BenchQuery[] = benchQueries({
  q01_thing: `SELECT ?p ?o { ${thing('event/417')} ?p ?o }`,
  q02_latest: `SELECT ?n ?t ?d {
    ?n v:issuedBy ${thing('mission/3')} ; v:title ?t ; v:issued ?d
    FILTER(?d >= "2019-01-01"^^xsd:date && ?d < "2020-01-01"^^xsd:date)
  } ORDER BY DESC(?d) ?n LIMIT 50`,
  q03_two_organizers: `SELECT DISTINCT ?e ?l {
    ?e v:organizer ?f, ?m ; rdfs:label ?l . ?f a v:FieldOperation . ?m a v:ForeignMinistry
  }`,
  q04_themes: 'SELECT ?t (COUNT(?n) AS ?c) { ?n v:theme ?t } GROUP BY ?t ORDER BY DESC(?c) ?t',
  q05_mission_years: `SELECT ?f ?y (COUNT(?n) AS ?c) {
    ?n v:issuedBy ?f ; v:issued ?d . ?f a v:FieldOperation BIND(YEAR(?d) AS ?y)
  } GROUP BY ?f ?y ORDER BY ?f ?y`,
  q06_averages: `SELECT ?k (AVG(?n) AS ?mean) (MAX(?n) AS ?most) {
    ?e a ?k ; v:participants ?n . ?k v:broaderKind v:Event
  } GROUP BY ?k HAVING(COUNT(*) > 10) ORDER BY ?k`,
  q07_network: `SELECT ?x ?y (COUNT(*) AS ?c) {
    ?e v:organizer ?x, ?y FILTER(STR(?x) < STR(?y))
  } GROUP BY ?x ?y ORDER BY DESC(?c) ?x ?y LIMIT 100`,
  q08_large: `SELECT ?e ?l ?n {
    ?e v:participants ?n ; rdfs:label ?l FILTER(?n > 195)
  } ORDER BY DESC(?n) ?e LIMIT 200`,
  q09_optional: `SELECT ?e ?t {
    ?e a v:Workshop ; v:organizer ${thing('mission/1')} OPTIONAL { ?e v:project ?p . ?p v:title ?t }
  }`,
  q10_union: `SELECT DISTINCT ?e {
    { ?e v:organizer ?m } UNION { ?e v:partner ?m } ?m v:ofState ${thing('state/2')} ; a v:Ngo
  }`,
  q11_paths: `SELECT (COUNT(*) AS ?c) {
    ?m a/v:broaderKind* v:GovernmentBody .
    ?e v:organizer ?m ; v:place/v:within* ${thing('state/1')}
  }`,
  q12_not_exists: `SELECT (COUNT(?e) AS ?c) {
    ?e a v:Training FILTER NOT EXISTS { ?e v:quotation ?q } FILTER NOT EXISTS { ?e v:partner ?p }
  }`,
  q13_speakers: `SELECT DISTINCT ?name {
    ?e v:quotation/v:speaker ?p . ?p v:name ?name ; v:affiliation ?o . ?o a v:ForeignMinistry
  } ORDER BY ?name`,
  q14_minus: `SELECT DISTINCT ?m {
    ?e v:partner ?m ; v:organizer ${thing('mission/0')}
    MINUS { ?f v:partner ?m ; v:organizer ${thing('mission/1')} }
  }`,
  q15_construct: `CONSTRUCT { ?e rdfs:label ?l ; v:organizer ?o ; v:place ?p } WHERE {
    ?e v:organizer ${thing('mission/5')}, ?o ; rdfs:label ?l ; v:place ?p
  }`,
  q16_triangle: `SELECT (COUNT(*) AS ?c) {
    ?e v:quotation/v:speaker ?p . ?p v:affiliation ?o . ?o v:ofState ?s . ?e v:fundedBy ?s
  }`,
  q17_words: `SELECT (COUNT(?n) AS ?c) {
    ?n v:abstract ?a
    FILTER(CONTAINS(?a, "border security") || REGEX(?a, "^cyber .*journalists$"))
  }`,
  q18_subquery: `SELECT ?s ?c (COUNT(DISTINCT ?p) AS ?projects) {
    {
      SELECT ?s (COUNT(?e) AS ?c) { ?e a v:Event ; v:fundedBy ?s }
      GROUP BY ?s ORDER BY DESC(?c) ?s LIMIT 10
    }
    ?p a v:Project ; v:fundedBy ?s
  } GROUP BY ?s ?c ORDER BY DESC(?c) ?s`,
  q19_reach: `SELECT (COUNT(DISTINCT ?x) AS ?c) {
    ${thing('body/5-ForeignMinistry-0')} (^v:organizer/v:organizer)+ ?x
  }`,
  q20_bulk: 'SELECT ?e ?l ?d { ?e a v:Event ; rdfs:label ?l ; v:start ?d }',
  q21_values: `SELECT ?n ?t { VALUES ?n { ${newsOf(100)} } ?n v:title ?t }`,
  q22_states: `SELECT ?s (COUNT(DISTINCT ?p) AS ?c) {
    ?q v:speaker ?p . ?p v:affiliation ?o . ?o v:ofState ?s
  } GROUP BY ?s ORDER BY DESC(?c) ?s`,
  q23_newest:
    'SELECT ?n ?t ?d { ?n a v:NewsItem ; v:title ?t ; v:issued ?d } ORDER BY DESC(?d) ?n LIMIT 20',
  q24_ask: `ASK {
    ?e v:organizer ${thing('mission/7')} ; v:fundedBy ${thing('state/40')} ; v:participants ?n
    FILTER(?n > 150)
  }`,
});

/** A look-up that must stay quick while others work. */
export const pointQuery = (number: number): string =>
  `${PREFIXES}SELECT ?p ?o { ${thing(`news/${number}`)} ?p ?o }`;

/** A query that no engine finishes: the product of all titles with themselves, twice. */
export const ENDLESS_QUERY = `${PREFIXES}SELECT (COUNT(*) AS ?c) {
  ?x v:title ?a . ?y v:title ?b . ?z v:title ?c FILTER(?a < ?b && ?b < ?c)
}`;

/** A small commit: one news item with a title. */
export const smallUpdate = (number: number): string =>
  `${PREFIXES}INSERT DATA { GRAPH ${thing('graph/new')} {
    ${thing(`new/${number}`)} a v:NewsItem ; v:title "New ${number}" ;
      v:issuedBy ${thing('mission/1')}
  } }`;

/** Things with labels, in an order that is the same each time. */
export const LABELS_QUERY = `${PREFIXES}SELECT ?thing ?label {
  ?thing rdfs:label ?label
} ORDER BY ?thing LIMIT 20000`;
