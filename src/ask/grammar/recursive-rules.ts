/**
 * The rules by which the grammar contains itself: noun phrases have clauses in them, and clauses
 * noun phrases. `noun-phrases.ts` and `clauses.ts` define them.
 */
import { keyOf, type Concept } from '../concept.js';
import { keyOfPhrase, type NounPhrase } from './noun-phrase.js';
import { forwardRule } from './parsing.js';

/** What fills a place of a relation: one phrase or a group of them. */
export const argument = forwardRule<NounPhrase>(keyOfPhrase);

/**
 * A participle with all that belongs to it, after a noun: `organized by …`, `quoting …`, `based in
 * …`, `not held in …`.
 */
export const participle = forwardRule<Concept>(keyOf);

/** `that were held in …`, `which ODIHR organized`, `in which … took place`. */
export const relativeClause = forwardRule<Concept>(keyOf);
