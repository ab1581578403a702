/** Finds things of a version by their names and words: a catalogue's part, then the graph's. */
import { textKey, type CatalogueView } from '../catalogue/index.js';
import { UNBOUND, labelOf, type TermGraph, type TermId } from '../graph/index.js';
import { RDF, getOrMake, namedNode } from '../rdf/index.js';
import { kindsMeant } from './find/kinds-meant.js';
import {
  FIELD_NAMES,
  isNameBeginning,
  namesMeant,
  type MeantName,
  type NameOptions,
} from './find/names-meant.js';
import {
  likelyHits,
  linksTo,
  withLinks,
  type Hit,
  type LikelyHit,
  type LikelyHits,
  type Range,
} from './find/ranking.js';
import { nearestWords } from './find/word-candidates.js';
import { thingsByWord } from './find/things-with-words.js';

/** What a catalogue is asked, in whichever thread has it open. */
export const LOOKUPS = { kindsMeant, likelyHits, namesMeant, thingsByWord } as const;

type Lookups = typeof LOOKUPS;
export type LookupInput<Name extends keyof Lookups> =
  Parameters<Lookups[Name]> extends [CatalogueView, ...infer Rest] ? Rest : never;
export type Look = <Name extends keyof Lookups>(
  name: Name,
  ...input: LookupInput<Name>
) => Promise<ReturnType<Lookups[Name]>>;

export interface FindOptions {
  /** Only things of these kinds (words, or names or IRIs of classes); all by default. */
  readonly kinds?: readonly string[];
  /** Most hits; 10 by default. */
  readonly limit?: number;
  /** Hits to skip. */
  readonly offset?: number;
}

export interface Found extends Pick<LikelyHits, 'total' | 'facets'> {
  readonly hits: readonly Hit[];
  /** Whether a folded word matches one of the search. */
  readonly isMatch: (word: string) => boolean;
}

/** A thing that a phrase names. */
export interface NameMatch extends MeantName {
  readonly label: string;
  /** How many statements point to the thing. */
  readonly links: number;
}

/** The names and words of one version. */
export class SearchIndex {
  constructor(
    private readonly graph: TermGraph,
    private readonly look: Look,
  ) {}

  /**
   * The likeliest things first: by a whole name, and by words, all of which must be present; slips
   * are forgiven where nothing has them. Cost: the texts with the words.
   * @throws ServiceError `bad-request` for an unknown kind.
   */
  async find(
    text: string,
    { kinds = [], limit = 10, offset = 0 }: FindOptions = {},
  ): Promise<Found> {
    const { graph } = this;
    const range = { limit, offset };
    const wanted =
      kinds.length > 0 ? await this.look('kindsMeant', kinds) : { kinds: [], classes: [] };
    const filter = { kinds: wanted.kinds, among: membersOf(graph, wanted.classes) };
    const { hits, words, total, facets } = await this.look('likelyHits', text, filter, range);
    const isMatch = (word: string): boolean => words.has(word);
    return { total, facets, hits: hitsIn(graph, hits, range), isMatch };
  }

  /**
   * The things that a phrase names as a whole; those with the fewest slips first, labels before
   * other names, then those that more statements point to.
   */
  async namesMatching(phrase: string, options: NameOptions = {}): Promise<NameMatch[]> {
    return inGraph(this.graph, await this.look('namesMeant', phrase, options));
  }

  /** For each word of a text, the things that have it, or one that begins so. */
  async thingsByWord(text: string): Promise<Set<TermId>[]> {
    const found = await this.look('thingsByWord', text);
    return found.map((iris) => new Set(idsOf(this.graph, iris)));
  }
}

const MAX_KEPT = 5_000;

/** Look-ups of names while a question is read, which cannot wait for another thread. */
export class NameIndex {
  readonly #answers = new Map<string, unknown>();

  constructor(
    private readonly graph: TermGraph,
    private readonly look: <Found>(find: (view: CatalogueView) => Found) => Found,
  ) {}

  /** As those of a `SearchIndex`, without slips. Cost: some ten microseconds. */
  namesMatching(phrase: string): readonly NameMatch[] {
    return this.#kept(`name ${phrase}`, () =>
      inGraph(
        this.graph,
        this.look((view) => namesMeant(view, phrase)),
      ),
    );
  }

  /** Of things of some kinds the likeliest. */
  find(text: string, kinds: readonly string[], limit: number): Hit[] {
    const range = { limit, offset: 0 };
    const filter = { kinds, among: new Set<string>() };
    const { hits } = this.look((view) => likelyHits(view, text, filter, range));
    return hitsIn(this.graph, hits, range);
  }

  isNameBeginning(phrase: string): boolean {
    return this.#kept(`… ${phrase}`, () => this.look((view) => isNameBeginning(view, phrase)));
  }

  hasWord(word: string): boolean {
    return this.#kept(`word ${word}`, () => this.look((view) => view.hasWord(textKey(word))));
  }

  /** The words that are nearest to one that no thing has. */
  wordsNear(word: string): readonly string[] {
    return this.#kept(`near ${word}`, () =>
      this.look((view) => [...nearestWords(view, textKey(word)).keys()]),
    );
  }

  /** Readings of a question, and of others like it, ask the same again and again. */
  #kept<Value>(key: string, make: () => Value): Value {
    if (this.#answers.size > MAX_KEPT) this.#answers.clear();
    // The key says what is kept.
    return getOrMake(this.#answers as Map<string, Value>, key, make);
  }
}

/** The things of a class, of one of several; none without classes. */
export function membersOf(graph: TermGraph, classes: readonly string[]): Set<string> {
  const { ids } = graph;
  const members = new Set<string>();
  for (const iri of classes) {
    const id = ids.idOf(namedNode(iri));
    if (id !== UNBOUND)
      ids.visitPairs('os', ids.idOf(RDF.type), id, (_, member) =>
        members.add(ids.dictionary.textOf(member)),
      );
  }
  // Something that is no IRI, if the classes are unknown or have no things.
  return members.size === 0 && classes.length > 0 ? members.add('') : members;
}

export function* idsOf(graph: TermGraph, iris: Iterable<string>): Generator<TermId> {
  for (const iri of iris) {
    const id = graph.ids.idOf(namedNode(iri));
    if (id !== UNBOUND) yield id;
  }
}

const hitsIn = (graph: TermGraph, hits: readonly LikelyHit[], range: Range): Hit[] =>
  withLinks(graph, hits, range).map((hit) => ({
    ...hit,
    label: labelOf(graph, namedNode(hit.iri)),
  }));

function inGraph(graph: TermGraph, meant: readonly MeantName[]): NameMatch[] {
  return meant
    .map((each) => ({
      ...each,
      label: labelOf(graph, namedNode(each.iri)),
      links: linksTo(graph, each.iri),
    }))
    .sort(
      (left, right) =>
        left.edits - right.edits ||
        FIELD_NAMES.indexOf(left.field) - FIELD_NAMES.indexOf(right.field) ||
        right.links - left.links ||
        (left.iri < right.iri ? -1 : 1),
    );
}
