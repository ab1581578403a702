/** How things hang together, and the words for it. */
import type { RelationTrait } from '../../search/index.js';
import type { VerbForms } from '../language/inflection.js';

/** What a relation leads to where it is no thing. */
export const LITERAL_KINDS = ['date', 'number', 'text'] as const;

/** One way from a class of things to another, or to a value. */
export interface Relation {
  readonly id: string;
  /** IRI of the class it goes from. */
  readonly from: string;
  /** IRI of the class it leads to, or one of `LITERAL_KINDS`. */
  readonly to: string;
  /** SPARQL property path, with the prefixes of queries. */
  readonly path: string;
  /**
   * A shorter path to what things are asked for by, where `path` goes on to all that it lies in.
   */
  readonly directPath?: string;
  /** Words for what it leads to: `the {noun} of …`. */
  readonly nouns: readonly string[];
  readonly traits: ReadonlySet<RelationTrait>;
  /** What readings are written with, where it has one: a verb, or a preposition. */
  readonly frame?: Frame;
  readonly preposition?: string;
}

/** The subject of a relation's statement, or its object. */
export type Role = 's' | 'o';

/** A verb as it is used of a relation or of a class: who does it to what. */
export interface Frame {
  readonly relation?: Relation;
  /** IRI of the class whose things the verb tells of: what the relation goes from. */
  readonly carrier: string;
  readonly subject: Role;
  readonly object?: Role;
  readonly verb: VerbForms;
  /** Words between the verb and its object, or after a verb without one: `place`, `based in`. */
  readonly link: readonly string[];
  /** Words after the object: `have … as its capital`. */
  readonly tail: readonly string[];
}

/** A preposition as it is used of a relation: “workshops {words} …”. */
export interface Preposition {
  readonly relation: Relation;
  readonly words: readonly string[];
}

/** Whether the relation leads to a value, not to a thing. */
export function isLiteral({ to }: Relation): boolean {
  return isLiteralKindName(to);
}

/** Whether a word stands for values of some kind. */
export function isLiteralKindName(to: string): boolean {
  return (LITERAL_KINDS as readonly string[]).includes(to);
}
