/** The places of the event. */
import type { FactStatement } from '../facts.js';
import { matchSlots, type Pattern, type SlotMatch } from '../names/slots.js';
import type { PreparedArticle, ArticleSentence } from '../names/prepared-article.js';
import { statement } from '../names/prepared-article.js';
import {
  AREA_NAME,
  DATED,
  FOR_PEOPLE,
  HELD_BEFORE,
  PEOPLE_BEFORE,
  HOME,
  JOINED_PLACE,
  NOT_A_VENUE,
  OTHER_PLACES,
  PLACE_ROWS,
  type PlaceRow,
} from './place-words.js';
import { eventWords, isDated, tellsOfFurther, tellsOfSeveral } from './event-types.js';
import type { Mention } from '../names/mention.js';
import type { TextRange } from '../names/sentences.js';
import {
  destination,
  isPlaceLike,
  partOfState,
  townOf,
  townsOfBodies,
  townsOfVenues,
  venuesIn,
} from './place-names.js';

/** Rows for stops of a journey. */
const STATIONS = PLACE_ROWS.filter(({ isStation }) => isStation);

/**
 * The places of the event, each once: those of the first sentence that names any, from lead, title
 * or body in this order; of a journey, and of further events, those of the body too.
 */
export function findPlaces(
  reading: PreparedArticle,
  eventType: string | undefined,
): FactStatement[] {
  const { lexicon } = reading;
  const places = new Map<string, FactStatement>();
  for (const found of reading.mayHaveEvent ? everyPlace(reading, eventType) : []) {
    // A misspelt State is no town.
    // `LUXEMBOURG, 8 July` is a town.
    const isState =
      found.object !== reading.article.dateline?.city &&
      !lexicon.place(found.object) &&
      lexicon.isLikeState(found.object);
    if (!isState && !places.has(found.object)) places.set(found.object, found);
  }
  return [...places.values()];
}

function everyPlace(reading: PreparedArticle, eventType: string | undefined): FactStatement[] {
  const lead = reading.sentences.filter((sentence) => sentence.section === 'lead');
  const body = reading.sentences.filter((sentence) => sentence.section === 'body');
  const told = body.filter(
    (sentence) => eventWords(sentence).length > 0 || TOLD.test(sentence.masked),
  );
  const dateline = datelinePlace(reading);
  const isSeveral = tellsOfSeveral(reading);
  const isToday = isHeldToday(reading);
  // `in Kosovo` is less precise than the town that the lead names too.
  const isWide = ({ object }: FactStatement): boolean =>
    reading.lexicon.place(object)?.country === null;
  const inTowns = firstOf([lead], (sentence) =>
    placesIn(sentence, isSeveral).filter((each) => !isWide(each)),
  );
  const first =
    inTowns.length > 0
      ? inTowns
      : firstOf(
          [lead, reading.title, isToday ? told.filter(saysWhere) : told],
          (sentence) => placesIn(sentence, isSeveral),
          () => (isToday ? dateline : []),
        );
  if (
    eventType !== 'visit' &&
    first.length > 0 &&
    first.every((each) => isWide(each) || isArea(each))
  ) {
    // `in the Fergana Valley`, and later `it was held in Osh`
    const town = firstOf([lead, told], (sentence) =>
      placesHeldIn(sentence).filter((each) => !isWide(each)),
    );
    if (town.length > 0) return town;
    if (first.every(isWide) && dateline.length > 0) return dateline;
  }
  const further = body.filter(tellsOfFurther).flatMap((sentence) => placesIn(sentence, true));
  if (eventType === 'visit' || eventType === 'study visit') {
    const stations = [...first, ...lead.flatMap(stationsIn), ...body.flatMap(stationsIn)];
    return stations.some(({ confidence }) => confidence > 0.9)
      ? stations
      : [
          ...stations,
          ...firstOf([lead, reading.title], destination, () =>
            stations.length > 0 ? [] : firstOf([lead], leftPlace, () => dateline),
          ),
        ];
  }
  if (isSeveral) return [...first, ...told.flatMap(stationsIn), ...further];
  return first.length > 0
    ? [...first, ...further]
    : firstOf([lead, reading.title, told], vaguePlaces, () =>
        firstOf([lead], plannedPlaces, () =>
          firstOf([lead, reading.title], namedTown, () => dateline),
        ),
      );
}

