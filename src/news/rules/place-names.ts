/** Places by the names of venues, bodies and States, where no pattern names a town. */
import type { FactStatement } from '../facts.js';
import { REGIONS } from '../names/body-words.js';
import type { Mention } from '../names/mention.js';
import { type ArticleSentence, statement } from '../names/prepared-article.js';
import { matchSlots, type SlotMatch } from '../names/slots.js';
import { tidyName } from '../names/tidy-name.js';
import { AT, DESTINATION, PART_OF_STATE, VENUE } from './place-words.js';

/** `Yerevan’s Arabkir district` */
export const townOf = ({ name }: Mention): string =>
  /^(.+?)['’]s? .* (?:district|quarter|neighbourhood|suburb|Palace|Square|Theatre|Museum|Library|Park)$/i.exec(
    name,
  )?.[1] ?? name;

const IN_TOWN = /( in|\bUniversity of) (\p{Lu}[\p{L}/-]+(?: \p{Lu}[\p{L}/-]+)?)$/u;

/** `donated books to the University of Tirana` */
const TO_UNIVERSITY =
  /(?<!\b(?:came|come|went|travelled|invited|returned) )to (?:the )?(?:[\p{L}]+ ){0,3}$/u;

/** `at the Regional Training Centre in Nurek`: the town in a venue's name. */
export const townsOfVenues = (sentence: ArticleSentence): FactStatement[] =>
  townsInNames(
    sentence,
    (before) =>
      /\b(?:at|in|to|visited) (?:the |our |its )?(?:[a-z]+ of (?:the )?)?(?:Faculty of \p{Lu}\p{L}+ of the )?$/u.test(
        before,
      ),
    0.7,
  );

function townsInNames(
  sentence: ArticleSentence,
  isMeant: (before: string, body: Mention) => boolean,
  confidence: number,
): FactStatement[] {
  return sentence.mentions.flatMap((mention) => {
    const isVenue =
      mention.kind === 'body' && isMeant(sentence.text.slice(0, mention.start), mention);
    const [, joint, name] = IN_TOWN.exec(isVenue ? mention.name : '') ?? [];
    // `University of Defence`, `of Montenegro`; `donated books to the University of Tirana`
    const isNoTown =
      mention.state !== null || TO_UNIVERSITY.test(sentence.text.slice(0, mention.start));
    const town = joint === ' in' || !isNoTown ? name : undefined;
    if (town === undefined) return [];
    return [
      statement(
        'place',
        town,
        sentence,
        { start: mention.end - town.length, end: mention.end },
        { rule: 'venue-name', confidence },
      ),
    ];
  });
}

/** `at the Baku Police School`, `in the capital’s Victory Square`. */
export function venuesIn(sentence: ArticleSentence): FactStatement[] {
  const venues = sentence.mentions.filter(
    (mention) =>
      (mention.kind === 'body' || mention.kind === 'name') &&
      VENUE.test(mention.name) &&
      mention.name.length === mention.end - mention.start &&
      AT.test(sentence.text.slice(0, mention.start).replace(/\p{L}+['’]s? $/u, '')),
  );
  return venues.map((venue) =>
    statement('place', venue.name, sentence, venue, { rule: 'venue', confidence: 0.55 }),
  );
}

/** The destination State of a journey, where no town is named. */
export function destination(sentence: ArticleSentence): FactStatement[] {
  // `lecturers from academies in Kyrgyzstan went to Estonia`
  const isStay = ({ start }: SlotMatch): boolean => /^in\b/.test(sentence.lowered.slice(start));
  const [state] = matchSlots(DESTINATION, sentence)
    .sort((a, b) => Number(isStay(a)) - Number(isStay(b)))
    .flatMap(({ slots }) => sentence.mentionsIn(slots.get('state') ?? { start: 0, end: 0 }));
  const found = { rule: 'destination', confidence: 0.7 };
  return state ? [statement('place', state.name, sentence, state, found)] : [];
}

export function partOfState(sentence: ArticleSentence): FactStatement[] {
  for (const match of matchSlots(PART_OF_STATE, sentence)) {
    const part = match.slots.get('part');
    const state = match.slots.get('state');
    if (!part || !state) continue;
    const range = sentence.toText({ start: part.start, end: state.end });
    return [
      statement('place', tidyName(sentence.text.slice(range.start, range.end)), sentence, range, {
        rule: 'part-of-state',
        confidence: 0.6,
      }),
    ];
  }
  return [];
}

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
