/** The parts of the grammar by name, and productions: patterns of words and parts with a meaning. */
import type { Amount, Concept, DateOf, Query, Ranking, Thing } from '../concept.js';
import type { Modifier, NounPhrase } from './noun-phrase.js';
import {
  either,
  many,
  mapped,
  maybe,
  type Parse,
  type Parser,
  phrase,
  rule,
  type Sentence,
  seq,
} from './parsing.js';
import type { Span } from '../language/span.js';
import type { Frame, Relation, Role } from '../vocabulary/relation.js';
import type { Noun, Now, PostRole, RelationNoun, Vocabulary } from '../vocabulary/vocabulary.js';

/** A noun with what it means. */
export type Head = Omit<Noun, 'cost'>;

/** A head with its modifiers; `isRestricted` says whether it has any. */
export interface Nominal extends Head {
  readonly isRestricted: boolean;
}

/**
 * A verb phrase, with the roles of its subject and its object. `phrase` is the object of an active
 * verb, or the agent of a passive one, which has no object.
 */
export interface VerbPart {
  readonly frame: Frame;
  readonly subject: Role;
  readonly object?: Role | undefined;
  readonly phrase?: NounPhrase | undefined;
  readonly adjuncts: readonly Modifier[];
  readonly isNegated?: boolean;
  readonly isJoint?: boolean;
  readonly times?: Amount | undefined;
  /** Of “operate” and “is based”, for field operations that do so now. */
  readonly now?: Now;
}

export interface Clause {
  readonly concept: Concept;
  readonly date: DateOf | undefined;
  /** Of “does … work”, for field operations that do so now. */
  readonly now?: Now | undefined;
  /** False for clauses about several things together, or none: they have no yes-or-no answer. */
  readonly isPlain: boolean;
}

/** The basis of counting: years, months, the things of a class, or the ends of a relation. */
export type Grouping =
  | Concept
  | { readonly kind: 'period'; readonly unit: 'year' | 'month' }
  | { readonly kind: 'ends'; readonly of: Relation };

/** What the parts mean, by their names. */
type Parts = Of<'year month dayOfMonth isoDate decade dayAndMonth date ', string> &
  Of<'quotedText', string> &
  Of<'namePhrase relationPhrase rolePhrase', NounPhrase> &
  Of<'single furtherSingle argument definite list', NounPhrase> &
  Of<'adjective preModifier anywhere adjunct', Modifier> &
  Of<'phraseAfter clauseAfter furtherClause complement', Modifier> &
  Of<'someEnds participants relativeClause doing', Concept> &
  Of<'predicate invertedGapClause invertedPlaceClause', Concept> &
  Of<'beginning', (last: string) => string> &
  Of<'openSpan span spanAfterNoun', Span> &
  Of<'wholeNumber rank', number> &
  Of<'amount', Amount> &
  Of<'most top', Ranking> &
  Of<'quantity', Amount | Ranking> &
  Of<'name demonym', Thing> &
  Of<'noun', Noun> &
  Of<'plainHead andHead head listHead', Head> &
  Of<'nominal listNominal', Nominal> &
  Of<'firstOrLast', 'first' | 'last'> &
  Of<'relationNoun', RelationNoun> &
  Of<'role', PostRole> &
  Of<'preposition', { readonly words: string; readonly relations: readonly Relation[] }> &
  Of<'region', readonly Concept[]> &
  Of<'modifiersAfter', readonly Modifier[]> &
  Of<'activeBase finite participleVerb', VerbPart> &
  Of<'invertedClause askedClause', Clause> &
  Of<'said', (head: Concept) => readonly Concept[]> &
  Of<'grouping perGroup', Grouping> &
  Of<'question', Query>;
/** Names, parted by blanks, that mean the same kind of thing. */
type Of<Names extends string, T> = Record<Each<Names>, T>;
export type Each<Names extends string> = Names extends `${infer Name} ${infer Rest}`
  ? Name | Each<Rest>
  : Names;
