/** The answer of a query as a document: from the cache if known, in the requested format. */
import type { Request, Response } from 'express';
import { badRequest } from '../../errors.js';
import type { GraphVersion } from '../../graph/index.js';
import { RDF_FORMATS, toNTriplesTerm, type Frame, type RdfFormat } from '../../rdf/index.js';
import type { Service } from '../../service.js';
import type { AnswerFormats, QueryOptions, SolutionFormat } from '../../sparql/index.js';
import { SOLUTION_FORMATS } from '../../sparql/index.js';
import { endIfUnchanged, etagOf } from '../exchange/conditional.js';
import {
  acceptedEncoding,
  compressAnswer,
  isEndedByClosing,
  setEncoding,
  type Encoding,
} from '../exchange/encodings.js';
import { acceptableOffer, negotiate, withCharset, type Offer } from '../exchange/negotiation.js';
import { isSet, nameEngine, parametersOf } from '../exchange/request.js';
import { MIN_COMPRESSED, askedBy, sendChunks } from '../exchange/streaming.js';
import type { AnswerMemory } from './answer-memory.js';

/** Each kind of query has its own forms of answer; a page shows them all. */
export const ANSWER_OFFERS = {
  solutions: SOLUTION_FORMATS as readonly Offer<SolutionFormat>[],
  boolean: SOLUTION_FORMATS.filter(({ holdsBoolean }) => holdsBoolean),
  graph: RDF_FORMATS as readonly Offer<RdfFormat>[],
};
export const PAGE_OFFER: Offer<'html'> = { format: 'html', mediaType: 'text/html' };
export const FRAMED_OFFERS = ANSWER_OFFERS.graph.filter(({ format }) => format === 'jsonld');

/** Formats before the answer's kind is known. */
export const OFFERS_BEFORE_ANSWER: readonly Offer<SolutionFormat | RdfFormat | 'html'>[] = [
  ...ANSWER_OFFERS.solutions,
  ...ANSWER_OFFERS.graph,
  PAGE_OFFER,
];

export interface AskedQuery extends Pick<
  QueryOptions,
  'dataset' | 'engine' | 'withSources' | 'values'
> {
  readonly text: string;
  /** The frame for JSON-LD, and no other format. */
  readonly frame?: Frame | undefined;
}

export function answerTag(
  request: Request,
  version: GraphVersion,
  { text, dataset, values = new Map(), frame }: AskedQuery,
): string {
  const parameters = parametersOf(request);
  return etagOf(
    version.identity,
    text,
    JSON.stringify([dataset, frame?.document]),
    JSON.stringify([...values].map(([name, term]) => `${name} ${toNTriplesTerm(term)}`)),
    request.headers.accept ?? '',
    ...['format', 'inferred', 'engine'].map((name) => parameters.get(name) ?? ''),
  );
}

/** Sends the answer, unless the client has it already. */
export async function sendQueryAnswer(
  request: Request,
  response: Response,
  service: Service,
  version: GraphVersion,
  asked: AskedQuery & { readonly memory: AnswerMemory },
): Promise<void> {
  const { memory, engine } = asked;
  const tag = answerTag(request, version, asked);
  // `*` matches any answer, so there has to be one first.
  const isAnyKnown = request.headers['if-none-match']?.includes('*') ?? false;
  if (memory.repeatable.has(tag) && !isAnyKnown && endIfUnchanged(request, response, tag)) return;
  const encoding = isEndedByClosing(request)
    ? undefined
    : acceptedEncoding(request, MIN_COMPRESSED);
  // The client may want it evaluated in any case (RFC 9111 §5.2.1.4).
  const isFresh = /\bno-(?:cache|store)\b/i.test(request.headers['cache-control'] ?? '');
  const known = isAnyKnown || isFresh ? undefined : memory.find(tag, encoding);
  if (!known) return sendAnswer(request, response, service, version, { ...asked, tag, encoding });
  nameEngine(response, engine);
  if (known.encoding) setEncoding(response, known.encoding);
  else compressAnswer(request, response);
  // HEAD has the length that GET would have.
  response.set({
    'Content-Type': withCharset(known.mediaType),
    'Content-Length': String(known.body.length),
  });
  response.end(request.method === 'HEAD' ? undefined : known.body);
}

/** A sentence in a header's quoted string. */
const inHeader = (text: string): string => text.replaceAll('"', "'").replace(/[^ -~]|\\/g, '?');

function formatsFor(request: Request, frame: Frame | undefined): AnswerFormats {
  const formatOf = <Format>(offers: readonly Offer<Format>[]): Format | undefined =>
    acceptableOffer(request, offers)?.format;
  if (frame) return { graph: formatOf(FRAMED_OFFERS), frame };
  const { solutions, boolean, graph } = ANSWER_OFFERS;
  return { solutions: formatOf(solutions), boolean: formatOf(boolean), graph: formatOf(graph) };
}

/** The format depends on the answer's kind, which is known only after evaluation. */
async function sendAnswer(
  request: Request,
  response: Response,
  service: Service,
  version: GraphVersion,
  {
    text,
    frame,
    memory,
    tag,
    encoding,
    ...options
  }: AskedQuery & {
    readonly memory: AnswerMemory;
    readonly tag: string;
    readonly encoding: Encoding | undefined;
  },
): Promise<void> {
  const { dataset, engine, values } = options;
  const startedAt = performance.now();
  const formats = formatsFor(request, frame);
  const { head, chunks, cancel } = await service.sparql.answer(version, text, formats, {
    ...options,
    isStrict: isSet(parametersOf(request), 'strict'),
    compression: encoding && { encoding, minBytes: MIN_COMPRESSED },
    ...askedBy(request, response, service),
  });
  if (head.kind === 'explanation') throw new TypeError('An explanation was not asked for.');
  // Before a database, a commit may have come in between.
  if (head.version !== undefined) response.set('Graph-Version', String(head.version));
  nameEngine(response, engine ?? head.engine, startedAt);
  if (!engine && !values) service.auditor.noteQuery(version, text, { dataset });
  try {
    if (frame && head.kind !== 'graph')
      throw badRequest(
        `?frame= is for CONSTRUCT and DESCRIBE; this is ${head.kind === 'boolean' ? 'ASK' : 'SELECT'}.`,
        { details: { parameter: 'frame' } },
      );
    // A kind without an acceptable format is refused here, with the offers.
    const { mediaType } = negotiate<string>(
      request,
      frame ? FRAMED_OFFERS : ANSWER_OFFERS[head.kind],
    );
    const isKept = head.isRepeatable && head.warnings.length === 0;
    for (const warning of head.warnings.slice(0, 3))
      response.append('Warning', `299 - "${inHeader(warning)}"`);
    if (isKept) {
      memory.repeatable.set(tag, true);
      if (endIfUnchanged(request, response, tag)) return;
    }
    const type = withCharset(mediaType);
    if (request.method === 'HEAD') {
      response.set('Content-Type', type).end();
      return;
    }
    const form = { mediaType, encoding: head.encoding };
    const sent = isKept ? memory.remember(tag, form, chunks) : chunks;
    await sendChunks(response, type, sent, { encoding: head.encoding, isOwn: true });
  } finally {
    cancel();
  }
}
