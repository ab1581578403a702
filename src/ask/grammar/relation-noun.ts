/** Nouns for the ends of relations: `organizer`, `type`. */
import type { Relation } from '../vocabulary/relation.js';
import { build, inTable, type Parser } from './parsing.js';

export const relationNounUse = inTable(({ relationNouns }) => relationNouns);

export const relationNoun: Parser<Relation> = build(relationNounUse, ({ relation }) => [relation]);
