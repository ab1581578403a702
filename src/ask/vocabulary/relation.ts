/** Relations between things, and the words for them. */
import type { RelationTrait } from '../../search/index.js';
import type { VerbForms } from '../language/inflection.js';

/** The kinds of literals that a relation can end at. */
const LITERAL_KINDS = ['date', 'number', 'text'] as const;

/** One way from a class of things to another, or to a value. */
export interface Relation {
  readonly id: string;
  /** IRI of the class where it starts. */
  readonly from: string;
  /** IRI of the class where it ends, or one of `LITERAL_KINDS`. */
  readonly to: string;
  /** SPARQL property path, with the prefixes of queries. */
  readonly path: string;
  /** The graph pattern, where it is more than the path. */
  readonly pattern?: (subject: string, object: string) => string;
  /** A shorter path to the direct end, if `path` continues to everything that contains it. */
  readonly directPath?: string;
  /** Nouns for its end: `the {noun} of …`. */
  readonly nouns: readonly string[];
  readonly traits: ReadonlySet<RelationTrait>;
  /** Its verbs. */
  readonly frames: readonly Frame[];
  /** `workshops {preposition} …` */
  readonly prepositions: readonly string[];
}

/** The subject of a relation's statement, or its object. */
export type Role = 's' | 'o';

/** A verb's expression of a relation or a class: who does it to what. */
export interface Frame {
  readonly relation?: Relation;
  /** IRI of the class of the carriers: the things where the relation starts. */
  readonly carrier: string;
  readonly subject: Role;
  readonly object?: Role;
  readonly verb: VerbForms;
  /** Words between the verb and its object, or after a verb without one: `place`, `based in`. */
  readonly link: readonly string[];
  /** Words after the object: `have … as its capital`. */
  readonly tail: readonly string[];
}

/** `host State`, `any office`. */
export const nounOf = ({ nouns, id }: Relation): string =>
  nouns[0] ?? id.replace(/\B(?=[A-Z])/g, ' ').toLowerCase();

export function isLiteral({ to }: Relation): boolean {
  return isLiteralKindName(to);
}

/** Whether a name is one of `LITERAL_KINDS`. */
export function isLiteralKindName(to: string): boolean {
  return (LITERAL_KINDS as readonly string[]).includes(to);
}
