/** The words that the reader knows, and the tables of its patterns: files in `words/`. */
import { readWordTable } from '../../input/index.js';

/** The words of a list written as text. */
export const words = (list: string): string[] => list.trim().split(/\s+/);

/** The content of a file in `words/`, whose form is that of the tables that read it. */
export const readWords = (name: string): unknown =>
  readWordTable(`../words/${name}.yaml`, import.meta.url);

const LISTS = readWords('lists') as Readonly<Record<string, string>>;

/** A list of words by its key in `words/lists.yaml`. */
export const wordSet = (key: string): ReadonlySet<string> => new Set(words(LISTS[key] ?? ''));

/** A name for output: one kind of apostrophe, no article, single spaces. */
export function tidyName(name: string): string {
  return name.replace(/[’‘`]/g, "'").replace(/\s+/g, ' ').replace(/^the /i, '').trim();
}

/** Lists of `words/lists.yaml`, where their meanings are. */
export const BODY_HEADS = wordSet('body heads');
export const LOCATED_HEADS = wordSet('located heads');
export const SUBUNIT_HEADS = wordSet('subunit heads');
export const ONE_WORD_BODIES = wordSet('one word bodies');
export const AREA_WORDS = wordSet('area words');
export const NAMED_WORK_HEADS = wordSet('named work heads');
export const FUNCTION_WORDS = wordSet('function words');
export const SENTENCE_STARTERS = wordSet('sentence starters');
export const ADVERBS = wordSet('adverbs');

/** Heads of what belongs to the body after `of`: `Board of the Foundation`. */
export const PART_HEADS = new Set([...SUBUNIT_HEADS, 'Board', 'Secretariat', 'Presidium']);

/** A body named after its head: `Prosecutor General’s Office`. Elsewhere a function. */
export const HOLDERS_OFFICE = /^(?:\p{Lu}\p{L}+ ){0,2}\p{Lu}\p{L}+(?:['’]s|s['’]) Office\b/u;

/** Parts of the world: no venues, and nobody’s names. */
export const REGIONS = new RegExp(
  '^(?:(?:Central|South|East|West|North|South[ -]?East(?:ern)?|Eastern|' +
    'Western|Northern|Southern|South-Western|North-Eastern|Southwest|Northeast)[ -])?(?:Asian?|' +
    'Europe(?:an)?|Balkans?|' +
    'Caucas(?:us|ian)|African?|American?|Mediterranean|Middle East|Caspian|Eurasian?)$',
);

/** Before a body's name: `the public foundation X`, `the association “X”`. */
export const BODY_KIND_BEFORE = new RegExp(
  '(?:^|[\\s-])(?:organi[sz]ations?|associations?|foundations?|NGOs?|networks?|' +
    'compan(?:y|ies)|firms?|consultanc(?:y|ies)|think tank|federation|society|' +
    "coalition|(?:crisis|resource|information|research|women['’]s|youth) centre|" +
    'newspaper|broadcaster|publisher|portal|agency|' +
    'club|movement|charity|weekly|daily) ["“„«]?$|' +
    '[Oo]ur (?:organi[sz]ation|association|foundation|network|company|club), (?:the )?$',
);
