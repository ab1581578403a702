/** The things that people mean by a name, an address, or a kind and slug. */
import { spokenLabelOf, type GraphVersion } from '../graph/index.js';
import { unfit } from '../input/index.js';
import { RDF, namedNode, objectsOf, termKey, type Term } from '../rdf/index.js';
import { thingMeant } from '../search/index.js';
import type { Service } from '../service.js';
import { superClassesOf } from '../shacl/index.js';

/** What a key of a thing's JSON takes. */
interface Taken {
  readonly key: string;
  /** Classes of its values; none where any will do. */
  readonly classes: readonly Term[];
  /** Whether it takes things of the graph, which have names, and not addresses of web pages. */
  readonly isNamed: boolean;
}

const ADDRESS = /^(?:_:|[a-z][a-z\d+.-]*:)[^\s<>"{}|\\^`]+$/i;
/** The classes of actors, a class without a word of its own. */
const ACTORS = ['Organization', 'State'];

/** Whether a text is an IRI, in full or with a prefix, or the label of a blank node. */
export function isAddress(said: string): boolean {
  return ADDRESS.test(said);
}

/** Resolves names in one version. */
export class ThingsNamed {
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
  async iriOf(text: string, { key, classes, isNamed }: Taken): Promise<string> {
    const { names } = this.service;
    const [said, own] = [text.trim(), `${this.publicUrl ?? ''}/id/`];
    const path = said.startsWith(own) ? said.slice(own.length) : said;
    if (isAddress(path)) return path;
    if (!isNamed || said === '')
      throw unfit(key, {
        place: 'value',
        expected: isNamed ? 'a name, slug or IRI' : 'an address such as https://www.osce.org/',
        found: said,
      });
    const hasKind = /^[a-z-]+\/[^/]+$/.test(path);
    const wanted = {
      parameter: key,
      noun: this.#nounFor(classes),
      names,
      fits: (iri: string) =>
        names.thingOf(iri) !== undefined &&
        this.version.count(namedNode(iri)) > 0 &&
        (hasKind || this.#isOf(iri, classes)),
    };
    // Uncommitted versions of a group are close to the published one, which has an index.
    const { searches, current } = this.service;
    return thingMeant(path, wanted, () =>
      searches.of(this.version.isPaged ? this.version : current),
    );
  }

  #isOf(iri: string, classes: readonly Term[]): boolean {
    if (classes.length === 0) return true;
    const types = objectsOf(this.version, namedNode(iri), RDF.type);
    return types.some((type) => {
      const above = superClassesOf(this.service.vocabulary, type);
      return classes.some((each) => above.has(termKey(each)));
    });
  }

  #nounFor(classes: readonly Term[]): string {
    const { names, vocabulary } = this.service;
    const nouns = classes
      .flatMap((each) => (each.equals(names.og('Actor')) ? ACTORS.map(names.og) : [each]))
      .map((each) => spokenLabelOf(vocabulary, each));
    return nouns.length === 0 ? 'thing' : nouns.join(' or ');
  }
}
