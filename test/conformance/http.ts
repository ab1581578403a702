/**
 * Tests of the SPARQL Protocol, the Graph Store Protocol and the Service Description, against the
 * service over HTTP.
 */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Committer } from '../../src/commits/index.js';
import {
  DEFAULT_BASE_IRI,
  QuadSet,
  RDF,
  RDFS,
  SD,
  formatOfMediaType,
  literal,
  namesFor,
  objectsOf,
  parseRdf,
  quad,
  readShapes,
  subjectsOf,
  toNQuad,
  type Quad,
  type Term,
} from '../../src/rdf/index.js';
import { Gate } from '../../src/shacl/index.js';
import { SOLUTION_FORMATS } from '../../src/sparql/index.js';
import { RunningApp, TOKEN, ask, type Answer } from '../support/running-app.js';
import { compareGraphs, type Verdict } from './comparison.js';
import { localNameOf, type Entry, type Facts } from './manifest.js';
import { fromJsonResults, fromXmlResults } from './results.js';
import { readDataset } from './sparql.js';
import { CNT, HT, MF, UT } from './vocabularies.js';

/**
 * The service over a graph of one statement, which tests drop: the data that is shipped would only
 * take time.
 */
export async function startApp(): Promise<RunningApp> {
  const directory = mkdtempSync(join(tmpdir(), 'osce-graph-conformance-'));
  const names = namesFor(DEFAULT_BASE_IRI);
  const committer = Committer.open(join(directory, 'var'), new Gate(readShapes(names)), names);
  await committer.commit(
    { added: [quad(RDFS.label, RDFS.label, literal('label'))], removed: [] },
    { author: 'test', message: 'A graph to drop' },
  );
  await committer.close();
  return RunningApp.start({ directory, service: { isUnionDefaultGraph: false } });
}

/** What a test of a protocol needs: the service, whose data is dropped. */
type HttpTest = (entry: Entry, app: RunningApp) => Promise<Verdict>;

/** The requests of a test, one after the other; each answer has to be what is expected. */
export const exchange: HttpTest = async ({ node, facts }, app) => {
  await app.update('DROP ALL');
  const data = await readDataset(facts, node, UT);
  if (data.length > 0) await app.update(`INSERT DATA {\n${data.map(asUpdate).join('\n')}\n}`);
  /** What later requests are to take from earlier answers. */
  const variables = new Map<string, string>();
  const requests = facts.list(facts.required(facts.required(node, MF('action')), HT('requests')));
  for (const [index, request] of requests.entries()) {
    const answer = await send(facts, request, app, variables);
    const difference = await compareAnswer(
      facts,
      facts.required(request, HT('resp')),
      answer,
      variables,
    );
    if (difference !== undefined)
      return `request ${index + 1} of ${requests.length}: ${difference}`;
  }
  return undefined;
};

function asUpdate({ subject, predicate, object, graph }: Quad): string {
  const statement = toNQuad(quad(subject, predicate, object));
  return graph.termType === 'DefaultGraph' ? statement : `GRAPH <${graph.value}> { ${statement} }`;
}