const isArea = ({ object }: FactStatement): boolean => new RegExp(AREA_NAME, 'i').test(object);

/** Places of a sentence whose subject is the event: `It was held in Osh`. */
const placesHeldIn = (sentence: ArticleSentence): FactStatement[] =>
  THE_EVENT.test(sentence.text)
    ? placesIn(sentence, false).filter((place) =>
        HELD_BEFORE.test(sentence.text.slice(0, offsetOf(sentence, place))),
      )
    : eventWords(sentence).some(isDated)
      ? placesIn(sentence, false)
      : [];
const THE_EVENT = /^(?:It|They|This|The|Both|All)\b/;

const TOLD =
  /\b(?:venue|village|town|setting|held|took place|take place|organi[sz]ed|met|gathered|sat|competed)\b/i;
/** Where an event was to be, and was not. */
const PUT_OFF =
  /\b(?:was|were) to [a-z]+ [^.;]*\b(?:postponed|put off|moved)\b|\b(?:originally|initially) (?:been )?(?:planned|scheduled|due)\b|\bwould have (?:been|taken)\b/i;

/** Where it was meant to be at first, before it was elsewhere. */
const ONCE_MEANT = /\b(?:originally|initially|would have)\b/i;

/** The planned place of a postponed event, if the text names no other. */
const plannedPlaces = (sentence: ArticleSentence): FactStatement[] =>
  PUT_OFF.test(sentence.masked) && !ONCE_MEANT.test(sentence.masked)
    ? matchedBy(sentence, OTHER_PLACES.planned, 'planned-place', 0.6)
    : [];

/** The first sentence with a result, in groups of sentences one after the other. */
function firstOf(
  groups: readonly (readonly ArticleSentence[])[],
  find: (sentence: ArticleSentence) => FactStatement[],
  orElse: () => FactStatement[] = () => [],
): FactStatement[] {
  for (const sentences of groups) {
    for (const sentence of sentences) {
      const found = find(sentence);
      if (found.length > 0) return found;
    }
  }
  return orElse();
}

/** Without a town: a venue, or a part of a State. */
const vaguePlaces = (sentence: ArticleSentence): FactStatement[] =>
  [...townsOfBodies(sentence), ...venuesIn(sentence), ...partOfState(sentence)].slice(0, 1);

/** A town in the lead, except as somebody's origin: `inspectors of Osh`. */
function namedTown(sentence: ArticleSentence): FactStatement[] {
  if (PUT_OFF.test(sentence.masked)) return [];
  const isHome = (mention: Mention): boolean =>
    mention.kind === 'name' &&
    !mention.isCompound &&
    HOME.test(sentence.text.slice(0, mention.start)) &&
    isPlaceLike(mention.name, '');
  const isTown = (mention: Mention): boolean =>
    mention.kind === 'place' &&
    !AREA_NAME.test(mention.name) &&
    !/\bfrom (?:the |\p{Lu}\S+ to )?$/u.test(sentence.text.slice(0, mention.start));
  const town = sentence.mentions.find((mention) => isTown(mention) || isHome(mention));
  return town
    ? [statement('place', townOf(town), sentence, town, { rule: 'named-town', confidence: 0.4 })]
    : [];
}

/** `The course took place in Batumi`, whatever town the item is from. */
const saysWhere = (sentence: ArticleSentence): boolean =>
  /^(?:The|This|It)\b/.test(sentence.text) &&
  !/\b(?:next|said|would)\b/.test(sentence.text) &&
  placesIn(sentence, false).some((place) =>
    HELD_BEFORE.test(sentence.text.slice(0, offsetOf(sentence, place))),
  );

const HELD_TODAY =
  /\b(?:held|took place|met|gathered|opened|began|started|ended|concluded) today\b/;
