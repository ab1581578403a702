/**
 * The second half of the broken queries.
 *
 * A query stands on one line, also where it is long, so that it can be compared with the one that
 * was meant.
 */
import { queriesOf, type BrokenQuery } from './query-pairs.js';

export const BROKEN_CONDITIONS: readonly BrokenQuery[] = [
  ...queriesOf(
    'inverse direction',
    [
      'SELECT ?e { <https://w3id.org/osce-graph/id/organization/presence-in-albania> og:organizer ?e }',
      'SELECT ?e { ?e og:organizer <https://w3id.org/osce-graph/id/organization/presence-in-albania> }',
    ],
    [
      'SELECT ?n ?e { ?e a og:Event ; og:reportsOn ?n }',
      'SELECT ?n ?e { ?e a og:Event . ?n og:reportsOn ?e }',
    ],
    [
      'SELECT ?person ?post { ?post a og:Post ; og:holdsPost ?person . ?person a og:Person }',
      'SELECT ?person ?post { ?post a og:Post . ?person og:holdsPost ?post ; a og:Person }',
    ],
    [
      'SELECT ?m { ?s a og:ParticipatingState ; og:ofState ?m . ?m a og:ForeignMinistry }',
      'SELECT ?m { ?s a og:ParticipatingState . ?m og:ofState ?s ; a og:ForeignMinistry }',
    ],
    [
      'SELECT ?post { ?post og:holdsPost <https://w3id.org/osce-graph/id/person/ivar-vikki> }',
      'SELECT ?post { ?post ^og:holdsPost <https://w3id.org/osce-graph/id/person/ivar-vikki> }',
    ],
  ),
  ...queriesOf(
    'class slip',
    ['SELECT ?o { ?o a og:Mission }', 'SELECT ?o { ?o a og:FieldOperation }'],
    ['SELECT ?s { ?s a og:Country ; og:iso2 "AT" }', 'SELECT ?s { ?s a og:State ; og:iso2 "AT" }'],
    [
      'SELECT ?p { ?p a og:City ; og:inState <https://w3id.org/osce-graph/id/state/serbia> }',
      'SELECT ?p { ?p a og:Place ; og:inState <https://w3id.org/osce-graph/id/state/serbia> }',
    ],
    [
      'SELECT ?e ?o { ?e a og:Place ; og:organizer ?o ; og:startDate ?d }',
      'SELECT ?e ?o { ?e a og:Event ; og:organizer ?o ; og:startDate ?d }',
    ],
    [
      'SELECT ?x { ?x rdf:type og:MinistryOfForeignAffairs }',
      'SELECT ?x { ?x a og:ForeignMinistry }',
    ],
    [
      'SELECT ?x { ?x a foaf:Organization ; og:seat ?s }',
      'SELECT ?x { ?x a og:Organization ; og:seat ?s }',
    ],
  ),
  ...queriesOf(
    'property that the class does not have',
    [
      'SELECT ?n ?d { ?n a og:NewsItem ; og:startDate ?d }',
      'SELECT ?n ?d { ?n a og:NewsItem ; og:reportsOn/og:startDate ?d }',
    ],
    [
      'SELECT ?e { ?e a og:Workshop ; og:fieldOfWork <https://w3id.org/osce-graph/id/field/arms-control> }',
      'SELECT ?e { ?e a og:Workshop ; ^og:reportsOn/og:fieldOfWork <https://w3id.org/osce-graph/id/field/arms-control> }',
    ],
    [
      'SELECT ?p ?o { ?p a og:Person ; og:postAt ?o }',
      'SELECT ?p ?o { ?p a og:Person ; og:holdsPost/og:postAt ?o }',
    ],
    [
      'SELECT ?e { ?e a og:Event ; og:place <https://w3id.org/osce-graph/id/state/serbia> }',
      'SELECT ?e { ?e a og:Event ; og:place/og:inState <https://w3id.org/osce-graph/id/state/serbia> }',
    ],
    [
      'SELECT ?e { ?e a og:Event ; og:fieldOfWork ?f . ?f rdfs:label "Policing"@en }',
      'SELECT ?e { ?e a og:Event ; ^og:reportsOn/og:fieldOfWork ?f . ?f rdfs:label "Policing"@en }',
    ],
    [
      'SELECT ?p { ?p a og:Person . ?p og:postAt <https://w3id.org/osce-graph/id/organization/odihr> }',
      'SELECT ?p { ?p a og:Person . ?p og:holdsPost/og:postAt <https://w3id.org/osce-graph/id/organization/odihr> }',
    ],
  ),
  ...queriesOf(
    'text that is looked for',
    [
      'SELECT ?n { ?n a og:NewsItem ; dcterms:title ?t . FILTER(CONTAINS(?t, "moldova")) }',
      'SELECT ?n { ?n a og:NewsItem ; dcterms:title ?t . FILTER(CONTAINS(LCASE(?t), "moldova")) }',
    ],
    [
      'SELECT ?o { ?o a og:FieldOperation ; rdfs:label ?l . FILTER(REGEX(?l, "mission to")) }',
      'SELECT ?o { ?o a og:FieldOperation ; rdfs:label ?l . FILTER(REGEX(?l, "mission to", "i")) }',
    ],
    [
      'SELECT ?e { ?e og:organizer ?o . ?o rdfs:label "OSCE Presence in Albnia"@en }',
      'SELECT ?e { ?e og:organizer ?o . ?o rdfs:label "OSCE Presence in Albania"@en }',
    ],
    [
      'SELECT ?f { ?f a og:FieldOfWork ; rdfs:label "human rights"@en }',
      'SELECT ?f { ?f a og:FieldOfWork ; rdfs:label "Human rights"@en }',
    ],
    [
      'SELECT ?p { ?p a og:Person ; rdfs:label ?l FILTER(LCASE(?l) = "ivar Vikki") }',
      'SELECT ?p { ?p a og:Person ; rdfs:label ?l FILTER(LCASE(STR(?l)) = "ivar vikki") }',
    ],
    [
      'SELECT ?p { ?p a og:Person ; rdfs:label "Gyorgy Szabo" }',
      'SELECT ?p { ?p a og:Person ; rdfs:label "György Szabó" }',
    ],
    [
      'SELECT ?e { ?e og:organizer ?o . ?o og:abbreviation "odihr" }',
      'SELECT ?e { ?e og:organizer ?o . ?o og:abbreviation "ODIHR"@en }',
    ],
  ),
  ...queriesOf(
    'name of a graph',
    [
      'SELECT ?s { GRAPH <https://w3id.org/osce-graph/graph/references> { ?s a og:ParticipatingState } }',
      'SELECT ?s { GRAPH <https://w3id.org/osce-graph/graph/reference> { ?s a og:ParticipatingState } }',
    ],
    [
      'SELECT ?c { GRAPH <https://w3id.org/osce-graph/ontology> { ?c rdfs:subClassOf og:Event } }',
      'SELECT ?c { GRAPH <https://w3id.org/osce-graph/graph/ontology> { ?c rdfs:subClassOf og:Event } }',
    ],
    [
      'SELECT ?s ?i FROM <https://w3id.org/osce-graph/graph/Reference> { ?s og:iso2 ?i }',
      'SELECT ?s ?i FROM <https://w3id.org/osce-graph/graph/reference> { ?s og:iso2 ?i }',
    ],
  ),
  ...queriesOf(
    'range that nothing fits',
    [
      'SELECT ?e { ?e a og:Event ; og:startDate ?d . FILTER(?d > "2015-12-31"^^xsd:date && ?d < "2015-01-01"^^xsd:date) }',
      'SELECT ?e { ?e a og:Event ; og:startDate ?d . FILTER(?d < "2015-12-31"^^xsd:date && ?d > "2015-01-01"^^xsd:date) }',
    ],
    [
      'SELECT ?e ?c { ?e og:participantCount ?c . FILTER(?c < 20) FILTER(?c > 50) }',
      'SELECT ?e ?c { ?e og:participantCount ?c . FILTER(?c > 20) FILTER(?c < 50) }',
    ],
  ),
  ...queriesOf(
    'variable that has no value',
    [
      'SELECT ?e { ?e a og:Event ; og:participantCount ?count . FILTER(?cuont > 100) }',
      'SELECT ?e { ?e a og:Event ; og:participantCount ?count . FILTER(?count > 100) }',
    ],
    [
      'SELECT ?n { ?n a og:NewsItem ; dcterms:issued ?date . FILTER(YEAR(?Date) = 2013) }',
      'SELECT ?n { ?n a og:NewsItem ; dcterms:issued ?date . FILTER(YEAR(?date) = 2013) }',
    ],
  ),
  ...queriesOf(
    'types that never go together',
    [
      'SELECT ?x ?d { ?x a og:Event , og:NewsItem ; dcterms:issued ?d }',
      'SELECT ?x ?d { ?x a og:NewsItem ; dcterms:issued ?d }',
    ],
    [
      'SELECT ?x ?o { ?x a og:Ministry ; a og:Person ; og:holdsPost ?o }',
      'SELECT ?x ?o { ?x a og:Person ; og:holdsPost ?o }',
    ],
  ),
  ...queriesOf(
    'several mistakes',
    [
      'SELECT ?e { ?e a og:workshop ; og:organiser ?o . ?o rdfs:label "OSCE Presence in Albania" }',
      'SELECT ?e { ?e a og:Workshop ; og:organizer ?o . ?o rdfs:label "OSCE Presence in Albania"@en }',
    ],
    [
      'SELECT ?n { ?n a og:Newsitem ; dcterms:issued ?d . FILTER(?d > "2015-01-01") }',
      'SELECT ?n { ?n a og:NewsItem ; dcterms:issued ?d . FILTER(?d > "2015-01-01"^^xsd:date) }',
    ],
    [
      'SELECT ?e { { ?e a og:workshop } UNION { ?e a og:seminar } }',
      'SELECT ?e { { ?e a og:Workshop } UNION { ?e a og:Seminar } }',
    ],
    [
      'SELECT ?e { ?e og:place ?p FILTER(CONTAINS(?p, "Tirana")) }',
      'SELECT ?e { ?e og:place ?p FILTER(CONTAINS(LCASE(STR(?p)), "tirana")) }',
    ],
    [
      'SELECT ?p { ?p a og:Person ; og:name "Ivar Vikki" }',
      'SELECT ?p { ?p a og:Person ; rdfs:label "Ivar Vikki" }',
    ],
  ),
  ...queriesOf(
    'within a form of query',
    [
      'SELECT (COUNT(?e) AS ?n) { ?e a og:Event ; og:city ?p }',
      'SELECT (COUNT(?e) AS ?n) { ?e a og:Event ; og:place ?p }',
    ],
    [
      'SELECT ?o (COUNT(?e) AS ?n) { ?e og:organizer ?o ; og:place [ rdfs:label "Tirana" ] } GROUP BY ?o',
      'SELECT ?o (COUNT(?e) AS ?n) { ?e og:organizer ?o ; og:place [ rdfs:label "Tirana"@en ] } GROUP BY ?o',
    ],
    [
      'SELECT ?e { ?e a og:Event FILTER EXISTS { ?e og:organizers ?o } }',
      'SELECT ?e { ?e a og:Event FILTER EXISTS { ?e og:organizer ?o } }',
    ],
    [
      'SELECT ?l { { SELECT ?o { ?e og:organiser ?o } } ?o rdfs:label ?l }',
      'SELECT ?l { { SELECT ?o { ?e og:organizer ?o } } ?o rdfs:label ?l }',
    ],
    [
      'SELECT ?e ?p { ?e og:place/rdfs:label "Bishkek" ; og:partOfProject ?p }',
      'SELECT ?e ?p { ?e og:place/rdfs:label "Bishkek"@en ; og:partOfProject ?p }',
    ],
    [
      'SELECT ?e { ?e a og:Event ; og:place/og:inCountry <https://w3id.org/osce-graph/id/state/serbia> }',
      'SELECT ?e { ?e a og:Event ; og:place/og:inState <https://w3id.org/osce-graph/id/state/serbia> }',
    ],
    [
      'SELECT ?e { BIND("Tirana" AS ?city) ?e og:place ?p . ?p rdfs:label ?city }',
      'SELECT ?e { BIND("Tirana"@en AS ?city) ?e og:place ?p . ?p rdfs:label ?city }',
    ],
    [
      'SELECT ?e { VALUES (?p) { (<https://w3id.org/osce-graph/id/place/Tirana>) (<https://w3id.org/osce-graph/id/place/Osh>) } ?e og:place ?p }',
      'SELECT ?e { VALUES (?p) { (<https://w3id.org/osce-graph/id/place/tirana>) (<https://w3id.org/osce-graph/id/place/osh>) } ?e og:place ?p }',
    ],
    [
      'SELECT ?l { ?s a og:ParticipatingState OPTIONAL { ?s rdfs:lable ?l } FILTER(STRLEN(?l) > 3) }',
      'SELECT ?l { ?s a og:ParticipatingState OPTIONAL { ?s rdfs:label ?l } FILTER(STRLEN(?l) > 3) }',
    ],
  ),
  ...queriesOf('rows that are skipped', [
    'SELECT ?s { ?s a og:ParticipatingState } OFFSET 100',
    'SELECT ?s { ?s a og:ParticipatingState }',
  ]),
];
