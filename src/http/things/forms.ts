/** The forms of a thing: media types, profiles and endings. */
import {
  JSON_LD,
  RDF_FORMATS,
  formatOfFileName,
  type JsonLdForm,
  type RdfFormat,
} from '../../rdf/index.js';
import type { Offer } from '../exchange/negotiation.js';

/** A form of a thing: `jsonld` is one readable object, framed and compacted. */
export type ThingForm = RdfFormat | JsonLdForm | 'html';

const PROFILES: readonly (readonly [form: ThingForm, name: string, ...profile: string[]])[] = [
  ['jsonld', 'framed', JSON_LD.framed.value],
  ['jsonld', 'compacted', JSON_LD.compacted.value],
  ['jsonld', 'compacted-framed', JSON_LD.compacted.value, JSON_LD.framed.value],
  ['expanded', 'expanded', JSON_LD.expanded.value],
  ['flattened', 'flattened', JSON_LD.flattened.value],
  ['flattened', 'expanded-flattened', JSON_LD.expanded.value, JSON_LD.flattened.value],
  ['flattened-compacted', 'compacted-flattened', JSON_LD.compacted.value, JSON_LD.flattened.value],
];

const profiled: readonly Offer<ThingForm>[] = PROFILES.map(([form, name, ...profile]) => ({
  format: form,
  name: `jsonld-${name}`,
  mediaType: `application/ld+json;profile="${profile.join(' ')}"`,
  isUnlisted: profile.length > 1 && form !== 'flattened-compacted',
}));

/** JSON-LD also as plain JSON. */
const json: Offer<ThingForm> = { format: 'jsonld', name: 'json', mediaType: 'application/json' };
const html: Offer<ThingForm> = { format: 'html', mediaType: 'text/html' };

const rdf: readonly Offer<ThingForm>[] = RDF_FORMATS.map(({ format, mediaType }) => ({
  format,
  mediaType,
}));
const jsonLd = rdf.filter(({ format }) => format === 'jsonld');
const otherRdf = rdf.filter(({ format }) => format !== 'jsonld');

/** The same under other names, which Content-Type keeps. */
const aliases: readonly Offer<ThingForm>[] = RDF_FORMATS.filter(
  ({ format }) => format !== 'jsonld',
).flatMap(({ format, aliases }) =>
  aliases.map((mediaType) => ({ format, mediaType, isUnlisted: true })),
);

/** All forms, the preferred one first. */
export const THING_OFFERS: readonly Offer<ThingForm>[] = [
  ...jsonLd,
  html,
  json,
  ...otherRdf,
  ...profiled,
  ...aliases,
];

const OFFERS_BY_ENDING = new Map<string, readonly Offer<ThingForm>[]>([
  ['html', [html]],
  ['json', [json]],
  ['jsonld', [...jsonLd, ...profiled]],
  ...RDF_FORMATS.filter(({ format }) => format !== 'jsonld').map(
    ({ format, extension }) =>
      [extension, otherRdf.filter((offer) => offer.format === format)] as const,
  ),
]);

/** `tirana.ttl` is `tirana` in Turtle: name and offers; undefined for other endings. */
export function splitEnding(
  name: string,
): { readonly name: string; readonly offers: readonly Offer<ThingForm>[] } | undefined {
  const dot = name.lastIndexOf('.');
  const ending = name.slice(dot + 1);
  const offers =
    dot > 0 && ending === ending.toLowerCase()
      ? (OFFERS_BY_ENDING.get(ending) ??
        OFFERS_BY_ENDING.get(formatOfFileName(ending)?.extension ?? ''))
      : undefined;
  return offers && { name: name.slice(0, dot), offers };
}
