import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import {
  DCAT,
  DCTERMS,
  FOAF,
  RDF,
  SPDX,
  VOID,
  objectsOf,
  parseN3Syntax,
  parseRdf,
  termKey,
  type NamedNode,
  type Quad,
  type QuadSource,
  type Term,
} from '../../../src/rdf/index.js';
import { versionOf } from '../../../src/graph/index.js';
import { LIST_KINDS, ThingList } from '../../../src/lists/index.js';
import { Validator } from '../../../src/shacl/index.js';
import { RunningApp, ask } from '../../support/running-app.js';

let app: RunningApp;
beforeAll(async () => {
  app = await RunningApp.start();
});
afterAll(async () => {
  await app.close();
});

const MEDIA_TYPES = [
  'text/turtle',
  'application/ld+json',
  'application/n-triples',
  'application/trig',
  'application/n-quads',
  'application/rdf+xml',
];

async function read(path: string): Promise<QuadSource> {
  const answer = await app.get(path, { Accept: 'text/turtle' });
  if (answer.status !== 200) throw new Error(answer.text);
  return versionOf(await parseRdf(answer.text, { format: 'turtle', baseIri: app.url }));
}

const one = (source: QuadSource, subject: Term, property: NamedNode): Term => {
  const [value, ...others] = objectsOf(source, subject, property);
  expect([property.value, others]).toEqual([property.value, []]);
  return value!;
};
const numberOf = (source: QuadSource, subject: Term, property: NamedNode): number =>
  Number(one(source, subject, property).value);

/** Counts of statements, by hand. */
function countsOf(quads: Iterable<Quad>): Record<string, number> {
  const [triples, subjects, properties, objects, classes] = [
    new Set<string>(),
    new Set<string>(),
    new Set<string>(),
    new Set<string>(),
    new Set<string>(),
  ];
  for (const { subject, predicate, object } of quads) {
    triples.add([subject, predicate, object].map(termKey).join('\n'));
    subjects.add(termKey(subject));
    properties.add(predicate.value);
    objects.add(termKey(object));
    if (predicate.equals(RDF.type)) classes.add(termKey(object));
  }
  return {
    triples: triples.size,
    distinctSubjects: subjects.size,
    distinctObjects: objects.size,
    properties: properties.size,
    classes: classes.size,
  };
}
function groupedBy(quads: Iterable<Quad>, keyOf: (quad: Quad) => string): Map<string, Quad[]> {
  const groups = new Map<string, Quad[]>();
  for (const quad of quads) {
    const key = keyOf(quad);
    const group = groups.get(key);
    if (group) group.push(quad);
    else groups.set(key, [quad]);
  }
  return groups;
}

const COUNTED = [
  'triples',
  'distinctSubjects',
  'distinctObjects',
  'properties',
  'classes',
] as const;

describe('The VoID description', () => {
  it('counts what the graph has: in all, by class, by property, by named graph', async () => {
    const source = await read('/.well-known/void');
    const all = [...app.service.current.match()];
    const dataset = one(
      source,
      { termType: 'NamedNode', value: `${app.service.names.baseIri}.well-known/void` } as Term,
      FOAF.primaryTopic,
    );
    const countsIn = (subject: Term): Record<string, number> =>
      Object.fromEntries(COUNTED.map((name) => [name, numberOf(source, subject, VOID[name])]));
    const counts = countsOf(all);
    expect(countsIn(dataset)).toEqual(counts);

    const byProperty = groupedBy(all, ({ predicate }) => predicate.value);
    const byType = groupedBy(byProperty.get(RDF.type.value)!, ({ object }) => object.value);
    const things = (type: string): number =>
      new Set(byType.get(type)!.map(({ subject }) => termKey(subject))).size;
    const classes = objectsOf(source, dataset, VOID.classPartition).map(
      (part) =>
        [one(source, part, VOID.class).value, numberOf(source, part, VOID.entities)] as const,
    );
    expect(classes).toHaveLength(counts.classes!);
    for (const [iri, count] of classes) expect([iri, count]).toEqual([iri, things(iri)]);
    const properties = objectsOf(source, dataset, VOID.propertyPartition).map(
      (part) =>
        [one(source, part, VOID.property).value, numberOf(source, part, VOID.triples)] as const,
    );
    expect(properties).toHaveLength(counts.properties!);
    for (const [iri, count] of properties)
      expect([iri, count]).toEqual([iri, countsOf(byProperty.get(iri)!).triples]);

    const graphs = groupedBy(all, ({ graph }) => graph.value);
    const subsets = objectsOf(source, dataset, VOID.subset);
    expect(subsets.map(({ value }) => value).sort()).toEqual(
      [...graphs.keys()].filter(Boolean).sort(),
    );
    for (const subset of subsets)
      expect([subset.value, countsIn(subset)]).toEqual([
        subset.value,
        countsOf(graphs.get(subset.value)!),
      ]);
  });

  it('leads to everything that it names', async () => {
    const source = await read('/.well-known/void');
    const addresses = [
      VOID.sparqlEndpoint,
      VOID.dataDump,
      VOID.rootResource,
      FOAF.homepage,
    ].flatMap((property) => [...source.match(null, property)].map(({ object }) => object.value));
    expect(addresses.length).toBeGreaterThan(20);
    const { baseIri } = app.service.names;
    for (const address of addresses.filter((_, index) => index < 20 || index % 40 === 0)) {
      const path = address.startsWith(app.url)
        ? address.slice(app.url.length)
        : `/${address.slice(baseIri.length)}`;
      expect([address, (await ask(app.url + path, { method: 'HEAD' })).status]).toEqual([
        address,
        200,
      ]);
    }
  });

  it('is counted anew for the next version', async () => {
    const before = await read('/.well-known/void');
    await app.update(
      'INSERT DATA { GRAPH <urn:test:one> { <urn:test:a> <urn:test:b> <urn:test:c> } }',
    );
    const after = await read('/.well-known/void');
    const triples = (source: QuadSource): number =>
      numberOf(source, [...source.match(null, VOID.uriSpace)][0]!.subject, VOID.triples);
    expect(triples(after)).toBe(triples(before) + 1);
    expect([...after.match(null, VOID.subset)].map(({ object }) => object.value)).toContain(
      'urn:test:one',
    );
    expect(triples(await read('/.well-known/void?version=1'))).toBe(triples(before));
  });
});

