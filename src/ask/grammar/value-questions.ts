/** `What is the abbreviation of …?`, `What is Latvia's ISO code?`: values that are literals. */
import { ANYTHING, openMarkOf } from '../concept.js';
import { invertedClause } from './clauses.js';
import { type Relation, isLiteral } from '../vocabulary/relation.js';
import type { Vocabulary } from '../vocabulary/vocabulary.js';
import { leadsFrom } from './compatibility.js';
import { demonym } from './names.js';
import { adjunct } from './modifiers.js';
import { applyAll, thingsOf, type Modifier, type NounPhrase } from './noun-phrase.js';
import { opening } from './openings.js';
import { argument } from './recursive-rules.js';
import { relationNoun } from './relation-noun.js';
import { namePhrase } from './relation-phrases.js';
import { build, either, lazy, many, maybe, seq, word, type Parser } from './parsing.js';
import type { Query } from './query.js';

const literalNoun = build(relationNoun, (relation) => (isLiteral(relation) ? [relation] : []));

/** A verb that leads to values: `adopt`. */
const verbOfLiteral: Parser<Relation> = (sentence, start) =>
  sentence.vocabulary.verbs.at(sentence.tokens, start).flatMap(
    ({
      value: {
        frame: { relation, link },
        form,
      },
      end,
    }) =>
      relation &&
      isLiteral(relation) &&
      relation.to !== 'date' &&
      link.length === 0 &&
      (form === 'base' || form === 'participle')
        ? [{ value: relation, end, cost: 0 }]
        : [],
  );

/** `which documents`, `what`. */
const asked: Parser<Relation | undefined> = build(
  seq(word('which', 'what'), maybe(literalNoun)),
  ([, noun]) => [noun],
);

function valuesOf(relation: Relation, np: NounPhrase, vocabulary: Vocabulary): readonly Query[] {
  const concept = thingsOf(np);
  if (!concept || !leadsFrom(relation, concept, vocabulary)) return [];
  return relation.to === 'date'
    ? [
        {
          ask: 'dates',
          concept,
          date: { of: 'path', path: relation.path, said: relation.id },
          precision: 'day',
        },
      ]
    : [{ ask: 'properties', concept, of: [{ relation, end: ANYTHING }] }];
}

export const value: Parser<Query> = lazy(() =>
  either(
    build(
      seq(opening, maybe(word('the')), literalNoun, word('of', 'for', 'in', 'at'), argument),
      ([, , relation, , np], { vocabulary }) => valuesOf(relation, np, vocabulary),
    ),
    build(seq(opening, namePhrase, word("'s"), literalNoun), ([, np, , relation], { vocabulary }) =>
      valuesOf(relation, np, vocabulary),
    ),
    // In what functions has Lamberto Zannier been quoted?
    build(
      seq(word('in', 'as'), word('which', 'what'), literalNoun, invertedClause),
      ([, , relation, { concept, isNegated }], { vocabulary }) =>
        isNegated ||
        openMarkOf(concept) ||
        relation.to === 'date' ||
        !leadsFrom(relation, concept, vocabulary)
          ? []
          : [{ ask: 'properties', concept, of: [{ relation, end: ANYTHING }] }],
    ),
    // Which documents did the Istanbul Summit adopt? What was adopted at it?
    build(
      seq(asked, word('did', 'has', 'have'), argument, verbOfLiteral),
      ([noun, , np, verb], { vocabulary }) =>
        verb === (noun ?? verb) ? valuesOf(verb, np, vocabulary) : [],
    ),
    build(
      seq(
        asked,
        word('was', 'were'),
        verbOfLiteral,
        either<NounPhrase | readonly Modifier[]>(
          build(seq(word('at', 'by', 'in', 'during'), argument), ([, np]) => [np]),
          many(adjunct, 1),
        ),
      ),
      ([noun, , verb, by], { vocabulary }) => {
        if (verb !== (noun ?? verb)) return [];
        return 'concept' in by
          ? valuesOf(verb, by, vocabulary)
          : applyAll(by, vocabulary.classConcept(verb.from), { vocabulary }).flatMap((concept) =>
              valuesOf(verb, { concept, isPlural: true }, vocabulary),
            );
      },
    ),
    build(
      seq(opening, maybe(word('the')), demonym, literalNoun),
      ([, , state, relation], { vocabulary }) =>
        valuesOf(
          relation,
          { concept: { kind: 'things', things: [state] }, isPlural: false },
          vocabulary,
        ),
    ),
  ),
);
