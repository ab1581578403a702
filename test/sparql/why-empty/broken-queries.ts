/**
 * Queries without rows, by what is wrong with them.
 *
 * A query stands on one line, also where it is long, so that it can be compared with the one that
 * was meant.
 */
import { BROKEN_CONDITIONS } from './broken-conditions.js';
import { queriesOf, type BrokenQuery } from './query-pairs.js';

export const BROKEN_QUERIES: readonly BrokenQuery[] = [
  ...queriesOf(
    'property of another vocabulary',
    [
      'SELECT ?n { ?n a og:NewsItem ; dc:subject ?f . ?f rdfs:label "Policing"@en }',
      'SELECT ?n { ?n a og:NewsItem ; og:fieldOfWork ?f . ?f rdfs:label "Policing"@en }',
    ],
    [
      'SELECT ?name { ?s a og:ParticipatingState ; foaf:name ?name }',
      'SELECT ?name { ?s a og:ParticipatingState ; rdfs:label ?name }',
    ],
    [
      'SELECT ?n ?d { ?n a og:NewsItem ; schema:datePublished ?d . FILTER(YEAR(?d) = 2012) }',
      'SELECT ?n ?d { ?n a og:NewsItem ; dcterms:issued ?d . FILTER(YEAR(?d) = 2012) }',
    ],
    [
      'SELECT ?e { ?e a og:Workshop ; dcterms:spatial ?p . ?p rdfs:label "Tirana"@en }',
      'SELECT ?e { ?e a og:Workshop ; og:place ?p . ?p rdfs:label "Tirana"@en }',
    ],
    [
      'SELECT ?n ?t { ?n a og:NewsItem ; dc:title ?t }',
      'SELECT ?n ?t { ?n a og:NewsItem ; dcterms:title ?t }',
    ],
  ),
  ...queriesOf(
    'property in other words',
    [
      'SELECT ?e ?o { ?e a og:Seminar ; og:organizedBy ?o }',
      'SELECT ?e ?o { ?e a og:Seminar ; og:organizer ?o }',
    ],
    [
      'SELECT ?e { ?e a og:Meeting ; og:venue <https://w3id.org/osce-graph/id/place/vienna> }',
      'SELECT ?e { ?e a og:Meeting ; og:place <https://w3id.org/osce-graph/id/place/vienna> }',
    ],
    [
      'SELECT ?e ?d { ?e a og:Event ; og:sponsor ?d }',
      'SELECT ?e ?d { ?e a og:Event ; og:funder ?d }',
    ],
    [
      'SELECT ?o ?h { ?o a og:FieldOperation ; og:headquarters ?h }',
      'SELECT ?o ?h { ?o a og:FieldOperation ; og:seat ?h }',
    ],
    [
      'SELECT ?n ?t { ?n a og:NewsItem ; og:topic ?t }',
      'SELECT ?n ?t { ?n a og:NewsItem ; og:fieldOfWork ?t }',
    ],
    [
      'SELECT ?s ?o { ?s a og:ParticipatingState ; og:capitalCity ?o }',
      'SELECT ?s ?o { ?s a og:ParticipatingState ; og:capital ?o }',
    ],
  ),
  ...queriesOf(
    'case of a name',
    ['SELECT ?e { ?e a og:trainingCourse }', 'SELECT ?e { ?e a og:TrainingCourse }'],
    ['SELECT ?n ?f { ?n og:FieldOfWork ?f }', 'SELECT ?n ?f { ?n og:fieldOfWork ?f }'],
    [
      'SELECT ?e ?c { ?e a og:Meeting ; og:participantcount ?c }',
      'SELECT ?e ?c { ?e a og:Meeting ; og:participantCount ?c }',
    ],
    [
      'SELECT ?n { ?n og:issuedBy <https://w3id.org/osce-graph/id/organization/Mission-to-Skopje> }',
      'SELECT ?n { ?n og:issuedBy <https://w3id.org/osce-graph/id/organization/mission-to-skopje> }',
    ],
    ['SELECT ?s { ?s og:iso2 "at" }', 'SELECT ?s { ?s og:iso2 "AT" }'],
    ['SELECT ?e { ?e rdf:Type og:Workshop }', 'SELECT ?e { ?e a og:Workshop }'],
    [
      'SELECT ?e { ?e og:Organization ?o . ?e a og:Event }',
      'SELECT ?e { ?e og:organizer ?o . ?e a og:Event }',
    ],
  ),
  ...queriesOf(
    'typing slip in a name',
    [
      'SELECT ?e ?o { ?e a og:Conference ; og:organiser ?o }',
      'SELECT ?e ?o { ?e a og:Conference ; og:organizer ?o }',
    ],
    ['SELECT ?o { ?o a og:Universty }', 'SELECT ?o { ?o a og:University }'],
    [
      'SELECT ?e { ?e og:startDtae ?d . FILTER(?d >= "2020-01-01"^^xsd:date) }',
      'SELECT ?e { ?e og:startDate ?d . FILTER(?d >= "2020-01-01"^^xsd:date) }',
    ],
    [
      'SELECT ?e { ?e og:place <https://w3id.org/osce-graph/id/place/dushanbeh> }',
      'SELECT ?e { ?e og:place <https://w3id.org/osce-graph/id/place/dushanbe> }',
    ],
    [
      'SELECT ?p ?l { ?p a og:Project ; rdfs:lable ?l }',
      'SELECT ?p ?l { ?p a og:Project ; rdfs:label ?l }',
    ],
  ),
  ...queriesOf(
    'slip in an IRI',
    [
      'PREFIX og: <http://w3id.org/osce-graph/ontology#>\nSELECT ?s { ?s a og:ParticipatingState }',
      'PREFIX og: <https://w3id.org/osce-graph/ontology#>\nSELECT ?s { ?s a og:ParticipatingState }',
    ],
    [
      'PREFIX og: <https://w3id.org/osce-graph/ontology/>\nSELECT ?e ?p { ?e a og:Workshop ; og:place ?p }',
      'PREFIX og: <https://w3id.org/osce-graph/ontology#>\nSELECT ?e ?p { ?e a og:Workshop ; og:place ?p }',
    ],
    [
      'PREFIX schema: <http://schema.org/>\nSELECT ?p { ?p a schema:Person }',
      'PREFIX schema: <https://schema.org/>\nSELECT ?p { ?p a schema:Person }',
    ],
    [
      'SELECT ?e { ?e og:place <https://w3id.org/osce-graph/id/place/tirana/> }',
      'SELECT ?e { ?e og:place <https://w3id.org/osce-graph/id/place/tirana> }',
    ],
    [
      'SELECT ?m { ?m a og:Ministry ; og:ofState <http://w3id.org/osce-graph/id/state/austria> }',
      'SELECT ?m { ?m a og:Ministry ; og:ofState <https://w3id.org/osce-graph/id/state/austria> }',
    ],
    [
      'SELECT ?e { ?e og:organizer <https://w3id.org/osce-graph/id/organization/osce-presence-in-albania> }',
      'SELECT ?e { ?e og:organizer <https://w3id.org/osce-graph/id/organization/presence-in-albania> }',
    ],
    [
      'SELECT ?e { ?e og:country <https://w3id.org/osce-graph/id/country/albania> }',
      'SELECT ?e { ?e og:country <https://w3id.org/osce-graph/id/state/albania> }',
    ],
    [
      'PREFIX ex: <https://w3id.org/osce-graph/ontolgy#>\nSELECT ?e { ?e a ex:Workshop ; ex:place ?p }',
      'SELECT ?e { ?e a og:Workshop ; og:place ?p }',
    ],
    [
      'PREFIX place: <http://w3id.org/osce-graph/id/place/>\nPREFIX og: <https://w3id.org/osce-graph/ontology#>\nSELECT ?e { ?e og:place place:tirana }',
      'SELECT ?e { ?e og:place <https://w3id.org/osce-graph/id/place/tirana> }',
    ],
    [
      'PREFIX og: <https://w3id.org/osce-graph/ontology>\nSELECT ?e { ?e a og:Workshop }',
      'SELECT ?e { ?e a og:Workshop }',
    ],
    ['SELECT ?e { ?e a <og:Workshop> }', 'SELECT ?e { ?e a og:Workshop }'],
  ),
  ...queriesOf(
    'language of a text',
    [
      'SELECT ?p { ?p a og:Place ; rdfs:label "Tirana" }',
      'SELECT ?p { ?p a og:Place ; rdfs:label "Tirana"@en }',
    ],
    [
      'SELECT ?e { ?e og:organizer ?o . ?o rdfs:label "OSCE Presence in Albania"@de }',
      'SELECT ?e { ?e og:organizer ?o . ?o rdfs:label "OSCE Presence in Albania"@en }',
    ],
    [
      'SELECT ?f ?l { ?f a og:FieldOfWork ; rdfs:label ?l . FILTER(LANG(?l) = "de") }',
      'SELECT ?f ?l { ?f a og:FieldOfWork ; rdfs:label ?l . FILTER(LANG(?l) = "en") }',
    ],
    [
      'SELECT ?f { ?f a og:FieldOfWork ; rdfs:label ?l . FILTER(?l = "Human rights") }',
      'SELECT ?f { ?f a og:FieldOfWork ; rdfs:label ?l . FILTER(STR(?l) = "Human rights") }',
    ],
    [
      'SELECT ?s { VALUES ?l { "Austria" "Serbia" } ?s a og:State ; rdfs:label ?l }',
      'SELECT ?s { VALUES ?l { "Austria"@en "Serbia"@en } ?s a og:State ; rdfs:label ?l }',
    ],
    ['SELECT ?s { ?s og:iso2 "AT"@en }', 'SELECT ?s { ?s og:iso2 "AT" }'],
    [
      'SELECT ?n ?t { ?n a og:NewsItem ; dcterms:title ?t FILTER(LANGMATCHES(LANG(?t), "de")) }',
      'SELECT ?n ?t { ?n a og:NewsItem ; dcterms:title ?t FILTER(LANGMATCHES(LANG(?t), "en")) }',
    ],
    [
      'SELECT ?n ?t { ?n a og:NewsItem ; dcterms:title ?t FILTER(LANG(?t) = "EN-gb") }',
      'SELECT ?n ?t { ?n a og:NewsItem ; dcterms:title ?t FILTER(LANG(?t) = "en") }',
    ],
  ),
  ...queriesOf(
    'date as a string',
    [
      'SELECT ?n { ?n a og:NewsItem ; dcterms:issued ?d . FILTER(?d > "2015-01-01") }',
      'SELECT ?n { ?n a og:NewsItem ; dcterms:issued ?d . FILTER(?d > "2015-01-01"^^xsd:date) }',
    ],
    [
      'SELECT ?e { ?e a og:Workshop ; og:startDate ?d . FILTER(?d >= "2010-01-01T00:00:00"^^xsd:dateTime && ?d < "2012-01-01T00:00:00"^^xsd:dateTime) }',
      'SELECT ?e { ?e a og:Workshop ; og:startDate ?d . FILTER(?d >= "2010-01-01"^^xsd:date && ?d < "2012-01-01"^^xsd:date) }',
    ],
    [
      'SELECT ?e { ?e og:startDate "2005-02-22" }',
      'SELECT ?e { ?e og:startDate "2005-02-22"^^xsd:date }',
    ],
    [
      'SELECT ?s ?j { ?s a og:ParticipatingState ; og:joined ?j . FILTER(STRSTARTS(?j, "1992")) }',
      'SELECT ?s ?j { ?s a og:ParticipatingState ; og:joined ?j . FILTER(STRSTARTS(STR(?j), "1992")) }',
    ],
    [
      'SELECT ?e { ?e og:startDate ?d FILTER(?d >= xsd:dateTime("2015-01-01T00:00:00") && ?d <= xsd:dateTime("2015-12-31T00:00:00")) }',
      'SELECT ?e { ?e og:startDate ?d FILTER(?d >= xsd:date("2015-01-01") && ?d <= xsd:date("2015-12-31")) }',
    ],
    [
      'SELECT ?n { ?n a og:NewsItem ; dcterms:issued "2016-05-25"^^xsd:dateTime }',
      'SELECT ?n { ?n a og:NewsItem ; dcterms:issued "2016-05-25"^^xsd:date }',
    ],
    [
      'SELECT ?d { ?d og:established ?x ; a og:FieldOperation FILTER(DATATYPE(?x) = xsd:dateTime) }',
      'SELECT ?d { ?d og:established ?x ; a og:FieldOperation FILTER(DATATYPE(?x) = xsd:date) }',
    ],
  ),
  ...queriesOf(
    'year where a date stands',
    [
      'SELECT ?n { ?n a og:NewsItem ; dcterms:issued ?d . FILTER(?d = 2016) }',
      'SELECT ?n { ?n a og:NewsItem ; dcterms:issued ?d . FILTER(YEAR(?d) = 2016) }',
    ],
    [
      'SELECT ?e { ?e a og:Event ; og:startDate ?d . FILTER(?d >= "2018"^^xsd:gYear) }',
      'SELECT ?e { ?e a og:Event ; og:startDate ?d . FILTER(YEAR(?d) >= 2018) }',
    ],
    [
      'SELECT ?e ?p { ?e og:startDate 2007 ; og:place ?p . }',
      'SELECT ?e ?p { ?e og:startDate ?d ; og:place ?p . FILTER(YEAR(?d) = 2007) }',
    ],
    [
      'SELECT ?n { ?n dcterms:issued "2010" . ?n a og:NewsItem }',
      'SELECT ?n { ?n dcterms:issued ?d . ?n a og:NewsItem FILTER(YEAR(?d) = 2010) }',
    ],
    [
      'SELECT ?n { ?n dcterms:issued ?d FILTER(?d = "2005-02"^^xsd:gYearMonth) }',
      'SELECT ?n { ?n dcterms:issued ?d FILTER(STRSTARTS(STR(?d), "2005-02")) }',
    ],
    [
      'SELECT ?e { ?e a og:Event ; og:startDate ?d . FILTER(?d > 2010 && ?d < 2012) }',
      'SELECT ?e { ?e a og:Event ; og:startDate ?d . FILTER(YEAR(?d) > 2010 && YEAR(?d) < 2012) }',
    ],
  ),
  ...queriesOf(
    'datatype of a number',
    ['SELECT ?e { ?e og:participantCount "50" }', 'SELECT ?e { ?e og:participantCount 50 }'],
    [
      'SELECT ?e ?c { ?e og:participantCount ?c . FILTER(?c > "100") }',
      'SELECT ?e ?c { ?e og:participantCount ?c . FILTER(?c > 100) }',
    ],
    [
      'SELECT ?e { ?e og:participantCount "30"^^xsd:string }',
      'SELECT ?e { ?e og:participantCount 30 }',
    ],
    ['SELECT ?s { ?s og:iso2 "MD"^^xsd:token }', 'SELECT ?s { ?s og:iso2 "MD" }'],
    [
      'SELECT ?n { ?n dcterms:issued ?d FILTER(YEAR(?d) = "2012") }',
      'SELECT ?n { ?n dcterms:issued ?d FILTER(YEAR(?d) = 2012) }',
    ],
    [
      'SELECT ?e { ?e a og:Event ; og:participantCount "50"^^xsd:decimal }',
      'SELECT ?e { ?e a og:Event ; og:participantCount 50 }',
    ],
    [
      'SELECT ?c { ?c a og:Chairpersonship ; og:year 2008 }',
      'SELECT ?c { ?c a og:Chairpersonship ; og:year "2008"^^xsd:gYear }',
    ],
    [
      'SELECT ?c { ?c a og:Chairpersonship ; og:year ?y FILTER(?y > 2008) }',
      'SELECT ?c { ?c a og:Chairpersonship ; og:year ?y FILTER(?y > "2008"^^xsd:gYear) }',
    ],
  ),
  ...queriesOf(
    'name where a thing stands',
    [
      'SELECT ?e { ?e a og:Event ; og:place "Astana" }',
      'SELECT ?e { ?e a og:Event ; og:place <https://w3id.org/osce-graph/id/place/astana> }',
    ],
    [
      'SELECT ?n { ?n og:fieldOfWork "Border management"@en }',
      'SELECT ?n { ?n og:fieldOfWork <https://w3id.org/osce-graph/id/field/border-management> }',
    ],
    [
      'SELECT ?e { ?e og:speaker ?p . FILTER(?p = "Ivar Vikki") }',
      'SELECT ?e { ?e og:speaker <https://w3id.org/osce-graph/id/person/ivar-vikki> }',
    ],
    [
      'SELECT ?m { VALUES ?s { "Moldova" } ?m a og:Ministry ; og:ofState ?s }',
      'SELECT ?m { ?m a og:Ministry ; og:ofState <https://w3id.org/osce-graph/id/state/moldova> }',
    ],
    ['SELECT ?e { ?e a "Workshop" }', 'SELECT ?e { ?e a og:Workshop }'],
    [
      'SELECT ?e { ?e og:place ?p FILTER(STR(?p) = "Tirana") }',
      'SELECT ?e { ?e og:place ?p FILTER(?p = <https://w3id.org/osce-graph/id/place/tirana>) }',
    ],
    [
      'SELECT ?e { ?e og:country "AL" }',
      'SELECT ?e { ?e og:country <https://w3id.org/osce-graph/id/state/albania> }',
    ],
    [
      'SELECT ?m { ?m a og:Ministry ; og:ofState "Austrian" }',
      'SELECT ?m { ?m a og:Ministry ; og:ofState <https://w3id.org/osce-graph/id/state/austria> }',
    ],
    [
      'SELECT ?e { ?e a og:Event ; og:attendanceMode "online" }',
      'SELECT ?e { ?e a og:Event ; og:attendanceMode schema:OnlineEventAttendanceMode }',
    ],
    [
      'SELECT ?n { ?n a og:NewsItem ; og:contentType "press release" }',
      'SELECT ?n { ?n a og:NewsItem ; og:contentType <https://w3id.org/osce-graph/id/content-type/press-release> }',
    ],
    [
      'SELECT ?e { ?e og:organizer "ODIHR" }',
      'SELECT ?e { ?e og:organizer <https://w3id.org/osce-graph/id/organization/odihr> }',
    ],
  ),
  ...BROKEN_CONDITIONS,
];
