/**
 * Queries as those of `broken-queries.ts`, written before anything repaired them and looked at only
 * to measure. A query stands on one line, also where it is long.
 */
import { queriesOf, type BrokenQuery } from './query-pairs.js';

export const HELD_BACK_QUERIES: readonly BrokenQuery[] = [
  ...queriesOf('property of another vocabulary', [
    'SELECT ?p ?n { ?p a og:Person ; schema:name ?n }',
    'SELECT ?p ?n { ?p a og:Person ; rdfs:label ?n }',
  ]),
  ...queriesOf('property in other words', [
    'SELECT ?n ?b { ?n a og:NewsItem ; og:publishedBy ?b }',
    'SELECT ?n ?b { ?n a og:NewsItem ; og:issuedBy ?b }',
  ]),
  ...queriesOf('case of a name', [
    'SELECT ?m ?s { ?m a og:foreignministry ; og:ofState ?s }',
    'SELECT ?m ?s { ?m a og:ForeignMinistry ; og:ofState ?s }',
  ]),
  ...queriesOf('typing slip in a name', [
    'SELECT ?e ?f { ?e a og:Event ; og:fundr ?f }',
    'SELECT ?e ?f { ?e a og:Event ; og:funder ?f }',
  ]),
  ...queriesOf('slip in an IRI', [
    'PREFIX dct: <http://purl.org/dc/terms#>\nSELECT ?s ?t { ?s dct:title ?t }',
    'PREFIX dct: <http://purl.org/dc/terms/>\nSELECT ?s ?t { ?s dct:title ?t }',
  ]),
  ...queriesOf('language of a text', [
    'SELECT ?p ?role { ?p a og:Post ; og:roleName ?role . FILTER(?role IN ("Ambassador", "Head")) }',
    'SELECT ?p ?role { ?p a og:Post ; og:roleName ?role . FILTER(STR(?role) IN ("Ambassador", "Head")) }',
  ]),
  ...queriesOf('date as a string', [
    'SELECT ?o { ?o a og:FieldOperation ; og:established ?d . FILTER(?d < "1996-01-01") }',
    'SELECT ?o { ?o a og:FieldOperation ; og:established ?d . FILTER(?d < "1996-01-01"^^xsd:date) }',
  ]),
  ...queriesOf(
    'year where a date stands',
    [
      'SELECT ?s { ?s a og:ParticipatingState ; og:joined ?d . FILTER(?d = "1975"^^xsd:gYear) }',
      'SELECT ?s { ?s a og:ParticipatingState ; og:joined ?d . FILTER(YEAR(?d) = 1975) }',
    ].map((query) => query.replaceAll('1975', '1992')) as [string, string],
  ),
  ...queriesOf('datatype of a number', [
    'SELECT ?c { ?c a og:Chairpersonship ; og:year "2008" }',
    'SELECT ?c { ?c a og:Chairpersonship ; og:year "2008"^^xsd:gYear }',
  ]),
  ...queriesOf('name where a thing stands', [
    'SELECT ?m { ?m a og:Meeting ; og:country "Kazakhstan"@en }',
    'SELECT ?m { ?m a og:Meeting ; og:country <https://w3id.org/osce-graph/id/state/kazakhstan> }',
  ]),
  ...queriesOf('inverse direction', [
    'SELECT ?e ?p { ?p a og:Project ; og:partOfProject ?e }',
    'SELECT ?e ?p { ?p a og:Project . ?e og:partOfProject ?p }',
  ]),
  ...queriesOf('class slip', [
    'SELECT ?n ?d { ?n a og:Article ; dcterms:issued ?d }',
    'SELECT ?n ?d { ?n a og:NewsItem ; dcterms:issued ?d }',
  ]),
  ...queriesOf('property that the class does not have', [
    'SELECT ?n ?p { ?n a og:NewsItem ; og:place ?p }',
    'SELECT ?n ?p { ?n a og:NewsItem ; og:reportsOn/og:place ?p }',
  ]),
  ...queriesOf('text that is looked for', [
    'SELECT ?o { ?o a og:University ; rdfs:label ?l . FILTER(CONTAINS(?l, "academy of")) }',
    'SELECT ?o { ?o a og:University ; rdfs:label ?l . FILTER(CONTAINS(LCASE(?l), "academy of")) }',
  ]),
  ...queriesOf('name of a graph', [
    'SELECT ?e { GRAPH <https://w3id.org/osce-graph/graph/infered> { ?e a og:Event } }',
    'SELECT ?e { GRAPH <https://w3id.org/osce-graph/graph/inferred> { ?e a og:Event } }',
  ]),
];
