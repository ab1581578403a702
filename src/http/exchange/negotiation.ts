/** The format and language that a request wants (RFC 9110 §12), by q-values and then by our own order. */
import type { Request } from 'express';
import Negotiator from 'negotiator';
import { ServiceError } from '../../errors.js';
import { RDF_FORMATS, getOrMake, type RdfFormat } from '../../rdf/index.js';
import { parametersOf } from './request.js';

const PARAMETER = /;\s*(?!q\s*=)([^;,=\s]+)\s*=\s*(?:"([^"]*)"|([^;,\s]*))/gi;

/** The best acceptable one of the offered media types; without an Accept header, the first. */
export function bestMediaType(
  { headers: { accept } }: Request,
  offered: readonly string[],
): string | undefined {
  if (accept === undefined || accept.trim() === '') return offered[0];
  const profiles = new Set(
    offered.flatMap((mediaType) => /;profile="([^"]*)"$/.exec(mediaType)?.[1] ?? []),
  );
  // Parameters such as charset make no difference to our offers, nor do unknown profiles (RFC 6906
  // §3.1).
  const known = accept.replace(
    PARAMETER,
    (_parameter, name: string, quoted: string | undefined, bare: string | undefined) => {
      const profile =
        name.toLowerCase() === 'profile' ? profileOf(quoted ?? bare ?? '', profiles) : undefined;
      return profile === undefined ? '' : `;profile="${profile}"`;
    },
  );
  return new Negotiator({ headers: { accept: known } }).mediaType([...offered]);
}

/** The offered profile for some IRIs in any order: of as many as possible. */
function profileOf(asked: string, offered: ReadonlySet<string>): string | undefined {
  const known = new Set([...offered].flatMap((profile) => profile.split(' ')));
  const wanted = [...new Set(asked.split(/\s+/))]
    .filter((iri) => known.has(iri))
    .sort()
    .join(' ');
  return offered.has(wanted) ? wanted : undefined;
}

/** A representation that can be requested by several media types, or by its name in `?format=`. */
export interface Offer<Format> {
  /** If it differs from the format. */
  readonly name?: string;
  readonly format: Format;
  /** A profile follows it, as `;profile="…"`, its IRIs sorted. */
  readonly mediaType: string;
  readonly aliases?: readonly string[];
  /** Left out of lists in refusals: another name of a listed representation. */
  readonly isUnlisted?: boolean;
}

export const RDF_OR_HTML: readonly Offer<RdfFormat | 'html'>[] = [
  ...RDF_FORMATS,
  { format: 'html', mediaType: 'text/html' },
];
export const JSON_OR_HTML: readonly Offer<'json' | 'html'>[] = [
  { format: 'json', mediaType: 'application/json', aliases: ['application/ld+json'] },
  { format: 'html', mediaType: 'text/html' },
];

/**
 * The offer that the request prefers: the one in `?format=`, for links that a person follows, or
 * the best for its Accept header.
 * @throws ServiceError `not-acceptable` with the list of offers.
 */
export function negotiate<Format>(
  request: Request,
  offers: readonly Offer<Format>[],
): Offer<Format> {
  const offer = acceptableOffer(request, offers);
  if (offer) return offer;
  const named = parametersOf(request).get('format');
  const available = named === null ? mediaTypesOf(offers) : namesOf(offers);
  const message =
    named === null
      ? `This is available as ${available.join(', ')}; the request accepts only ` +
        `${request.headers.accept ?? 'nothing'}.`
      : `This is available as ?format=${available.join(', ')}; found "${named}".`;
  throw new ServiceError('not-acceptable', message, { details: { available } });
}

/** As `negotiate`, but undefined where none of the offers is acceptable. */
export function acceptableOffer<Format>(
  request: Request,
  offers: readonly Offer<Format>[],
): Offer<Format> | undefined {
  const named = parametersOf(request).get('format');
  return named === null ? bestOffer(request, offers) : offerNamed(named, offers);
}

/** Media types of offers, the preferred one first. */
export function mediaTypesOf(offers: readonly Offer<unknown>[]): string[] {
  return [...new Set(offers.filter(isListed).map(({ mediaType }) => mediaType))];
}

