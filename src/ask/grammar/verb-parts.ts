/** The syntax of verb phrases: active and passive, auxiliaries, and gaps. */
import { pluralOf } from '../../graph/index.js';
import { type Amount } from '../concept.js';
import type { Frame, Relation, Role } from '../vocabulary/relation.js';
import { ARTICLES, type VerbUse } from '../vocabulary/verb-uses.js';
import { SECOND_READING_COST } from '../vocabulary/word-table.js';
import { adjunct, fartherBack } from './modifiers.js';
import { osce } from './names.js';
import { keyOfPhrase, type Modifier, type NounPhrase } from './noun-phrase.js';
import { times } from './numbers.js';
import type { Parser } from './parsing.js';
import { build, either, lazy, many, maybe, nothing, phrase, rule, seq, word } from './parsing.js';
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
  readonly times?: Amount | undefined;
  /** Of “was last held”, which wants the last time. */
  readonly order?: 'first' | 'last' | undefined;
}

const verbPartKey = ({
  frame,
  voice,
  phrase: np,
  adjuncts,
  isNegated,
  isJoint,
  isPresent,
  times: n,
  order,
}: VerbPart): string =>
  [
    frame.relation?.id ?? frame.carrier,
    frame.subject,
    frame.object,
    frame.verb.base,
    frame.link.join(' '),
    voice,
    np && keyOfPhrase(np),
    adjuncts.map(({ key }) => key).join(';'),
    isNegated,
    isJoint,
    isPresent,
    JSON.stringify(n),
    order,
  ].join('|');

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
    let ends = [start];
    for (const each of words) {
      ends = ends.flatMap((end) => {
        const skipped = ARTICLES.includes(sentence.tokens[end]?.word ?? '') ? end + 1 : end;
        const further =
          sentence.tokens[skipped]?.word === 'osce' && each !== 'osce' ? skipped + 1 : skipped;
        const found = sentence.tokens[further]?.word;
        return found === each || found === pluralOf(each) ? [further + 1] : [];
      });
    }
    return ends.map((end) => ({ value: undefined, end, cost: 0 }));
  };
}

/** “joined” applies to participating States rather than partners. */
const STRICT_COST = 1;

function costOf(relation: Relation | undefined): number {
  if (relation?.traits.has('second')) return SECOND_READING_COST;
  return relation?.traits.has('strict') ? STRICT_COST : 0;
}

function verb(...forms: readonly VerbUse['form'][]): Parser<Frame> {
  return (sentence, start) => {
    sentence.look(start);
    return sentence.vocabulary.verbs
      .at(sentence.tokens, start)
      .filter(({ value: { form } }) => forms.includes(form))
      .map(({ value: { frame }, end }) => ({
        value: frame,
        end,
        cost: costOf(frame.relation),
      }));
  };
}

function afterVerb<T>(frames: Parser<Frame>, restOf: (frame: Frame) => Parser<T>): Parser<T> {
  return (sentence, start) =>
    frames(sentence, start).flatMap(({ value, end, cost }) =>
      restOf(value)(sentence, end).map((reading) => ({ ...reading, cost: reading.cost + cost })),
    );
}

/** After “join” and “chair”, “the OSCE” adds nothing. */
const osceTail: Parser<undefined> = lazy(() =>
  maybe(
    build(
      seq(
        maybe(word('to', 'of', 'in', 'for')),
        osce,
        maybe(
          phrase('as a participating state', 'as participating state', 'as participating states'),
        ),
      ),
      () => [undefined],
    ),
  ),
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
    if (!rest) made.set(frame, (rest = rule(() => restOf(frame), verbPartKey)));
    return rest;
  };
}

const ACTIVE_RESTS: Readonly<Record<Gap, (frame: Frame) => Parser<VerbPart>>> = {
  none: ofFrame((frame) => makeActiveRest(frame, 'none')),
  object: ofFrame((frame) => makeActiveRest(frame, 'object')),
  place: ofFrame((frame) => makeActiveRest(frame, 'place')),
};

