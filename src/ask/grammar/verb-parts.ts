/** The syntax of verb phrases: active and passive, auxiliaries, and gaps. */
import { pluralOf } from '../../graph/index.js';
import { keyOfValue } from '../concept.js';
import type { Frame } from '../vocabulary/relation.js';
import { ARTICLES, type VerbUse } from '../vocabulary/verb-uses.js';
import { SECOND_READING_COST } from '../vocabulary/word-table.js';
import { adjunct, fartherBack } from './modifiers.js';
import { osce } from './names.js';
import type { Modifier, NounPhrase } from './noun-phrase.js';
import {
  build,
  either,
  lazy,
  many,
  maybe,
  nothing,
  rule,
  seq,
  word,
  type Parser,
} from './parsing.js';
import { argument } from './recursive-rules.js';

/** A verb phrase. `phrase` is the object of an active verb, or the agent of a passive one. */
export interface VerbPart {
  readonly frame: Frame;
  readonly voice: 'active' | 'passive';
  readonly phrase?: NounPhrase | undefined;
  readonly adjuncts: readonly Modifier[];
  readonly isNegated?: boolean;
  readonly isJoint?: boolean;
  /** Of “operate” and “is based”, for field operations that do so now. */
  readonly isPresent?: boolean;
  /** Of “was last held”, which wants the last time. */
  readonly order?: 'first' | 'last' | undefined;
}

const jointly = word('jointly', 'together');
/** Words next to a verb that add nothing. */
export const noise = maybe(word('ever', 'also', 'already', 'actually', 'both'));
/** `When was … first quoted`. */
export const direction: Parser<'first' | 'last' | undefined> = maybe(
  build(word('first', 'last'), (text) => [text as 'first' | 'last']),
);
export const not = word('not', 'never');

/** The words between a verb and its object, possibly with “the” and “OSCE”. */
function link(words: readonly string[]): Parser<undefined> {
  return (sentence, start) => {
    const wordAt = (index: number): string => sentence.tokens[index]?.word ?? '';
    let end = start;
    for (const each of words) {
      if (ARTICLES.includes(wordAt(end))) end += 1;
      if (wordAt(end) === 'osce' && each !== 'osce') end += 1;
      if (wordAt(end) !== each && wordAt(end) !== pluralOf(each)) return [];
      end += 1;
    }
    return [{ value: undefined, end, cost: 0 }];
  };
}

/** “joined” applies to participating States rather than partners. */
const STRICT_COST = 1;

/** A verb in one of these forms, and what its frame wants after it. */
function verbWith(
  forms: readonly VerbUse['form'][],
  restOf: (frame: Frame) => Parser<VerbPart>,
): Parser<VerbPart> {
  const verb: Parser<VerbPart> = (sentence, start) => {
    sentence.look(start);
    return sentence.vocabulary.verbs
      .at(sentence.tokens, start)
      .filter(({ value: { form } }) => forms.includes(form))
      .flatMap(({ value: { frame }, end }) => {
        const { traits } = frame.relation ?? {};
        const cost = traits?.has('second')
          ? SECOND_READING_COST
          : traits?.has('strict')
            ? STRICT_COST
            : 0;
        return restOf(frame)(sentence, end).map((rest) => ({ ...rest, cost: rest.cost + cost }));
      });
  };
  return build(seq(maybe(jointly), verb), ([joint, part]) => [
    joint === undefined ? part : { ...part, isJoint: true },
  ]);
}

/** After “join” and “chair”, “the OSCE” adds nothing. */
const osceTail: Parser<undefined> = lazy(() =>
  maybe(build(seq(maybe(word('to', 'of', 'in', 'for')), osce), () => [undefined])),
);

/** Those after the verb, of which only the first is right behind it. */
const adjuncts = lazy(() =>
  either(
    build(nothing, (): (readonly Modifier[])[] => [[]]),
    build(seq(adjunct, many(fartherBack(adjunct))), ([first, further]) => [[first, ...further]]),
  ),
);
/** Those after an object or an agent. */
const farAdjuncts = lazy(() => many(fartherBack(adjunct)));

/** The missing part that the question is about: nothing, the object, or the place. */
type Gap = 'none' | 'object' | 'place';

/** Created once per frame, because frames are tried in many places. */
function ofFrame(restOf: (frame: Frame) => Parser<VerbPart>): (frame: Frame) => Parser<VerbPart> {
  const made = new WeakMap<Frame, Parser<VerbPart>>();
  return (frame) => {
    let rest = made.get(frame);
    if (!rest) made.set(frame, (rest = rule(() => restOf(frame), keyOfValue)));
    return rest;
  };
}

/** After an active verb: its object, unless it has none or the object is the gap, and adjuncts. */
export const activeRest: Readonly<Record<Gap, (frame: Frame) => Parser<VerbPart>>> = {
  none: ofFrame((frame) => makeActiveRest(frame, 'none')),
  object: ofFrame((frame) => makeActiveRest(frame, 'object')),
  place: ofFrame((frame) => makeActiveRest(frame, 'place')),
};

