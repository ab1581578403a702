/** The answer of a query as a document: from the cache if known, in the requested format. */
import type { Request, Response } from 'express';
import { badRequest, type ServiceError } from '../../errors.js';
import type { GraphVersion } from '../../graph/index.js';
import { RDF_FORMATS, type Frame } from '../../rdf/index.js';
import type { Service } from '../../service.js';
import type { AnswerFormats, QueryOptions, SolutionFormatInfo } from '../../sparql/index.js';
import { SOLUTION_FORMATS } from '../../sparql/index.js';
import { compressAnswer, isEndedByClosing } from '../exchange/compression.js';
import { endIfUnchanged } from '../exchange/conditional.js';
import { acceptedEncoding, setEncoding, type Encoding } from '../exchange/encodings.js';
import { acceptableOffer, negotiate, withCharset, type Offer } from '../exchange/negotiation.js';
import { isSet, nameEngine, parametersOf } from '../exchange/request.js';
import { MIN_COMPRESSED, askedBy, sendChunks } from '../exchange/streaming.js';
import type { AnswerMemory } from './answer-memory.js';

/** Each kind of query has its own form of answer; a page shows them all. */
export type AnswerFormat =
  | { readonly of: 'solutions'; readonly format: (typeof SOLUTION_FORMATS)[number]['format'] }
  | { readonly of: 'graph'; readonly format: (typeof RDF_FORMATS)[number]['format'] }
  | { readonly of: 'page' };

const offerOf = ({ format, mediaType, aliases }: SolutionFormatInfo): Offer<AnswerFormat> => ({
  name: format,
  format: { of: 'solutions', format },
  mediaType,
  aliases,
});
export const SOLUTION_OFFERS = SOLUTION_FORMATS.map(offerOf);
export const BOOLEAN_OFFERS = SOLUTION_FORMATS.filter(({ holdsBoolean }) => holdsBoolean).map(
  offerOf,
);
export const GRAPH_OFFERS: readonly Offer<AnswerFormat>[] = RDF_FORMATS.map(
  ({ format, mediaType, aliases }) => ({
    name: format,
    format: { of: 'graph', format },
    mediaType,
    aliases,
  }),
);
export const PAGE_OFFER: Offer<AnswerFormat> = {
  name: 'html',
  format: { of: 'page' },
  mediaType: 'text/html',
};
export const FRAMED_OFFERS = GRAPH_OFFERS.filter(({ name }) => name === 'jsonld');

/** Formats before the answer's kind is known. */
export const OFFERS_BEFORE_ANSWER = [
  ...SOLUTION_OFFERS,
  ...GRAPH_OFFERS.filter(({ mediaType }) => mediaType !== 'text/plain'),
  PAGE_OFFER,
];

export interface AskedQuery extends Pick<
  QueryOptions,
  'dataset' | 'engine' | 'withSources' | 'values'
> {
  readonly text: string;
  /** The frame for JSON-LD, and no other format. */
  readonly frame?: Frame | undefined;
  readonly memory: AnswerMemory;
  /** Of everything that determines the answer's bytes before compression. */
  readonly tag: string;
}

/** Sends the answer, unless the client has it already. */
export async function sendQueryAnswer(
  request: Request,
  response: Response,
  service: Service,
  version: GraphVersion,
  asked: AskedQuery,
): Promise<void> {
  const { memory, tag, engine } = asked;
  // `*` matches any answer, so there has to be one first.
  const isAnyKnown = request.headers['if-none-match']?.includes('*') ?? false;
  if (memory.isRepeatable(tag) && !isAnyKnown && endIfUnchanged(request, response, tag)) return;
  const encoding = isEndedByClosing(request)
    ? undefined
    : acceptedEncoding(request, MIN_COMPRESSED);
  const known = isAnyKnown || wantsFresh(request) ? undefined : memory.find(tag, encoding);
  if (known) {
    nameEngine(response, engine);
    if (known.encoding) setEncoding(response, known.encoding);
    else compressAnswer(request, response);
    // HEAD has the length that GET would have.
    response.set({
      'Content-Type': withCharset(known.mediaType),
      'Content-Length': String(known.body.length),
    });
    response.end(request.method === 'HEAD' ? undefined : known.body);
  } else await sendAnswer(request, response, service, version, asked, encoding);
}