/** What DCAT-AP 3 makes mandatory, and what we promise besides. */
const SHAPES = parseN3Syntax(
  `
@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix dcat: <${DCAT.iri}> .
  @prefix dcterms: <${DCTERMS.iri}> . @prefix foaf: <${FOAF.iri}> . @prefix spdx: <${SPDX.iri}> .
  @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
[] a sh:NodeShape ; sh:targetClass dcat:Catalog ;
  sh:property [ sh:path dcterms:title ; sh:minCount 1 ; sh:nodeKind sh:Literal ] ,
    [ sh:path dcterms:description ; sh:minCount 1 ; sh:nodeKind sh:Literal ] ,
    [ sh:path dcterms:publisher ; sh:minCount 1 ; sh:maxCount 1 ; sh:class foaf:Agent ] ,
      [ sh:path dcat:dataset ; sh:minCount 1 ; sh:class dcat:Dataset ] ,
    [ sh:path dcat:service ; sh:minCount 1 ; sh:class dcat:DataService ] ,
      [ sh:path dcterms:license ; sh:minCount 1 ; sh:nodeKind sh:IRI ] .
[] a sh:NodeShape ; sh:targetClass dcat:Dataset ;
  sh:property [ sh:path dcterms:title ; sh:minCount 1 ; sh:nodeKind sh:Literal ] ,
    [ sh:path dcterms:modified ; sh:minCount 1 ; sh:maxCount 1 ; sh:datatype xsd:dateTime ] ,
    [ sh:path dcterms:description ; sh:minCount 1 ] , [ sh:path dcterms:publisher ; sh:minCount 1 ;
    sh:maxCount 1 ] .
[] a sh:NodeShape ; sh:targetSubjectsOf dcat:theme ;
  sh:property [ sh:path dcat:distribution ; sh:minCount 1 ; sh:class dcat:Distribution ] ,
    [ sh:path dcat:theme ; sh:minCount 1 ;
      sh:nodeKind sh:IRI ] , [ sh:path dcterms:accrualPeriodicity ; sh:maxCount 1 ;
      sh:nodeKind sh:IRI ] .
[] a sh:NodeShape ; sh:targetClass dcat:Distribution ;
  sh:property [ sh:path dcat:accessURL ; sh:minCount 1 ; sh:nodeKind sh:IRI ] ,
    [ sh:path dcat:downloadURL ; sh:minCount 1 ; sh:nodeKind sh:IRI ] , [ sh:path dcterms:license ;
    sh:minCount 1 ; sh:maxCount 1 ] ,
    [ sh:path dcat:mediaType ; sh:minCount 1 ; sh:maxCount 1 ;
      sh:pattern "^https://www.iana.org/assignments/media-types/" ] , [ sh:path dcat:byteSize ;
      sh:minCount 1 ; sh:maxCount 1 ; sh:datatype xsd:nonNegativeInteger ] ,
    [ sh:path spdx:checksum ; sh:minCount 1 ; sh:maxCount 1 ;
      sh:node [ sh:property [ sh:path spdx:algorithm ; sh:minCount 1 ; sh:maxCount 1 ] ,
      [ sh:path spdx:checksumValue ; sh:minCount 1 ; sh:datatype xsd:hexBinary ] ] ] .
[] a sh:NodeShape ; sh:targetClass dcat:DataService ;
  sh:property [ sh:path dcat:endpointURL ; sh:minCount 1 ; sh:nodeKind sh:IRI ] ,
    [ sh:path dcterms:title ; sh:minCount 1 ] , [ sh:path dcat:servesDataset ; sh:minCount 1 ;
    sh:class dcat:Dataset ] .
`,
  { format: 'turtle' },
);