function makeActiveRest(frame: Frame, gap: Gap): Parser<VerbPart> {
  const hasObject = frame.object !== undefined && gap === 'none';
  const isOfOsce =
    frame.relation?.traits.has('osce') === true || frame.carrier.endsWith('#ParticipatingState');
  const object: Parser<NounPhrase | undefined> = hasObject
    ? argument
    : frame.object === undefined && isOfOsce
      ? osceTail
      : nothing;
  const isMissing = gap !== 'none' && frame.object === undefined;
  if (isMissing || (gap === 'place' && frame.link.at(-1) !== 'in')) return () => [];
  const words = gap === 'place' ? frame.link.slice(0, -1) : frame.link;
  // “Be” needs a place or a time.
  const isBare = frame.verb.base === 'be' && frame.object === undefined && frame.link.length === 0;
  return build(
    seq(
      maybe(jointly),
      link(words),
      object,
      link(frame.tail),
      maybe(jointly),
      hasObject ? farAdjuncts : adjuncts,
      maybe(jointly),
    ),
    ([before, , np, , middle, modifiers, after]): readonly VerbPart[] =>
      isBare && modifiers.length === 0
        ? []
        : [
            {
              frame,
              voice: 'active',
              phrase: np,
              adjuncts: modifiers,
              isJoint: [before, middle, after].some((each) => each !== undefined),
            },
          ],
  );
}

/** After a participle in the passive: “by” and the agent if the verb has one, and adjuncts. */
const passiveRest = ofFrame((frame) => {
  if (frame.object === undefined || frame.verb.base === 'be' || frame.verb.base === 'have')
    return () => [];
  const doer = build(seq(maybe(jointly), word('by'), argument), ([joint, , np]) => [{ np, joint }]);
  return build(
    seq(maybe(jointly), link(frame.link), maybe(jointly), adjuncts, maybe(doer), farAdjuncts),
    ([first, , second, before, by, after], { sentence, end }): readonly VerbPart[] =>
      // If an agent follows, it belongs to this verb.
      !by && (after.length > 0 || sentence.tokens[end]?.word === 'by')
        ? []
        : [
            {
              frame,
              voice: 'passive',
              phrase: by?.np,
              adjuncts: [...before, ...after],
              isJoint: [first, second, by?.joint].some((each) => each !== undefined),
            },
          ],
  );
});

/** An active verb in one of these forms, with its object and adjuncts. */
export const active = (gap: Gap, ...forms: readonly VerbUse['form'][]): Parser<VerbPart> =>
  verbWith(forms, (frame) => activeRest[gap](frame));
/** A passive participle, with its agent and adjuncts. */
export const passive = verbWith(['participle'], passiveRest);
/** `organize …` after an auxiliary and its subject. */
export const activeBase = active('none', 'base');

export const IS = word('is', 'are', 'was', 'were');

/** The auxiliaries, and what may follow them; the graph does not record what anybody does now. */
const auxiliaries = (
  gap: Gap,
): readonly (readonly [auxiliary: Parser<string>, rest: Parser<VerbPart>])[] => [
  [word('did', 'do', 'does'), active(gap, 'base')],
  [
    word('has', 'have', 'had'),
    either(
      active(gap, 'participle'),
      build(seq(word('been'), noise, passive), ([, , part]) => [part]),
    ),
  ],
  [IS, passive],
  [word('was', 'were'), active(gap, 'ing')],
];

export function inTenseOf(auxiliary: string | undefined, part: VerbPart): VerbPart {
  return auxiliary !== undefined && ['is', 'are', 'do', 'does'].includes(auxiliary)
    ? { ...part, isPresent: true }
    : part;
}

export function negatable(negation: unknown, part: VerbPart): VerbPart {
  return negation === undefined ? part : { ...part, isNegated: true };
}

/** A verb with its auxiliary, and with “not”, “ever” and “first” between them. */
const inTense = (auxiliary: Parser<string | undefined>, rest: Parser<VerbPart>): Parser<VerbPart> =>
  build(seq(auxiliary, maybe(not), noise, direction, rest), ([text, negation, , order, part]) => [
    negatable(negation, inTenseOf(text, order ? { ...part, order } : part)),
  ]);

/** A verb after its subject: finite, with its auxiliaries. */
const finite = (gap: Gap): Parser<VerbPart> =>
  rule(
    () =>
      either(
        inTense(nothing, active(gap, 'past')),
        // “Which State chairs?”, “Who holds the post?”: the graph does not record who does now.
        build(
          seq(noise, direction, active(gap, 'third', 'base')),
          ([, order, part], { vocabulary }) =>
            part.frame.relation?.id === 'holdsPost' ||
            (part.frame.carrier === vocabulary.classIri('Chairpersonship') &&
              part.adjuncts.length === 0)
              ? []
              : [{ ...part, order, isPresent: true }],
        ),
        ...auxiliaries(gap).map(([auxiliary, rest]) => inTense(auxiliary, rest)),
      ),
    keyOfValue,
  );
/** A finite verb phrase without a gap. */
export const finiteWhole = finite('none');
/** A finite verb phrase without its object, which is asked for or comes elsewhere. */
export const finiteGap = finite('object');

/** Auxiliaries with what follows their subject: `Did … organize`, `Was … held`, `Was … in`. */
const inverted = (gap: Gap): readonly (readonly [Parser<string>, Parser<VerbPart>])[] => {
  const be: Parser<VerbPart> = (sentence, start) =>
    sentence.vocabulary.framesOfBe.flatMap((frame) => activeRest[gap](frame)(sentence, start));
  return [...auxiliaries(gap), [IS, be] as const].map(([auxiliary, rest]) => [
    auxiliary,
    build(seq(maybe(not), noise, rest), ([negation, , part]) => [negatable(negation, part)]),
  ]);
};
/** Without a gap, without the object, and without the place for “where”. */
export const invertedWhole = inverted('none');
export const invertedGap = inverted('object');
export const invertedPlace = inverted('place');
