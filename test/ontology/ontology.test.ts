import { describe, expect, it } from '@jest/globals';
import type { Quad } from '@rdfjs/types';
import { DEFAULT_BASE_IRI, namesFor } from '../../src/rdf/names.js';
import { OWL, RDF, RDFS, SKOS } from '../../src/rdf/vocabularies.js';
import { readTurtleFiles, readTurtleFolder, superClassesOf } from '../support/rdf.js';

const names = namesFor(DEFAULT_BASE_IRI);
const { ontologyIri } = names;
const og = (localName: string) => names.og(localName);
const modules = readTurtleFiles('ontology');
const ontology = readTurtleFolder('ontology');

const ANNOTATION_PROPERTY = `${OWL.iri}AnnotationProperty`;
const PROPERTY_KINDS = [OWL.ObjectProperty.value, OWL.DatatypeProperty.value, ANNOTATION_PROPERTY];

const instancesOf = (...types: string[]): string[] =>
  types.flatMap((type) => ontology.getSubjects(RDF.type, type, null)).map(({ value }) => value);
const isOwn = (iri: string): boolean => iri.startsWith(ontologyIri);
const valuesOf = (iri: string, predicate: string): string[] =>
  ontology.getObjects(iri, predicate, null).map(({ value }) => value);
const kindsOf = (iri: string): string[] =>
  valuesOf(iri, RDF.type.value).filter((type) => PROPERTY_KINDS.includes(type));

const classes = instancesOf(OWL.Class.value).filter(isOwn);
const properties = instancesOf(...PROPERTY_KINDS).filter(isOwn);

/** The terms that the contract fixes. */
const CONTRACT_CLASSES =
  `NewsItem Event Workshop TrainingCourse RoundTable Conference Seminar StudyVisit Organization
  FieldOperation ClosedFieldActivity Institution SecretariatUnit DecisionMakingBody
  GovernmentBody Ministry ForeignMinistry InteriorMinistry DefenceMinistry JusticeMinistry
  Police Parliament Court University CivilSocietyOrganization InternationalOrganization State
  ParticipatingState PartnerForCooperation AsianPartner MediterraneanPartner Place Person Post
  Statement Project FieldOfWork MeetingSeries Meeting Chairpersonship SourcePage`.split(/\s+/);
const CONTRACT_PROPERTIES =
  `issuedBy fieldOfWork reportsOn organizer partner funder place startDate endDate participantCount
  partOfProject speaker holdsPost postAt ofState hostState inState seat parentBody dimension`.split(
    /\s+/,
  );

