/** Nouns of questions, by meaning. */
import type { Term } from '../../rdf/index.js';
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

/** The role of a post, as the graph writes it. */
export interface PostRole {
  readonly name: Term;
  readonly isPlural: boolean;
}
