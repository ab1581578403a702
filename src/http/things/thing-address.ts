/** The thing of a request, and the headers about it in every answer. */
import { LICENCE, RDF_FORMATS, type NamedNode } from '../../rdf/index.js';
import type { Service } from '../../service.js';
import type { ThingVersion } from '../../snapshots/index.js';
import { asciiOf, irisAt, linkText, publicUrlOf, type HeaderLink } from '../exchange/links.js';
import type { Offer } from '../exchange/negotiation.js';
import { pathParameter, type RoutedRequest } from '../exchange/route.js';
import { THING_OFFERS, splitEnding, type ThingForm } from './forms.js';

/** The forms that have an address of their own. */
const ALTERNATES = [{ mediaType: 'text/html', extension: 'html' }, ...RDF_FORMATS];

export interface ThingAddress {
  readonly kind: string;
  readonly slug: string;
  /** Its possible IRIs, as `irisAt` has them. */
  readonly iris: readonly [NamedNode, ...NamedNode[]];
  /** The forms for its ending. */
  readonly offers: readonly Offer<ThingForm>[];
  readonly hasEnding: boolean;
  readonly publicUrl: string;
}

export function thingAddress(request: RoutedRequest, { names }: Service): ThingAddress {
  const [kind, name] = [pathParameter(request, 'kind'), pathParameter(request, 'slug')];
  const ended = splitEnding(name);
  const slug = ended?.name ?? name;
  const [, , rawKind = kind, rawName = name] = request.path.split('/');
  const rawSlug = splitEnding(rawName)?.name ?? rawName;
  return {
    kind,
    slug,
    iris: irisAt(`id/${kind}/${slug}`, `id/${rawKind}/${rawSlug}`, names),
    offers: ended?.offers ?? THING_OFFERS,
    hasEnding: ended !== undefined,
    publicUrl: publicUrlOf(request),
  };
}

/** The address on this server, in ASCII, of the thing with an IRI of ours, without any ending. */
export function addressOf(iri: NamedNode, publicUrl: string, { names }: Service): string {
  return `${publicUrl}/${asciiOf(iri.value.slice(names.baseIri.length))}`;
}

/** A past state of a thing among all its states. */
export interface PlaceInHistory {
  readonly versions: readonly ThingVersion[];
  /** The version of the answer, which need not be one of them. */
  readonly version: number;
}

/** A thing's `Link` header, except links of some answers only. */
export interface ThingLinks {
  readonly iri: NamedNode;
  /** Classes, as IRIs of schema.org. */
  readonly types: readonly string[];
  /** Whether the answer is one form of the thing, under an address of its own. */
  readonly isOneForm: boolean;
  readonly place?: PlaceInHistory | undefined;
}

/**
 * Links for programs that read no document (RFC 8288): other forms, vocabulary and licence, its
 * kind and citation (Signposting), and its past (RFC 7089, RFC 5829).
 */
export function thingLinks(
  base: string,
  publicUrl: string,
  { iri, types, isOneForm, place }: ThingLinks,
): string {
  const at = asciiOf(base);
  return [
    `<${at}>; rel="original timegate"`,
    `<${at}/timemap>; rel="timemap version-history"; type="application/link-format"`,
    ...(place ? [linkText(mementoLinks(base, place))] : []),
    `<${at}.jsonld>; rel="describedby"; type="application/ld+json"`,
    ...ALTERNATES.map(
      ({ mediaType, extension }) => `<${at}.${extension}>; rel="alternate"; type="${mediaType}"`,
    ),
    `<${publicUrl}/ontology>; rel="describedby"`,
    `<${LICENCE}>; rel="license"`,
    ...types.map((type) => `<${asciiOf(type)}>; rel="type"`),
    ...(isOneForm ? [`<${at}>; rel="describes"`] : []),
    ...(iri.value.startsWith('http') ? [`<${asciiOf(iri.value)}>; rel="cite-as"`] : []),
    `<${at}>; rel="canonical"`,
  ].join(', ');
}

/** The first and last states of a thing, and those before and after the answered one. */
function mementoLinks(base: string, { versions, version }: PlaceInHistory): HeaderLink[] {
  const at = versions.findLastIndex((each) => each.version <= version);
  const relations = new Map<ThingVersion, string[]>();
  const add = (index: number, relation: string): void => {
    const found = versions[index];
    if (found) relations.set(found, [...(relations.get(found) ?? []), relation]);
  };
  add(0, 'first');
  add(at - 1, 'prev');
  add(at + 1, 'next');
  add(versions.length - 1, 'last');
  return [...relations].map(([each, names]) => mementoLink(base, each, names));
}

export function mementoLink(
  base: string,
  { version, committedAt }: ThingVersion,
  relations: readonly string[],
): HeaderLink {
  return {
    href: `${base}?version=${version}`,
    rel: [...relations, 'memento'].join(' '),
    datetime: committedAt.toUTCString(),
  };
}
