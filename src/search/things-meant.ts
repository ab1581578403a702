/** Which thing a text means, wherever somebody names one: an IRI, kind and slug, slug, or name. */
import { badRequest, type ServiceError } from '../errors.js';
import { quoted } from '../input/index.js';
import { KINDS, namedNode, type Kind, type NamedNode, type Names } from '../rdf/index.js';
import { textKey, wordsOf } from '../catalogue/index.js';
import type { NameMatch, SearchIndex } from './search-index.js';

/** What a parameter takes. */
export interface WantedThing {
  /** The parameter that the text is for. */
  readonly parameter: string;
  /** What it takes, in words: `state or place`. */
  readonly noun: string;
  readonly names: Names;
  /** The IRIs that a text may be short for, besides kind and slug. */
  readonly shortFor?: (text: string) => readonly NamedNode[];
  readonly fits: (iri: string) => boolean;
  /** Of several things, the one that is meant rather than the others. */
  readonly isLikely?: (iri: string) => boolean;
}

/** The index of the version; needed only for look-ups by name. */
export type IndexSource = () => Promise<SearchIndex>;

/** Slips in a name for suggesting another one. */
const MAX_EDITS = 2;
const MAX_SUGGESTIONS = 5;
/** Results of a search among which fitting ones are looked for, and letters that are searched. */
const MAX_HITS = 50;
const MAX_SEARCHED = 500;

const KIND_AND_SLUG = new RegExp(`^(?:/?id/)?(${KINDS.join('|')})/([^\\s/<>"{}|\\\\^\`]+)$`);

/** The IRI for a kind and slug, as in `state/moldova`. */
function withKind(text: string, names: Names): NamedNode | undefined {
  const [, kind, slug] = KIND_AND_SLUG.exec(text) ?? [];
  return kind === undefined || slug === undefined ? undefined : names.thing(kind as Kind, slug);
}

/**
 * The IRI in a text, whether or not the graph has such a thing: in full, or as kind and slug.
 * @throws ServiceError `bad-request`
 */
export function thingIri(text: string, names: Names): string {
  const thing = withKind(text, names);
  if (thing) return thing.value;
  if (URL.canParse(text) && /^[^<>"{}|^`\\\s]+$/.test(text)) return text;
  throw badRequest(
    `Give a thing by its IRI, or by kind and slug as in "state/moldova"; found "${text}".`,
  );
}

/**
 * The IRIs of the things that a text means: that with this IRI or slug, else all with this name,
 * ignoring case, marks and punctuation, or of an English plural.
 * @throws ServiceError `bad-request` where there is none; `details.suggestions` has similar names.
 */
export async function thingsMeant(
  text: string,
  wanted: WantedThing,
  indexOf: IndexSource,
): Promise<readonly string[]> {
  for await (const found of readings(text, wanted, indexOf)) return found;
  throw await refusalOf(text, wanted, indexOf);
}

async function refusalOf(
  text: string,
  wanted: WantedThing,
  indexOf: IndexSource,
): Promise<ServiceError> {
  const name = text.replace(/^[a-z-]+\//, '');
  return nothingMeant(wanted, text, await similarNames(await indexOf(), name, wanted));
}

/** The IRI of the one thing that a text means. @throws ServiceError `bad-request` */
export async function thingMeant(
  text: string,
  wanted: WantedThing,
  indexOf: IndexSource,
): Promise<string> {
  const all = new Set<string>();
  for await (const found of readings(text, wanted, indexOf)) {
    const likely = found.filter((iri) => found.length === 1 || wanted.isLikely?.(iri));
    const [only, ...others] = likely;
    if (only !== undefined && others.length === 0) return only;
    for (const iri of found) all.add(iri);
  }
  if (all.size === 0) throw await refusalOf(text, wanted, indexOf);
  const suggestions = [...all].slice(0, MAX_SUGGESTIONS);
  throw badRequest(
    `“${quoted(text)}” is the name of ${all.size} things. Give \`${wanted.parameter}\` the IRI of ` +
      `one: ${suggestions.join(' or ')}.`,
    { details: { parameter: wanted.parameter, value: quoted(text), suggestions } },
  );
}

/** The refusal of a text, with names that are like it. */
export function nothingMeant(
  { parameter, noun }: Pick<WantedThing, 'parameter' | 'noun'>,
  text: string,
  alike: readonly string[],
): ServiceError {
  const suggestions = [...new Set(alike)].slice(0, MAX_SUGGESTIONS);
  const hint =
    suggestions.length > 0
      ? `Did you mean ${suggestions.map((name) => `“${name}”`).join(' or ')}?`
      : `\`${parameter}\` must be a name, slug or IRI.`;
  return badRequest(`No ${noun} called “${quoted(text)}”. ${hint}`, {
    details: { parameter, value: quoted(text), suggestions },
  });
}

/** What a text means by itself, not as a name. */
export function directlyMeant(text: string, { names, shortFor, fits }: WantedThing): string[] {
  const thing = withKind(text, names);
  return [namedNode(text), ...(thing ? [thing] : []), ...(shortFor?.(text) ?? [])]
    .map(({ value }) => value)
    .filter(fits);
}

/** The things for each way to read a text, the surest way first, where there are any. */
async function* readings(
  text: string,
  wanted: WantedThing,
  indexOf: IndexSource,
): AsyncGenerator<readonly string[]> {
  // IRIs have no plural.
  const phrases = text.includes(':') ? [text] : new Set([text, text.replace(/s$/i, '')]);
  for (const phrase of phrases) {
    const direct = directlyMeant(phrase, wanted);
    if (direct.length > 0) yield direct;
    const matches = await (await indexOf()).namesMatching(phrase);
    const named = matches.map(({ iri }) => iri).filter(wanted.fits);
    if (named.length > 0) yield named;
    if (direct.length + named.length > 0) return;
  }
}

/** By letters, else by words. */
async function similarNames(
  index: SearchIndex,
  text: string,
  { fits }: WantedThing,
): Promise<string[]> {
  const isFit = ({ iri }: Pick<NameMatch, 'iri'>): boolean => fits(iri);
  const alike = (await index.namesMatching(text, { maxEdits: MAX_EDITS })).filter(isFit);
  if (alike.length > 0) return alike.map(({ label }) => label);
  const { hits } = await index.find(text.slice(0, MAX_SEARCHED), { limit: MAX_HITS });
  return hits
    .filter((hit) => isFit(hit) && sharesWords(text, hit.name ?? hit.label))
    .map(({ label }) => label);
}

/** Whether a name has at least half of the words of a text. */
function sharesWords(text: string, name: string): boolean {
  const keysOf = (words: string): string[] => [...wordsOf(words)].map((each) => textKey(each.text));
  const [own, wanted] = [new Set(keysOf(name)), keysOf(text)];
  return 2 * wanted.filter((each) => own.has(each)).length >= wanted.length;
}
