/**
 * The mutually recursive rules of the grammar: noun phrases contain clauses, and clauses contain
 * noun phrases. `noun-phrases.ts` and `clauses.ts` define them.
 */
import { keyOfValue, keyOf, type Concept } from '../concept.js';
import { type NounPhrase } from './noun-phrase.js';
import { forwardRule } from './parsing.js';

/** An end of a relation: one phrase or a group of them. */
export const argument = forwardRule<NounPhrase>(keyOfValue);

/** After a noun: `organized by …`, `quoting …`, `based in …`, `not held in …`. */
export const participle = forwardRule<Concept>(keyOf);

/** `that were held in …`, `which ODIHR organized`, `in which … took place`. */
export const relativeClause = forwardRule<Concept>(keyOf);