/** After an active verb: its object, unless it has none or the object is the gap, and adjuncts. */
export function activeRest(frame: Frame, gap: Gap): Parser<VerbPart> {
  return ACTIVE_RESTS[gap](frame);
}

/** Also `anything`: what the verb has for an object. */
const objectOfVerb: Parser<NounPhrase> = argument;

function makeActiveRest(frame: Frame, gap: Gap): Parser<VerbPart> {
  const object: Parser<NounPhrase | undefined> =
    frame.object === undefined
      ? frame.relation?.traits.has('osce') || frame.carrier.endsWith('#ParticipatingState')
        ? osceTail
        : nothing
      : gap === 'none'
        ? objectOfVerb
        : nothing;
  const isMissing = gap !== 'none' && frame.object === undefined;
  if (isMissing || (gap === 'place' && frame.link.at(-1) !== 'in')) return () => [];
  const words = gap === 'place' ? frame.link.slice(0, -1) : frame.link;
  return build(
    seq(
      maybe(jointly),
      link(words),
      object,
      link(frame.tail),
      maybe(jointly),
      maybe(times),
      object === objectOfVerb ? farAdjuncts : adjuncts,
      maybe(jointly),
    ),
    ([before, , np, , middle, n, modifiers, after]) =>
      // “Be” needs a place or a time.
      frame.verb.base === 'be' &&
      frame.object === undefined &&
      frame.link.length === 0 &&
      modifiers.length === 0
        ? []
        : [
            {
              frame,
              voice: 'active',
              phrase: np,
              adjuncts: modifiers,
              isJoint: [before, middle, after].some((each) => each !== undefined),
              times: n,
            },
          ],
  );
}

/** The agent of a passive. */
interface Doer {
  readonly np: NounPhrase;
  readonly joint: string | undefined;
}

/** After a participle in the passive: “by” and the agent if the verb has one, and adjuncts. */
const passiveRest = ofFrame((frame) => {
  if (frame.object === undefined || frame.verb.base === 'be' || frame.verb.base === 'have')
    return () => [];
  const doer = build(seq(maybe(jointly), word('by'), argument), ([joint, , np]) => [{ np, joint }]);
  return build(
    seq(
      maybe(jointly),
      link(frame.link),
      maybe(jointly),
      adjuncts,
      either<readonly [by: Doer | undefined, after: readonly Modifier[]]>(
        seq(doer, farAdjuncts),
        build(adjuncts, (after) => [[undefined, after] as const]),
      ),
      maybe(jointly),
    ),
    ([first, , second, before, [by, after], last], { sentence, end }) =>
      // If an agent follows, it belongs to this verb.
      !by && (before.length > 0 || sentence.tokens[end]?.word === 'by')
        ? []
        : [
            {
              frame,
              voice: 'passive',
              phrase: by?.np,
              adjuncts: [...before, ...after],
              isJoint: [first, second, by?.joint, last].some((each) => each !== undefined),
            },
          ],
  );
});

/** An active verb in one of these forms, with its object and adjuncts. */
export const active = (gap: Gap, ...forms: readonly VerbUse['form'][]): Parser<VerbPart> =>
  build(
    seq(maybe(jointly), (sentence, start) =>
      afterVerb(verb(...forms), (frame) => activeRest(frame, gap))(sentence, start),
    ),
    ([joint, part]) => [joint === undefined ? part : { ...part, isJoint: true }],
  );
/** A passive participle, with its agent and adjuncts. */
export const passive: Parser<VerbPart> = build(
  seq(maybe(jointly), (sentence, start) =>
    afterVerb(verb('participle'), passiveRest)(sentence, start),
  ),
  ([joint, part]) => [joint === undefined ? part : { ...part, isJoint: true }],
);

/** The auxiliaries, by what may follow them. */
export const DO = word('did', 'do', 'does');
export const HAVE = word('has', 'have', 'had');
export const IS = word('is', 'are', 'was', 'were');
/** The graph does not record what anybody is doing now. */
const WAS = word('was', 'were');

