/** The places of the event. */
import type { FactStatement } from '../facts.js';
import { REGIONS } from '../names/words.js';
import type { ArticleSentence } from '../names/masked-sentence.js';
import { type PreparedArticle, statement } from '../names/prepared-article.js';
import { eventWords, tellsOfSeveral } from './event-types.js';
import { bestOf, matchRows, regexp, type Row, type RowMatch, rowsOf } from './rows.js';

/** Rows with the slot `place`. */
export const PLACE_ROWS = rowsOf('places') as readonly (Row & {
  /** Only places with such names. */
  readonly names?: string;
  /** It finds all destinations. */
  readonly isTrip?: true;
})[];

/** A place, and where its sign is in the sentence. */
type PlaceFinding = Readonly<{ fact: FactStatement; at: number }>;

/** Each once: of the first sentence that names any, of lead, title and body in this order. */
export function findPlaces(reading: PreparedArticle): FactStatement[] {
  const { title, sentences, lexicon } = reading;
  const lead = sentences.filter(({ section }) => section === 'lead');
  const told = sentences.filter(
    (sentence) => sentence.section === 'body' && eventWords(sentence).length > 0,
  );
  const isSeveral = tellsOfSeveral(reading);
  // `in Kosovo` is less precise than the town that the lead names too.
  const isTown = ({ object }: FactStatement): boolean => lexicon.place(object)?.iso2 !== null;
  const find = (sentence: ArticleSentence): FactStatement[] => placesIn(sentence, isSeveral);
  const found =
    firstOf(lead, (sentence) => find(sentence).filter(isTown)) ??
    firstOf([...lead, ...title, ...told], find) ??
    firstOf([...lead, ...title], namedTown) ??
    datelinePlace(reading);
  return bestOf(found, ({ object }) => object);
}

/** What the first sentence with a result has. */
const firstOf = (
  sentences: readonly ArticleSentence[],
  find: (sentence: ArticleSentence) => FactStatement[],
): FactStatement[] | undefined => sentences.map(find).find(({ length }) => length > 0);

/** A town in the lead, except as somebody's origin: `inspectors of Osh`. */
const namedTown = (sentence: ArticleSentence): FactStatement[] =>
  sentence.mentions
    .filter(({ kind }) => kind === 'place')
    .slice(0, 1)
    .map((town) =>
      statement('place', town.name, sentence, town, { rule: 'named-town', confidence: 0.4 }),
    );

/** A press release on events of the day was written where they happened. */
function datelinePlace({ article: { dateline }, sentences }: PreparedArticle): FactStatement[] {
  const isToday = sentences.some(
    ({ section, text }) => section === 'lead' && /\btoday\b/i.test(text),
  );
  if (!dateline || !isToday) return [];
  const span = dateline.text.span(0, dateline.city.length);
  return [{ relation: 'place', object: dateline.city, span, rule: 'dateline', confidence: 0.5 }];
}

/** `teachers in Tetovo` */
const HOME = regexp('<home in>$');

/** By the first matching row, and by trips from place to place. */
function placesIn(sentence: ArticleSentence, isSeveral: boolean): FactStatement[] {
  for (const row of PLACE_ROWS) {
    const found = [...matchRows([row], sentence)]
      .map((match) => placesOf(sentence, match))
      .filter((places) => places.length > 0);
    if (found.length === 0) continue;
    if (row.isTrip || isSeveral) return found.flat().map(({ fact }) => fact);
    const best =
      found.find(([place]) => !HOME.test(sentence.lowered.slice(0, place?.at))) ?? found[0];
    return best?.map(({ fact }) => fact) ?? [];
  }
  return [];
}

/** `in Osh and Batken`, `in Osh, Batken and Talas`, `in Osh, it moved to Batken`. */
const JOINED_PLACE = regexp('^<and place>');

/** The place in a match, and the places joined to it by “and”. */
function placesOf(
  sentence: ArticleSentence,
  { row, slots }: RowMatch<(typeof PLACE_ROWS)[number]>,
): PlaceFinding[] {
  const places: PlaceFinding[] = [];
  let at = slots.get('place')?.start ?? 0;
  for (;;) {
    const [mention] = sentence.mentionsIn({ start: at, end: at + 1 });
    const after = sentence.lowered.slice(at + 1);
    const isKnown = mention?.kind === 'place';
    if (
      !mention ||
      mention.isCompound ||
      (row.names && !new RegExp(row.names).test(mention.name)) ||
      (!isKnown && !isPlaceLike(mention.name, after))
    )
      return places;
    const found = { rule: row.name, confidence: isKnown ? 0.95 : row.confidence };
    places.push({ at, fact: statement('place', mention.name, sentence, mention, found) });
    const joined = JOINED_PLACE.exec(after);
    if (!joined) return places;
    at += joined[0].length;
  }
}

/** Words of subjects, and other names than of towns: `training in Explosive Ordnance Disposal`. */
const NO_TOWN = regexp('(?:^|\\s)<no town>(?:\\s|$)|\\d|^<no towns>$');

/** A town's name has up to three words and no noun after it (`Mavrovo National Park`). */
const isPlaceLike = (name: string, after: string): boolean =>
  name.split(' ').length <= 3 &&
  !REGIONS.test(name) &&
  !NO_TOWN.test(name) &&
  !/^ (?:regions|provinces|process|agreement|project|programme|conflict|period)/.test(after);
