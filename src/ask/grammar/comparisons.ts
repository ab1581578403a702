/** Comparisons: `Did more events take place in Albania than in Serbia?` */
import { walk, type Concept } from '../concept.js';
import type { Relation } from '../vocabulary/relation.js';
import type { Vocabulary } from '../vocabulary/vocabulary.js';
import { classesOf, fits } from './compatibility.js';
import { areOfOneKind } from './date-comparisons.js';
import { ranked } from './groups.js';
import { adjunct, preposition } from './modifiers.js';
import { anyOfThings, applyAll, type Modifier, type NounPhrase } from './noun-phrase.js';
import { headWithModifiers, nominal, type HeadWithModifiers, type Nominal } from './nominals.js';
import { moreOrFewer } from './numbers.js';
import { openNow } from './present.js';
import { argument } from './recursive-rules.js';
import type { Parser } from './parsing.js';
import { as, build, either, inTable, many, maybe, parts, phrase, seq, word } from './parsing.js';
import type { Query } from './query.js';
import { namePhrase } from './relation-phrases.js';
import { besideOthers, carriers } from './verb-meanings.js';
import { DO, HAVE, activeBase, finiteWhole, passive, type VerbPart } from './verb-parts.js';

const more: Parser<'more' | 'fewer'> = build(word('more', 'fewer', 'less'), (text) => [
  text === 'more' ? ('more' as const) : ('fewer' as const),
]);

function compared(
  left: readonly Concept[],
  right: readonly Concept[],
  is: 'more' | 'fewer',
): readonly Query[] {
  return left.flatMap((one) =>
    right.map((other): Query => ({ ask: 'compare', left: one, right: other, is })),
  );
}

/** What a clause counts: of “more people were quoted”, not the news items that quote them. */
function countedOf(
  counted: Concept,
  part: VerbPart,
  subject: NounPhrase,
  vocabulary: Vocabulary,
): readonly Concept[] {
  const found = carriers(part, subject, vocabulary);
  return found.filter((each) => classesOf(counted).every((iri) => fits(each, iri, vocabulary)));
}

/** The same clause with a different last adjunct. */
function withLast(part: VerbPart, last: Modifier): readonly VerbPart[] {
  return part.adjuncts.length === 0
    ? []
    : [{ ...part, adjuncts: [...part.adjuncts.slice(0, -1), last] }];
}

/** Modifiers after the second noun apply to both, unless the first has its own. */
function bothCounted(
  left: HeadWithModifiers,
  right: HeadWithModifiers,
  further: readonly Modifier[],
  is: 'more' | 'fewer',
  vocabulary: Vocabulary,
): readonly Query[] {
  const after = [...right.modifiers, ...further];
  const [one, other] = [left.modifiers, after].map((own) =>
    own.length > 0 ? own : [...left.modifiers, ...after],
  );
  return compared(
    applyAll(one ?? [], left.head, { vocabulary }),
    applyAll(other ?? [], right.head, { vocabulary }),
    is,
  );
}

interface VerbWithMore {
  readonly is: 'more' | 'fewer';
  readonly counted: Concept;
  readonly partWith: (object: NounPhrase) => VerbPart;
}

/** `organize more events in 2019`. */
const verbWithMore: Parser<VerbWithMore> = build(
  seq(
    inTable(({ verbs }) => verbs),
    more,
    nominal,
    many(adjunct),
  ),
  ([{ form, frame }, is, { concept }, adjuncts]) =>
    form !== 'base' || frame.object === undefined || frame.link.length > 0
      ? []
      : [
          {
            is,
            counted: concept,
            partWith: (phrase): VerbPart => ({ frame, voice: 'active', phrase, adjuncts }),
          },
        ],
);

function phraseOf(concept: Concept): NounPhrase {
  return { concept, isPlural: true };
}

/** `did more events take place`, `were more events held`, `how many more events took place`. */
const moreOf = <T>(heads: Parser<T>): Parser<{ is: 'more' | 'fewer'; heads: T; verb: VerbPart }> =>
  either(
    parts(DO, as('is', more), as('heads', heads), as('verb', activeBase)),
    parts(
      word('was', 'were', 'are', 'is'),
      as('is', more),
      as('heads', heads),
      as('verb', passive),
    ),
    parts(HAVE, as('is', more), as('heads', heads), word('been'), as('verb', passive)),
    parts(phrase('how many'), as('is', more), as('heads', heads), as('verb', finiteWhole)),
  );

/** `Did more events take place in Albania than in Serbia?` */
const moreSubjects: Parser<Query> = build(
  parts(as('clause', moreOf(nominal)), word('than'), as('last', adjunct)),
  ({ clause: { is, heads, verb }, last }, { vocabulary }) => {
    const counted = (each: VerbPart): readonly Concept[] =>
      countedOf(heads.concept, each, phraseOf(heads.concept), vocabulary);
    return compared(counted(verb), withLast(verb, last).flatMap(counted), is);
  },
);

