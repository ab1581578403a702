/** The syntax of verb phrases: active and passive, auxiliaries, and gaps. */
import { pluralOf } from '../../graph/index.js';
import { getOrMake } from '../../rdf/index.js';
import { ARTICLES, type Frame, type VerbUse } from '../vocabulary/relation.js';
import { SECOND_READING_COST } from '../vocabulary/word-table.js';
import { type Modifier, type NounPhrase, TOGETHER } from './noun-phrase.js';
import {
  either,
  mapped,
  many,
  maybe,
  phrase,
  rule,
  type Sentence,
  seq,
  type Parser,
} from './parsing.js';
import { part, partNamed, type VerbPart } from './parts.js';

const jointly = maybe(phrase('(jointly|together)'));
/** Words next to a verb that add nothing. */
export const NOISE = '(ever|also|already|actually|both)?';

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
  return mapped(seq(jointly, verb), ([joint, each]) => [
    joint === undefined ? each : { ...each, isJoint: true },
  ]);
}

/** After “join” and “chair”, “the OSCE” adds nothing. */
const osceTail = maybe(phrase('(to|of|in|for)? ((the)? (osce|csce)|the organization)'));
const argument = partNamed('argument');
const adjuncts = many(partNamed('adjunct'));

/** The missing part that the question is about: nothing, the object, or the place. */
export type Gap = 'none' | 'object' | 'place';

/** Created once per frame, because frames are tried in many places. */
function ofFrame(restOf: (frame: Frame) => Parser<VerbPart>): (frame: Frame) => Parser<VerbPart> {
  const made = new WeakMap<Frame, Parser<VerbPart>>();
  return (frame) => getOrMake(made, frame, () => rule(restOf(frame)));
}

/** After an active verb: its object, unless it has none or the object is the gap, and adjuncts. */
const restWithout = (gap: Gap) =>
  ofFrame((frame) => {
    const { object, subject } = frame;
    const isOfOsce =
      frame.relation?.traits.has('osce') === true || frame.carrier.name === 'ParticipatingState';
    const ending: Parser<NounPhrase | undefined> =
      object !== undefined && gap === 'none'
        ? argument
        : mapped(object === undefined && isOfOsce ? osceTail : phrase(''), () => [undefined]);
    const isMissing = gap !== 'none' && object === undefined;
    if (isMissing || (gap === 'place' && frame.link.at(-1) !== 'in')) return () => [];
    const words = gap === 'place' ? frame.link.slice(0, -1) : frame.link;
    // “Be” needs a place or a time.
    const isBare = frame.verb.base === 'be' && object === undefined && frame.link.length === 0;
    return mapped(
      seq(link(words), ending, link(frame.tail), adjuncts),
      ([, np, , modifiers]): readonly VerbPart[] =>
        isBare && modifiers.length === 0
          ? []
          : [{ frame, subject, object, phrase: np, ...withoutTogether(modifiers) }],
    );
  });
const activeRest = {
  none: restWithout('none'),
  object: restWithout('object'),
  place: restWithout('place'),
} satisfies Record<Gap, unknown>;

/** After a participle in the passive: “by” and the agent if the verb has one, and adjuncts. */
const passiveRest = ofFrame((frame) => {
  const { object } = frame;
  if (object === undefined || frame.verb.base === 'be' || frame.verb.base === 'have')
    return () => [];
  return mapped(
    seq(link(frame.link), adjuncts, maybe(seq(phrase('by'), argument)), adjuncts),
    ([, before, by, after]): readonly VerbPart[] => [
      { frame, subject: object, phrase: by?.[1], ...withoutTogether([...before, ...after]) },
    ],
  );
});

const withoutTogether = (
  modifiers: readonly Modifier[],
): Pick<VerbPart, 'adjuncts' | 'isJoint' | 'times'> => ({
  adjuncts: modifiers.filter((each) => each !== TOGETHER && !each.times),
  isJoint: modifiers.includes(TOGETHER),
  times: modifiers.find(({ times }) => times)?.times,
});

/** An active verb in one of these forms, with its object and adjuncts. */
const active = (gap: Gap, ...forms: readonly VerbUse['form'][]): Parser<VerbPart> =>
  verbWith(forms, (frame) => activeRest[gap](frame));
/** A passive participle, with its agent and adjuncts. */
const passive = verbWith(['participle'], passiveRest);

const BE = '(is|are|was|were)';
/** Of “is” and “does”. */
const inTenseOf = (auxiliary: string, verb: VerbPart, { vocabulary }: Sentence): VerbPart =>
  ['is', 'are', 'do', 'does'].includes(auxiliary) ? { ...verb, now: vocabulary.now } : verb;

/** A verb with “not” and “ever” before it. */
const sayable = (verb: Parser<VerbPart>): Parser<VerbPart> =>
  mapped(seq(maybe(phrase('(not|never)')), phrase(NOISE), verb), ([negation, , each]) => [
    negation === undefined ? each : { ...each, isNegated: true },
  ]);

/** The auxiliaries, and what may follow them; the graph does not record what anybody does now. */
const auxiliaries = (gap: Gap): (readonly [auxiliary: string, verb: Parser<VerbPart>])[] => [
  ['(did|do|does)', active(gap, 'base')],
  [
    '(has|have|had)',
    either(
      active(gap, 'participle'),
      mapped(seq(phrase(`been ${NOISE}`), passive), ([, each]) => [each]),
    ),
  ],
  [BE, passive],
];

/** A verb after its subject: finite, with its auxiliaries. */
part(
  'finite',
  sayable(active('none', 'past')),
  // “Which State chairs?”, “Who holds the post?”: the graph does not record who does now.
  mapped(active('none', 'third', 'base'), (verb, { vocabulary }) =>
    verb.frame.relation?.id === 'holdsPost' ||
    (verb.frame.carrier.name === 'Chairpersonship' && verb.adjuncts.length === 0)
      ? []
      : [{ ...verb, now: vocabulary.now }],
  ),
  ...auxiliaries('none').map(([auxiliary, verb]) =>
    mapped(seq(phrase(auxiliary), sayable(verb)), ([text, each], sentence) => [
      inTenseOf(text, each, sentence),
    ]),
  ),
);
/** `organize …` after an auxiliary and its subject. */
part('activeBase', active('none', 'base'));
/** After a noun: `organized by …`, `quoting …`, `based in …`. */
part('participleVerb', passive, active('none', 'ing'), (sentence, start) =>
  sentence.vocabulary.reduced
    .at(sentence.tokens, start)
    .flatMap(({ value }) => activeRest.none(value)(sentence, start)),
);

/** An auxiliary, the subject, and the rest: `Did … organize`, `Was … held`, `Was … in`. */
export function inverted(
  gap: Gap,
): Parser<{ readonly subject: NounPhrase; readonly verb: VerbPart }> {
  const be: Parser<VerbPart> = (sentence, start) =>
    sentence.vocabulary.framesOfBe.flatMap((frame) => activeRest[gap](frame)(sentence, start));
  return either(
    ...[...auxiliaries(gap), [BE, be] as const].map(([auxiliary, verb]) =>
      mapped(
        seq(phrase(auxiliary), argument, phrase(NOISE), verb),
        ([text, subject, , each], sentence) => [{ subject, verb: inTenseOf(text, each, sentence) }],
      ),
    ),
  );
}