function ordered(order: 'first' | 'last' | undefined, part: VerbPart): VerbPart {
  return order ? { ...part, order } : part;
}

export function inTenseOf(auxiliary: string, part: VerbPart): VerbPart {
  return ['is', 'are', 'do', 'does'].includes(auxiliary) ? { ...part, isPresent: true } : part;
}

export function negatable(negation: unknown, part: VerbPart): VerbPart {
  return negation === undefined ? part : { ...part, isNegated: true };
}

/** A verb after its subject: finite, with its auxiliaries. */
const finite = (gap: Gap): Parser<VerbPart> =>
  rule(
    () =>
      either(
        build(seq(noise, direction, active(gap, 'past')), ([, order, part]) => [
          ordered(order, part),
        ]),
        // “Which State chairs?”, “Who holds the post?”: the graph does not record who does now.
        build(
          seq(noise, direction, active(gap, 'third', 'base')),
          ([, order, part], { vocabulary }) =>
            part.frame.relation?.id === 'holdsPost' ||
            (part.frame.carrier === vocabulary.classIri('Chairpersonship') &&
              part.adjuncts.length === 0)
              ? []
              : [{ ...ordered(order, part), isPresent: true }],
        ),
        build(seq(DO, not, noise, active(gap, 'base')), ([auxiliary, , , part]) => [
          { ...inTenseOf(auxiliary, part), isNegated: true },
        ]),
        build(seq(HAVE, maybe(not), noise, active(gap, 'participle')), ([, negation, , part]) => [
          negatable(negation, part),
        ]),
        build(seq(word('never'), active(gap, 'past')), ([, part]) => [
          { ...part, isNegated: true },
        ]),
        build(
          seq(HAVE, maybe(not), noise, word('been'), noise, passive),
          ([, negation, , , , part]) => [negatable(negation, part)],
        ),
        build(
          seq(IS, maybe(not), noise, direction, passive),
          ([auxiliary, negation, , order, part]) => [
            ordered(order, negatable(negation, inTenseOf(auxiliary, part))),
          ],
        ),
        build(seq(WAS, maybe(not), noise, active(gap, 'ing')), ([, negation, , part]) => [
          negatable(negation, part),
        ]),
      ),
    verbPartKey,
  );
/** A finite verb phrase without a gap. */
export const finiteWhole = finite('none');
/** A finite verb phrase without its object, which is asked for or comes elsewhere. */
export const finiteGap = finite('object');

/** After an inverted `be` that is itself the verb: `Was … established`. */
const beRest =
  (gap: Gap): Parser<VerbPart> =>
  (sentence, start) =>
    sentence.vocabulary.framesOfBe.flatMap((frame) => activeRest(frame, gap)(sentence, start));

/** Auxiliaries with what follows their subject: `Did … organize`, `Was … held`. */
const inverted = (gap: Gap): readonly (readonly [Parser<string>, Parser<VerbPart>])[] => {
  const after = (rest: Parser<VerbPart>): Parser<VerbPart> =>
    build(seq(maybe(not), noise, rest), ([negation, , part]) => [negatable(negation, part)]);
  const been = build(seq(word('been'), passive), ([, part]) => [part]);
  return [
    [DO, after(active(gap, 'base'))],
    [HAVE, after(either(active(gap, 'participle'), been))],
    [IS, after(either(passive, beRest(gap)))],
    [WAS, after(active(gap, 'ing'))],
  ];
};
/** Without a gap, without the object, and without the place for “where”. */
export const invertedWhole = inverted('none');
export const invertedGap = inverted('object');
export const invertedPlace = inverted('place');

/** `organize …` after an auxiliary and its subject. */
export const activeBase = active('none', 'base');

export const subjectRoleOf = ({ frame, voice }: VerbPart): Role | undefined =>
  voice === 'active' ? frame.subject : frame.object;
export const objectRoleOf = ({ frame, voice }: VerbPart): Role | undefined =>
  voice === 'active' ? frame.object : undefined;
