/** Tests of SPARQL Query and Update: syntax, and evaluation over the data that a test names. */
import { ServiceError } from '../../src/errors.js';
import { emptyVersion, versionOf, type GraphVersion } from '../../src/graph/index.js';
import {
  RDFS,
  namedNode,
  namesFor,
  parseRdf,
  quad as makeQuad,
  type NamedNode,
  type Quad,
  type RdfFormat,
  type Term,
} from '../../src/rdf/index.js';
import { SparqlEngine, type AnswerFormats } from '../../src/sparql/index.js';
import {
  compareGraphs,
  compareReduced,
  compareSolutions,
  literalKeys,
  type Verdict,
} from './comparison.js';
import { isDocument, readQuads, readText } from './documents.js';
import type { Entry, Facts } from './manifest.js';
import { refusalOf } from './refusal.js';
import {
  fromGraph,
  fromJsonResults,
  fromTsvResults,
  fromXmlResults,
  type Results,
} from './results.js';
import { MF, QT, UT } from './vocabularies.js';

/**
 * How answers are asked for: each writer has its turn, for the kinds of answers that it can hold.
 */
const FORMATS: readonly AnswerFormats[] = [
  { solutions: 'json', boolean: 'json', graph: 'turtle' },
  { solutions: 'xml', boolean: 'xml', graph: 'ntriples' },
  { solutions: 'tsv', graph: 'trig' },
  { graph: 'rdfxml' },
  { graph: 'jsonld' },
];

/** What a query may ask elsewhere, and where in truth what a test names is. */
export interface Surroundings {
  readonly serviceAllow: readonly string[];
  /** The text of a document, or an IRI, with addresses as they are. */
  readonly inTruth: (text: string) => string;
}

const ALONE: Surroundings = { serviceAllow: [], inTruth: (text) => text };

/** A query is answered in every format, each time as expected. */
export async function queryEvaluation(
  { node, facts }: Entry,
  { serviceAllow, inTruth }: Surroundings = ALONE,
): Promise<Verdict> {
  const action = facts.required(node, MF('action'));
  const query = facts.required(action, QT('query')).value;
  const text = inTruth(readText(query));
  const result = facts.required(node, MF('result')).value;
  const data = [
    ...(await readDataset(facts, action, QT)),
    ...(await documentsInFrom(text, query)),
  ].map((each) => withIris(each, inTruth));
  const engine = engineAt(query, serviceAllow);
  const version = versionOf(data);
  if (result.endsWith('.csv'))
    return compareCsv(
      readText(result),
      await textOf((await engine.answer(version, text, { solutions: 'csv' })).chunks),
    );
  const expected = await readExpected(result, inTruth);
  const isReduced = facts.one(node, MF('resultCardinality'))?.equals(MF('LaxCardinality')) ?? false;
  const isOrdered =
    expected.kind === 'solutions' && expected.isOrdered && /\bORDER\s+BY\b/i.test(text);
  const loaded = literalKeys(data);
  let answerCount = 0;
  for (const formats of FORMATS) {
    const found = await answerOf(engine, version, text, formats, expected);
    if (found === 'no form') continue;
    answerCount += 1;
    const difference = await compareResults(expected, found, { isOrdered, isReduced, loaded });
    if (difference !== undefined) return `as ${JSON.stringify(formats)}: ${difference}`;
  }
  return answerCount === 0 ? 'no format could be compared' : undefined;
}

function withIris(
  { subject, predicate, object, graph }: Quad,
  inTruth: Surroundings['inTruth'],
): Quad {
  return makeQuad(
    subject,
    predicate,
    object.termType === 'NamedNode' ? namedNode(inTruth(object.value)) : object,
    graph,
  );
}

/** An update leaves the dataset that is expected. */
export async function updateEvaluation({ node, facts }: Entry): Promise<Verdict> {
  const action = facts.required(node, MF('action'));
  const request = facts.required(action, UT('request')).value;
  const data = await readDataset(facts, action, UT);
  const version = versionOf(data);
  const change = await engineAt(request).update(version, readText(request));
  const after = version.after(version.idChangeOf(change));
  return compareGraphs(
    await readDataset(facts, facts.required(node, MF('result')), UT),
    [...after.match()],
    literalKeys(data),
  );
}

/**
 * A well-formed query or update is carried out over no data; or refused because of an address that
 * it names.
 */
export async function positiveSyntax(entry: Entry): Promise<Verdict> {
  try {
    await runOverNothing(entry);
  } catch (error) {
    // That is decided only after the whole text was understood.
    if (!(error instanceof ServiceError && error.code === 'outbound-refused')) throw error;
  }
  return undefined;
}

/** A text that is not well-formed is refused as such. */
export function negativeSyntax(entry: Entry): Promise<Verdict> {
  return refusalOf(() => runOverNothing(entry), 'malformed-query');
}

async function runOverNothing({ node, facts }: Entry): Promise<void> {
  const action = facts.required(node, MF('action'));
  const address = (facts.one(action, QT('query')) ?? facts.one(action, UT('request')) ?? action)
    .value;
  const engine = engineAt(address);
  if (address.endsWith('.ru')) await engine.update(emptyVersion(), readText(address));
  else await textOf((await engine.answer(emptyVersion(), readText(address), FORMATS[0]!)).chunks);
}

/** An engine for which relative IRIs mean what they mean in the document at this address. */
export function engineAt(address: string, serviceAllow: readonly string[] = []): SparqlEngine {
  return new SparqlEngine({
    names: namesFor(address),
    defaultGraph: 'strict',
    timeoutMs: 30_000,
    serviceAllow,
  });
}

