/** The suites that are run, and the function for each kind of test in them. */
import type { RunningApp } from '../support/running-app.js';
import { canonicalDocument, canonicalLabels, noCanonicalLabels } from './canonical-labels.js';
import type { Verdict } from './comparison.js';
import { addressOf } from './documents.js';
import { federatedEvaluation } from './federation.js';
import { exchange, serviceDescription } from './http.js';
import { jsonLdToRdf, rdfToJsonLd } from './json-ld.js';
import { readManifest, type Entry } from './manifest.js';
import {
  canonicalForm,
  negativeRdfSyntax,
  positiveRdfSyntax,
  rdfEvaluation,
} from './rdf-syntax.js';
import { validation } from './shacl.js';
import { negativeSyntax, positiveSyntax, queryEvaluation, updateEvaluation } from './sparql.js';

/** A row of the table in `docs/conformance.md`. */
export interface Suite {
  readonly name: string;
  readonly entries: readonly Entry[];
}

const SPARQL_10 = 'rdf-tests/sparql/sparql10/';
const SPARQL_11 = 'rdf-tests/sparql/sparql11/';
const SPARQL_12 = 'rdf-tests/sparql/sparql12/';
const SYNTAXES = ['rdf-n-triples', 'rdf-n-quads', 'rdf-turtle', 'rdf-trig', 'rdf-xml'];
const SHACL = 'data-shapes/data-shapes-test-suite/tests/';

/**
 * The manifests of each suite. What a later suite takes over from an earlier one is counted there
 * only.
 */
const MANIFESTS: readonly (readonly [string, readonly string[]])[] = [
  ['SPARQL 1.0', [`${SPARQL_10}manifest.ttl`]],
  ['SPARQL 1.1 Query', [`${SPARQL_11}manifest-sparql11-query.ttl`]],
  ['SPARQL 1.1 Update', [`${SPARQL_11}manifest-sparql11-update.ttl`]],
  ['SPARQL 1.1 result formats', [`${SPARQL_11}manifest-sparql11-results.ttl`]],
  ['SPARQL 1.1 Federated Query', [`${SPARQL_11}manifest-sparql11-fed.ttl`]],
  ['SPARQL 1.1 Protocol', [`${SPARQL_11}protocol/manifest.ttl`]],
  ['SPARQL 1.1 Graph Store Protocol', [`${SPARQL_11}graph-store-protocol/manifest.ttl`]],
  ['SPARQL 1.1 Service Description', [`${SPARQL_11}service-description/manifest.ttl`]],
  ['SPARQL 1.2', [`${SPARQL_12}manifest.ttl`]],
  [
    'Entailment regimes',
    [
      `${SPARQL_11}entailment/manifest.ttl`,
      'rdf-tests/rdf/rdf11/rdf-mt/manifest.ttl',
      'rdf-tests/rdf/rdf12/rdf-semantics/manifest.ttl',
    ],
  ],
  ['RDF 1.1 syntaxes', SYNTAXES.map((syntax) => `rdf-tests/rdf/rdf11/${syntax}/manifest.ttl`)],
  ['RDF 1.2 syntaxes', SYNTAXES.map((syntax) => `rdf-tests/rdf/rdf12/${syntax}/manifest.ttl`)],
  ['RDF Dataset Canonicalization', ['rdf-canon/tests/manifest.ttl']],
  [
    'JSON-LD 1.1 to RDF and back',
    ['json-ld-api/tests/toRdf-manifest.jsonld', 'json-ld-api/tests/fromRdf-manifest.jsonld'],
  ],
  ['SHACL Core', [`${SHACL}core/manifest.ttl`]],
  ['SHACL-SPARQL', [`${SHACL}sparql/manifest.ttl`]],
];

/** All suites with their entries. */
export async function readSuites(): Promise<Suite[]> {
  const seen = new Set<string>();
  const suites: Suite[] = [];
  for (const [name, manifests] of MANIFESTS) {
    const entries: Entry[] = [];
    for (const manifest of manifests)
      entries.push(...(await readManifest(addressOf(manifest), seen)));
    suites.push({ name, entries });
  }
  return suites;
}

type Run = (entry: Entry, app: RunningApp) => Promise<Verdict>;

/** What is done for a test, by the local name of its type. */
const RUNS: Readonly<Record<string, Run>> = {
  QueryEvaluationTest: (entry) =>
    entry.id.startsWith('sparql11/service/') ? federatedEvaluation(entry) : queryEvaluation(entry),
  CSVResultFormatTest: (entry) => queryEvaluation(entry),
  UpdateEvaluationTest: updateEvaluation,
  PositiveSyntaxTest: positiveSyntax,
  PositiveSyntaxTest11: positiveSyntax,
  PositiveUpdateSyntaxTest: positiveSyntax,
  PositiveUpdateSyntaxTest11: positiveSyntax,
  NegativeSyntaxTest: negativeSyntax,
  NegativeSyntaxTest11: negativeSyntax,
  NegativeUpdateSyntaxTest: negativeSyntax,
  NegativeUpdateSyntaxTest11: negativeSyntax,
  ProtocolTest: exchange,
  GraphStoreProtocolTest: exchange,
  ServiceDescriptionTest: serviceDescription,
  ...Object.fromEntries(
    ['Turtle', 'Trig', 'TriG', 'NTriples', 'NQuads', 'XML'].flatMap((syntax) => [
      [`Test${syntax}Eval`, rdfEvaluation],
      [`Test${syntax}PositiveSyntax`, positiveRdfSyntax],
      [`Test${syntax}NegativeSyntax`, negativeRdfSyntax],
      [`Test${syntax}NegativeEval`, negativeRdfSyntax],
      [`Test${syntax}PositiveC14N`, canonicalForm],
    ]),
  ),
  RDFC10EvalTest: canonicalDocument,
  RDFC10MapTest: canonicalLabels,
  RDFC10NegativeEvalTest: noCanonicalLabels,
  ToRDFTest: jsonLdToRdf,
  FromRDFTest: rdfToJsonLd,
  Validate: validation,
};

/** Runs a test, and says why it is failed. */
export async function runTest(entry: Entry, app: RunningApp): Promise<Verdict> {
  const types = entry.types.filter((type) => type in RUNS);
  // JSON-LD's tests say what they are about, and beside it what is expected.
  const type = types.find((each) => each.endsWith('RDFTest')) ?? types[0];
  if (type === undefined) return `there is no test of the kind ${entry.types.join(', ')} here`;
  try {
    return await RUNS[type]!(entry, app);
  } catch (error) {
    return String(error);
  }
}