/** `Did more workshops than seminars take place?` */
const moreOfKind: Parser<Query> = build(
  moreOf(seq(nominal, word('than'), nominal, many(adjunct))),
  ({ is, heads: [left, , right, shared], verb }, { vocabulary }) => {
    const part = { ...verb, adjuncts: [...shared, ...verb.adjuncts] };
    const counted = ({ concept }: Nominal): readonly Concept[] =>
      countedOf(concept, part, phraseOf(concept), vocabulary);
    return compared(counted(left), counted(right), is);
  },
);

/** `Did ODIHR organize more events than the Secretariat?`, `… more workshops than seminars?` */
const moreObjects: Parser<Query> = build(
  parts(
    DO,
    as('subject', argument),
    as('verb', verbWithMore),
    word('than'),
    as(
      'other',
      either<
        | { readonly np: NounPhrase; readonly shared: readonly Modifier[] }
        | { readonly last: Modifier }
      >(
        parts(as('np', argument), as('shared', many(adjunct))),
        build(adjunct, (last) => [{ last }]),
      ),
    ),
  ),
  ({ subject, verb, other }, { vocabulary }) => {
    const { is, partWith, counted } = verb;
    const own = partWith(phraseOf(counted));
    const countedBy = (by: NounPhrase, part: VerbPart): readonly Concept[] =>
      countedOf(counted, part, by, vocabulary);
    if ('last' in other)
      return compared(
        countedBy(subject, own),
        withLast(own, other.last).flatMap((each) => countedBy(subject, each)),
        is,
      );
    const { np, shared } = other;
    if (shared.length > 0 && (counted.kind === 'all' || own.adjuncts.length > 0)) return [];
    const whole = (part: VerbPart): VerbPart => ({
      ...part,
      adjuncts: [...part.adjuncts, ...shared],
    });
    const left = countedBy(subject, whole(own));
    return [
      ...compared(left, countedBy(np, whole(own)), is),
      ...compared(left, countedOf(np.concept, whole(partWith(np)), subject, vocabulary), is),
    ];
  },
);

/** `Are there more workshops in Albania than in Serbia?`, `… more workshops than seminars?` */
const moreThere: Parser<Query> = build(
  parts(
    phrase('are there', 'were there', 'have there been'),
    as('is', more),
    as('left', headWithModifiers),
    word('than'),
    as('right', either<HeadWithModifiers | Modifier>(headWithModifiers, adjunct)),
    as('further', many(adjunct)),
  ),
  ({ is, left, right, further }, { vocabulary }) => {
    if ('head' in right) return bothCounted(left, right, further, is, vocabulary);
    // The same things with another last modifier.
    const { head, modifiers } = left;
    return modifiers.length === 0 || further.length > 0
      ? []
      : compared(
          applyAll(modifiers, head, { vocabulary }),
          applyAll([...modifiers.slice(0, -1), right], head, { vocabulary }),
          is,
        );
  },
);

/** `in Tirana or in Skopje`. */
const inEither: Parser<{ readonly relations: readonly Relation[]; readonly among: Concept }> =
  build(
    seq(preposition, namePhrase, word('or'), preposition, namePhrase),
    ([{ words, relations }, left, , second, right]) =>
      words === second.words
        ? [{ relations, among: anyOfThings([left.concept, right.concept]) }]
        : [],
  );

/** `Were there more events in Armenia or in Azerbaijan?`, which asks for one of them. */
export const moreInEither: Parser<Query> = build(
  parts(
    either(phrase('were there', 'are there', 'have there been'), word('did', 'were')),
    as('direction', moreOrFewer),
    as('counted', nominal),
    maybe(either(phrase('take place'), word('happen', 'held', 'organized'))),
    as('which', inEither),
    as('after', many(adjunct)),
  ),
  ({ direction, counted, which: { relations, among }, after }, { vocabulary }) =>
    among.kind === 'things' && areOfOneKind(among.things, vocabulary)
      ? applyAll(after, counted.concept, { vocabulary }).flatMap((each) => {
          const marked: Concept = { kind: 'marked', concept: each, amount: { direction } };
          const places = relations
            .filter(({ from }) => fits(each, from, vocabulary))
            .map((relation) => besideOthers(relation, marked));
          return ranked(among, places, 1, vocabulary);
        })
      : [],
);

const PRESENT = ['is', 'are', 'do', 'does'];

export const comparison: Parser<Query> = build(
  either(moreSubjects, moreOfKind, moreObjects, moreThere),
  (query, { sentence: { tokens }, start, end, vocabulary }) => {
    if (query.ask !== 'compare' || !isFair(query.left, query.right)) return [];
    const isPresent = tokens.slice(start, end).some(({ word: each }) => PRESENT.includes(each));
    const [left, right] = [query.left, query.right].map((each) =>
      isPresent ? openNow(each, vocabulary) : each,
    ) as [Concept, Concept];
    const isDifference = tokens[start]?.word === 'how';
    return [{ ...query, left, right, ...(isDifference ? { isDifference } : {}) }];
  },
);

/** Not “more workshops than seminars in 2019” with workshops of all years. */
function isFair(left: Concept, right: Concept): boolean {
  const [one, other] = [left, right].map((concept) => ({
    parts: concept.kind === 'all' ? concept.parts.length : 1,
    isDated: [...walk(concept)].some((part) => part.kind === 'dated' && part.span.said !== ''),
  }));
  return one?.parts === other?.parts && one?.isDated === other?.isDated;
}