describe('The catalogue', () => {
  it('has what DCAT-AP asks for', async () => {
    const source = await read('/catalog?version=1');
    const report = new Validator(SHAPES).validateAll(versionOf(source.match()));
    expect(
      report.results.map(({ focusNode, path, message }) => [focusNode, path, message]),
    ).toEqual([]);
    expect([...source.match(null, RDF.type, DCAT.Catalog)]).toHaveLength(1);
  });

  it('lists the files of the version with their sizes and digests', async () => {
    const source = await read('/catalog?version=1');
    const distributions = [...source.match(null, RDF.type, DCAT.Distribution)].map(
      ({ subject }) => subject,
    );
    expect(distributions.map(({ value }) => value.split('/snapshots/1/')[1]).sort()).toEqual(
      [...app.service.exports.fileNames].sort(),
    );
    for (const distribution of distributions.filter(({ value }) =>
      /graph\.(?:nq|ttl\.gz)$|event\.csv$|bundle\.zip$/.test(value),
    )) {
      const file = await ask(one(source, distribution, DCAT.downloadURL).value);
      const checksum = one(source, distribution, SPDX.checksum);
      expect([
        distribution.value,
        file.status,
        file.bytes.length,
        createHash('sha256').update(file.bytes).digest('hex'),
      ]).toEqual([
        distribution.value,
        200,
        numberOf(source, distribution, DCAT.byteSize),
        one(source, checksum, SPDX.checksumValue).value,
      ]);
      const isPacked = distribution.value.endsWith('.gz');
      expect(objectsOf(source, distribution, DCAT.compressFormat)).toHaveLength(isPacked ? 1 : 0);
      if (!isPacked)
        expect(one(source, distribution, DCAT.mediaType).value).toBe(
          'https://www.iana.org/assignments/media-types/' +
            String(file.headers['content-type']).split(';', 1).join(),
        );
    }
  });
});

describe('Both', () => {
  it.each(['/.well-known/void', '/catalog'])(
    'are the same in every syntax, are known again, and are a page for people: %s',
    async (path) => {
      const sizes = await Promise.all(
        MEDIA_TYPES.map(async (mediaType) => {
          const answer = await app.get(path, { Accept: mediaType });
          expect([
            answer.status,
            answer.headers['content-type']!.split(';')[0],
            answer.headers['graph-version'],
          ]).toEqual([200, mediaType, String(app.version)]);
          expect(
            (await app.get(path, { Accept: mediaType, 'If-None-Match': answer.headers.etag! }))
              .status,
          ).toBe(304);
          const format = {
            'text/turtle': 'turtle',
            'application/ld+json': 'jsonld',
            'application/n-triples': 'ntriples',
            'application/trig': 'trig',
            'application/n-quads': 'nquads',
            'application/rdf+xml': 'rdfxml',
          }[mediaType] as 'turtle';
          return new Set(
            (await parseRdf(answer.text, { format })).map(
              ({ predicate, object }) =>
                `${predicate.value} ${object.termType === 'BlankNode' ? '_' : termKey(object)}`,
            ),
          ).size;
        }),
      );
      expect(new Set(sizes).size).toBe(1);
      const page = await app.get(path, { Accept: 'text/html' });
      expect(page.text).toContain('<h1>Catalogue</h1>');
      for (const mediaType of MEDIA_TYPES)
        expect(page.text).toContain(`<link rel="alternate" type="${mediaType}"`);
      expect(page.text).toContain('<a href="/ontology" >Ontology</a>');
    },
  );
});

describe('The site map', () => {
  it('has every thing of every list and the pages of none, each once and there', async () => {
    const locationsIn = async (path: string): Promise<string[]> => {
      const { text, headers } = await app.get(path);
      expect([path, headers['content-type']]).toEqual([path, 'application/xml']);
      const found = text.matchAll(/<loc>([^<]*)<\/loc>/g);
      return Array.from(found, ([, loc]) => decodeURI(loc!.slice(app.url.length)));
    };
    const parts = await locationsIn('/sitemap.xml');
    const locations = (await Promise.all(parts.map(locationsIn))).flat();
    const { current, names } = app.service;
    const things = LIST_KINDS.flatMap((kind) =>
      [...ThingList.of(current, names, kind).members].map(
        (id) => `/${current.ids.dictionary.textOf(id).slice(names.baseIri.length)}`,
      ),
    );
    const isOfThing = (path: string): boolean => path.startsWith('/id/');
    expect(locations.filter(isOfThing).sort()).toEqual(things.sort());
    const pages = locations.filter((path) => !isOfThing(path));
    expect(pages).toEqual(expect.arrayContaining(['/', '/events', '/ontology', '/docs']));
    expect(new Set(locations).size).toBe(locations.length);
    for (const path of [...pages, things[7]!])
      expect([path, (await app.get(encodeURI(path), { Accept: 'text/html' })).status]).toEqual([
        path,
        200,
      ]);
    expect((await app.get('/sitemap/news-9.xml')).status).toBe(404);
    expect((await app.get('/robots.txt')).text).toContain(`Sitemap: ${app.url}/sitemap.xml`);
  });
});
