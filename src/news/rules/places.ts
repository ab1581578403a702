/** Where the event was. */
import type { FactStatement } from '../facts.js';
import { compile, matchSlots, type SlotMatch } from '../names/slots.js';
import { type Reading, type Sentence, statement } from '../names/reading.js';
import { wordsIn } from './event-types.js';
import { REGIONS } from '../names/body-words.js';
import { tidyName } from '../names/mentions.js';

/** A pattern for a place of an event. */
export interface PlaceRule {
  readonly name: string;
  /** With the slot `{place}`. */
  readonly pattern: string;
  readonly confidence: number;
}

/** Patterns for places, over masked sentences. */
export const PLACE_RULES: readonly PlaceRule[] = [
  { name: 'venue-in-place', pattern: '\\b(?:at|in) (?:the )?[\ue000\ue003](?:[^,;.]{0,30})? in {place}', confidence: 0.85 },
  { name: 'in-place', pattern: '\\b(?:in|near|outside|close to) (?:the (?:city|town|village|capital|resort|centre|capital city)(?: of)?,? )?{place}', confidence: 0.85 },
  { name: 'visited-place', pattern: '\\b(?:visited|visits|visiting|toured) {place}', confidence: 0.8 },
  { name: 'trip-to-place', pattern: '\\b(?:visit|trip|tour|journey|travel\\w*|went(?: on)?|came|took (?:them|the \\w+)) to (?:the )?{place}', confidence: 0.75 },
  { name: 'place-is-venue', pattern: '{place} (?:was|is|will be|hosted|saw|has seen) (?:the )?(?:venue|scene|setting|place|host)', confidence: 0.75 },
  { name: 'at-place', pattern: '\\bat {place}(?![^,;.]{0,3}\\()', confidence: 0.55 },
];

const COMPILED = PLACE_RULES.map((rule) => ({ ...rule, pattern: compile(rule.pattern) }));

/** `south Germany`: a part of a State that has no name of its own. */
const PART_OF_STATE = compile('\\bin (?<part>(?:the )?(?:north|south|east|west|central|northern|southern|eastern|western|north-eastern|south-eastern|north-western|south-western)) (?<state>\ue001)');

/** Places after these words are where people or things are from. */
const NOT_A_VENUE = /(?:delegations?|officers|officials|police|people|experts|guards|situation|conflict|elections?|crisis|war|killed|attack\w*|students|municipalit\w+|organi[sz]ations|institutions|bodies|journalists|judges|communities|women|youth|posted) (?:in|from|near) (?:the )?$/i;

/** The places of the event: those of the first sentence that names any; lead, title, body in this order. */
export function findPlaces(reading: Reading): FactStatement[] {
  if (!reading.mayHaveEvent) return [];
  const lead = reading.sentences.filter((sentence) => sentence.section === 'lead');
  const body = reading.sentences.filter((sentence) => sentence.section === 'body');
  const isTold = (sentence: Sentence): boolean => wordsIn(sentence).length > 0 || /\b(?:held|took place|organi[sz]ed|met|gathered|sat)\b/i.test(sentence.masked);
  for (const sentences of [lead, reading.title, body.filter(isTold)]) {
    const found = sentences.map((sentence) => placesIn(sentence)).find((places) => places.length > 0);
    if (found) return found;
  }
  return [];
}

/** The places that a sentence gives: by the first rule that fits, and by trips from one place to the next. */
function placesIn(sentence: Sentence): FactStatement[] {
  for (const rule of COMPILED) {
    const found = matchSlots(rule.pattern, sentence).map((match) => placesOfMatch(sentence, match, rule)).filter((places) => places.length > 0);
    if (found.length > 0) return rule.name === 'trip-to-place' ? found.flat() : found[0] ?? [];
  }
  return [...venuesIn(sentence), ...partOfState(sentence)].slice(0, 1);
}

/** The place in a match, and the places joined to it by “and”. */
function placesOfMatch(sentence: Sentence, match: SlotMatch, rule: Pick<PlaceRule, 'name' | 'confidence'>): FactStatement[] {
  const places: FactStatement[] = [];
  let slot = match.slots.get('place');
  if (NOT_A_VENUE.test(sentence.masked.slice(0, slot?.start))) return [];
  while (slot) {
    const mention = sentence.mentionsIn(slot)[0];
    const isKnown = mention?.kind === 'place';
    if (!mention || mention.isCompound || (!isKnown && !isPlaceLike(mention.name, sentence.masked.slice(slot.end)))) break;
    places.push(statement('place', mention.name, sentence, mention, { rule: rule.name, confidence: isKnown ? 0.95 : rule.confidence }));
    const joined = JOINED_PLACE.exec(sentence.masked.slice(slot.end));
    slot = joined ? { start: slot.end + joined[0].length - 1, end: slot.end + joined[0].length } : undefined;
  }
  return places;
}

/** `in Osh and Batken`, `in Osh, Batken and Talas`. */
const JOINED_PLACE = /^(?:, | and (?:in |to )?|, and (?:in |to )?)[\ue003\ue004](?=[ .,;]|$)(?!, (?:the |an? )?\ue007)/;

/** `at the Regional Training Centre in Nurek`: the town in a venue's name. */
function venuesIn(sentence: Sentence): FactStatement[] {
  return sentence.mentions.flatMap((mention) => {
    const isVenue = mention.kind === 'body' && /\b(?:at|in) (?:the )?$/.test(sentence.text.slice(0, mention.start));
    const town = isVenue ? / in (\p{Lu}[\p{L}-]+(?: \p{Lu}[\p{L}-]+)?)$/u.exec(mention.name)?.[1] : undefined;
    if (town === undefined || mention.name.length !== mention.end - mention.start) return [];
    return [statement('place', town, sentence, { start: mention.end - town.length, end: mention.end }, { rule: 'venue-name', confidence: 0.7 })];
  });
}

function partOfState(sentence: Sentence): FactStatement[] {
  for (const match of matchSlots(PART_OF_STATE, sentence)) {
    const part = match.slots.get('part');
    const state = match.slots.get('state');
    if (!part || !state) continue;
    const range = sentence.toText({ start: part.start, end: state.end });
    return [statement('place', tidyName(sentence.text.slice(range.start, range.end)), sentence, range, { rule: 'part-of-state', confidence: 0.6 })];
  }
  return [];
}

/** A name that may be a town's: up to three words, none of them said of something else behind it (`Mavrovo National Park`). */
function isPlaceLike(name: string, after: string): boolean {
  return name.split(' ').length <= 3 && !REGIONS.test(name) && !/\d/.test(name) && !/^ (?:regions|provinces|process|agreement|project|programme|conflict|period)/.test(after);
}
