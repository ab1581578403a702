import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import jsonld from 'jsonld';
import { DEFAULT_BASE_IRI, namesFor } from '../../src/rdf/names.js';
import { DCTERMS, OWL, RDF, RDFS, SH, STANDARD_PREFIXES, XSD } from '../../src/rdf/vocabularies.js';
import { checkoutPath, readTurtleFolder, superClassesOf } from '../support/rdf.js';

interface TermDefinition {
  readonly '@id': string;
  readonly '@type'?: string;
  readonly '@language'?: string;
  readonly '@container'?: '@set';
}

const { ontologyIri } = namesFor(DEFAULT_BASE_IRI);
const ontology = readTurtleFolder('ontology');
const shapes = readTurtleFolder('shapes');
const prefixes: Record<string, string> = { og: ontologyIri, ...STANDARD_PREFIXES };
const document = JSON.parse(readFileSync(checkoutPath('ontology/context.jsonld'), 'utf8')) as {
  '@context': Record<string, unknown>;
};
const context = document['@context'];

const toIri = (compact: string): string =>
  compact.replace(/^([a-z]+):(?!\/\/)/, (whole, prefix: string) => prefixes[prefix] ?? whole);
/** The keys that stand for terms, with their definitions written out. */
const terms = Object.entries(context)
  .filter(([key]) => !key.startsWith('@') && !(key in prefixes) && key !== 'id' && key !== 'type')
  .map(([key, value]) => ({
    key,
    definition: (typeof value === 'string' ? { '@id': value } : value) as TermDefinition,
  }));
const propertyTerms = terms.filter(({ key }) => /^[a-z]/.test(key));
const refuse = (url: string): never => {
  throw new Error(`the context asks for ${url}`);
};

describe('The JSON-LD context', () => {
  it('declares the prefixes of the service', () => {
    expect(context).toMatchObject(prefixes);
  });

  it('resolves every key to a term of the ontology or of a standard vocabulary', () => {
    for (const { key, definition } of terms) {
      const iri = toIri(definition['@id']);
      const isKnown = iri.startsWith(ontologyIri)
        ? ontology.countQuads(iri, RDF.type, null, null) > 0
        : Object.values(STANDARD_PREFIXES).some((namespace) => iri.startsWith(namespace));
      expect({ key, isKnown }).toEqual({ key, isKnown: true });
    }
  });

  it('has a key for every class and property of the ontology', () => {
    const covered = new Set(terms.map(({ definition }) => toIri(definition['@id'])));
    const own = [
      OWL.Class.value,
      OWL.ObjectProperty.value,
      OWL.DatatypeProperty.value,
      `${OWL.iri}AnnotationProperty`,
    ]
      .flatMap((type) => ontology.getSubjects(RDF.type, type, null))
      .map(({ value }) => value)
      .filter((iri) => iri.startsWith(ontologyIri));
    expect(own.filter((iri) => !covered.has(iri))).toEqual([]);
    expect(own.length).toBeGreaterThan(150);
  });

  it('reads the values of object properties as IRIs', () => {
    for (const { key, definition } of propertyTerms) {
      if (ontology.countQuads(toIri(definition['@id']), RDF.type, OWL.ObjectProperty, null) === 0)
        continue;
      expect({ key, type: definition['@type'] }).toEqual({ key, type: '@id' });
    }
  });

  it('gives an array wherever the shapes allow several values, and only there', () => {
    for (const { key, definition } of propertyTerms) {
      const owners = ownersOf(toIri(definition['@id']));
      if (owners.size === 0) continue;
      const isSingle = [...owners].every(([target]) =>
        [...superClassesOf(target, ontology)].some((name) => owners.get(name)),
      );
      expect({ key, container: definition['@container'] ?? 'none' }).toEqual({
        key,
        container: isSingle ? 'none' : '@set',
      });
    }
  });

  it('reads an item and writes it back the same, without asking for anything', async () => {
    const event = `${DEFAULT_BASE_IRI}id/event/sample`;
    const item = {
      id: `${DEFAULT_BASE_IRI}id/news/sample`,
      type: ['NewsItem'],
      label: 'A workshop',
      issued: '2021-11-23',
      issuedBy: [`${DEFAULT_BASE_IRI}id/organization/secretariat`],
      reportsOn: [{ id: event, type: ['Workshop'], startDate: '2021-11-22', participantCount: 28 }],
    };
    const options = { format: 'application/n-quads', documentLoader: refuse };
    const nquads = await jsonld.toRDF({ ...document, ...item }, options);
    expect(nquads.trim().split('\n').sort()).toEqual(
      [
        `<${event}> <${RDF.type.value}> <${ontologyIri}Workshop> .`,
        `<${event}> <${ontologyIri}participantCount> "28"^^<${XSD.integer.value}> .`,
        `<${event}> <${ontologyIri}startDate> "2021-11-22"^^<${XSD.date.value}> .`,
        `<${item.id}> <${DCTERMS.issued.value}> "2021-11-23"^^<${XSD.date.value}> .`,
        `<${item.id}> <${RDF.type.value}> <${ontologyIri}NewsItem> .`,
        `<${item.id}> <${RDFS.label.value}> "A workshop"@en .`,
        `<${item.id}> <${ontologyIri}issuedBy> <${DEFAULT_BASE_IRI}id/organization/secretariat> .`,
        `<${item.id}> <${ontologyIri}reportsOn> <${event}> .`,
      ].sort(),
    );
    const framed = await jsonld.frame(
      await jsonld.fromRDF(nquads, { ...options, useNativeTypes: true }),
      { ...document, id: item.id },
      options,
    );
    expect({ ...framed, '@context': undefined }).toEqual({ ...item, '@context': undefined });
  });
});

/**
 * The classes whose shapes speak of a property, and whether they allow it one value only (in each
 * language).
 */
function ownersOf(propertyIri: string): Map<string, boolean> {
  const owners = new Map<string, boolean>();
  for (const shape of shapes.getSubjects(`${SH.iri}path`, propertyIri, null)) {
    const isSingle =
      shapes.getObjects(shape, `${SH.iri}maxCount`, null).some(({ value }) => value === '1') ||
      shapes.countQuads(shape, `${SH.iri}uniqueLang`, null, null) > 0;
    for (const node of shapes.getSubjects(`${SH.iri}property`, shape, null)) {
      for (const { value } of shapes.getObjects(node, `${SH.iri}targetClass`, null)) {
        owners.set(value, isSingle || (owners.get(value) ?? false));
      }
    }
  }
  return owners;
}
