/** The places of the event. */
import type { FactStatement } from '../facts.js';
import { matchSlots, type SlotMatch } from '../names/slots.js';
import {
  type PreparedArticle,
  type ArticleSentence,
  statement,
} from '../names/prepared-article.js';
import { eventWords, tellsOfSeveral } from './event-types.js';
import type { Mention } from '../names/mention.js';
import { regexp, type Row, rowsOf } from './word-classes.js';
import { REGIONS } from '../names/body-words.js';

/** A pattern with the slot `{place}`. */
export interface PlaceRow extends Row {
  /** Only places in the lexicon, or named as areas. */
  readonly isForKnown?: true;
  /** Only places with such names. */
  readonly names?: string;
  /** It finds all destinations. */
  readonly isTrip?: true;
}

export const PLACE_ROWS = rowsOf('places') as readonly PlaceRow[];

/** After these words, a place is the origin of people or things. */
export const NOT_A_VENUE = regexp(
  '<of another place> (?:in|from|near|outside|on|above|' +
    '(?<!\\b(?:brought|brings|took|drew|led|attracted)\\b[^,;.]{1,60})to) (?:the )?$',
  'i',
);

/** `workshops for police in Bitola` are held there, if no place is named otherwise. */
export const FOR_PEOPLE = new RegExp(
  `\\b(?:course|training|workshop|seminar)s? for (?:[^ ,;.]+ ){0,3}` +
    '(?:officers|officials|police|guards|students|journalists|judges|women|youth) in $',
);

/** Home towns of participants. */
export const PEOPLE_BEFORE = regexp(
  `\\b(?:<people>|<teachers>|schools?|elections(?: held)?) in $`,
  'i',
);

/** `in Osh on 9 May`: something happened there, whatever precedes it. */
export const DATED = /^(?:, \ue001)?,? (?:(?:on|from|between) )?\ue005/;

/** Areas that a sentence names beside a town are the origin of people. */
export const AREA_NAME = / (?:Canton|Region|Province|Oblast|District|County|Municipality|Valley)$/;

/** `in Osh and Batken`, `in Osh, Batken and Talas`, `in Osh, it moved to Batken`. */
export const JOINED_PLACE = new RegExp(
  '^(?: \\(\\ue005\\))?(?:, | and (?:then )?(?:in |to )?|, and (?:in |to )?|, (?:in|to) |' +
    '[^;.]{0,50}? (?:(?<!(?:was|were|been) )moved|before moving) (?:on )?to )' +
    '[\\ue003\\ue004](?=[ .,;]|$)(?!, (?:the |an? )?\\ue007)',
);

/**
 * The places of the event, each once: those of the first sentence that names any, from lead, title
 * or body in this order.
 */
export function findPlaces(reading: PreparedArticle): FactStatement[] {
  const places = new Map<string, FactStatement>();
  for (const found of everyPlace(reading)) {
    // A misspelt State is no town; `LUXEMBOURG, 8 July` is one.
    const isState =
      found.object !== reading.article.dateline?.city &&
      !reading.lexicon.place(found.object) &&
      reading.lexicon.isLikeState(found.object);
    if (!isState && !places.has(found.object)) places.set(found.object, found);
  }
  return [...places.values()];
}

function everyPlace(reading: PreparedArticle): FactStatement[] {
  const lead = reading.sentences.filter((sentence) => sentence.section === 'lead');
  const body = reading.sentences.filter((sentence) => sentence.section === 'body');
  const told = body.filter(
    (sentence) => eventWords(sentence).length > 0 || TOLD.test(sentence.masked),
  );
  const isSeveral = tellsOfSeveral(reading);
  // `in Kosovo` is less precise than the town that the lead names too.
  const isWide = ({ object }: FactStatement): boolean =>
    reading.lexicon.place(object)?.country === null;
  const inTowns = firstOf([lead], (sentence) =>
    placesIn(sentence, isSeveral).filter((each) => !isWide(each)),
  );
  const first =
    inTowns.length > 0
      ? inTowns
      : firstOf([lead, reading.title, told], (sentence) => placesIn(sentence, isSeveral));
  const named = first.length > 0 ? first : firstOf([lead, reading.title], namedTown);
  return named.length > 0 ? named : datelinePlace(reading);
}

const TOLD =
  /\b(?:venue|village|town|setting|held|took place|take place|organi[sz]ed|met|gathered|sat|competed)\b/i;

/** The first sentence with a result, in groups of sentences one after the other. */
function firstOf(
  groups: readonly (readonly ArticleSentence[])[],
  find: (sentence: ArticleSentence) => FactStatement[],
): FactStatement[] {
  for (const sentences of groups) {
    for (const sentence of sentences) {
      const found = find(sentence);
      if (found.length > 0) return found;
    }
  }
  return [];
}

/** A town in the lead, except as somebody's origin: `inspectors of Osh`. */
function namedTown(sentence: ArticleSentence): FactStatement[] {
  const town = sentence.mentions.find(({ kind }) => kind === 'place');
  return town
    ? [statement('place', townOf(town), sentence, town, { rule: 'named-town', confidence: 0.4 })]
    : [];
}