type PartNamed<N extends string> = N extends keyof Parts ? Parts[N] : never;
type SlotIn<P extends string> = P extends `${string}{${infer S}}${infer Rest}`
  ? S | SlotIn<Rest>
  : never;
type LabelOf<S extends string> = S extends `${infer L}${':' | '=' | '*' | '+'}${string}`
  ? LabelOf<L>
  : S extends `${infer L}?`
    ? L
    : S;
type ValueOf<S extends string> = S extends `${string}?:${string}`
  ? string | undefined
  : S extends `${string}:${string}`
    ? string
    : S extends `${string}=${infer N}`
      ? ValueOf<N>
      : S extends `${infer N}?`
        ? PartNamed<N> | undefined
        : S extends `${infer N}${'*' | '+'}`
          ? readonly PartNamed<N>[]
          : PartNamed<S>;
type PartsIn<P extends string> = { readonly [S in SlotIn<P> as LabelOf<S>]: ValueOf<S> };

/** Where in a question a production was found. */
export interface Place {
  readonly sentence: Sentence;
  readonly vocabulary: Vocabulary;
  readonly start: number;
  readonly end: number;
}

const parsers = new Map<string, Parser<unknown>>();

/** Defines a part by its productions, which may have any part in them. */
export function part<N extends keyof Parts>(
  name: N,
  ...productions: readonly Parser<Parts[N]>[]
): Parser<Parts[N]> {
  const parser = rule(either(...productions));
  parsers.set(name, parser);
  return parser;
}

/** A part that may be defined later. */
export const partNamed =
  <N extends keyof Parts>(name: N): Parser<Parts[N]> =>
  (sentence, start) => {
    const parser = parsers.get(name);
    if (!parser) throw new TypeError(`No file defines the part ${name}.`);
    return parser(sentence, start) as readonly Parse<Parts[N]>[];
  };

type Step = readonly [label: string, read: Parser<unknown>];

/** `{part}`, `{part?}`, `{part*}`, `{part+}`, `{label=part}`, or words to keep: `{label:who|whom}`. */
function stepOf(text: string): Step {
  const slot = /^\{(\w+)(\?)?(?::(.*)|(?:=(\w+))?([?*+])?)\}$/.exec(text);
  const [, label = '', isMaybe, words, name = label, times = isMaybe] = slot ?? [];
  if (!slot) return ['', phrase(text)];
  const one =
    words === undefined
      ? (partNamed(name as keyof Parts) as Parser<unknown>)
      : phrase(`(${words})`);
  if (times === '*' || times === '+') return [label, many(one, times === '+' ? 1 : 0)];
  return [label, times === '?' ? maybe(one) : one];
}

/** A production: what the words and parts of a pattern mean together. */
export function when<const P extends string, R>(
  pattern: P,
  meaningsOf: (parts: PartsIn<P>, place: Place) => readonly R[],
  ownCost = 0,
): Parser<R> {
  const steps = pattern
    .split(/(\{[^}]*\})/)
    .map((each) => each.trim())
    .filter(Boolean)
    .map(stepOf);
  const labels = steps.map(([label]) => label);
  const read = mapped(
    seq(...steps.map(([, each]) => each)),
    (values: readonly unknown[], sentence, start, end) => {
      const named = labels.flatMap((label, index) =>
        label === '' ? [] : [[label, values[index]] as const],
      );
      const place = { sentence, vocabulary: sentence.vocabulary, start, end };
      return meaningsOf(Object.fromEntries(named) as PartsIn<P>, place);
    },
  );
  return (sentence, start) =>
    read(sentence, start).map((parse) => ({ ...parse, cost: parse.cost + ownCost }));
}

/** A production that means what its only part means. */
export const same = <const P extends string>(
  pattern: P,
  cost?: number,
): Parser<PartsIn<P>[keyof PartsIn<P>]> =>
  when(pattern, (parts) => Object.values(parts) as PartsIn<P>[keyof PartsIn<P>][], cost);
