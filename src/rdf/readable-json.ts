/**
 * JSON-LD that reads as plain JSON: one object for a thing, with the terms of a context as keys and
 * linked things nested in it. The result is that of JSON-LD 1.1 Framing with `@embed: @always`, but
 * written directly from statements.
 */
import type { Literal, Quad, Term } from '@rdfjs/types';
import { badRequest, type ServiceError } from '../errors.js';
import { getOrMake } from './get-or-make.js';
import { ContextTerms } from './context-terms.js';
import { Collections } from './collections.js';
import { quadKey, termKey } from './quad-source.js';
import { namedNode, quad as makeQuad } from './terms.js';
import { RDF, XSD } from './vocabularies.js';

export type JsonObject = Record<string, unknown>;

/** Nesting of objects; deeper ones go into `@included` (JSON-LD 1.1 §4.7). */
const MAX_DEPTH = 32;

export interface ReadableOptions {
  /** Whether an IRI is always written as an object, so that a property's values look alike. */
  readonly isThing?: (iri: string) => boolean;
  /** The most objects of a document that repeats linked nodes, except within themselves. */
  readonly maxRepeated?: number | undefined;
}

/** An object, and the prefixes that its context must leave out: schemes of its IRIs. */
export interface ReadableObject {
  readonly object: JsonObject;
  readonly avoidedPrefixes: readonly string[];
}

/** Of an object that has an address of a context, or none: its `@context`, without those prefixes. */
export function contextWithout(
  { avoidedPrefixes }: Pick<ReadableObject, 'avoidedPrefixes'>,
  address?: string,
): { readonly '@context'?: unknown } {
  const off = Object.fromEntries(avoidedPrefixes.map((prefix) => [prefix, null]));
  const parts = [address ?? [], avoidedPrefixes.length === 0 ? [] : off].flat();
  return parts.length === 0 ? {} : { '@context': parts.length === 1 ? parts[0] : parts };
}

export class ReadableJson {
  readonly #context: Readonly<Record<string, unknown>>;
  readonly #options: ReadableOptions;
  readonly #terms: ContextTerms;

  /** @throws ServiceError `configuration` for a context that is not of our kind. */
  constructor(context: object, options: ReadableOptions = {}) {
    this.#context = context as Record<string, unknown>;
    this.#options = options;
    this.#terms = new ContextTerms(this.#context);
  }

  /**
   * The object of `root`, with properties in the order of their `places`, those without one last.
   * Unreachable subjects are left out, and so are graph names. A triple term is a node of the class
   * `rdf:TripleTerm` (RDF 1.2 Interoperability, Full to Basic). Collections are lists. Linear in
   * the number of statements.
   */
  write(
    root: string,
    quads: Iterable<Quad>,
    places: ReadonlyMap<string, number> = new Map(),
  ): ReadableObject {
    const statements = new Statements(quads);
    const avoidedPrefixes = [
      ...new Set(
        statements
          .iris()
          .map((iri) => this.#terms.prefixInScheme(iri))
          .filter((prefix) => prefix !== undefined),
      ),
    ];
    const terms =
      avoidedPrefixes.length === 0 ? this.#terms : new ContextTerms(this.#context, avoidedPrefixes);
    return {
      object: new ObjectWriter(statements, terms, places, this.#options).document(namedNode(root)),
      avoidedPrefixes,
    };
  }
}

type Properties = Map<string, Map<string, Term>>;

/** Statements by subject and property, each once, and how often each blank node is linked. */
class Statements {
  readonly ofSubject = new Map<string, Properties>();
  readonly referenceCounts = new Map<string, number>();
  readonly collections: Collections;

  constructor(quads: Iterable<Quad>) {
    const statements = new Map<string, Quad>();
    for (const { subject, predicate, object } of quads) {
      const statement = makeQuad(subject, predicate, object);
      statements.set(quadKey(statement), statement);
      this.#add(subject, predicate.value, object);
    }
    this.collections = new Collections(statements.values());
  }

  #add(subject: Term, predicate: string, object: Term): void {
    const properties = getOrMake(this.ofSubject, termKey(subject), () => new Map() as Properties);
    const values = getOrMake(properties, predicate, () => new Map<string, Term>());
    const key = termKey(object);
    if (values.has(key)) return;
    values.set(key, object);
    if (object.termType === 'BlankNode')
      this.referenceCounts.set(key, (this.referenceCounts.get(key) ?? 0) + 1);
  }

  /** IRIs that could begin like a prefix of a context; web addresses cannot. */
  iris(): string[] {
    const found: string[] = [];
    const gather = (term: Term): void => {
      if (term.termType === 'Quad')
        for (const part of [term.subject, term.predicate, term.object]) gather(part);
      else if (term.termType === 'Literal') gather(term.datatype);
      else if (term.termType === 'NamedNode' && !term.value.startsWith('http'))
        found.push(term.value);
    };
    for (const [subject, properties] of this.ofSubject) {
      if (subject.startsWith('<') && !subject.startsWith('<http')) found.push(subject.slice(1));
      for (const [property, values] of properties) {
        if (!property.startsWith('http')) found.push(property);
        for (const value of values.values()) gather(value);
      }
    }
    return found;
  }
}

class ObjectWriter {
  /** Nodes with links that have been written already: later only their ids are. */
  readonly #written = new Set<string>();
  readonly #included = new Map<string, Term>();
  #depth = 0;
  #count = 0;

