/**
 * Keys and values of a thing's JSON as people give them, in a form or on the command line. A value
 * that the key cannot have is refused, as JSON-LD would drop it.
 */
import { badRequest, type ServiceError } from '../errors.js';
import { labelOf, localNameOf, spokenLabelOf, type GraphVersion } from '../graph/index.js';
import { namesLike, quoted, unfit, unknownName } from '../input/index.js';
import {
  ContextTerms,
  RDF,
  RDFS,
  XSD,
  getOrMake,
  namedNode,
  objectsOf,
  termKey,
  type NamedNode,
  type Term,
} from '../rdf/index.js';
import { textKey, thingMeant } from '../search/index.js';
import type { Service } from '../service.js';
import { ShapeProperties, superClassesOf, type ShapeProperty } from '../shacl/index.js';

/** A thing in a version, and the address of this server if it was asked over HTTP. */
export interface ReadFor {
  readonly version: GraphVersion;
  readonly thing: NamedNode;
  readonly publicUrl?: string | undefined;
}

/** A key of the context with its property, and its shape if the thing's classes have one. */
interface KnownKey {
  readonly key: string;
  readonly property: NamedNode;
  readonly shape: ShapeProperty | undefined;
}

const knownTerms = new WeakMap<object, ContextTerms>();

export function contextTermsOf(context: object): ContextTerms {
  return getOrMake(knownTerms, context, () => new ContextTerms(context as Record<string, unknown>));
}

/** `first` is suggested first. @throws ServiceError `bad-request` for an unknown key */
export function requireKey(key: string, terms: ContextTerms, first: readonly string[] = []): void {
  const { idKey, typeKey, keys } = terms;
  // A property without a term of its own has a prefix.
  const hasPrefix = key.includes(':') && URL.canParse(key);
  if (keys.has(key) || key.startsWith('@') || hasPrefix || [idKey, typeKey].includes(key)) return;
  throw unknownName(key, [...new Set([...first, ...keys])], {
    what: 'The fact has the key',
    list: 'The keys are those of the thing’s JSON; /context.jsonld lists them.',
  });
}

