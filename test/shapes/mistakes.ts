/**
 * A mistake: in the example of a shape, one text becomes another, and the message that people then
 * read.
 */
export interface Mistake {
  readonly what: string;
  readonly example: string;
  readonly from: string | RegExp;
  readonly to: string;
  readonly message: string;
  readonly severity?: 'Warning';
}

export const MISTAKES: readonly Mistake[] = [
  {
    what: 'a news item without a title',
    example: 'NewsItem',
    from: 'dcterms:title "A workshop"@en ;',
    to: '',
    message: 'A news item has a title (dcterms:title) in text, at most one in each language.',
  },
  {
    what: 'a news item without an issuer',
    example: 'NewsItem',
    from: 'og:issuedBy :mission ;',
    to: '',
    message:
      'A news item names at least one issuing body (og:issuedBy), and each is an og:Organization.',
  },
  {
    what: 'a news item issued by a State',
    example: 'NewsItem',
    from: 'og:issuedBy :mission',
    to: 'og:issuedBy :state',
    message:
      'A news item names at least one issuing body (og:issuedBy), and each is an og:Organization.',
  },
  {
    what: 'a date of publication that is text',
    example: 'NewsItem',
    from: '"2021-11-23"^^xsd:date',
    to: '"23 November 2021"',
    message:
      'A news item has at most one date of publication (dcterms:issued), an xsd:date such as ' +
      '"2021-11-23".',
  },
  {
    what: 'a date of publication that is no day of the calendar',
    example: 'NewsItem',
    from: '2021-11-23',
    to: '2021-13-23',
    message:
      'A news item has at most one date of publication (dcterms:issued), an xsd:date such as ' +
      '"2021-11-23".',
  },
  {
    what: 'two dates of publication',
    example: 'NewsItem',
    from: '"2021-11-23"^^xsd:date',
    to: '"2021-11-23"^^xsd:date , "2021-11-24"^^xsd:date',
    message:
      'A news item has at most one date of publication (dcterms:issued), an xsd:date such as ' +
      '"2021-11-23".',
  },
  {
    what: 'no date of publication',
    example: 'NewsItem',
    from: 'dcterms:issued "2021-11-23"^^xsd:date ;',
    to: '',
    message:
      'A news item should have a date of publication (dcterms:issued); the page gives none, or a dateline without a year.',
    severity: 'Warning',
  },
  {
    what: 'an unknown field of work',
    example: 'NewsItem',
    from: ':policing',
    to: ':gardening',
    message: 'Each field of work of a news item (og:fieldOfWork) is a known og:FieldOfWork.',
  },
  {
    what: 'a field of work given by its name',
    example: 'NewsItem',
    from: ':policing',
    to: '"Policing"',
    message: 'Each field of work of a news item (og:fieldOfWork) is a known og:FieldOfWork.',
  },
  {
    what: 'a news item without an IRI',
    example: 'NewsItem',
    from: '<https://w3id.org/osce-graph/id/news/n> a',
    to: '_:n a',
    message: 'A news item is named by an IRI, so that it can be cited.',
  },
  {
    what: 'a missing label',
    example: 'Project',
    from: 'rdfs:label "A project"@en ;',
    to: '',
    message: 'A project has a label (rdfs:label) in text, at most one in each language.',
  },
  {
    what: 'two labels in one language',
    example: 'Event',
    from: '"A workshop"@en',
    to: '"A workshop"@en , "A seminar"@en',
    message: 'Language "en" has been used by 2 values',
  },
  {
    what: 'two labels without a language',
    example: 'Event',
    from: '"A workshop"@en',
    to: '"A workshop" , "A seminar"',
    message: 'An event has a label (rdfs:label) in text, at most one in each language.',
  },
  {
    what: 'an event that ends before it starts',
    example: 'Event',
    from: 'og:endDate "2021-11-23"',
    to: 'og:endDate "2021-11-21"',
    message:
      'An event has at most one start date (og:startDate), an xsd:date no later than its end ' +
      'date (og:endDate).',
  },
  {
    what: 'a start with a time',
    example: 'Event',
    from: '"2021-11-22"^^xsd:date',
    to: '"2021-11-22T09:00:00"^^xsd:dateTime',
    message:
      'An event has at most one start date (og:startDate), an xsd:date no later than its end ' +
      'date (og:endDate).',
  },
  {
    what: 'an organizer that is a person',
    example: 'Event',
    from: 'og:organizer :mission',
    to: 'og:organizer :person',
    message: 'An organizer of an event (og:organizer) is an og:Organization or an og:State.',
  },
  {
    what: 'a funder given by its name',
    example: 'Event',
    from: 'og:funder :state',
    to: 'og:funder "Austria"',
    message: 'A funder of an event (og:funder) is an og:Organization or an og:State.',
  },
  {
    what: 'a State in the stead of a place',
    example: 'Event',
    from: 'og:place :tirana',
    to: 'og:place :state',
    message: 'The place of an event (og:place) is an og:Place.',
  },
  {
    what: 'no participants',
    example: 'Event',
    from: 'og:participantCount 28',
    to: 'og:participantCount 0',
    message: 'The number of participants (og:participantCount) is one whole number from 1.',
  },
  {
    what: 'participants in words',
    example: 'Event',
    from: 'og:participantCount 28',
    to: 'og:participantCount "some 28"',
    message: 'The number of participants (og:participantCount) is one whole number from 1.',
  },
  {
    what: 'a speaker that is a body',
    example: 'Event',
    from: 'og:speaker :person',
    to: 'og:speaker :mission',
    message: 'A speaker at an event (og:speaker) is an og:Person.',
  },
  {
    what: 'a stored query with two texts',
    example: 'StoredQuery',
    from: '?o }"',
    to: '?o }" ; sh:ask "ASK {}"',
    message:
      'A stored query is named by an IRI and has one text, as sh:select, sh:ask, sh:construct or ' +
      'sh:describe.',
  },
  {
    what: 'a stored query without a text',
    example: 'StoredQuery',
    from: ' ; sh:select "SELECT * { ?s ?p ?o }"',
    to: '',
    message:
      'A stored query is named by an IRI and has one text, as sh:select, sh:ask, sh:construct or ' +
      'sh:describe.',
  },
  {
    what: 'a ministry of no State',
    example: 'Ministry',
    from: ';\n  og:ofState :state',
    to: '',
    message:
      'A ministry belongs to exactly one State (og:ofState) or, where there is no State to ' +
      'name, to exactly one place (og:ofPlace).',
  },
  {
    what: 'a ministry of a State and a place',
    example: 'Ministry',
    from: 'og:ofState :state',
    to: 'og:ofState :state ; og:ofPlace :tirana',
    message:
      'A ministry belongs to exactly one State (og:ofState) or, where there is no State to ' +
      'name, to exactly one place (og:ofPlace).',
  },
  {
    what: 'a ministry of two States',
    example: 'Ministry',
    from: 'og:ofState :state',
    to: 'og:ofState :state , :former',
    message: 'An organization belongs to at most one State (og:ofState), and it is an og:State.',
  },
  {
    what: 'a field operation that works nowhere',
    example: 'FieldOperationWhere',
    from: ';\n  og:operatesIn :tirana',
    to: '',
    message:
      'A field operation should say where it works: its host State (og:hostState), a place ' +
      '(og:operatesIn) or the area in words (og:hostPlace).',
    severity: 'Warning',
  },
  {
    what: 'a closed activity without an end',
    example: 'ClosedFieldActivity',
    from: ';\n  og:dissolved "2008-06"^^xsd:gYearMonth',
    to: '',
    message: 'A closed field activity should say when it ended (og:dissolved).',
    severity: 'Warning',
  },
  {
    what: 'a State without a code',
    example: 'State',
    from: 'og:iso2 "AT" ;',
    to: '',
    message: 'A State has a two-letter ISO code (og:iso2), unless it is an og:FormerState.',
  },
  {
    what: 'a code in small letters',
    example: 'State',
    from: '"AT"',
    to: '"at"',
    message:
      'The two-letter code of a State (og:iso2) is two capital letters in plain text, such ' +
      'as "AL", and there is one.',
  },
  {
    what: 'latitude and longitude exchanged',
    example: 'Place',
    from: 'geo:lat 41.3275 ; geo:long 19.8189',
    to: 'geo:lat 141.3275 ; geo:long 19.8189',
    message: 'The latitude of a place (geo:lat) is one xsd:decimal from -90 to 90.',
  },
  {
    what: 'a latitude alone',
    example: 'Place',
    from: '; geo:long 19.8189',
    to: '',
    message: 'A place has both latitude (geo:lat) and longitude (geo:long), or neither.',
  },
  {
    what: 'an unknown dimension',
    example: 'FieldOfWork',
    from: 'dimension/human',
    to: 'dimension/fourth',
    message:
      'A field of work belongs to at least one dimension (og:dimension), and each is an ' +
      'og:Dimension.',
  },
  {
    what: 'a receipt that ends before it starts',
    example: 'TextPosition',
    from: '"10"',
    to: '"16"',
    message:
      'A text position has exactly one start (oa:start), an xsd:nonNegativeInteger less than ' +
      'its end (oa:end).',
  },
  {
    what: 'a receipt surer than sure',
    example: 'Receipt',
    from: 'og:confidence 0.9',
    to: 'og:confidence 1.1',
    message: 'A receipt has exactly one confidence (og:confidence), an xsd:decimal from 0 to 1.',
  },
  {
    what: 'a receipt for no statement',
    example: 'Receipt',
    from: 'rdf:reifies <<( :event og:place :tirana )>> ;',
    to: '',
    message: 'A receipt is for exactly one statement (rdf:reifies).',
  },
];