describe('The ontology', () => {
  it.each(CONTRACT_CLASSES)('has the class og:%s', (name) =>
    expect(classes).toContain(og(name).value),
  );

  it.each(CONTRACT_PROPERTIES)('has the property og:%s', (name) =>
    expect(properties).toContain(og(name).value),
  );

  it('declares every term that its statements name, in one place', () => {
    const named = [...ontology]
      .flatMap((quad: Quad) => [quad.subject, quad.object])
      .filter(({ termType }) => termType === 'NamedNode');
    const undeclared = named
      .map(({ value }) => value)
      .filter((iri) => isOwn(iri) && valuesOf(iri, RDF.type.value).length === 0);
    expect(undeclared).toEqual([]);
    for (const term of [...classes, ...properties]) {
      const homes = [...modules]
        .filter(([, quads]) =>
          quads.some(
            ({ subject, predicate }) =>
              subject.value === term && predicate.equals(RDFS.isDefinedBy),
          ),
        )
        .map(([name]) => name);
      expect({ term, homes: homes.length }).toEqual({ term, homes: 1 });
    }
  });

  it('gives every term one label, one definition of one sentence, and its home', () => {
    for (const term of [...classes, ...properties]) {
      for (const predicate of [RDFS.label, SKOS.definition]) {
        const texts = ontology.getObjects(term, predicate, null);
        expect({
          term,
          languages: texts.map((text) => 'language' in text && text.language),
        }).toEqual({ term, languages: ['en'] });
      }
      expect(valuesOf(term, SKOS.definition.value)[0]).toMatch(/^[A-Z].*[^.]\.$/s);
      expect(valuesOf(term, RDFS.isDefinedBy.value)).toEqual([`${DEFAULT_BASE_IRI}ontology`]);
    }
  });

  it('gives every property one kind, one domain and one range', () => {
    for (const property of properties) {
      const counts = [
        kindsOf(property),
        valuesOf(property, RDFS.domain.value),
        valuesOf(property, RDFS.range.value),
      ].map(({ length }) => length);
      expect({ property, counts }).toEqual({ property, counts: [1, 1, 1] });
    }
  });

  it('lets object properties lead to things, and the others to literals or terms', () => {
    for (const property of properties) {
      const [range = ''] = valuesOf(property, RDFS.range.value);
      const isLiteral =
        range.startsWith('http://www.w3.org/2001/XMLSchema#') ||
        [RDFS.iri + 'Literal', RDF.langString.value].includes(range);
      const [kind] = kindsOf(property);
      if (kind !== ANNOTATION_PROPERTY)
        expect({ property, isLiteral }).toEqual({
          property,
          isLiteral: kind === OWL.DatatypeProperty.value,
        });
    }
  });

  it('aligns classes with classes and properties with properties of the same kind', () => {
    for (const { subject, object } of ontology.getQuads(null, RDFS.subClassOf, null, null)) {
      expect({ subject: subject.value, types: valuesOf(object.value, RDF.type.value) }).toEqual({
        subject: subject.value,
        types: [OWL.Class.value],
      });
    }
    for (const { subject, object } of ontology.getQuads(null, RDFS.subPropertyOf, null, null)) {
      expect({ property: subject.value, kind: kindsOf(object.value) }).toEqual({
        property: subject.value,
        kind: kindsOf(subject.value),
      });
    }
  });

  it('says nothing about the terms of others but their kind, and what to call them', () => {
    const foreign = [...(modules.get('alignments.ttl') ?? [])];
    expect(
      foreign.every(
        ({ subject, predicate }) =>
          !isOwn(subject.value) && (predicate.equals(RDF.type) || predicate.equals(RDFS.label)),
      ),
    ).toBe(true);
    const axioms = [
      RDFS.subClassOf,
      RDFS.subPropertyOf,
      OWL.inverseOf,
      RDFS.domain,
      RDFS.range,
    ].flatMap((p) => ontology.getQuads(null, p, null, null));
    expect(axioms.filter(({ subject }) => !isOwn(subject.value))).toEqual([]);
  });

  it('pairs inverses mutually, with domain and range exchanged', () => {
    const pairs = ontology.getQuads(null, OWL.inverseOf, null, null);
    expect(pairs.length).toBeGreaterThan(30);
    for (const { subject, object } of pairs) {
      expect(valuesOf(object.value, OWL.inverseOf.value)).toEqual([subject.value]);
      expect(valuesOf(object.value, RDFS.domain.value)).toEqual(
        valuesOf(subject.value, RDFS.range.value),
      );
    }
  });

  it.each([[RDFS.subClassOf], [RDFS.subPropertyOf]])(
    'has no cycle in %s',
    ({ value: predicate }) => {
      for (const term of [...classes, ...properties]) {
        const above = new Set(valuesOf(term, predicate));
        for (const name of above) for (const next of valuesOf(name, predicate)) above.add(next);
        expect(above).not.toContain(term);
      }
    },
  );

  it.each([
    ['NewsItem', 'https://schema.org/NewsArticle'],
    ['Workshop', 'https://schema.org/Event'],
    ['ForeignMinistry', 'http://www.w3.org/ns/org#Organization'],
    ['ClosedFieldActivity', og('FieldOperation').value],
    ['MediterraneanPartner', og('PartnerForCooperation').value],
    ['Person', 'http://xmlns.com/foaf/0.1/Person'],
    ['FieldOfWork', SKOS.Concept.value],
    ['SummitMeeting', og('Event').value],
  ])('counts og:%s among %s', (name, above) =>
    expect(superClassesOf(og(name).value, ontology)).toContain(above),
  );

  it('keeps States and places apart from organizations', () => {
    for (const name of ['FormerState', 'ParticipatingState', 'AsianPartner', 'Place']) {
      expect(superClassesOf(og(name).value, ontology)).not.toContain(og('Organization').value);
    }
  });

  it('fixes the content types and dimensions as labelled individuals', () => {
    for (const [kind, slugs] of [
      [
        'content-type',
        [
          'news',
          'press-release',
          'press-statement',
          'spot-report',
          'daily-report',
          'weekly-report',
        ],
      ],
      ['dimension', ['politico-military', 'economic-environmental', 'human', 'cross-dimensional']],
    ] as const) {
      for (const slug of slugs) {
        const iri = `${DEFAULT_BASE_IRI}id/${kind}/${slug}`;
        expect(valuesOf(iri, RDF.type.value)).toEqual(
          expect.arrayContaining([
            SKOS.Concept.value,
            og(kind === 'dimension' ? 'Dimension' : 'ContentType').value,
          ]),
        );
        expect(valuesOf(iri, RDFS.label.value)).toHaveLength(1);
        expect(valuesOf(iri, SKOS.inScheme.value)).toHaveLength(1);
      }
    }
  });

  it('has no blank nodes, so that digests of snapshots are those of sorted lines', () => {
    expect(
      [...ontology].filter(({ subject, object }: Quad) =>
        [subject, object].some(({ termType }) => termType === 'BlankNode'),
      ),
    ).toEqual([]);
  });
});
