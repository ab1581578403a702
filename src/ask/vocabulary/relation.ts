/** Relations between things, and the words for them. */
import type { RelationTrait } from '../../search/index.js';
import type { ClassConcept } from './classes.js';
import type { VerbForms } from '../language/inflection.js';

/** The kinds of literals that a relation can end at. */
const LITERAL_KINDS: readonly string[] = ['date', 'number', 'text'];

/** One way from a class of things to another, or to a value. */
export interface Relation {
  readonly id: string;
  /** Where it starts. */
  readonly from: ClassConcept;
  /** Where it ends; for values, a class named after one of `LITERAL_KINDS`. */
  readonly to: ClassConcept;
  /** SPARQL property path, with the prefixes of queries. */
  readonly path: string;
  /** The graph pattern, where it is more than the path. */
  readonly pattern?: ((subject: string, object: string) => string) | undefined;
  /** A shorter path to the direct end, if `path` continues to everything that contains it. */
  readonly directPath?: string | undefined;
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
  /** The class of the carriers: the things where the relation starts. */
  readonly carrier: ClassConcept;
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
  return LITERAL_KINDS.includes(to.name);
}
