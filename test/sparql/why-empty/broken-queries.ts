/**
 * Queries without rows over the shipped graph, as people write them, each with the query that its
 * author meant. The prefixes stand before both, unless a query brings its own.
 */
export interface BrokenQuery {
  readonly kind: string;
  readonly broken: string;
  /** What a person would make of it, who knows the graph. */
  readonly meant: string;
}

export const COMMON_PREFIXES = `PREFIX og: <https://w3id.org/osce-graph/ontology#>
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX dc: <http://purl.org/dc/elements/1.1/>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX schema: <https://schema.org/>
PREFIX foaf: <http://xmlns.com/foaf/0.1/>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
PREFIX id: <https://w3id.org/osce-graph/id/>
`;

/** The query with its prefixes. */
export function withPrefixes(query: string): string {
  return query.startsWith('PREFIX') ? query : COMMON_PREFIXES + query;
}

/** The queries of one kind: what is broken, and what was meant. */
export function queriesOf(
  kind: string,
  ...pairs: readonly (readonly [broken: string, meant: string])[]
): BrokenQuery[] {
  return pairs.map(([broken, meant]) => ({ kind, broken, meant }));
}

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
      'SELECT ?e { ?e og:organizer ?o . ?o rdfs:label "Presence in Albania"@de }',
      'SELECT ?e { ?e og:organizer ?o . ?o rdfs:label "Presence in Albania"@en }',
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
      'SELECT ?e { ?e og:organizer ?o . ?o rdfs:label "Presence in Albnia"@en }',
      'SELECT ?e { ?e og:organizer ?o . ?o rdfs:label "Presence in Albania"@en }',
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
      'SELECT ?p { ?p a og:Person ; rdfs:label "Gyorgy Szabo"@en }',
      'SELECT ?p { ?p a og:Person ; rdfs:label "György Szabó"@en }',
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
      'SELECT ?e { ?e a og:workshop ; og:organiser ?o . ?o rdfs:label "Presence in Albania" }',
      'SELECT ?e { ?e a og:Workshop ; og:organizer ?o . ?o rdfs:label "Presence in Albania"@en }',
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
      'SELECT ?p { ?p a og:Person ; rdfs:label "Ivar Vikki"@en }',
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