/** The default graph and the named graphs that a test or its result names. */
export async function readDataset(
  facts: Facts,
  node: Term,
  properties: typeof QT,
): Promise<Quad[]> {
  const quads: Quad[] = [];
  for (const { value } of facts.all(node, properties('data')))
    quads.push(...(await readQuads(value)));
  for (const named of facts.all(node, properties('graphData'))) {
    const document = (facts.one(named, properties('graph')) ?? named).value;
    quads.push(
      ...(await readInto(namedNode(facts.one(named, RDFS.label)?.value ?? document), document)),
    );
  }
  return quads;
}

/**
 * Documents of the suite that FROM and FROM NAMED name, each as the named graph that it would be
 * where it was loaded.
 */
async function documentsInFrom(text: string, query: string): Promise<Quad[]> {
  const addresses = [...text.matchAll(/\bFROM\s+(?:NAMED\s+)?<([^<>\s]*)>/gi)].map(
    (match) => new URL(match[1]!, query).href,
  );
  const documents = [...new Set(addresses)].filter(isDocument);
  return (
    await Promise.all(documents.map((address) => readInto(namedNode(address), address)))
  ).flat();
}

async function readInto(graph: NamedNode, address: string): Promise<Quad[]> {
  return (await readQuads(address)).map(({ subject, predicate, object }) =>
    makeQuad(subject, predicate, object, graph),
  );
}

async function readExpected(address: string, inTruth: Surroundings['inTruth']): Promise<Results> {
  if (address.endsWith('.srj')) return fromJsonResults(readText(address));
  if (address.endsWith('.srx')) return fromXmlResults(inTruth(readText(address)));
  if (address.endsWith('.tsv')) return fromTsvResults(readText(address));
  return fromGraph(await readQuads(address));
}

/**
 * The answer in the format for its kind, read back; `no form` where that format has none for it.
 */
async function answerOf(
  engine: SparqlEngine,
  version: GraphVersion,
  query: string,
  formats: AnswerFormats,
  expected: Results,
): Promise<Results | 'no form'> {
  const { head, chunks } = await engine.answer(version, query, formats);
  if (head.kind === 'explanation') throw new TypeError('An explanation was not asked for.');
  const format = formats[head.kind];
  if (
    format === undefined ||
    (expected.kind === 'graph' && format === 'jsonld' && hasTripleTerm(expected.quads))
  )
    return 'no form';
  try {
    const document = await textOf(chunks);
    if (head.kind === 'graph')
      return { kind: 'graph', quads: await parseRdf(document, { format: format as RdfFormat }) };
    return await READERS[format as keyof typeof READERS](document);
  } catch (error) {
    // RDF/XML and XML cannot hold every property and every character, and say so.
    if (error instanceof ServiceError && error.code === 'not-acceptable') return 'no form';
    throw error;
  }
}

/** All of an answer. */
export async function textOf(chunks: AsyncIterable<Uint8Array>): Promise<string> {
  const parts: Uint8Array[] = [];
  for await (const chunk of chunks) parts.push(chunk);
  return Buffer.concat(parts).toString('utf8');
}

const READERS = { json: fromJsonResults, xml: fromXmlResults, tsv: fromTsvResults };

function hasTripleTerm(quads: readonly Quad[]): boolean {
  return quads.some(({ object }) => object.termType === 'Quad');
}

interface Rules {
  readonly isOrdered: boolean;
  readonly isReduced: boolean;
  readonly loaded: ReadonlySet<string>;
}

async function compareResults(
  expected: Results,
  found: Results,
  { isOrdered, isReduced, loaded }: Rules,
): Promise<Verdict> {
  if (expected.kind === 'boolean' && found.kind === 'boolean')
    return expected.value === found.value
      ? undefined
      : `expected ${expected.value}, found ${found.value}`;
  if (expected.kind === 'graph' && found.kind === 'graph')
    return compareGraphs(expected.quads, found.quads, loaded);
  if (expected.kind !== 'solutions' || found.kind !== 'solutions')
    return `expected ${expected.kind}, found ${found.kind}`;
  const [wanted, given] = [expected, found].map(({ variables }) =>
    [...new Set(variables)].sort().join(' '),
  );
  if (wanted !== given) return `expected the variables ${wanted}, found ${given}`;
  const strange = found.solutions
    .flatMap((solution) => Object.keys(solution))
    .find((name) => !found.variables.includes(name));
  if (strange !== undefined) return `?${strange} is bound and not announced`;
  return isReduced
    ? compareReduced(expected.solutions, found.solutions, loaded)
    : compareSolutions(expected.solutions, found.solutions, isOrdered, loaded);
}

/**
 * CSV is compared to the letter; but lines may come in another order, and blank nodes are numbered
 * as they come.
 */
function compareCsv(expected: string, found: string): Verdict {
  const lines = (text: string): string[] => {
    const labels = new Map<string, string>();
    const [head = '', ...rows] = text
      .replace(/\r?\n$/, '')
      .split(/\r?\n/)
      .map((line) =>
        line.replace(/_:\w+/g, (label) => {
          if (!labels.has(label)) labels.set(label, `_:${labels.size}`);
          return labels.get(label)!;
        }),
      );
    return [head, ...rows.sort()];
  };
  if (!found.endsWith('\r\n') || /[^\r]\n/.test(found))
    return 'lines of CSV end with CRLF (RFC 4180)';
  const [wanted, given] = [lines(expected).join('\n'), lines(found).join('\n')];
  return wanted === given ? undefined : `expected\n${wanted}\nfound\n${given}`;
}
