/** Nouns of questions, by meaning. */
import type { Concept } from '../concept.js';
import type { Relation } from './relation.js';

/** A noun for a description: a class, or a kind of text. */
export interface Noun {
  readonly concept: Concept;
  readonly isPlural: boolean;
  /** Higher for words that are only a part of the class's name. */
  readonly cost: number;
}

export interface RelationNoun {
  readonly relation: Relation;
  readonly isPlural: boolean;
}

/** The role of a post, in all ways in which the graph writes it. */
export interface PostRole {
  readonly names: readonly string[];
  readonly isPlural: boolean;
  /** Of a State, whatever its body. */
  readonly isMinister: boolean;
}