async function send(
  facts: Facts,
  request: Term,
  app: RunningApp,
  variables: ReadonlyMap<string, string>,
): Promise<Answer> {
  const path = filled(
    facts.required(request, HT('absolutePath')).value,
    variables,
    encodeURIComponent,
  )
    .replace(/^\/sparql\//, '/sparql')
    .replace(/^\/gsp\//, '/graph/')
    .replace(/^\/gsp/, '/graphs');
  const content = facts.one(request, HT('body'));
  const text = content && filled(facts.required(content, CNT('chars')).value, variables);
  const isUtf16 = facts.one(content, CNT('characterEncoding'))?.value === 'UTF-16';
  return ask(app.url + path, {
    method: facts.required(request, HT('methodName')).value,
    headers: { authorization: `Bearer ${TOKEN}`, ...headersOf(facts, request) },
    ...(text === undefined
      ? {}
      : { body: isUtf16 ? Buffer.from(`\ufeff${text}`, 'utf16le') : text }),
  });
}

function filled(
  text: string,
  variables: ReadonlyMap<string, string>,
  encode = (value: string): string => value,
): string {
  return [...variables].reduce(
    (result, [name, value]) => result.replaceAll(name, encode(value)),
    text,
  );
}

function headersOf(facts: Facts, message: Term): Record<string, string> {
  const fields = facts.list(facts.one(message, HT('headers')));
  return Object.fromEntries(
    fields.map((field) => [
      facts.required(field, HT('fieldName')).value.toLowerCase(),
      facts.required(field, HT('fieldValue')).value,
    ]),
  );
}

const STATUSES: Readonly<Record<string, RegExp>> = {
  OK: /^200$/,
  Created: /^201$/,
  NoContent: /^204$/,
  NotFound: /^404$/,
  StatusCode2xx: /^2/,
  StatusCode3xx: /^3/,
  StatusCode4xx: /^4/,
  StatusCode5xx: /^5/,
};

async function compareAnswer(
  facts: Facts,
  response: Term,
  answer: Answer,
  variables: Map<string, string>,
): Promise<Verdict> {
  const statuses = facts.all(response, MF('expectedStatus')).map(localNameOf);
  const isExpected = statuses.some((name) => STATUSES[name]?.test(String(answer.status)));
  if (!isExpected)
    return `expected ${statuses.join(' or ')}, found ${answer.status} ${answer.text.slice(0, 200)}`;
  const location = facts.one(response, MF('expectedLocation'));
  if (location) {
    if (answer.headers.location === undefined) return 'the answer has no Location';
    variables.set(location.value, answer.headers.location);
  }
  const mediaType = (answer.headers['content-type'] ?? '').split(';')[0]!.trim();
  const expectedType = headersOf(facts, response)['content-type']?.split(';')[0]!.trim();
  if (expectedType !== undefined && mediaType !== expectedType)
    return `expected ${expectedType}, found ${mediaType}`;
  const body = facts.one(response, HT('body'));
  if (body) {
    const baseIri = 'http://www.example/';
    const expected = await parseRdf(filled(facts.required(body, CNT('chars')).value, variables), {
      format: 'turtle',
      baseIri,
    });
    return compareGraphs(
      expected,
      await parseRdf(answer.text, { format: formatOfMediaType(mediaType)!.format, baseIri }),
    );
  }
  return compareFormat(facts, response, answer.text, mediaType);
}

async function compareFormat(
  facts: Facts,
  response: Term,
  text: string,
  mediaType: string,
): Promise<Verdict> {
  const format = facts.one(response, MF('expectedFormat'))?.value;
  const solutions = SOLUTION_FORMATS.find((info) => info.mediaType === mediaType);
  if (format === 'RDF' && !formatOfMediaType(mediaType)) return `expected RDF, found ${mediaType}`;
  if (format === 'tabular' && !solutions) return `expected solutions, found ${mediaType}`;
  if (format !== 'boolean') return undefined;
  if (!solutions?.holdsBoolean) return `expected a boolean, found ${mediaType}`;
  const found = await (solutions.format === 'json' ? fromJsonResults : fromXmlResults)(text);
  if (found.kind !== 'boolean') return `expected a boolean, found ${found.kind}`;
  const expected = facts.one(response, MF('expectedBoolean'))?.value;
  return expected === undefined || expected === String(found.value)
    ? undefined
    : `expected ${expected}, found ${found.value}`;
}

/** The terms of the vocabulary (SPARQL 1.1 Service Description §3). */
const SD_TERMS = new Set([
  'Service',
  'Feature',
  'Language',
  'Function',
  'Aggregate',
  'EntailmentRegime',
  'EntailmentProfile',
  'GraphCollection',
  'Dataset',
  'Graph',
  'NamedGraph',
  'endpoint',
  'feature',
  'defaultEntailmentRegime',
  'entailmentRegime',
  'defaultSupportedEntailmentProfile',
  'supportedEntailmentProfile',
  'extensionFunction',
  'extensionAggregate',
  'languageExtension',
  'supportedLanguage',
  'propertyFeature',
  'defaultDataset',
  'availableGraphs',
  'resultFormat',
  'inputFormat',
  'defaultGraph',
  'namedGraph',
  'name',
  'graph',
  'DereferencesURIs',
  'UnionDefaultGraph',
  'RequiresDataset',
  'EmptyGraphs',
  'BasicFederatedQuery',
  'SPARQL10Query',
  'SPARQL11Query',
  'SPARQL11Update',
]);

/**
 * The endpoint's description: that it is RDF, names the endpoint, and uses the vocabulary as it is
 * meant.
 */
export const serviceDescription: HttpTest = async ({ node }, app) => {
  const answer = await app.get('/sparql', { Accept: 'text/turtle' });
  if (answer.status !== 200 || !answer.headers['content-type']?.startsWith('text/turtle'))
    return `expected RDF, found ${answer.status} ${answer.headers['content-type']}`;
  const address = `${app.url}/sparql`;
  const quads = await parseRdf(answer.text, { format: 'turtle', baseIri: address });
  switch (localNameOf(node)) {
    case 'returns-rdf':
      return quads.length > 0 ? undefined : 'the description is empty';
    case 'has-endpoint-triple':
      return quads.some(
        ({ predicate, object }) => predicate.equals(SD.endpoint) && object.value === address,
      )
        ? undefined
        : `no sd:endpoint <${address}>`;
    case 'conforms-to-schema':
      return schemaProblem(new QuadSet(quads));
    default:
      return 'there is no such test of service descriptions here';
  }
};

function schemaProblem(quads: QuadSet): Verdict {
  const iris = [...quads.match()].flatMap(({ subject, predicate, object }) => [
    subject.value,
    predicate.value,
    object.termType === 'NamedNode' ? object.value : '',
  ]);
  const unknown = iris.find(
    (iri) => iri.startsWith(SD.iri) && !SD_TERMS.has(iri.slice(SD.iri.length)),
  );
  if (unknown !== undefined) return `<${unknown}> is no term of the vocabulary`;
  const services = subjectsOf(quads, RDF.type, SD.Service);
  if (services.length !== 1) return `expected one sd:Service, found ${services.length}`;
  if (objectsOf(quads, services[0], SD.endpoint).length !== 1)
    return 'a service has one sd:endpoint';
  for (const property of [
    SD.endpoint,
    SD.supportedLanguage,
    SD.resultFormat,
    SD.inputFormat,
    SD.feature,
  ]) {
    const value = objectsOf(quads, services[0], property).find(
      ({ termType }) => termType !== 'NamedNode',
    );
    if (value) return `<${property.value}> has the value ${value.value}, which is no IRI`;
  }
  const unnamed = objectsOf(quads, null, SD.namedGraph).find(
    (graph) => objectsOf(quads, graph, SD.name).length !== 1,
  );
  return unnamed ? 'an sd:namedGraph has one sd:name' : undefined;
}
