/** The words for relations and classes, from `relations.yaml`, which explains its notation. */
import {
  COUNTRY_OF_EVENT,
  COUNTRY_OR_PLACE_OF_EVENT,
  COUNTRY_OR_PLACE_OF_NEWS,
  FUNDER_OF_PROJECT,
  IN_COUNTRY,
  PLACE_OF_EVENT,
  pathText,
  patternText,
  type ListPath,
  type PropertyName,
} from '../../graph/index.js';
import { readWordTable } from '../../input/index.js';

/**
 * `single`: a thing usually has one value, so “in A and B” means either. `unclear-and`: “about A
 * and B” can mean both or either. `light`: its passive adds nothing (“workshops that were held”).
 * `strict`: applies only to things known to be of the class where it starts. `osce`: “the OSCE”
 * after its verbs adds nothing (“joined the OSCE”). `alone`: its noun can be used without “of …”
 * (“the Chairperson-in-Office in 2019”). `main`: the default when no word names the relation
 * (“events per State”, “Tashkent workshops”). `second`: its verbs have another meaning that comes
 * first. `role`: bodies take part in something; the OSCE does so through one of its bodies. `wide`:
 * has the meanings of others with its preposition (“bodies in Vienna”), which answer where a thing
 * is.
 */
export type RelationTrait =
  | 'single'
  | 'unclear-and'
  | 'light'
  | 'strict'
  | 'osce'
  | 'alone'
  | 'main'
  | 'second'
  | 'role'
  | 'wide';

/**
 * A line of the table. `from` and `to` are local names of classes; `to` can also be one of
 * `LITERAL_KINDS`. Missing values come from the ontology.
 */
export interface RelationEntry {
  readonly id: string;
  readonly from?: string;
  readonly to?: string;
  readonly path?: string;
  /** The graph pattern, where it is more than the path: `path` is then its usual part. */
  readonly pattern?: (subject: string, object: string) => string;
  readonly directPath?: string;
  readonly verbs?: readonly string[];
  readonly prepositions?: readonly string[];
  readonly nouns?: readonly string[];
  readonly traits?: readonly RelationTrait[];
}

/** The phrases of a pattern such as `(the)? (first|last) day of`. */
export function alternativesOf(pattern: string): string[] {
  const group = /\(([^()]*)\)(\?)?/.exec(pattern);
  if (!group) return [pattern.replace(/\s+/g, ' ').trim()];
  const [whole, inner = '', optional] = group;
  const [before, after] = [
    pattern.slice(0, group.index),
    pattern.slice(group.index + whole.length),
  ];
  return [...(optional === undefined ? [] : ['']), ...inner.split('|')].flatMap((each) =>
    alternativesOf(before + each + after),
  );
}

type Texts = Readonly<Record<string, string>>;

const TABLE = readWordTable('./relations.yaml', import.meta.url) as {
  readonly shared: Texts;
  readonly relations: Readonly<Record<string, Texts>>;
  readonly classVerbs: Texts;
  readonly furtherNouns: Texts;
};

/** A property with the prefix of questions' queries. */
const nameInQuery = (property: PropertyName): string =>
  typeof property === 'string' ? `og:${property}` : `<${property.value}>`;
const inQuery = (path: ListPath): string => pathText(path, nameInQuery);
const patternOf =
  (path: ListPath) =>
  (subject: string, object: string): string =>
    patternText(path, [subject, object], nameInQuery);

const SHARED: Texts = {
  ...TABLE.shared,
  place: inQuery(PLACE_OF_EVENT),
  country: inQuery(COUNTRY_OF_EVENT),
  area: inQuery(COUNTRY_OR_PLACE_OF_EVENT),
  'funder of project': inQuery(FUNDER_OF_PROJECT),
};

const ofBody = patternOf(IN_COUNTRY.Organization);
const ofNews = patternOf(COUNTRY_OR_PLACE_OF_NEWS);
const PATTERNS: Readonly<Record<string, NonNullable<RelationEntry['pattern']>>> = {
  newsOfState: ofNews,
  newsOfPlace: ofNews,
  bodyInState: ofBody,
  bodyInPlace: (body, place) => `${ofBody(body, place)} UNION { ${body} og:seat ${place} }`,
};

function spelledOut(text: string): string {
  return text.replace(/<([a-z ]+)>/g, (mark, name: string) => {
    const shared = SHARED[name];
    if (shared === undefined) throw new TypeError(`relations.yaml: nothing is called ${mark}`);
    return shared;
  });
}

const phrasesOf = (text: string): string[] =>
  spelledOut(text).split(', ').filter(Boolean).flatMap(alternativesOf);

const byName = (texts: Texts): Readonly<Record<string, readonly string[]>> =>
  Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, phrasesOf(text)]));

/** Members with several phrases. */
const WORDS = ['nouns', 'verbs', 'prepositions', 'traits'];

/** The relations that have words of their own. */
export const RELATION_TABLE = Object.entries(TABLE.relations).map(([id, line]) => ({
  id,
  ...(id in PATTERNS ? { pattern: PATTERNS[id] } : {}),
  ...Object.fromEntries(
    Object.entries(line).map(([member, text]) => [
      member,
      WORDS.includes(member) ? phrasesOf(text) : spelledOut(text),
    ]),
  ),
})) as readonly RelationEntry[];

/** Verbs that only mean that things of the class existed or happened. */
export const CLASS_VERBS = byName(TABLE.classVerbs);

/** Further nouns for classes, where the ontology's label may be unfamiliar. */
export const FURTHER_NOUNS = byName(TABLE.furtherNouns);
