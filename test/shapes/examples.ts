/** A small graph in which every shape has something to look at. */
export const PREFIXES = `
@prefix : <https://w3id.org/osce-graph/id/> .
@prefix og: <https://w3id.org/osce-graph/ontology#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix foaf: <http://xmlns.com/foaf/0.1/> .
@prefix geo: <http://www.w3.org/2003/01/geo/wgs84_pos#> .
@prefix oa: <http://www.w3.org/ns/oa#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix schema: <https://schema.org/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
`;

/**
 * The good example of each node shape that has a target, by the name of the shape. Together they
 * form one graph.
 */
export const EXAMPLES: Readonly<Record<string, string>> = {
  NewsItem: `
<https://w3id.org/osce-graph/id/news/n> a og:NewsItem ; rdfs:label "A workshop"@en ;
  dcterms:title "A workshop"@en ;
  dcterms:issued "2021-11-23"^^xsd:date ;
  og:contentType <https://w3id.org/osce-graph/id/content-type/news> ;
  og:issuedBy :mission ; og:fieldOfWork :policing ; og:reportsOn :event ; og:involves :ministry ;
  og:quotes :person ;
  og:mentions :person ;
  og:hasStatement :statement ; og:partOfProject :project ; dcterms:abstract "They met."@en ;
  dcterms:language "en" ;
  prov:wasDerivedFrom :page ; og:sourceKind "OSCE page" ; og:sourceCheck "read on the page"@en ;
  og:inferredProperty dcterms:issued .`,
  Event: `
:event a og:Workshop ; rdfs:label "A workshop"@en , "Семинар"@ru ;
  og:startDate "2021-11-22"^^xsd:date ;
  og:endDate "2021-11-23"^^xsd:date ; og:durationDays 2 ; og:place :tirana ; og:country :state ;
  schema:eventStatus schema:EventRescheduled ;
  og:attendanceMode schema:OfflineEventAttendanceMode ; og:organizer :mission , :ministry ;
  og:coOrganizer :ministry ;
  og:partner :state ; og:supporter :state ; og:host :ministry ; og:funder :state , :mission ;
  og:participantCount 28 ;
  og:participantCountApproximate true ; og:participantGroup "media"@en ;
  og:partOfProject :project ; og:speaker :person ; og:statement :statement .`,
  Meeting: `
:meeting a og:SummitMeeting ; rdfs:label "Helsinki Summit"@en ; og:inSeries :series ; og:ordinal 1 ;
  og:adoptedDocument "Final Act"@en .`,
  MeetingSeries: `
:series a og:MeetingSeries ; rdfs:label "Summit meetings"@en ; og:organizingBody :mission ;
  og:dimension <https://w3id.org/osce-graph/id/dimension/human> ; og:periodicity "yearly"@en ;
  og:since "1975-07"^^xsd:gYearMonth ; og:usualPlace "Vienna"@en .`,
  Organization: `
:body a og:CivilSocietyOrganization ; rdfs:label "A body"@en ; og:abbreviation "AB"@en ;
  og:formerName "The body"@en ;
  og:parentBody :mission ; og:ofState :state ; og:ofPlace :tirana ; og:seat :tirana ;
  og:established "1995"^^xsd:gYear ;
  og:office :region ; og:startedWork "1995-02"^^xsd:gYearMonth ;
  og:establishedNote "decided in 1994"@en ;
  og:dissolvedNote "offices shut in July"@en ; og:nameHistory "The body: 1995 to 1999"@en ;
  og:establishedBy "A decision"@en ; og:dissolved "2006-06-30"^^xsd:date ;
  og:predecessor :mission ; og:successor :mission ;
  og:webSlug "secretariat/a-body" ; owl:sameAs <http://www.wikidata.org/entity/Q1> .`,
  StoredQuery: `
<https://w3id.org/osce-graph/query/things> a sh:SPARQLExecutable ; rdfs:label "Things"@en ;
  rdfs:comment "All things."@en ; sh:select "SELECT * { ?s ?p ?o }" .`,
  Ministry: `
:ministry a og:DefenceMinistry ; rdfs:label "Ministry of Defence (Austria)"@en ;
  og:ofState :state .`,
  FieldOperation: `
:mission a og:FieldOperation ; rdfs:label "Presence in Albania"@en ; og:hostState :state ;
  og:operatesIn :tirana ;
  og:hostPlace "Albania"@en ; og:operationType "presence" ; og:status "active" .`,
  FieldOperationWhere: `
:verification-mission a og:FieldOperation ; rdfs:label "Verification mission"@en ;
  og:operatesIn :tirana .`,
  ClosedFieldActivity: `
:closed a og:ClosedFieldActivity ; rdfs:label "Office"@en ; og:hostState :state ;
  og:dissolved "2008-06"^^xsd:gYearMonth .`,
  State: `
:state a og:ParticipatingState ; rdfs:label "Austria"@en ;
  og:officialName "Republic of Austria"@en ;
  og:adjective "Austrian"@en ; og:iso2 "AT" ; og:iso3 "AUT" ; og:capital :tirana ;
  og:joined "1973-06-25"^^xsd:date ;
  og:partnerSince "1995"^^xsd:gYear ; owl:sameAs <http://www.wikidata.org/entity/Q40> .`,
  StateWithCode: `
:former a og:FormerState ; rdfs:label "Czechoslovakia"@en .`,
  Place: `
:tirana a og:Place ; rdfs:label "Tirana"@en ; og:inState :state ; og:within :region ;
  geo:lat 41.3275 ; geo:long 19.8189 .`,
  PlaceCoordinates: `
:region a og:Place ; rdfs:label "A region"@en .`,
  Person: `
:person a og:Person ; rdfs:label "Megi Fino"@en ; og:holdsPost :post ; og:affiliation :ministry ;
  foaf:givenName "Megi"@en ; foaf:familyName "Fino"@en .`,
  Post: `
:post a og:Post ; rdfs:label "Deputy Head, Presence in Albania"@en ;
  og:roleName "Deputy Head"@en ; og:postAt :mission .`,
  Statement: `
:statement a og:Statement ; rdfs:label "Statement by Megi Fino"@en ; og:speaker :person ;
  og:inCapacity :post ;
  og:statedIn <https://w3id.org/osce-graph/id/news/n> .`,
  Project: `
:project a og:Project ; rdfs:label "A project"@en ; og:projectKind "extra-budgetary project" ;
  og:abbreviation "AP"@en ;
  og:funder :state .`,
  FieldOfWork: `
:policing a og:FieldOfWork ; rdfs:label "Policing"@en ; skos:definition "Help for the police."@en ;
  og:dimension <https://w3id.org/osce-graph/id/dimension/human> ;
  og:sustainableDevelopmentGoal 16 ; og:relatedBody :mission ;
  skos:inScheme og:FieldsOfWork .`,
  Chairpersonship: `
:chair a og:Chairpersonship ; rdfs:label "Chairpersonship 2021"@en ; og:year "2021"^^xsd:gYear ;
  og:chairedBy :state ;
  og:chairpersonInOffice :person ; og:ministerialMeeting :meeting ; og:termNote "until May"@en .`,
  SourcePage: `
:page a og:SourcePage ; schema:url <https://www.osce.org/secretariat/505177> ;
  og:describes <https://w3id.org/osce-graph/id/news/n> ;
  og:contentDigest "sha256:${'0123456789abcdef'.repeat(4)}" ;
  og:itemDigest "sha256:${'fedcba9876543210'.repeat(4)}" .`,
  Proposal: `
:proposal a og:Proposal ; rdfs:label "organizer: “the Police”, Police of Albania"@en ;
  og:proposalKind "fact" ; og:proposalStatus "refused" ;
  og:raisedBy <https://w3id.org/osce-graph/id/news/n> ; og:proposedName "the Police" ;
  og:score 0.5 ; og:proposedFact "{}" ; og:candidate :mission ;
  og:decidedBy "somebody" ; og:decidedOn "2021-11-23T10:00:00Z"^^xsd:dateTime .`,
  Receipt: `
:receipt a og:Receipt ; rdf:reifies <<( :event og:place :tirana )>> ; prov:wasDerivedFrom :page ;
  og:rule "place" ;
  og:confidence 0.9 ; oa:hasSelector :receipt-position , :receipt-quote .`,
  TextPosition: `
:receipt-position a oa:TextPositionSelector ; oa:start "10"^^xsd:nonNegativeInteger ;
  oa:end "16"^^xsd:nonNegativeInteger .`,
  TextQuote: `
:receipt-quote a oa:TextQuoteSelector ; oa:exact "Tirana" .`,
};
