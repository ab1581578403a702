/** Addresses that are read: a document in one form or another, which a client may have already. */
import type { Request, Response } from 'express';
import { NOT_STORED, REVALIDATED, endIfUnchanged, etagOf } from './conditional.js';
import { acceptableOffer, negotiate, withCharset, type Offer } from './negotiation.js';
import { formatParameter, mediaTypesOf } from './parameters.js';
import { getRoute, type Operation, type Route, type RoutedRequest } from './route.js';
import { sendChunks } from './streaming.js';

type Written = string | AsyncIterableIterator<string | Uint8Array>;

export interface Document {
  /** Everything that determines its bytes, besides its media type; by default the bytes. */
  readonly state?: readonly string[];
  /** `Cache-Control`; by default it is revalidated each time. What is not stored has no tag. */
  readonly caching?: string;
  readonly write: () => Written | Promise<Written>;
}

/** An operation without what its forms say of it. */
export interface DocumentOperation<Format> extends Omit<Operation, 'mediaTypes' | 'handle'> {
  readonly offers: readonly Offer<Format>[];
  /** Undefined where the answer has been sent. */
  readonly document: (
    request: RoutedRequest,
    response: Response,
    offer: Offer<Format>,
  ) => Document | undefined | Promise<Document | undefined>;
}

/** A route of one document; with several forms, `?format=` chooses one of them. */
export function documentRoute<Format>(
  path: string,
  topic: string,
  { offers, document, ...operation }: DocumentOperation<Format>,
): Route {
  const { parameters = [] } = operation;
  const [first] = offers;
  if (!first) throw new TypeError(`${path} has no form.`);
  const hasChoice = offers.length > 1;
  return getRoute(path, topic, {
    ...operation,
    parameters: hasChoice ? [...parameters, formatParameter(offers)] : parameters,
    mediaTypes: mediaTypesOf(offers),
    handle: async (request, response) => {
      if (hasChoice) response.vary('Accept');
      // What is not there is missing in every form.
      const offer = hasChoice ? acceptableOffer(request, offers) : first;
      const found = await document(request, response, offer ?? first);
      if (!found) return;
      const { mediaType } = offer ?? negotiate(request, offers);
      await sendDocument(request, response, found, mediaType);
    },
  });
}

async function sendDocument(
  request: Request,
  response: Response,
  { state, caching = REVALIDATED, write }: Document,
  mediaType: string,
): Promise<void> {
  response.set({ 'Cache-Control': caching, 'Content-Type': withCharset(mediaType) });
  const known = state ? undefined : await write();
  const tag = etagOf(mediaType, ...(state ?? [typeof known === 'string' ? known : '']));
  if (caching !== NOT_STORED && endIfUnchanged(request, response, tag)) return;
  const written = known ?? (await write());
  // As bytes, so that no charset is added to types that have none.
  if (typeof written === 'string') response.send(Buffer.from(written));
  else await sendChunks(response, withCharset(mediaType), written);
}
