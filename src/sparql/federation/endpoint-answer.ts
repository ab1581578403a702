/** Reads another endpoint's answer to SELECT into terms: SPARQL results in JSON or XML. */
import { Readable } from 'node:stream';
import { SparqlJsonParser } from 'sparqljson-parse';
import { SparqlXmlParser } from 'sparqlxml-parse';
import { LIMITS, blankNode, dataFactory, getOrMake, quadFrom, type Term } from '../../rdf/index.js';
import type { OutboundAnswer } from './outbound.js';

export type Binding = Readonly<Record<string, Term>>;

/** An answer to SELECT: its variables, and a binding for each solution. */
export interface Solutions {
  readonly variables: readonly string[];
  readonly rows: readonly Binding[];
}

export const ACCEPT_RESULTS =
  'application/sparql-results+json, application/sparql-results+xml;q=0.8';

/**
 * The solutions of a complete answer. Blank nodes are local to it, so each gets a label from
 * `freshLabel`.
 * @throws Error naming the fault in the answer, or that it may be partial.
 */
export async function readSolutions(
  answer: OutboundAnswer,
  freshLabel: () => string,
): Promise<Binding[]> {
  const labels = new Map<string, Term>();
  const renamed = (term: Term): Term => {
    if (term.termType === 'Quad')
      return quadFrom([renamed(term.subject), term.predicate, renamed(term.object)]);
    if (term.termType !== 'BlankNode') return term;
    return getOrMake(labels, term.value, () => blankNode(freshLabel()));
  };
  const { rows } = await readResults(answer);
  const { maxRows = Infinity } = answer;
  if (rows.length >= maxRows)
    throw new Error(`it ends at the endpoint's limit of ${maxRows} rows (X-SPARQL-MaxRows)`);
  return rows.map((binding) =>
    Object.fromEntries(Object.entries(binding).map(([name, term]) => [name, renamed(term)])),
  );
}

/**
 * Like `readSolutions`, but keeps the answer's blank node labels.
 * @throws Error naming the fault in the answer.
 */
export async function readResults({
  mediaType,
  text,
}: Omit<OutboundAnswer, 'maxRows'>): Promise<Solutions> {
  if (/[/+]json$/.test(mediaType)) return readJson(text);
  if (/[/+]xml$/.test(mediaType)) return readXml(text);
  const found = mediaType === '' ? 'no media type' : mediaType;
  throw new Error(`expected ${ACCEPT_RESULTS.replace(/;.*/, '')}, found ${found}`);
}

// The factories differ only in their types for RDF 1.2.
const OPTIONS = { dataFactory: dataFactory as never, parseUnsupportedVersions: true };

function readJson(text: string): Solutions {
  const document = JSON.parse(text) as {
    head?: { vars?: readonly string[] };
    results?: { bindings?: unknown };
  } | null;
  const bindings = document?.results?.bindings;
  if (!Array.isArray(bindings)) throw new Error('it has no results');
  for (const binding of bindings as unknown[]) {
    if (typeof binding !== 'object' || binding === null || Array.isArray(binding))
      throw new Error('a solution is not an object');
    for (const term of Object.values(binding)) requireTerm(term);
  }
  return {
    variables: document?.head?.vars ?? [],
    rows: new SparqlJsonParser(OPTIONS).parseJsonResults(document),
  };
}

const TERM_TYPES: ReadonlySet<unknown> = new Set(['uri', 'bnode', 'literal', 'typed-literal']);

/** The parser takes non-terms for IRIs (SPARQL 1.2 Query Results JSON §3.2.2). */
function requireTerm(term: unknown): void {
  const { type, value, datatype = '', ...others } = (term ?? {}) as Record<string, unknown>;
  const { 'xml:lang': language = '', 'its:dir': direction = 'ltr' } = others;
  const { subject, predicate, object } = (value ?? {}) as Record<string, unknown>;
  if (type === 'triple') for (const part of [subject, predicate, object]) requireTerm(part);
  else if (
    !TERM_TYPES.has(type) ||
    [value, datatype, language].some((each) => typeof each !== 'string') ||
    (direction !== 'ltr' && direction !== 'rtl')
  )
    throw new Error('a value is not an RDF term');
}

async function readXml(text: string): Promise<Solutions> {
  // The parser takes a truncated document for whole.
  if (!/<\/(?:[\w.-]+:)?sparql\s*>(?:\s|<!--(?:(?!-->).)*-->)*$/s.test(text))
    throw new Error('it is incomplete');
  requireFlat(text);
  const stream = new SparqlXmlParser(OPTIONS).parseXmlResultsStream(Readable.from([text]));
  let variables: readonly string[] = [];
  stream.on('variables', (found: { value: string }[]) => {
    variables = found.map(({ value }) => value);
  });
  const rows: Binding[] = [];
  for await (const binding of stream) rows.push(binding as unknown as Binding);
  return { variables, rows };
}

/** The parser's time may grow with the square of the nesting. */
function requireFlat(text: string): void {
  let depth = 0;
  for (const [, closing, empty] of text.matchAll(/<(\/?)\w[^<>]*?(\/?)>/g)) {
    if (closing) depth -= 1;
    else if (!empty) depth += 1;
    if (depth > LIMITS.documentDepth) throw new Error('its elements are nested too deeply');
  }
}
