/** The IRIs that osce-graph itself mints, all below one base IRI. */
import { DataFactory } from 'n3';
import type { NamedNode, Term } from '@rdfjs/types';
import { badRequest, quote } from '../errors.js';
import { isWellFormedIri } from './well-formed.js';

export const DEFAULT_BASE_IRI = 'https://w3id.org/osce-graph/';

export const LICENCE = 'https://creativecommons.org/licenses/by/4.0/';

/** The kinds of things, as in `/id/{kind}/{slug}`. */
export const KINDS = [
  'news',
  'event',
  'organization',
  'state',
  'place',
  'person',
  'post',
  'statement',
  'project',
  'field',
  'meeting-series',
  'chairpersonship',
  'page',
  'receipt',
  'proposal',
  'content-type',
  'dimension',
] as const;
export type Kind = (typeof KINDS)[number];

const KIND_OF_CLASS = new Map([
  ['NewsItem', 'news'],
  ['FieldOfWork', 'field'],
  ['SourcePage', 'page'],
]);

/** The kind of a class's things, by its local name: its own words, but for some. */
export const kindOfClass = (localName: string): string =>
  KIND_OF_CLASS.get(localName) ?? localName.replace(/(?<=[a-z])(?=[A-Z])/g, '-').toLowerCase();

export interface Names {
  readonly baseIri: string;
  /** The term of the product's own vocabulary with this local name: `og('Event')`. */
  readonly og: (localName: string) => NamedNode;
  /** The namespace IRI of the vocabulary, ending in `#`. */
  readonly ontologyIri: string;
  /** `{base}id/{kind}/{slug}`. */
  readonly thing: (kind: Kind, slug: string) => NamedNode;
  readonly query: (name: string) => NamedNode;
  /** Kind and slug of a thing's IRI; undefined for other IRIs. */
  readonly thingOf: (iri: string) => { kind: string; slug: string } | undefined;
  readonly graphs: {
    readonly ontology: NamedNode;
    readonly reference: NamedNode;
    readonly inferred: NamedNode;
    readonly receipts: NamedNode;
    /** Statements written through the address of a thing. */
    readonly edits: NamedNode;
    readonly review: NamedNode;
    readonly queries: NamedNode;
    readonly page: (slug: string) => NamedNode;
  };
  /** Statements about statements, which imply nothing; outside digests and default exports. */
  readonly sideGraphs: readonly NamedNode[];
  /** Whether statements of a graph are asserted: neither inferred, nor about statements. */
  readonly isAsserted: (graph: Term) => boolean;
}

/** Names below `baseIri`, which must end in `/`. */
export function namesFor(baseIri: string): Names {
  const ontologyIri = `${baseIri}ontology#`;
  const idIri = `${baseIri}id/`;
  const node = (path: string): NamedNode => DataFactory.namedNode(baseIri + path);
  const [receipts, review] = [node('graph/receipts'), node('graph/review')];
  const inferred = node('graph/inferred');
  return {
    baseIri,
    ontologyIri,
    og: (localName) => DataFactory.namedNode(ontologyIri + localName),
    thing: (kind, slug) => node(`id/${kind}/${slug}`),
    query: (name) => node(`queries/${name}`),
    thingOf: (iri) => {
      if (!iri.startsWith(idIri)) return undefined;
      const [kind, slug, ...rest] = iri.slice(idIri.length).split('/');
      return kind && slug && rest.length === 0 ? { kind, slug } : undefined;
    },
    graphs: {
      ontology: node('graph/ontology'),
      reference: node('graph/reference'),
      inferred,
      receipts,
      review,
      edits: node('graph/edits'),
      queries: node('graph/queries'),
      page: (slug) => node(`graph/page/${slug}`),
    },
    sideGraphs: [receipts, review],
    isAsserted: (graph) => ![inferred, receipts, review].some((each) => each.equals(graph)),
  };
}

const KIND_AND_SLUG = /^[a-z-]+\/[^\s/?#<>"{}|\\^`]+$/;

/** A thing as people give it: by kind and slug, or by its IRI. @throws ServiceError `bad-request` */
export function saidThing(said: string, { baseIri }: Pick<Names, 'baseIri'>): NamedNode {
  const isIri = isWellFormedIri(said);
  if (!isIri && !KIND_AND_SLUG.test(said))
    throw badRequest(
      `A thing is given by its kind and slug, such as state/austria, or by its IRI; found ` +
        `${quote(said)}.`,
    );
  return DataFactory.namedNode(isIri ? said : `${baseIri}id/${said}`);
}

/**
 * A slug for a name: lower-case ASCII letters and digits joined by hyphens, accents folded, at most
 * `maxLength` characters and never cut inside a word (unless the first word alone is longer).
 */
export function toSlug(name: string, maxLength = 80): string {
  const words = foldText(name).match(/[a-z0-9]+/g) ?? [];
  let slug = '';
  for (const word of words) {
    const longer = slug ? `${slug}-${word}` : word;
    if (longer.length > maxLength && slug) break;
    slug = longer.slice(0, maxLength);
  }
  return slug || 'unnamed';
}

/** Letters that Unicode does not decompose, in their usual ASCII spelling. */
const UNDECOMPOSED: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ł: 'l',
  ı: 'i',
  ħ: 'h',
  ə: 'a',
};

/** ASCII without the grave accent, as most words are. */
const NOTHING_TO_FOLD = /^[ -_a-~]*$/;

/** Text in lower case with accents folded, for comparing names without regard to typography. */
export function foldText(text: string): string {
  if (NOTHING_TO_FOLD.test(text)) return text.toLowerCase();
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[ßæœøđðþłıħə]/g, (letter) => UNDECOMPOSED[letter] ?? letter)
    .replace(/[‘’ʼ`´]/g, "'")
    .replace(/[“”„«»]/g, '"')
    .replace(/[‐‑‒–—]/g, '-');
}
