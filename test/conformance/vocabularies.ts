/** The vocabularies that the suites and reports on them are written in. */
import { namedNode, type NamedNode } from '../../src/rdf/index.js';

/** Makes the terms of a namespace by their local names. */
function namespace(iri: string): (localName: string) => NamedNode {
  return (localName) => namedNode(iri + localName);
}

/** Manifests of tests. */
export const MF = namespace('http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#');
/** Actions of tests of queries. */
export const QT = namespace('http://www.w3.org/2001/sw/DataAccess/tests/test-query#');
/** Actions and results of tests of updates. */
export const UT = namespace('http://www.w3.org/2009/sparql/tests/test-update#');
/** Solutions written as RDF. */
export const RS = namespace('http://www.w3.org/2001/sw/DataAccess/tests/result-set#');
/** Requests and answers, in tests of protocols. */
export const HT = namespace('http://www.w3.org/2011/http#');
/** Bodies of requests and answers. */
export const CNT = namespace('http://www.w3.org/2011/content#');
/** Tests of SHACL. */
export const SHT = namespace('http://www.w3.org/ns/shacl-test#');
/** Tests of canonical datasets. */
export const RDFC = namespace('https://w3c.github.io/rdf-canon/tests/vocab#');
/** Tests of JSON-LD. */
export const JLD = namespace('https://w3c.github.io/json-ld-api/tests/vocab#');
