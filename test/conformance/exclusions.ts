/** Tests that are not passed, and tests that are not run, each with the reason. */
import { optionsOf } from './json-ld.js';
import type { Entry } from './manifest.js';
import { RDFC } from './vocabularies.js';

interface Exclusion {
  readonly reason: string;
  /** Ids of the tests. */
  readonly tests: readonly string[];
}

/** Tests that are run and not passed. When one of them passes, it has to leave this list. */
const EXCLUDED: readonly Exclusion[] = [
  {
    reason:
      'RDF 1.2 writes U+FFFE and U+FFFF as escapes; RDFC-1.0, by which versions of the graph ' +
      'get their digests, writes them as themselves',
    tests: ['n-triples', 'n-quads'].flatMap((syntax) =>
      ['01', '02'].map(
        (number) => `rdf12/rdf-${syntax}/c14n/literal_needing_uchar_escaping-${number}`,
      ),
    ),
  },
  {
    reason:
      'a base direction is kept as RDF 1.2 keeps it (rdf:dirLangString), where JSON-LD 1.1 ' +
      'drops it or makes a datatype of it',
    tests: [
      'toRdf/tdi01',
      'toRdf/tdi02',
      'toRdf/tdi03',
      'toRdf/tdi04',
      'toRdf/tdi05',
      'toRdf/tdi06',
      'toRdf/tdi10',
      'fromRdf/tdi01',
      'fromRdf/tdi02',
    ].map((test) => `json-ld-api/${test}`),
  },
  {
    reason:
      'a document with an IRI or a language tag that is not well-formed is refused, where ' +
      'JSON-LD 1.1 drops its statement without a word',
    tests: ['json-ld-api/toRdf/tli12', 'json-ld-api/toRdf/twf05'],
  },
  {
    reason: 'jsonld 9.0.0 does not use the context of a term that stands for @nest',
    tests: ['json-ld-api/toRdf/tc037', 'json-ld-api/toRdf/tc038'],
  },
  {
    reason:
      'jsonld 9.0.0 keeps a statement whose property has two number signs, which no IRI may have',
    tests: ['json-ld-api/toRdf/te111', 'json-ld-api/toRdf/te112'],
  },
  { reason: 'jsonld 9.0.0 accepts a value with two types', tests: ['json-ld-api/toRdf/ter54'] },
  {
    reason:
      'jsonld 9.0.0 fails on a list with an IRI that stays relative, which should be left out',
    tests: ['json-ld-api/toRdf/tli14'],
  },
  {
    reason: 'the suite names a document that it does not have',
    tests: ['json-ld-api/toRdf/ter56'],
  },
];

const REASONS = new Map(
  EXCLUDED.flatMap(({ reason, tests }) => tests.map((test) => [test, reason])),
);

/** The ids of the tests that are run and not passed. */
export const EXCLUDED_IDS: readonly string[] = [...REASONS.keys()];

/** Why a test is not passed, where that is known. */
export function reasonOfExclusion({ id }: Entry): string | undefined {
  return REASONS.get(id);
}

/** Options of the JSON-LD API that the service does not have, as its tests ask for them. */
const JSON_LD_OPTIONS: Readonly<Record<string, RegExp>> = {
  specVersion: /^json-ld-1\.0$/,
  processingMode: /^json-ld-1\.0$/,
  produceGeneralizedRdf: /^true$/,
  expandContext: /./,
  rdfDirection: /^compound-literal$/,
  useNativeTypes: /^true$/,
  useRdfType: /^true$/,
};

/** Why a test is not even run: it is about something that the service by design does not do. */
export function reasonNotToRun(entry: Entry): string | undefined {
  const { id, facts, node } = entry;
  if (/^(?:sparql11\/entailment|rdf11\/rdf-mt|rdf12\/rdf-semantics)\//.test(id))
    return (
      'queries are answered from the statements that are there (simple entailment); what ' +
      'follows from the ontology is stated in a graph of its own'
    );
  if (facts.one(node, RDFC('hashAlgorithm'))?.value === 'SHA384')
    return 'digests are made with SHA-256, as RDFC-1.0 has it unless told otherwise';
  const option = Object.entries(optionsOf(entry)).find(([name, value]) =>
    JSON_LD_OPTIONS[name]?.test(value),
  );
  return option && `the service does not have the option ${option[0]} ${option[1]}`;
}
