/** Which format a request wants (RFC 9110 §12), by q-values and then by our own order. */
import type { Request } from 'express';
import Negotiator from 'negotiator';
import { ServiceError } from '../errors.js';
import { parametersOf } from './request.js';

/** The best of the offered media types, or undefined when none is acceptable. Without an Accept header it is the first. */
export function bestMediaType(request: Request, offered: readonly string[]): string | undefined {
  // Parameters such as charset or profile say nothing that we offer differently; only q counts (RFC 9110 §12.5.1).
  const accept = request.headers.accept?.replace(/;\s*(?!q\s*=)[^;,=\s]+\s*=\s*(?:"[^"]*"|[^;,\s]*)/gi, '');
  return new Negotiator({ headers: accept === undefined ? {} : { accept } }).mediaType([...offered]);
}

/** A representation that can be asked for under several media types, or by its name in `?format=`. */
export interface Offer<Format> {
  /** Where it is not the format itself. */
  readonly name?: string;
  readonly format: Format;
  readonly mediaType: string;
  readonly aliases?: readonly string[];
}

/**
 * The offer that the request prefers: the one that `?format=` names, for links that a person follows, or the best for
 * its Accept header.
 * @throws ServiceError `not-acceptable` with the list of what there is.
 */
export function negotiate<Format>(request: Request, offers: readonly Offer<Format>[]): Offer<Format> {
  const named = parametersOf(request).get('format');
  if (named !== null) return offerNamed(named, offers);
  const byType = new Map<string, Offer<Format>>();
  for (const offer of offers) byType.set(offer.mediaType, offer);
  for (const offer of offers) for (const alias of offer.aliases ?? []) if (!byType.has(alias)) byType.set(alias, offer);
  const chosen = bestMediaType(request, [...byType.keys()]);
  const offer = chosen === undefined ? undefined : byType.get(chosen);
  if (!offer) {
    const available = offers.map(({ mediaType }) => mediaType);
    throw new ServiceError('not-acceptable', `This is available as ${available.join(', ')}; the request accepts only ${request.headers.accept ?? 'nothing'}.`, { details: { available } });
  }
  return offer;
}

function offerNamed<Format>(name: string, offers: readonly Offer<Format>[]): Offer<Format> {
  const nameOf = (offer: Offer<Format>): string => offer.name ?? String(offer.format);
  const offer = offers.find((each) => nameOf(each) === name);
  if (offer) return offer;
  const available = offers.map(nameOf);
  throw new ServiceError('not-acceptable', `This is available as ?format=${available.join(', ')}; found "${name}".`, { details: { available } });
}

/** A media type as it stands in Content-Type: text is UTF-8, and says so. */
export function withCharset(mediaType: string): string {
  return mediaType.startsWith('text/') ? `${mediaType}; charset=utf-8` : mediaType;
}