/** Whether the client wants the query to be evaluated in any case (RFC 9111 §5.2.1.4). */
function wantsFresh(request: Request): boolean {
  return /\bno-(?:cache|store)\b/i.test(request.headers['cache-control'] ?? '');
}

/** A sentence in a header's quoted string. */
const inHeader = (text: string): string => text.replaceAll('"', "'").replace(/[^ -~]|\\/g, '?');

type AnswerKind = 'solutions' | 'boolean' | 'graph';

const OFFERS: Readonly<Record<AnswerKind, readonly Offer<AnswerFormat>[]>> = {
  solutions: SOLUTION_OFFERS,
  boolean: BOOLEAN_OFFERS,
  graph: GRAPH_OFFERS,
};

function formatsFor(request: Request, frame: Frame | undefined): AnswerFormats {
  if (frame) return { graph: acceptableOffer(request, FRAMED_OFFERS) && 'jsonld', frame };
  const acceptable = (kind: AnswerKind): AnswerFormat | undefined =>
    acceptableOffer(request, OFFERS[kind])?.format;
  const [solutions, boolean, graph] = [
    acceptable('solutions'),
    acceptable('boolean'),
    acceptable('graph'),
  ];
  return {
    solutions: solutions?.of === 'solutions' ? solutions.format : undefined,
    boolean: boolean?.of === 'solutions' ? boolean.format : undefined,
    graph: graph?.of === 'graph' ? graph.format : undefined,
  };
}

function unframed(kind: AnswerKind): ServiceError {
  return badRequest(
    `?frame= is for CONSTRUCT and DESCRIBE; this is ${kind === 'boolean' ? 'ASK' : 'SELECT'}.`,
    { details: { parameter: 'frame' } },
  );
}

/** The format depends on the answer's kind, which is known only after evaluation. */
async function sendAnswer(
  request: Request,
  response: Response,
  service: Service,
  version: GraphVersion,
  { text, dataset, engine, withSources, values, frame, memory, tag }: AskedQuery,
  encoding: Encoding | undefined,
): Promise<void> {
  const startedAt = performance.now();
  const { head, chunks, cancel } = await service.sparql.answer(
    version,
    text,
    formatsFor(request, frame),
    {
      dataset,
      isStrict: isSet(parametersOf(request), 'strict'),
      engine,
      withSources,
      values,
      compression: encoding && { encoding, minBytes: MIN_COMPRESSED },
      ...askedBy(request, response, service),
    },
  );
  if (head.kind === 'explanation') throw new TypeError('An explanation was not asked for.');
  // Before a database, a commit may have come in between.
  if (head.version !== undefined) response.set('Graph-Version', String(head.version));
  nameEngine(response, engine ?? head.engine, startedAt);
  if (!engine && !values) service.auditor.noteQuery(version, text, { dataset });
  try {
    // A kind without an acceptable format is refused here, with the offers.
    if (frame && head.kind !== 'graph') throw unframed(head.kind);
    const { mediaType } = negotiate(request, frame ? FRAMED_OFFERS : OFFERS[head.kind]);
    const isKept = head.isRepeatable && head.warnings.length === 0;
    for (const warning of head.warnings.slice(0, 3))
      response.append('Warning', `299 - "${inHeader(warning)}"`);
    if (isKept) {
      memory.noteRepeatable(tag);
      if (endIfUnchanged(request, response, tag)) return;
    }
    if (request.method === 'HEAD') {
      response.set('Content-Type', withCharset(mediaType)).end();
      return;
    }
    const form = { mediaType, encoding: head.encoding };
    await sendChunks(
      response,
      withCharset(mediaType),
      isKept ? memory.remember(tag, form, chunks) : chunks,
      { encoding: head.encoding, isOwn: true },
    );
  } finally {
    cancel();
  }
}
