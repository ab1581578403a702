/** The SHACL report for a client's statements, alone or together with the graph. */
import { badRequest } from '../errors.js';
import { unknownName } from '../input/index.js';
import {
  IdRules,
  InferenceRules,
  TermGraph,
  versionOf,
  type IdChange,
  type IdGraph,
} from '../graph/index.js';
import {
  formatOfMediaType,
  getOrMake,
  namesFor,
  parseN3Syntax,
  readOntology,
  readShapes,
  requireWellFormed,
  serializeRdf,
  type Quad,
  type RdfFormat,
} from '../rdf/index.js';
import type { SecondValidator, ValidationReport } from '../shacl/index.js';
import { Gate, MergedGraph, Validator, secondReport } from '../shacl/index.js';
import type { QueryLimits, TaskTools, WorkerAnswer } from '../sparql/index.js';
import { mediaTypeOf, readMultipart, readRdf, requireRdfFormat } from './sent-body.js';
import type { SentBody } from './sent-body.js';

export interface ValidationInput {
  /** RDF, a form with the parts `data` and `shapes`, or Turtle by these names. */
  readonly body: SentBody | { readonly data: string; readonly shapes: string | undefined };
  readonly isWithGraph: boolean;
  readonly format: RdfFormat | 'json';
  readonly validator?: SecondValidator | undefined;
}

interface Sent extends Pick<CheckedBy, 'shapes'> {
  readonly data: readonly Quad[];
}

const QUERY_MEMORY_MB = 1_024;

export async function validation(
  { body, isWithGraph, format, validator }: ValidationInput,
  graph: IdGraph,
  { budget, settings }: TaskTools,
): Promise<WorkerAnswer<undefined>> {
  const sent = await readSent(body, settings.baseIri);
  budget.checkNow();
  for (const quads of [sent.data, sent.shapes ?? []]) requireWellFormed(quads);
  const about = isWithGraph ? new TermGraph(graph) : undefined;
  const report = await reportOn(sent.data, about, settings.baseIri, {
    shapes: sent.shapes,
    validator,
    check: () => {
      budget.check();
    },
    limits: { timeoutMs: budget.remainingMs, memoryMb: QUERY_MEMORY_MB },
  });
  budget.checkNow();
  return { head: undefined, chunks: written(report, format, settings.prefixes) };
}

export interface CheckedBy {
  /** The client's shapes; by default ours. */
  readonly shapes?: readonly Quad[] | undefined;
  readonly validator?: SecondValidator | undefined;
  /** Called repeatedly by the other validator; may throw to end the validation. */
  readonly check?: () => void;
  readonly limits?: QueryLimits;
}

/** Alone, statements are validated with the ontology: our shapes use inferred classes. */
export async function reportOn(
  data: readonly Quad[],
  about: TermGraph | undefined,
  baseIri: string,
  { shapes, validator, check, limits }: CheckedBy = {},
): Promise<ValidationReport> {
  if (shapes) {
    const checked = about ? withData(data, about, baseIri, limits).graph : versionOf(data);
    return validator
      ? secondReport(shapes, checked, { check })
      : new Validator(shapes).validateAll(checked, limits);
  }
  const { gate, vocabulary } = oursFor(baseIri);
  const { graph, changes } = withData(data, about ?? vocabulary, baseIri);
  if (!validator) return gate.check(graph, ...changes);
  const focus = await gate.focusOf(graph, ...changes);
  return secondReport(gate.validator.shapes.quads, graph, { focus, check });
}

/** The graph with this data and its inferences; changes also with what it held already. */
function withData(
  data: readonly Quad[],
  about: TermGraph,
  baseIri: string,
  limits?: QueryLimits,
): { readonly graph: MergedGraph; readonly changes: readonly IdChange[] } {
  const names = namesFor(baseIri);
  const [before, sent] = [MergedGraph.of(about, limits), { added: data, removed: [] }];
  const change = before.idChangeOf(sent);
  const asserted = before.after(change);
  const rules = new InferenceRules(asserted, names);
  const areNew = rules.key !== new InferenceRules(about, names).key;
  const idRules = new IdRules(rules, names, asserted);
  const inferred = idRules.follow(asserted.ids, areNew ? undefined : change);
  return { graph: asserted.after(inferred), changes: [before.idChangeOf(sent, false), inferred] };
}

/** By base IRI: made on first use, and kept in the thread. */
const ours = new Map<string, { readonly gate: Gate; readonly vocabulary: TermGraph }>();

export const oursFor = (baseIri: string) =>
  getOrMake(ours, baseIri, () => {
    const names = namesFor(baseIri);
    return { gate: new Gate(readShapes(names)), vocabulary: versionOf(readOntology(names)) };
  });

async function readSent(body: ValidationInput['body'], baseIri: string): Promise<Sent> {
  if ('data' in body) {
    const turtle = (text: string, source: string): Quad[] =>
      parseN3Syntax(text, { format: 'turtle', baseIri, source });
    const { data, shapes } = body;
    return {
      data: turtle(data, 'data'),
      shapes: shapes === undefined ? undefined : turtle(shapes, 'shapes'),
    };
  }
  const options = { baseIri, serviceIri: baseIri };
  if (mediaTypeOf(body.contentType) !== 'multipart/form-data') {
    const format = requireRdfFormat(mediaTypeOf(body.contentType));
    return { data: await readRdf(body.bytes, body, { ...options, format }), shapes: undefined };
  }
  const sent = readMultipart(body);
  const parts = new Map(sent.map((part) => [part.name, part]));
  const stray = [...parts.keys()].find((name) => name !== 'data' && name !== 'shapes');
  if (stray !== undefined)
    throw unknownName(stray, ['data', 'shapes'], { what: 'The form has the part' });
  if (parts.size < sent.length)
    throw badRequest('Each of the parts "data" and "shapes" may be given only once.');
  const read = async (name: string): Promise<Quad[] | undefined> => {
    const part = parts.get(name);
    if (!part) return undefined;
    // A part without a type of its own, or with that of an unnamed file, is read as Turtle.
    const known = part.mediaType === undefined ? undefined : formatOfMediaType(part.mediaType);
    const format = known && known.format !== 'ntriples' ? known.format : 'turtle';
    return readRdf(part.bytes, body, { ...options, format, source: name });
  };
  const data = await read('data');
  if (!data) throw badRequest('A multipart body needs a part "data"; a part "shapes" is optional.');
  return { data, shapes: await read('shapes') };
}

async function* written(
  { conforms, results, quads }: ValidationReport,
  format: RdfFormat | 'json',
  prefixes: Readonly<Record<string, string>> | undefined,
): AsyncGenerator<Uint8Array> {
  const text =
    format === 'json'
      ? JSON.stringify({ conforms, results }, null, 1)
      : await serializeRdf(quads, format, { prefixes });
  yield new TextEncoder().encode(text);
}