const isHeldToday = ({ sentences }: PreparedArticle): boolean =>
  sentences.some(({ section, text }) => section === 'lead' && HELD_TODAY.test(text));

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
export function placesIn(sentence: ArticleSentence, isSeveral: boolean): FactStatement[] {
  const moved = (): FactStatement[] => matchedBy(sentence, OTHER_PLACES.moved, 'moved-to', 0.8);
  if (PUT_OFF.test(sentence.masked)) return moved();
  if (sentence.text.endsWith('?')) return [];
  for (const rule of PLACE_ROWS) {
    const found = matchSlots(rule.pattern, sentence)
      .map((match) => placesOfMatch(sentence, match, rule))
      .filter((places) => places.length > 0);
    if (found.length > 0 && rule.isStation && !rule.isTrip && !isSeveral)
      return surestVenue(sentence, found);
    if (found.length > 0)
      return rule.isTrip === true || isSeveral
        ? found.flat()
        : (found.find(([place]) => !AREA_NAME.test(place?.object ?? '')) ?? found[0] ?? []);
  }
  return [...moved(), ...townsOfVenues(sentence)].slice(0, 1);
}

const leftPlace = (sentence: ArticleSentence): FactStatement[] =>
  matchedBy(sentence, OTHER_PLACES.left, 'left-place', 0.75);

const matchedBy = (
  sentence: ArticleSentence,
  pattern: Pattern,
  name: string,
  confidence: number,
): FactStatement[] =>
  matchSlots(pattern, sentence).flatMap((match) =>
    placesOfMatch(sentence, match, { name, confidence }),
  );

/** `teachers in Tetovo met …, which ended in Ohrid`: by the words before, else the first town. */
function surestVenue(
  sentence: ArticleSentence,
  found: readonly (readonly FactStatement[])[],
): FactStatement[] {
  const before = ([place]: readonly FactStatement[]): string =>
    sentence.text.slice(0, place ? offsetOf(sentence, place) : 0);
  // `in Lilo, near Tbilisi`
  const there = found.filter((each) => found.length === 1 || !before(each).endsWith(', near '));
  const towns = there.filter(([place]) => !AREA_NAME.test(place?.object ?? ''));
  const best =
    towns.find(([place]) => place && hasDate(sentence, place)) ??
    towns.find((places) => HELD_BEFORE.test(before(places))) ??
    towns.find((places) => !PEOPLE_BEFORE.test(before(places))) ??
    towns[0] ??
    found[0];
  return [...(best ?? [])];
}

/** `in Almaty between 5 and 9 June` */
function hasDate(sentence: ArticleSentence, { span }: FactStatement): boolean {
  const { mentions, text } = sentence;
  const at = mentions.findIndex((mention) => sentence.spanOf(mention).start === span.start);
  const next = mentions[at + 1];
  const between = text.slice(mentions[at]?.end, next?.start);
  return next?.kind === 'date' && /^,? (?:(?:on|from|between) )?$/.test(between);
}

const offsetOf = (sentence: ArticleSentence, { span }: FactStatement): number =>
  sentence.mentions.find((mention) => sentence.spanOf(mention).start === span.start)?.start ?? 0;

/** Stops of a journey, or places of several events, by the lexicon. */
const stationsIn = (sentence: ArticleSentence): FactStatement[] =>
  STATIONS.flatMap((row) =>
    matchSlots(row.pattern, sentence).flatMap((match) =>
      placesOfMatch(sentence, match, { ...row, isForKnown: true }),
    ),
  );

/** `financed by the Embassies of Sweden and Switzerland in Chisinau` */
function isSeatOfEmbassy(sentence: ArticleSentence, slot: TextRange): boolean {
  const { start } = sentence.toText(slot);
  const body = sentence.mentions.findLast(({ end }) => end < start);
  return (
    body?.kind === 'body' &&
    /^(?:Embassy|Delegation) /.test(body.name) &&
    sentence.text.slice(body.end, start) === ' in ' &&
    !/\b(?:at|in) (?:the )?$/.test(sentence.text.slice(0, body.start))
  );
}

/** The place in a match, and the places joined to it by “and”. */
function placesOfMatch(
  sentence: ArticleSentence,
  match: SlotMatch,
  rule: Omit<PlaceRow, 'pattern'>,
): FactStatement[] {
  const places: FactStatement[] = [];
  let slot = match.slots.get('place');
  const isDated = DATED.test(sentence.masked.slice(slot?.end));
  if (slot && isSeatOfEmbassy(sentence, slot)) return [];
  const before = sentence.masked.slice(0, slot?.start);
  const isForThose = FOR_PEOPLE.test(before);
  if (!isDated && !isForThose && NOT_A_VENUE.test(before)) return [];
  if (/\b(?:as|than) in (?:the )?$/.test(before)) return [];
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
