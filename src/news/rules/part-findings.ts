/** Where the rows for roles in an event match, and the bodies that they mean. */
import { bodiesIn, isPronoun, referentsOf, withLists } from '../names/body-lists.js';
import { LIST_SIGN, type SignedText, type ArticleSentence } from '../names/masked-sentence.js';
import type { Mention, MentionKind } from '../names/mention.js';

import { matchRows, regexp, type Row, type RowMatch, rowsOf } from './rows.js';

/** A row for bodies with a part in an event. */
export interface PartRow extends Row {
  /** Only bodies of these kinds. */
  readonly only?: readonly MentionKind[];
  /** Only where the item reports on an event of one of these types. */
  readonly onlyFor?: readonly string[];
  /** Not where it reports on one of these. */
  readonly notFor?: readonly string[];
  /** Its verb is of work that States and people do without organizing. */
  readonly isWork?: true;
  /** The bodies are agents of a participle. */
  readonly isPassive?: true;
  /** Used where no other row names an organizer. */
  readonly isAgent?: true;
}

/** In order of trust: of equal confidence, the first row decides a body's role. */
export const PART_ROWS = rowsOf('roles') as readonly PartRow[];

/** A body and its part in the event. */
export interface PartFinding {
  readonly role: 'organiser' | 'partner' | 'funder' | 'host';
  readonly body: Mention;
  readonly sentence: ArticleSentence;
  readonly row: Pick<PartRow, 'isPassive'>;
  readonly rule: string;
  readonly confidence: number;
  /** The body is the subject of the rule's verb. */
  readonly isSubject: boolean;
  /** Its words are about support: `with the support of`. */
  readonly isSupport: boolean;
}

const ATTRIBUTE = regexp('^ <attribute>');
const SUPPORT = /\b(?:support|assist|help|backing\b|backed\b)/;

/** How certain it is that `they` are the bodies named last. */
const PRONOUN_TRUST = 0.8;

/** All findings of the rows in consecutive sentences. */
export const findParts = (
  sentences: readonly ArticleSentence[],
  rows: readonly PartRow[],
): PartFinding[] =>
  sentences.flatMap((sentence, at) =>
    withLists(sentence).lowered.includes(LIST_SIGN)
      ? [...matchRows(rows, withLists(sentence))].flatMap((match) =>
          partsOf(match, sentence, sentences[at - 1]),
        )
      : [],
  );

function partsOf(
  match: RowMatch<PartRow>,
  sentence: ArticleSentence,
  previous: ArticleSentence | undefined,
): PartFinding[] {
  const { row, start, end } = match;
  const signed = withLists(sentence);
  const [[role, slot] = []] = match.slots;
  if (!slot || (slot.start === start && isObject(signed, match))) return [];
  const words = signed.lowered.slice(start, end);
  const isNamed = !isPronoun(signed, slot);
  const of = isNamed
    ? { signed, slot }
    : referentsOf(signed, slot, previous && withLists(previous));
  if (!of) return [];
  const isAttribute = isNamed && ATTRIBUTE.test(signed.lowered.slice(slot.end));
  return bodiesIn(of.signed, of.slot)
    .filter(({ kind }) => !row.only || row.only.includes(kind))
    .slice(0, isAttribute ? -1 : undefined)
    .filter((body) => row.isPassive ?? (!row.isWork || mayHold(body, words)))
    .map((body) => ({
      // The slots of these rows are called after the roles.
      role: role as PartFinding['role'],
      body,
      sentence: of.signed === signed ? sentence : (previous ?? sentence),
      row,
      rule: row.name,
      confidence: row.confidence * (isNamed ? 1 : PRONOUN_TRUST),
      isSubject: slot.start === start,
      isSupport: SUPPORT.test(words),
    }));
}

const STATES_HOLD = regexp('<states hold>');

/** States prepare, open and end much in which they only take part. */
const mayHold = ({ kind }: Mention, words: string): boolean =>
  kind !== 'state' || STATES_HOLD.test(words);

const NO_OBJECT =
  /^(?:-[a-z]|,? (?:(?:both|all|each) of |without )?(?:which|whose|that)\b|['’]s? |, (?:the|its|our|an?|one|as)\b)/;
const COUNTED_PEOPLE = regexp('\\b<number> (?:[a-z]+ )?$');
const OF_PEOPLE = regexp(' <of people>$');
const IN_PLACE = regexp(' <in a place>$');

/** Whether what begins a match is no subject, by the words before it. */
function isObject(signed: SignedText, { start }: RowMatch): boolean {
  const slot = { start, end: start + 1 };
  const after = signed.lowered.slice(slot.end);
  const isBodies = bodiesIn(signed, slot).some(({ kind }) => kind === 'body');
  if (NO_OBJECT.test(after) || (isBodies && /^,? who\b/.test(after))) return false;
  const before = signed.lowered.slice(Math.max(0, start - 20), start);
  return (
    // `ten Tajik Border Troops completed a course`
    COUNTED_PEOPLE.test(before) || (isBodies ? OF_PEOPLE : IN_PLACE).test(before)
  );
}
