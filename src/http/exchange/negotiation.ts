/** The format that a request wants (RFC 9110 §12), by q-values and then by our own order. */
import type { Request } from 'express';
import Negotiator from 'negotiator';
import { ServiceError } from '../../errors.js';
import { RDF_FORMATS, type RdfFormat } from '../../rdf/index.js';
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
  const available = offers
    .filter(({ isUnlisted }) => isUnlisted !== true)
    .map((each) => (named === null ? each.mediaType : nameOf(each)));
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
  const typesOf = ({ mediaType, aliases = [] }: Offer<Format>): readonly string[] => [
    mediaType,
    ...aliases,
  ];
  return (
    offers.find((each) => nameOf(each) === wanted) ??
    offers.find((each) =>
      typesOf(each).some((type) => type === wanted || type.slice(type.indexOf('/') + 1) === wanted),
    ) ??
    offers.find(
      (each) =>
        nameOf(each) === wanted.replaceAll('-', '') ||
        RDF_FORMATS.some(
          ({ format, extension }) => extension === wanted && format === nameOf(each),
        ),
    )
  );
}

/** Recent choices by offers and Accept header: clients send few, and parsing one is slow. */
const madeChoices = new WeakMap<
  readonly Offer<unknown>[],
  Map<string | undefined, Offer<unknown> | undefined>
>();
const KEPT_CHOICES = 100;

function bestOffer<Format>(
  request: Request,
  offers: readonly Offer<Format>[],
): Offer<Format> | undefined {
  // The cached choice for a list of offers is one of them.
  const choices = (madeChoices.get(offers) ?? new Map()) as Map<
    string | undefined,
    Offer<Format> | undefined
  >;
  madeChoices.set(offers, choices);
  const { accept } = request.headers;
  if (choices.has(accept)) return choices.get(accept);
  const byType = new Map<string, Offer<Format>>();
  for (const offer of offers) byType.set(offer.mediaType, offer);
  for (const offer of offers)
    for (const alias of offer.aliases ?? []) if (!byType.has(alias)) byType.set(alias, offer);
  const types = [...byType.keys()];
  const best = bestMediaType(request, types);
  const offer = byType.get(
    (best !== undefined && QUAD_TYPES.has(best) ? tripleTypeNamed(request, types) : best) ??
      best ??
      '',
  );
  if (choices.size >= KEPT_CHOICES) choices.clear();
  choices.set(accept, offer);
  return offer;
}

const QUAD_TYPES = mediaTypesWhere(({ format }) => format === 'nquads' || format === 'trig');
const TRIPLE_TYPES = mediaTypesWhere(({ holdsGraphs }) => !holdsGraphs);

/**
 * The syntax of triples that a client takes besides those of quads, which it lists first because
 * they are quick to read: it looks in the default graph, and here everything is in named graphs.
 */
function tripleTypeNamed(request: Request, types: readonly string[]): string | undefined {
  const accepted = request.headers.accept ?? '';
  return bestMediaType(
    request,
    types.filter((type) => TRIPLE_TYPES.has(type) && accepted.includes(type)),
  );
}

function mediaTypesWhere(condition: (info: (typeof RDF_FORMATS)[number]) => boolean): Set<string> {
  return new Set(
    RDF_FORMATS.filter(condition).flatMap(({ mediaType, aliases }) => [mediaType, ...aliases]),
  );
}

const nameOf = (offer: Offer<unknown>): string => offer.name ?? String(offer.format);

/** A media type for Content-Type, with the charset UTF-8 for text. */
export function withCharset(mediaType: string): string {
  return mediaType.startsWith('text/') ? `${mediaType}; charset=utf-8` : mediaType;
}
