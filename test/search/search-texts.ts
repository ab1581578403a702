/** Small versions to search in. */
import { versionOf, type GraphVersion } from '../../src/graph/index.js';
import {
  DCTERMS,
  DEFAULT_BASE_IRI,
  RDF,
  RDFS,
  SKOS,
  literal,
  namesFor,
  quad,
  type Kind,
  type NamedNode,
  type Quad,
} from '../../src/rdf/index.js';

export const names = namesFor(DEFAULT_BASE_IRI);

/** What a thing is said to be. */
export interface Described {
  readonly label: string;
  readonly also?: readonly string[];
  readonly about?: string;
  readonly type?: string;
  readonly language?: string;
}

/** A thing of ours by kind and slug: `thing('event/x')`. */
export function thing(path: string): NamedNode {
  const [kind, slug] = path.split('/') as [Kind, string];
  return names.thing(kind, slug);
}

export function quadsOf(
  path: string,
  { label, also = [], about, type, language = 'en' }: Described,
): Quad[] {
  const subject = thing(path);
  return [
    quad(subject, RDFS.label, literal(label, language)),
    ...also.map((name) => quad(subject, SKOS.altLabel, literal(name, language))),
    ...(about === undefined ? [] : [quad(subject, DCTERMS.abstract, literal(about, language))]),
    ...(type === undefined ? [] : [quad(subject, RDF.type, names.og(type))]),
  ];
}

/** A version of things by kind and slug. */
export function versionWith(
  things: Readonly<Record<string, Described>>,
  more: readonly Quad[] = [],
): GraphVersion {
  return versionOf([
    ...Object.entries(things).flatMap(([path, described]) => quadsOf(path, described)),
    ...more,
  ]);
}

/** Kind and slug of an address of ours. */
export function pathOf(iri: string): string {
  const { kind, slug } = names.thingOf(iri)!;
  return `${kind}/${slug}`;
}
