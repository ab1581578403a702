/**
 * Keys and values of a thing's JSON as people give them, in a form or on the command line. A value
 * that the key cannot have is refused, as JSON-LD would drop it.
 */
import { badRequest, type ServiceError } from '../errors.js';
import { labelOf, localNameOf, spokenLabelOf, type GraphVersion } from '../graph/index.js';
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
import { textKey } from '../search/index.js';
import type { Service } from '../service.js';
import { ShapeProperties, superClassesOf, type ShapeProperty } from '../shacl/index.js';
import { namesLike, quoted, unknownName } from '../input/index.js';
import { ThingsNamed, isAddress } from './thing-named.js';

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
  readonly isLink: boolean;
  readonly shape: ShapeProperty | undefined;
}

const knownTerms = new WeakMap<object, ContextTerms>();

/** The terms of a context, read once. */
export function contextTermsOf(context: object): ContextTerms {
  return getOrMake(knownTerms, context, () => new ContextTerms(context as Record<string, unknown>));
}

/**
 * @param first suggested before the other keys of the context.
 * @throws ServiceError `bad-request` for an unknown key
 */
export function requireKey(key: string, terms: ContextTerms, first: readonly string[] = []): void {
  const { idKey, typeKey, keys } = terms;
  // A property without a term of its own has a prefix.
  if (keys.has(key) || key.startsWith('@') || isIri(key) || [idKey, typeKey].includes(key)) return;
  throw unknownName(key, [...new Set([...first, ...keys])], {
    what: 'The fact has the key',
    list: 'The keys are those of the thing’s JSON; /context.jsonld lists them.',
  });
}

/** Also one with a prefix. */
const isIri = (key: string): boolean => key.includes(':') && URL.canParse(key);

/** Reads facts about one thing. */
export class FactReader {
  readonly terms: ContextTerms;
  readonly things: ThingsNamed;
  readonly #service: Service;
  readonly #version: GraphVersion;
  readonly #thing: NamedNode;
  readonly #classes: readonly Term[];
  readonly #shapes: ReadonlyMap<string, ShapeProperty>;

  constructor(service: Service, { version, thing, publicUrl }: ReadFor) {
    this.#service = service;
    this.#version = version;
    this.#thing = thing;
    this.terms = contextTermsOf(service.context);
    this.things = new ThingsNamed(service, version, publicUrl);
    const types = objectsOf(version, thing, RDF.type);
    const all = types.flatMap((type) => [...superClassesOf(service.vocabulary, type)]);
    this.#classes = [...new Map(all).values()];
    this.#shapes = ShapeProperties.of(service.shapes).of(this.#classes);
  }

  /**
   * A value of a key in its JSON. @throws ServiceError `bad-request` for an unknown key, one that
   * things of these classes do not have, and a value that it does not take
   */
  async value(key: string, value: string): Promise<unknown> {
    requireKey(key, this.terms, this.#ownKeys());
    if (key === this.terms.typeKey) return this.#type(key, value);
    const known = this.#known(key);
    if (!known) return value;
    if (!this.#belongs(known)) throw this.#strange(known);
    if (known.isLink) return this.#iriOf(known, value);
    // Whether other texts can be values is for the shapes to say.
    const [datatype, another] = known.shape?.values ?? [];
    if (another) return value;
    if (datatype?.equals(XSD.integer) && /^(?:0|-?[1-9]\d{0,14})$/.test(value))
      return Number(value);
    return datatype?.equals(XSD.boolean) && /^(?:true|false)$/.test(value)
      ? value === 'true'
      : value;
  }

  #iriOf({ key, property, shape }: KnownKey, said: string): Promise<string> {
    if (shape && shape.options.length > 0) return Promise.resolve(this.#option(key, shape, said));
    const { vocabulary, names } = this.#service;
    const isRange = (each: Term): boolean => each.value.startsWith(names.ontologyIri);
    const shaped = shape?.values ?? [];
    const classes =
      shaped.length > 0 ? shaped : objectsOf(vocabulary, property, RDFS.range).filter(isRange);
    const isNamed = property.value.startsWith(names.ontologyIri) || classes.length > 0;
    return this.things.iriOf(said, { key, classes, isNamed });
  }

  /** One of a few values, by the word that pages show. */
  #option(key: string, { options }: ShapeProperty, said: string): string {
    const { vocabulary } = this.#service;
    const iri = this.terms.expand(said);
    const found = options.find(
      (each) =>
        each.value === iri ||
        [labelOf(vocabulary, each), localNameOf(each.value)].some(
          (word) => textKey(word) === textKey(said),
        ),
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

  /** Names of classes. */
  #type(key: string, value: string): string {
    const classes = Object.keys(this.#service.context).filter((each) => /^\p{Lu}/u.test(each));
    if (classes.includes(value) || isAddress(value)) return value;
    throw unknownName(value, classes, {
      what: `“${key}” has the class`,
      list: '/ontology lists the classes.',
    });
  }

  #known(key: string): KnownKey | undefined {
    const iri = this.terms.propertyOf(key);
    if (iri === undefined) return undefined;
    const shape = this.#shapes.get(iri);
    return { key, property: namedNode(iri), isLink: this.terms.links.has(key), shape };
  }

  /**
   * Whether things of these classes have such facts. Properties of no shape are of their domain, or
   * of everything.
   */
  #belongs({ property, shape }: KnownKey): boolean {
    const { shapes, vocabulary } = this.#service;
    if (shape || this.#shapes.size === 0 || property.equals(RDFS.label)) return true;
    if (this.#version.count(this.#thing, property) > 0) return true;
    if (ShapeProperties.of(shapes).isShaped(property)) return false;
    const domain = objectsOf(vocabulary, property, RDFS.domain);
    const own = new Set(this.#classes.map(termKey));
    return domain.length === 0 || domain.some((each) => own.has(termKey(each)));
  }

  #strange({ key, property }: KnownKey): ServiceError {
    const { vocabulary } = this.#service;
    const label = textKey(labelOf(vocabulary, property));
    const own = this.#ownKeys();
    const isAlike = (each: string): boolean =>
      textKey(labelOf(vocabulary, namedNode(this.terms.propertyOf(each) ?? ''))) === label;
    const near = [...new Set([...own.filter(isAlike), ...namesLike(key, own)])];
    const advice =
      near[0] === undefined ? `Possible are ${own.join(', ')}.` : `Did you mean ${near[0]}?`;
    return badRequest(
      `“${key}” is not a key of ${this.#classWord()}, which <${this.#thing.value}> is. ${advice} ` +
        'Nothing was written.',
      { details: { parameter: key, suggestions: near } },
    );
  }

  #ownKeys(): string[] {
    return [...this.#shapes.keys()].flatMap((property) =>
      this.terms.keysOf(property).map(({ key }) => key),
    );
  }

  /** The narrowest class in words. */
  #classWord(): string {
    const { vocabulary, names } = this.#service;
    const depth = (type: Term): number => superClassesOf(vocabulary, type).size;
    const [narrowest] = this.#classes
      .filter(({ value }) => value.startsWith(names.ontologyIri))
      .sort((left, right) => depth(right) - depth(left));
    const word = narrowest ? spokenLabelOf(vocabulary, narrowest) : 'thing';
    return `${/^[aeiou]/i.test(word) ? 'an' : 'a'} ${word}`;
  }
}
