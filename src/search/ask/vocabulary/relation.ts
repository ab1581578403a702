/** How things hang together, and the words for it. */
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

/**
 * `single`: a thing has one value as a rule, so that “in A and B” means either. `unclear-and`:
 * “about A and B” may mean both or either. `light`: its passive says no more than that the thing
 * was (“workshops that were held”). `strict`: only of things that are known to be of the class it
 * goes from. `osce`: the OSCE may be named with its verbs and says nothing more (“joined the
 * OSCE”). `alone`: its noun stands without “of …” (“the Chairperson-in-Office in 2019”). `main`:
 * what is meant where no word says how things hang together (“events per State”, “Tashkent
 * workshops”). `membership`: the date since which a thing is of the class. `role`: bodies have a
 * part in something, and the OSCE by one of its bodies rather than as a whole.
 */
export type RelationTrait =
  'single' | 'unclear-and' | 'light' | 'strict' | 'osce' | 'alone' | 'main' | 'membership' | 'role';

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
  return isLiteralKind(to);
}

/** Whether a word stands for values of some kind. */
export function isLiteralKind(to: string): boolean {
  return (LITERAL_KINDS as readonly string[]).includes(to);
}