  constructor(
    private readonly statements: Statements,
    private readonly terms: ContextTerms,
    private readonly places: ReadonlyMap<string, number>,
    private readonly options: ReadableOptions,
  ) {}

  /** The object of a node, with `@included` for deeply nested ones. */
  document(root: Term): JsonObject {
    const object = this.#object(root);
    const included: JsonObject[] = [];
    // The loop also visits nodes that are added meanwhile.
    for (const node of this.#included.values()) {
      const key = termKey(node);
      if (!this.#written.has(key)) included.push(this.#object(node));
    }
    return included.length === 0 ? object : { ...object, '@included': included };
  }

  #object(node: Term): JsonObject {
    const key = termKey(node);
    const properties = this.#written.has(key) ? undefined : this.statements.ofSubject.get(key);
    const isDeep = this.#depth >= MAX_DEPTH && properties !== undefined && leadsOn(properties);
    if (isDeep) this.#included.set(key, node);
    const isShared =
      node.termType === 'NamedNode' ||
      this.#included.has(key) ||
      (this.statements.referenceCounts.get(key) ?? 0) > 1;
    const object: JsonObject = isShared ? { [this.terms.idKey]: idOf(node) } : {};
    if (!properties || isDeep) return object;
    if (leadsOn(properties)) this.#written.add(key);
    this.#count += 1;
    if (this.#count > (this.options.maxRepeated ?? Infinity)) throw tooManyObjects(this.#count - 1);
    this.#depth += 1;
    this.#addTypes(object, properties);
    for (const [property, values] of this.#inOrder(properties))
      this.#addValues(object, property, values);
    this.#depth -= 1;
    if (this.options.maxRepeated !== undefined) this.#written.delete(key);
    return object;
  }

  #addTypes(object: JsonObject, properties: Properties): void {
    const types = [...(properties.get(RDF.type.value)?.values() ?? [])].filter(isNode);
    if (types.length > 0)
      object[this.terms.typeKey] = types
        .map((type) =>
          type.termType === 'NamedNode' ? this.terms.shorten(type.value) : idOf(type),
        )
        .sort(compareTexts);
  }

  #inOrder(properties: Properties): [string, ReadonlyMap<string, Term>][] {
    const place = (property: string): number => this.places.get(property) ?? Infinity;
    return [...properties].sort(([left], [right]) => {
      const [a, b] = [place(left), place(right)];
      return a < b ? -1 : a > b ? 1 : compareTexts(left, right);
    });
  }

  #addValues(object: JsonObject, property: string, values: ReadonlyMap<string, Term>): void {
    const terms = [...values.values()];
    const written = property === RDF.type.value ? terms.filter((term) => !isNode(term)) : terms;
    for (const term of written.length > 1 ? written.sort(compareTerms) : written) {
      const { key, coercion, isSet } = this.terms.keyFor(property, coercionOf(term));
      const value = this.#valueOf(term, coercion);
      const others = object[key];
      if (others === undefined) object[key] = isSet ? [value] : value;
      else if (Array.isArray(others)) others.push(value);
      else object[key] = [others, value];
    }
  }

