/** A JSON-LD context for a writer: keys of properties and kinds of value, short IRIs. */
import { ServiceError } from '../errors.js';

export interface ContextKey {
  readonly key: string;
  /** Of bare strings: to IRIs, a datatype, `@` and a language; undefined for text. */
  readonly coercion: string | undefined;
  /** Whether a single value is an array too. */
  readonly isSet: boolean;
}

interface Definition {
  readonly '@id': string;
  readonly '@type'?: string;
  readonly '@language'?: string;
  readonly '@container'?: string;
}

const ABSOLUTE_IRI = /^[a-z][a-z\d+.-]*:/i;

/** Reads prefixes, aliases, and terms with a type, language, set or list (JSON-LD 1.1 §9.15). */
export class ContextTerms {
  readonly #prefixes = new Map<string, string>();
  /** Properties by the keys whose bare strings are their IRIs. */
  readonly links = new Map<string, string>();
  readonly #keys = new Map<string, ContextKey[]>();
  readonly #properties = new Map<string, string>();
  readonly #names = new Map<string, string>();
  readonly idKey: string;
  readonly typeKey: string;

  /** `avoided` prefixes are not used. @throws ServiceError `configuration` for other contexts. */
  constructor(context: Readonly<Record<string, unknown>>, avoided: readonly string[] = []) {
    const entries = Object.entries(context).filter(([key]) => !key.startsWith('@'));
    // JSON-LD 1.1 §4.1.5: a simple term is a prefix when its IRI ends like a namespace.
    for (const [key, value] of entries)
      if (typeof value === 'string' && /[:/?#[\]@]$/.test(value)) this.#prefixes.set(key, value);
    for (const [key, value] of entries)
      if (!this.#prefixes.has(key))
        this.#addTerm(key, typeof value === 'string' ? { '@id': value } : (value as Definition));
    for (const prefix of avoided) this.#prefixes.delete(prefix);
    [this.idKey, this.typeKey] = ['@id', '@type'].map(
      (keyword) => this.#names.get(keyword) ?? keyword,
    ) as [string, string];
  }

  #addTerm(key: string, definition: Definition): void {
    const unknown = Object.keys(definition).find(
      (member) => !['@id', '@type', '@language', '@container'].includes(member),
    );
    if (unknown !== undefined)
      throw new ServiceError(
        'configuration',
        `The JSON-LD context defines "${key}" with ${unknown}, which is not supported.`,
      );
    const iri = this.expand(definition['@id']);
    if (!this.#names.has(iri)) this.#names.set(iri, key);
    if (iri.startsWith('@') || definition['@container'] === '@list') return;
    const type = definition['@type'];
    const coercion = definition['@language']
      ? `@${definition['@language']}`
      : type?.startsWith('@')
        ? type
        : type && this.expand(type);
    if (coercion === '@id') this.links.set(key, iri);
    this.#properties.set(key, iri);
    this.#keys.set(iri, [
      ...this.keysOf(iri),
      { key, coercion, isSet: definition['@container'] === '@set' },
    ]);
  }

  /** The keys of all properties; only the terms of classes begin with a capital. */
  get keys(): ReadonlySet<string> {
    const all = [...this.#keys.values()].flatMap((keys) => keys.map(({ key }) => key));
    return new Set(all.filter((key) => !/^\p{Lu}/u.test(key)));
  }

  /** The property of a key as the context writes it; undefined for other keys. */
  propertyOf(key: string): string | undefined {
    return this.#properties.get(key);
  }

  /** The keys of a property, in the order of the context. */
  keysOf(property: string): readonly ContextKey[] {
    return this.#keys.get(property) ?? [];
  }

  expand(compact: string): string {
    const colon = compact.indexOf(':');
    const namespace = colon === -1 ? undefined : this.#prefixes.get(compact.slice(0, colon));
    return namespace === undefined ? compact : namespace + compact.slice(colon + 1);
  }

  /** The key with this coercion; else the one for text. */
  keyFor(property: string, coercion: string | undefined): ContextKey {
    const keys = this.keysOf(property);
    return (
      keys.find(
        (key) => key.coercion === coercion || (coercion === '@id' && key.coercion === '@vocab'),
      ) ??
      keys.find((key) => key.coercion === undefined) ?? {
        key: this.#compactIri(property),
        coercion: undefined,
        isSet: false,
      }
    );
  }

  /** A class or property as a term or a compact IRI of the context. */
  shorten(iri: string): string {
    return this.#names.get(iri) ?? this.#compactIri(iri);
  }

  /** The prefix that an IRI seems to have (JSON-LD 1.1 API §5.2): `geo` of `geo:48.2,16.4`. */
  prefixInScheme(iri: string): string | undefined {
    const scheme = iri.slice(0, iri.indexOf(':'));
    return this.#prefixes.has(scheme) && !iri.startsWith('//', scheme.length + 1)
      ? scheme
      : undefined;
  }

  #compactIri(iri: string): string {
    for (const [prefix, namespace] of this.#prefixes) {
      if (
        iri.length > namespace.length &&
        iri.startsWith(namespace) &&
        !iri.startsWith('//', namespace.length)
      )
        return `${prefix}:${iri.slice(namespace.length)}`;
    }
    if (!ABSOLUTE_IRI.test(iri))
      throw new ServiceError(
        'not-acceptable',
        `JSON-LD cannot write <${iri}>, which is not an absolute IRI; ask for another format.`,
      );
    return iri;
  }
}