export function namesOf(offers: readonly Offer<unknown>[]): string[] {
  return [...new Set(offers.filter(isListed).map(nameOf))];
}

const isListed = ({ isUnlisted }: Offer<unknown>): boolean => isUnlisted !== true;
const nameOf = ({ name, format }: Offer<unknown>): string => name ?? String(format);

/**
 * The offer with a name: ours, or one from other programs. Clients of endpoints send the media
 * type, its last part (`rdf+xml`), or a name in their own spelling (`json-ld`).
 */
function offerNamed<Format>(
  named: string,
  offers: readonly Offer<Format>[],
): Offer<Format> | undefined {
  // A plus in a query string is a space.
  const wanted = named.toLowerCase().replaceAll(' ', '+');
  const byExtension = RDF_FORMATS.find(({ extension }) => extension === wanted)?.format;
  return (
    offers.find((each) => nameOf(each) === wanted) ??
    offers.find(({ mediaType, aliases = [] }) =>
      [mediaType, ...aliases].some((type) => type === wanted || type.endsWith(`/${wanted}`)),
    ) ??
    offers.find((each) => [wanted.replaceAll('-', ''), byExtension].includes(nameOf(each)))
  );
}

/** Recent choices by offers and Accept header: clients send few, and parsing one is slow. */
const madeChoices = new WeakMap<object, Map<string | undefined, unknown>>();
const KEPT_CHOICES = 100;

function bestOffer<Format>(
  request: Request,
  offers: readonly Offer<Format>[],
): Offer<Format> | undefined {
  const { accept } = request.headers;
  const choices = getOrMake(madeChoices, offers, () => new Map<string | undefined, unknown>());
  if (choices.size > KEPT_CHOICES) choices.clear();
  if (!choices.has(accept)) {
    const types = offers.map(({ mediaType }) => mediaType);
    const aliases = offers.flatMap((each) => each.aliases ?? []);
    const best = bestTypeFor(request, [...types, ...aliases]) ?? '';
    const offer =
      offers.findLast(({ mediaType }) => mediaType === best) ??
      offers.find((each) => each.aliases?.includes(best));
    choices.set(accept, offer);
  }
  // The choices of a list of offers are among them.
  return choices.get(accept) as Offer<Format> | undefined;
}

const typesOf = (isMeant: (format: (typeof RDF_FORMATS)[number]) => boolean): string[] =>
  RDF_FORMATS.filter(isMeant).flatMap(({ mediaType, aliases }) => [mediaType, ...aliases]);
const QUAD_TYPES = typesOf(({ format }) => format === 'nquads' || format === 'trig');
const TRIPLE_TYPES = typesOf(({ holdsGraphs }) => !holdsGraphs);

/**
 * A client may list the syntaxes of quads first because they are quick to read. It gets one of
 * triples that it takes too: it looks in the default graph, and here everything is in named graphs.
 */
function bestTypeFor(request: Request, types: readonly string[]): string | undefined {
  const best = bestMediaType(request, types);
  if (best === undefined || !QUAD_TYPES.includes(best)) return best;
  const accepted = request.headers.accept ?? '';
  const triples = types.filter((type) => TRIPLE_TYPES.includes(type) && accepted.includes(type));
  return bestMediaType(request, triples) ?? best;
}

export function withCharset(mediaType: string): string {
  return mediaType.startsWith('text/') ? `${mediaType}; charset=utf-8` : mediaType;
}

/** The languages of names for people: the working languages of the OSCE. */
const LANGUAGES = ['en', 'fr', 'de', 'it', 'es', 'ru'];

/** The language that a request prefers (RFC 9110 §12.5.4); English where it wants none of these. */
export function acceptedLanguage({ headers: { 'accept-language': accepted } }: Request): string {
  if (accepted === undefined) return 'en';
  // `de-AT` is served in `de`, which a list of languages omits.
  const general = accepted.replace(/\b([a-z]{2,3})-[\w-]+/gi, '$1');
  return new Negotiator({ headers: { 'accept-language': general } }).language(LANGUAGES) ?? 'en';
}
