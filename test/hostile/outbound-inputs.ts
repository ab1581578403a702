/** What would have a careless service load something from elsewhere. */
import type { HostileInput } from './inputs.js';

/** A port that nobody listens at and `fetch` allows, and a name that would have to be looked up. */
const ELSEWHERE = ['http://127.0.0.1:65535/elsewhere', 'http://elsewhere.invalid/'];

const TOKEN = { Authorization: 'Bearer secret' };
const OWL_IMPORTS = '<http://www.w3.org/2002/07/owl#imports>';
const SHACL = '@prefix : <urn:> . @prefix sh: <http://www.w3.org/ns/shacl#> .\n';
const SHAPE = `${SHACL}:S a sh:NodeShape ; sh:targetSubjectsOf :label ; `;
const RDF_XML = '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:e="urn:">';

interface Way {
  readonly type: string;
  readonly paths: readonly string[];
  /** Bodies with an address. */
  readonly bodies: (address: string) => readonly string[];
}

const WAYS: readonly Way[] = [
  {
    type: 'application/ld+json',
    paths: ['/validate', '/graphs?graph=urn:hostile', '/id/event/hostile'],
    bodies: (address) => [
      `{"@context":"${address}","a":1}`,
      `{"@context":["${address}",{"a":"urn:a"}],"a":1}`,
      `{"@context":{"@version":1.1,"@import":"${address}"},"a":1}`,
      `{"@context":{"a":{"@id":"urn:a","@context":"${address}"}},"a":{"b":1}}`,
    ],
  },
  {
    type: 'application/rdf+xml',
    paths: ['/validate', '/graphs?graph=urn:hostile'],
    bodies: (address) => [
      `<!DOCTYPE x [<!ENTITY a SYSTEM "${address}">]>${RDF_XML}<e:A e:p="&a;"/></rdf:RDF>`,
      `<!DOCTYPE x [<!ENTITY % a SYSTEM "${address}"> %a;]>${RDF_XML}</rdf:RDF>`,
      `<!DOCTYPE x SYSTEM "${address}">${RDF_XML}</rdf:RDF>`,
      `<?xml-stylesheet type="text/xsl" href="${address}"?>${RDF_XML}</rdf:RDF>`,
    ],
  },
  {
    type: 'text/turtle',
    paths: ['/validate', '/graphs?graph=urn:hostile'],
    bodies: (address) => [
      `<urn:hostile> ${OWL_IMPORTS} <${address}> .`,
      `<urn:hostile> <http://www.w3.org/ns/prov#has_provenance> <${address}> .`,
    ],
  },
  {
    type: 'application/json',
    paths: ['/validate'],
    bodies: (address) =>
      [
        `<urn:shapes> ${OWL_IMPORTS} <${address}> .`,
        `${SHACL}<urn:shapes> sh:shapesGraph <${address}> ; sh:entailment <${address}> .`,
        `${SHAPE}sh:js [ sh:jsLibrary [ sh:jsLibraryURL "${address}" ] ] .`,
        `${SHAPE}sh:sparql [ sh:select "SELECT $this { SERVICE <${address}> { $this ?p ?o } }" ] .`,
      ].map((shapes) => JSON.stringify({ data: `<urn:t> <urn:label> "x" .`, shapes })),
  },
  {
    type: 'application/sparql-query',
    paths: ['/sparql'],
    bodies: (address) => [
      `ASK { SERVICE <${address}> { ?s ?p ?o } }`,
      `ASK { SERVICE SILENT <${address}> { ?s ?p ?o } }`,
      `ASK { VALUES ?x { <${address}> } SERVICE ?x { ?s ?p ?o } }`,
      `ASK FROM <${address}> FROM NAMED <${address}> { ?s ?p ?o }`,
      `DESCRIBE <${address}>`,
    ],
  },
  {
    type: 'application/sparql-update',
    paths: ['/sparql'],
    bodies: (address) => [
      `LOAD <${address}>`,
      `LOAD SILENT <${address}> INTO GRAPH <urn:hostile>`,
      `INSERT { ?s ?p ?o } WHERE { SERVICE SILENT <${address}> { ?s ?p ?o } }`,
      `INSERT { <urn:s> <urn:p> ?s } USING <${address}> WHERE { ?s ?p ?o }`,
    ],
  },
  {
    type: 'text/html',
    paths: ['/news?dry-run'],
    bodies: (address) => [
      `<!doctype html><title>News</title><base href="${address}"><link rel="stylesheet" ` +
        `href="${address}"><meta http-equiv="refresh" content="0;url=${address}"><main>` +
        `<h1>News Item</h1><img src="${address}"><script src="${address}"></script>` +
        `<iframe src="${address}"></iframe><p><a href="${address}">x</a></main>`,
    ],
  },
];

/** Each way to name something elsewhere, in bodies, addresses and headers. */
export function outboundInputs(): HostileInput[] {
  return ELSEWHERE.flatMap((address): HostileInput[] => [
    ...WAYS.flatMap(({ type, paths, bodies }) =>
      paths.flatMap((path) =>
        bodies(address).map((body): HostileInput => ({
          name: `elsewhere, ${type} to ${path}: ${body.slice(-60)}`,
          method: /^.(?:graphs|id)/.test(path) ? 'PUT' : 'POST',
          path,
          headers: { 'Content-Type': type, ...TOKEN },
          body,
        })),
      ),
    ),
    ...[
      '/sparql?query=ASK%7B%3Fs%20%3Fp%20%3Fo%7D&default-graph-uri=',
      '/graphs?graph=',
      '/resource?iri=',
      '/events?country=',
    ].map((path): HostileInput => ({
      name: `elsewhere, ${path}`,
      method: 'GET',
      path: path + encodeURIComponent(address),
    })),
    {
      name: 'elsewhere, a query that is explained',
      method: 'GET',
      path: `/explain?run&query=${encodeURIComponent(`ASK { SERVICE <${address}> { ?s ?p ?o } }`)}`,
    },
    {
      name: 'elsewhere, a context in a header',
      method: 'PUT',
      path: '/id/event/hostile',
      headers: {
        'Content-Type': 'application/json',
        Link: `<${address}>; rel="http://www.w3.org/ns/json-ld#context"`,
        ...TOKEN,
      },
      body: '{"a":1}',
    },
  ]);
}
