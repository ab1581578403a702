/** Documents of things: their statements in each form, and what their ETags are made from. */
import { createHash } from 'node:crypto';
import {
  Describer,
  UNBOUND,
  documentOf,
  linesOf,
  quadsOf,
  type Description,
  type GraphVersion,
} from '../../graph/index.js';
import {
  ReadableJson,
  SCHEMA,
  contextWithout,
  getOrMake,
  reshapeJsonLd,
  type JsonLdForm,
  type JsonObject,
  type NamedNode,
  type Term,
} from '../../rdf/index.js';
import type { Service } from '../../service.js';
import { ShapeProperties } from '../../shacl/index.js';
import { etagOf } from '../exchange/conditional.js';
import { contextPath } from '../exchange/context.js';
import { THING_OFFERS, type ThingForm } from './forms.js';

/** Of longer documents a page shows so many, and a thread writes them, to keep this one free. */
export const MAX_STATEMENTS = 1_500;
/** Raised when documents for the same statements change. */
const FORM_OF_DOCUMENTS = '1';

/** A form that is written from the statements alone. */
type DataForm = Exclude<ThingForm, 'html'>;

const hasGraphs = (form: DataForm): boolean => form === 'trig' || form === 'nquads';

const describers = new WeakMap<GraphVersion, Describer>();
const writers = new WeakMap<object, ReadableJson>();

export function jsonWriterOf({ context, names }: Service): ReadableJson {
  const isThing = (iri: string): boolean => iri.startsWith(`${names.baseIri}id/`);
  return getOrMake(writers, context, () => new ReadableJson(context, { isThing }));
}

/** The document of the first of some IRIs that something is asserted of in a version. */
export function findThing(
  version: GraphVersion,
  iris: readonly NamedNode[],
  service: Service,
): ThingDocument | undefined {
  const describer = getOrMake(describers, version, () => new Describer(version.ids, service.names));
  for (const iri of iris) {
    const id = version.ids.idOf(iri);
    const description = id === UNBOUND ? undefined : describer.describe(id, MAX_STATEMENTS);
    if (description) return new ThingDocument(iri, version, description, service);
  }
  return undefined;
}

export class ThingDocument {
  readonly #states = new Map<boolean, string>();

  constructor(
    readonly iri: NamedNode,
    readonly version: GraphVersion,
    readonly description: Description,
    private readonly service: Service,
  ) {}

  /** Whether only some of its statements are read here. */
  get isLong(): boolean {
    return this.description.isFull;
  }

  /** The classes of the thing, and of nodes that belong to it. */
  get classes(): Term[] {
    return Array.from(this.description.classes, (id) => this.version.ids.dictionary.termOf(id));
  }

  get schemaTypes(): string[] {
    const types = this.isLong ? [] : this.classes.map(({ value }) => value);
    return types.filter((type) => type.startsWith(SCHEMA.iri));
  }

  /** The tag of a form as a media type: the same for the same statements. */
  tagOf(form: DataForm, mediaType: string, publicUrl: string): string {
    const { digest } = this.service.contexts;
    return etagOf(this.#stateOf(hasGraphs(form)), mediaType, publicUrl, digest, FORM_OF_DOCUMENTS);
  }

  /** The tags of all forms but the page: a write may be made for any of them. */
  tags(publicUrl: string): string[] {
    return THING_OFFERS.flatMap(({ format, mediaType }) =>
      format === 'html' ? [] : [this.tagOf(format, mediaType, publicUrl)],
    );
  }

  /** @throws ServiceError `not-acceptable` for a statement that the form cannot write. */
  async write(form: DataForm, publicUrl: string): Promise<string | Buffer> {
    switch (form) {
      case 'jsonld':
        return JSON.stringify(this.#json(publicUrl), null, 2);
      case 'expanded':
      case 'flattened':
      case 'flattened-compacted':
        return this.#reshaped(form, publicUrl);
      default: {
        const options = { iri: this.iri.value, format: form, prefixes: this.service.prefixes };
        return documentOf(this.description, this.version.ids, options);
      }
    }
  }

  /** The thing as one object, with the address of its context. */
  #json(publicUrl: string): JsonObject {
    const { service, description, version } = this;
    const written = jsonWriterOf(service).write(
      this.iri.value,
      quadsOf(description, version.ids),
      ShapeProperties.of(service.shapes).orderOf(this.classes),
    );
    return { ...contextWithout(written, publicUrl + contextPath(service)), ...written.object };
  }

  async #reshaped(form: JsonLdForm, publicUrl: string): Promise<string> {
    const { '@context': context, ...object } = this.#json(publicUrl);
    const [, ...switchedOff] = [context].flat() as [string, ...object[]];
    const reshaped = await reshapeJsonLd(object, [this.service.context, ...switchedOff], form);
    const whole = form === 'flattened-compacted' ? { ...reshaped, '@context': context } : reshaped;
    return JSON.stringify(whole, null, 2);
  }

  /**
   * Equal for two documents exactly when they have the same statements, in the same graphs where
   * those count; for long ones, when they are of the same version.
   */
  #stateOf(withGraphs: boolean): string {
    // All of them would have to be read.
    if (this.isLong) return this.version.identity;
    return getOrMake(this.#states, withGraphs, () => {
      const lines = linesOf(this.description, this.version.ids, { withGraphs });
      return createHash('sha256').update(Buffer.concat(lines)).digest('base64url');
    });
  }
}