/** An IRI, in full or with a prefix, or the label of a blank node. */
const ADDRESS = /^(?:_:|[a-z][a-z\d+.-]*:)[^\s<>"{}|\\^`]+$/i;
/** The classes of actors, a class without a word of its own. */
const ACTORS = ['Organization', 'State'];

export class FactReader {
  readonly #terms: ContextTerms;
  readonly #classes: readonly Term[];
  readonly #shapes: ReadonlyMap<string, ShapeProperty>;

  constructor(
    private readonly service: Service,
    private readonly of: ReadFor,
  ) {
    this.#terms = contextTermsOf(service.context);
    const types = objectsOf(of.version, of.thing, RDF.type);
    const all = types.flatMap((type) => [...superClassesOf(service.vocabulary, type)]);
    this.#classes = [...new Map(all).values()];
    this.#shapes = ShapeProperties.of(service.shapes).of(this.#classes);
  }

  /**
   * A value of a key in its JSON. @throws ServiceError `bad-request` for an unknown key, one that
   * things of these classes do not have, and a value that it does not take
   */
  async value(key: string, value: string): Promise<unknown> {
    requireKey(key, this.#terms, this.#ownKeys());
    if (key === this.#terms.typeKey) return this.#type(key, value);
    const iri = this.#terms.propertyOf(key);
    if (iri === undefined) return value;
    const known = { key, property: namedNode(iri), shape: this.#shapes.get(iri) };
    if (!this.#belongs(known)) throw this.#strange(known);
    if (this.#terms.links.has(key)) return this.#iriOf(known, value);
    // Whether other texts can be values is for the shapes to say.
    const [datatype, another] = known.shape?.values ?? [];
    if (another) return value;
    if (datatype?.equals(XSD.integer) && /^(?:0|-?[1-9]\d{0,14})$/.test(value))
      return Number(value);
    const isBoolean = datatype?.equals(XSD.boolean) && /^(?:true|false)$/.test(value);
    return isBoolean ? value === 'true' : value;
  }

  /**
   * The IRI of the thing that a text means: an address as it is, a kind and slug, or a name that
   * exactly one thing of a fitting class has.
   * @throws ServiceError `bad-request` for anything else; `details.suggestions` has what is near.
   */
  async #iriOf({ key, property, shape }: KnownKey, text: string): Promise<string> {
    if (shape && shape.options.length > 0) return this.#option(key, shape, text);
    const { vocabulary, names, searches, current } = this.service;
    const { version, publicUrl = '' } = this.of;
    const isOurs = ({ value }: Term): boolean => value.startsWith(names.ontologyIri);
    const ranges = objectsOf(vocabulary, property, RDFS.range).filter(isOurs);
    const classes = shape && shape.values.length > 0 ? shape.values : ranges;
    // Others take addresses of web pages.
    const isNamed = isOurs(property) || classes.length > 0;
    const [said, own] = [text.trim(), `${publicUrl}/id/`];
    const path = said.startsWith(own) ? said.slice(own.length) : said;
    if (ADDRESS.test(path)) return path;
    if (!isNamed || said === '')
      throw unfit(key, {
        place: 'value',
        expected: isNamed ? 'a name, slug or IRI' : 'an address such as https://www.osce.org/',
        found: said,
      });
    const hasKind = /^[a-z-]+\/[^/]+$/.test(path);
    const nouns = classes
      .flatMap((each) => (each.equals(names.og('Actor')) ? ACTORS.map(names.og) : [each]))
      .map((each) => spokenLabelOf(vocabulary, each));
    const wanted = {
      parameter: key,
      noun: nouns.length === 0 ? 'thing' : nouns.join(' or '),
      names,
      fits: (iri: string) =>
        names.thingOf(iri) !== undefined &&
        version.count(namedNode(iri)) > 0 &&
        (hasKind || this.#isOf(iri, classes)),
    };
    // Uncommitted versions of a group are close to the published one, which has an index.
    return thingMeant(path, wanted, () => searches.of(version.isPaged ? version : current));
  }

  #isOf(iri: string, classes: readonly Term[]): boolean {
    const types = objectsOf(this.of.version, namedNode(iri), RDF.type);
    const above = types.flatMap((type) => [
      ...superClassesOf(this.service.vocabulary, type).keys(),
    ]);
    return classes.length === 0 || classes.some((each) => above.includes(termKey(each)));
  }

  /** One of a few values, by the word that pages show. */
  #option(key: string, { options }: ShapeProperty, said: string): string {
    const { vocabulary } = this.service;
    const iri = this.#terms.expand(said);
    const wordsOf = (each: Term): string[] => [labelOf(vocabulary, each), localNameOf(each.value)];
    const found = options.find(
      (each) => each.value === iri || wordsOf(each).some((word) => textKey(word) === textKey(said)),
    );
    if (found) return found.value;
    const words = options.map((each) => labelOf(vocabulary, each));
    const [near] = namesLike(said, words);
    throw badRequest(
      `“${key}” takes ${words.slice(0, -1).join(', ')} or ${words.at(-1) ?? ''}; found ` +
        `“${quoted(said)}”.${near === undefined ? '' : ` Did you mean ${near}?`} Nothing was written.`,
      { details: { parameter: key, value: said, available: words } },
    );
  }

  #type(key: string, value: string): string {
    const classes = Object.keys(this.service.context).filter((each) => /^\p{Lu}/u.test(each));
    if (classes.includes(value) || ADDRESS.test(value)) return value;
    throw unknownName(value, classes, {
      what: `“${key}” has the class`,
      list: '/ontology lists the classes.',
    });
  }

  /** Whether these classes have such facts. Without a shape, the domain counts, or everything. */
  #belongs({ property, shape }: KnownKey): boolean {
    const { shapes, vocabulary } = this.service;
    if (shape || this.#shapes.size === 0 || property.equals(RDFS.label)) return true;
    if (this.of.version.count(this.of.thing, property) > 0) return true;
    if (ShapeProperties.of(shapes).isShaped(property)) return false;
    const domain = objectsOf(vocabulary, property, RDFS.domain);
    return (
      domain.length === 0 || domain.some((each) => this.#classes.some((own) => own.equals(each)))
    );
  }

  #strange({ key, property }: KnownKey): ServiceError {
    const labelKey = (each: NamedNode): string => textKey(labelOf(this.service.vocabulary, each));
    const own = this.#ownKeys();
    const isAlike = (each: string): boolean =>
      labelKey(namedNode(this.#terms.propertyOf(each) ?? '')) === labelKey(property);
    const near = [...new Set([...own.filter(isAlike), ...namesLike(key, own)])];
    const advice =
      near[0] === undefined ? `Possible are ${own.join(', ')}.` : `Did you mean ${near[0]}?`;
    return badRequest(
      `“${key}” is not a key of <${this.of.thing.value}>. ${advice} Nothing was written.`,
      { details: { parameter: key, suggestions: near } },
    );
  }

  #ownKeys(): string[] {
    return [...this.#shapes.keys()].flatMap((property) =>
      this.#terms.keysOf(property).map(({ key }) => key),
    );
  }
}
