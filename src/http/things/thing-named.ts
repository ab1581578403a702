/** The things that people mean by a name, an address, or a kind and slug. */
import { badRequest, type ServiceError } from '../../errors.js';
import { spokenLabelOf, type GraphVersion } from '../../graph/index.js';
import {
  KINDS,
  RDF,
  getOrMake,
  namedNode,
  objectsOf,
  termKey,
  type Term,
} from '../../rdf/index.js';
import { find, textKey, wordsOf, type SearchIndex } from '../../search/index.js';
import type { Service } from '../../service.js';
import { superClassesOf } from '../../shacl/index.js';
import { quoted } from '../../input/index.js';

/** What a key of a thing's JSON takes. */
export interface WantedThing {
  readonly key: string;
  /** Classes of its values; none where any will do. */
  readonly classes: readonly Term[];
  /** Whether it takes things of the graph, which have names, and not addresses of web pages. */
  readonly isNamed: boolean;
}

interface Named {
  readonly iri: string;
  readonly label: string;
}

const ADDRESS = /^(?:_:|[a-z][a-z\d+.-]*:)[^\s<>"{}|\\^`]+$/i;
const KIND_AND_SLUG = new RegExp(`^(?:${KINDS.join('|')})/[^\\s/<>"{}|\\\\^\`]+$`);
/** The classes of actors, a class without a word of its own. */
const ACTORS = ['Organization', 'State'];
const MAX_EDITS = 2;
const MAX_LISTED = 5;
/** Results of a search among which those of a fitting class are looked for. */
const MAX_HITS = 50;
/** Letters of a text that are searched for near names; no name is longer. */
const MAX_SEARCHED = 500;

/** Whether a text is an IRI, in full or with a prefix, or the label of a blank node. */
export function isAddress(said: string): boolean {
  return ADDRESS.test(said);
}

/** Resolves names in one version. */
export class ThingsNamed {
  readonly #meant = new Map<string, Promise<string>>();

  constructor(
    private readonly service: Service,
    private readonly version: GraphVersion,
    /** The address of this server, which may differ from that of its things. */
    private readonly publicUrl?: string,
  ) {}

  /**
   * The IRI of the thing that a text means: an address as it is, a kind and slug, or a name that
   * exactly one thing of a fitting class has.
   * @throws ServiceError `bad-request` for anything else; `details.suggestions` has what is near.
   */
  iriOf(said: string, wanted: WantedThing): Promise<string> {
    return getOrMake(this.#meant, `${wanted.key}\n${said}`, () => this.#find(said.trim(), wanted));
  }

  /** The things with exactly this name. */
  async withName(name: string): Promise<Named[]> {
    const index = await this.#index();
    return index.namesMatching(name).filter(({ iri }) => this.#isThing(iri));
  }

  async #find(said: string, wanted: WantedThing): Promise<string> {
    const { baseIri } = this.service.names;
    const own = this.publicUrl === undefined ? '' : `${this.publicUrl}/id/`;
    const path = own !== '' && said.startsWith(own) ? said.slice(own.length) : said;
    if (KIND_AND_SLUG.test(path)) {
      const iri = `${baseIri}id/${path}`;
      if (this.version.count(namedNode(iri)) > 0) return iri;
      throw await this.#unknown(said, wanted, path.slice(path.indexOf('/') + 1));
    }
    if (isAddress(said)) return said;
    if (!wanted.isNamed || said === '')
      throw this.#refusal(said, wanted, `found “${quoted(said)}”`, []);
    const named = await this.withName(said);
    const fitting = named.filter((each) => this.#fits(each, wanted));
    const [only] = fitting;
    if (only && fitting.length === 1) return only.iri;
    throw only
      ? this.#ambiguous(said, wanted, fitting)
      : await this.#unknown(said, wanted, said, named);
  }

  /** Uncommitted versions of a group are close to the published one, which has an index. */
  #index(): Promise<SearchIndex> {
    const { service, version } = this;
    return service.searches.of(version.isPaged ? version : service.current);
  }

  #isThing(iri: string): boolean {
    return this.service.names.thingOf(iri) !== undefined && this.version.count(namedNode(iri)) > 0;
  }

  #fits({ iri }: Named, { classes }: WantedThing): boolean {
    if (classes.length === 0) return true;
    const types = objectsOf(this.version, namedNode(iri), RDF.type);
    return types.some((type) => {
      const above = superClassesOf(this.service.vocabulary, type);
      return classes.some((each) => above.has(termKey(each)));
    });
  }

  async #unknown(
    said: string,
    wanted: WantedThing,
    name: string,
    others: readonly Named[] = [],
  ): Promise<ServiceError> {
    const index = await this.#index();
    const isNear = (each: Named): boolean => this.#isThing(each.iri) && this.#fits(each, wanted);
    const alike = index.namesMatching(name, { maxEdits: MAX_EDITS }).filter(isNear);
    const near =
      alike.length > 0
        ? alike
        : find(index, name.slice(0, MAX_SEARCHED), { limit: MAX_HITS }).hits.filter(
            (each) => isNear(each) && sharesWords(name, each.name ?? each.label),
          );
    const [other] = others;
    const what = other
      ? `“${quoted(said)}” is ${this.#toText(other)}`
      : `there is no “${quoted(said)}” in the graph`;
    const nearest = near.length === 0 ? '' : `. Nearest: ${this.#toList(near)}`;
    return this.#refusal(said, wanted, what + nearest, near);
  }

  #ambiguous(said: string, wanted: WantedThing, fitting: readonly Named[]): ServiceError {
    return this.#refusal(
      said,
      wanted,
      `“${quoted(said)}” is the name of ${fitting.length} of ` +
        `these, such as ${this.#toList(fitting)}`,
      fitting,
    );
  }

  #refusal(said: string, wanted: WantedThing, found: string, near: readonly Named[]): ServiceError {
    const { key, isNamed } = wanted;
    const advice = isNamed
      ? 'Give its full name, its kind/slug, or its IRI.'
      : 'Give the address in full.';
    return badRequest(
      `“${key}” takes ${this.#takenBy(wanted)}; ${found}. ${advice} Nothing was written.`,
      {
        details: {
          parameter: key,
          value: quoted(said),
          suggestions: near.slice(0, MAX_LISTED).map(({ iri }) => iri),
        },
      },
    );
  }

  #takenBy({ classes, isNamed }: WantedThing): string {
    if (!isNamed) return 'an address such as https://www.osce.org/';
    const { names, vocabulary } = this.service;
    const nouns = classes
      .flatMap((each) => (each.equals(names.og('Actor')) ? ACTORS.map(names.og) : [each]))
      .map((each) => spokenLabelOf(vocabulary, each));
    if (nouns.length === 0) return 'a thing of the graph';
    return `${/^[aeiou]/i.test(nouns[0] ?? '') ? 'an' : 'a'} ${nouns.join(' or ')}`;
  }

  #toList(things: readonly Named[]): string {
    return things
      .slice(0, MAX_LISTED)
      .map((each) => this.#toText(each))
      .join(', ');
  }

  #toText({ iri, label }: Named): string {
    const thing = this.service.names.thingOf(iri);
    return `${label} (${thing ? `${thing.kind}/${thing.slug}` : iri})`;
  }
}

/** Whether a name has at least half of the words of a text. */
function sharesWords(text: string, name: string): boolean {
  const own = new Set([...wordsOf(name)].map((each) => textKey(each.text)));
  const wanted = [...wordsOf(text)].map((each) => textKey(each.text));
  return 2 * wanted.filter((each) => own.has(each)).length >= wanted.length;
}
