/** Nouns for what relations lead to: `organizer`, `type`. */
import type { Relation } from '../vocabulary/relation.js';
import type { Parser } from './parsing.js';

export const relationNoun: Parser<Relation> = (sentence, start) =>
  sentence.vocabulary.relationNouns
    .at(sentence.tokens, start)
    .map(({ value: { relation }, end }) => ({ value: relation, end, cost: 0 }));