/** A press release on events of the day was written where they happened. */
function datelinePlace({ article, sentences }: PreparedArticle): FactStatement[] {
  const isToday = sentences.some(
    (sentence) => sentence.section === 'lead' && /\btoday\b/i.test(sentence.text),
  );
  const { dateline } = article;
  if (!dateline || !isToday) return [];
  return [
    {
      relation: 'place',
      object: dateline.city,
      span: dateline.text.span(0, dateline.city.length),
      rule: 'dateline',
      confidence: 0.5,
    },
  ];
}

/** By the first matching rule, and by trips from place to place. */
function placesIn(sentence: ArticleSentence, isSeveral: boolean): FactStatement[] {
  if (sentence.text.endsWith('?')) return [];
  for (const rule of PLACE_ROWS) {
    const found = matchSlots(rule.pattern, sentence)
      .map((match) => placesOfMatch(sentence, match, rule))
      .filter((places) => places.length > 0);
    if (found.length === 0) continue;
    if (rule.isTrip === true || isSeveral) return found.flat();
    const towns = found.filter(([place]) => !AREA_NAME.test(place?.object ?? ''));
    // `teachers in Tetovo met …, which ended in Ohrid`
    return (
      towns.find(([place]) => hasDate(sentence, place)) ??
      towns.find(([place]) => !isHome(sentence, place)) ??
      towns[0] ??
      found[0] ??
      []
    );
  }
  return [];
}

const mentionOf = (
  sentence: ArticleSentence,
  place: FactStatement | undefined,
): Mention | undefined =>
  sentence.mentions.find((mention) => sentence.spanOf(mention).start === place?.span.start);

/** `in Almaty between 5 and 9 June` */
const hasDate = (sentence: ArticleSentence, place: FactStatement | undefined): boolean => {
  const end = mentionOf(sentence, place)?.end;
  const next = sentence.mentions.find(({ start }) => end !== undefined && start >= end);
  const between = sentence.text.slice(end, next?.start);
  return next?.kind === 'date' && /^,? (?:(?:on|from|between) )?$/.test(between);
};

/** `teachers in Tetovo` */
const isHome = (sentence: ArticleSentence, place: FactStatement | undefined): boolean =>
  PEOPLE_BEFORE.test(sentence.text.slice(0, mentionOf(sentence, place)?.start));

/** The place in a match, and the places joined to it by “and”. */
function placesOfMatch(
  sentence: ArticleSentence,
  match: SlotMatch,
  rule: Omit<PlaceRow, 'pattern'>,
): FactStatement[] {
  const places: FactStatement[] = [];
  let slot = match.slots.get('place');
  const isDated = DATED.test(sentence.masked.slice(slot?.end));
  const before = sentence.masked.slice(0, slot?.start);
  const isForThose = FOR_PEOPLE.test(before);
  if (!isDated && !isForThose && NOT_A_VENUE.test(before)) return [];
  while (slot) {
    const mention = sentence.mentionsIn(slot)[0];
    const isKnown = mention?.kind === 'place';
    if (
      !mention ||
      mention.isCompound ||
      (rule.names && !new RegExp(rule.names).test(mention.name)) ||
      (!isKnown && (rule.isForKnown || !isPlaceLike(mention.name, sentence.masked.slice(slot.end))))
    )
      break;
    places.push(
      statement('place', townOf(mention), sentence, mention, {
        rule: rule.name,
        confidence: (isKnown ? 0.95 : rule.confidence) - (isForThose ? 0.25 : 0),
      }),
    );
    const joined = JOINED_PLACE.exec(sentence.masked.slice(slot.end));
    slot = joined
      ? { start: slot.end + joined[0].length - 1, end: slot.end + joined[0].length }
      : undefined;
  }
  return places;
}

/** `Yerevan’s Arabkir district` */
export const townOf = ({ name }: Mention): string =>
  /^(.+?)['’]s? .* (?:district|quarter|neighbourhood|suburb|Palace|Square|Theatre|Museum|Library|Park)$/i.exec(
    name,
  )?.[1] ?? name;

/** Words of subjects: `training in Explosive Ordnance Disposal`, `trade in Human Beings`. */
const NO_TOWN = new RegExp(
  '^(?:Beings?|Persons?|People|Children|Minors|Minorities|Rights?|Law|Security|Justice|' +
    'Policing|Disposal|Management|Control|Action|' +
    'Policy|Affairs|Freedom|Training|Education|Politics|Media|Women|Men|Youth|Equality|' +
    'Mediation|Governance|Development|Reform|Studies|Relations|Leadership|Russian|English|' +
    'German|French|' +
    '\\p{L}+(?:ology|ography|nomics|istics))$',
  'u',
);

/** `the Tajik-Afghan border` */
const OF_TWO_STATES =
  /^\p{L}+(?:an|ch|ek|er|ese|ik|sh|yz)[-–]\p{Lu}\p{L}+(?:an|ch|ek|er|ese|ik|sh|yz)$/u;

/** A town's name has up to three words and no noun after it (`Mavrovo National Park`). */
export function isPlaceLike(name: string, after: string): boolean {
  return (
    name.split(' ').length <= 3 &&
    !REGIONS.test(name) &&
    !/^\p{Lu}{2,5}$/u.test(name) &&
    !name.split(' ').some((word) => NO_TOWN.test(word)) &&
    !/^(?:March|May|D\.C\.)$/.test(name) &&
    !/\d/.test(name) &&
    !OF_TWO_STATES.test(name) &&
    !/^ (?:regions|provinces|process|agreement|project|programme|conflict|period)/.test(after)
  );
}