  #valueOf(term: Term, coercion: string | undefined): unknown {
    switch (term.termType) {
      case 'Literal':
        return coercion === undefined ? this.#literal(term) : term.value;
      case 'Quad':
        return this.#tripleTerm(term as Quad);
      default:
        return this.#reference(term, coercion);
    }
  }

  /** Things and described nodes are objects; others only their IRI where the key allows that. */
  #reference(node: Term, coercion: string | undefined): unknown {
    const items = this.#itemsFrom(node);
    if (items) return this.#list(items, coercion);
    const isObject =
      coercion === undefined ||
      node.termType === 'BlankNode' ||
      this.statements.ofSubject.has(termKey(node)) ||
      this.options.isThing?.(node.value) === true;
    if (isObject) return this.#object(node);
    return coercion === '@vocab' ? this.terms.shorten(node.value) : node.value;
  }

  /** The items of a list; undefined for other nodes, and for a list that is nested too deeply. */
  #itemsFrom(node: Term): Term[] | undefined {
    return this.#depth >= MAX_DEPTH ||
      (node.termType === 'NamedNode' && this.statements.ofSubject.has(termKey(node)))
      ? undefined
      : this.statements.collections.itemsFrom(node);
  }

  #list(items: readonly Term[], coercion: string | undefined): JsonObject {
    this.#depth += 1;
    const written = items.map((item) => {
      const value = this.#valueOf(item, undefined);
      // The key would read a bare string as an IRI.
      return typeof value === 'string' && coercion !== undefined ? { '@value': value } : value;
    });
    this.#depth -= 1;
    return { '@list': written };
  }

  #tripleTerm({ subject, predicate, object }: Quad): JsonObject {
    const written: JsonObject = {
      [this.terms.typeKey]: [this.terms.shorten(RDF.TripleTerm.value)],
    };
    const parts = [
      [RDF.ttSubject, subject],
      [RDF.ttPredicate, predicate],
      [RDF.ttObject, object],
    ] as const;
    for (const [property, part] of parts)
      this.#addValues(written, property.value, new Map([['', part]]));
    return written;
  }

  #literal(term: Literal): unknown {
    if (term.language !== '') return textInLanguage(term);
    const { value, datatype } = term;
    return (
      nativeValueOf(value, datatype.value) ??
      (datatype.value === XSD.string.value
        ? value
        : { '@value': value, '@type': this.terms.shorten(datatype.value) })
    );
  }
}

function tooManyObjects(limit: number): ServiceError {
  return badRequest(`One thing can have at most ${limit} objects nested in it. Include less.`, {
    details: { limit },
  });
}

export function textInLanguage({ value, language, direction }: Literal): JsonObject {
  const directed = direction ? { '@direction': direction } : {};
  return { '@value': value, '@language': language, ...directed };
}

/** Canonical integers that JSON holds exactly, and booleans; undefined for other literals. */
export function nativeValueOf(text: string, datatype: string): number | boolean | undefined {
  if (datatype === XSD.integer.value && /^(?:0|-?[1-9]\d{0,14})$/.test(text)) return Number(text);
  if (datatype === XSD.boolean.value && (text === 'true' || text === 'false'))
    return text === 'true';
  return undefined;
}

/** The coercion that makes a bare string this term; undefined for text. */
function coercionOf(term: Term): string | undefined {
  if (term.termType !== 'Literal') return '@id';
  if (term.language !== '') return term.direction ? undefined : `@${term.language}`;
  return term.datatype.value === XSD.string.value ? undefined : term.datatype.value;
}

/** Whether a node has more than names and classes, so that others can be reached from it. */
function leadsOn(properties: Properties): boolean {
  for (const [property, values] of properties) {
    if (property !== RDF.type.value)
      for (const { termType } of values.values()) if (termType !== 'Literal') return true;
  }
  return false;
}

const isNode = ({ termType }: Term): boolean =>
  termType === 'NamedNode' || termType === 'BlankNode';

export const idOf = ({ termType, value }: Term): string =>
  termType === 'BlankNode' ? `_:${value}` : value;

const compareTexts = (left: string, right: string): number =>
  left < right ? -1 : left > right ? 1 : 0;

const compareTerms = (left: Term, right: Term): number =>
  compareTexts(left.value, right.value) || compareTexts(termKey(left), termKey(right));
