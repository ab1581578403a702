/** Writes the document of a thing in each of its forms. */
import {
  ReadableJson,
  reshapeJsonLd,
  serializeText,
  type JsonLdForm,
  type JsonObject,
} from '../../rdf/index.js';
import { ShapeProperties } from '../../shacl/index.js';
import type { Service } from '../../service.js';
import { contextPath } from '../exchange/context.js';
import type { ThingForm } from './forms.js';
import type { ThingDocument } from './thing-documents.js';

/** A form that is written from the statements alone. */
export type DataForm = Exclude<ThingForm, 'html'>;

/** Whether a form names each statement's graph. */
export function hasGraphs(form: DataForm): boolean {
  return form === 'trig' || form === 'nquads';
}

/** Writes documents for one service. */
export class ThingRenderer {
  readonly #json: ReadableJson;
  readonly #shapes: ShapeProperties;

  constructor(private readonly service: Service) {
    this.#shapes = ShapeProperties.of(service.shapes);
    const thingPrefix = `${service.names.baseIri}id/`;
    this.#json = new ReadableJson(service.context, {
      isThing: (iri) => iri.startsWith(thingPrefix),
    });
  }

  /** @throws ServiceError `not-acceptable` for a statement that the form cannot write. */
  render(
    document: ThingDocument,
    form: DataForm,
    publicUrl: string,
  ): string | Buffer | Promise<string> {
    switch (form) {
      case 'jsonld':
        return JSON.stringify(this.jsonOf(document, publicUrl), null, 2);
      case 'expanded':
      case 'flattened':
      case 'flattened-compacted':
        return this.#reshaped(document, form, publicUrl);
      case 'ntriples':
      case 'nquads':
        return Buffer.concat(document.lines({ withGraphs: hasGraphs(form) }));
      default:
        return serializeText(document.sortedQuads({ withGraphs: hasGraphs(form) }), form, {
          prefixes: this.service.prefixes,
        });
    }
  }

  /** The thing as one object, with the address of its context. */
  jsonOf(document: ThingDocument, publicUrl: string): JsonObject {
    const { object, avoidedPrefixes } = this.#json.write(
      document.iri.value,
      document.quads(),
      this.#shapes.orderOf(document.classes),
    );
    return {
      '@context': withoutPrefixes(`${publicUrl}${contextPath(this.service)}`, avoidedPrefixes),
      ...object,
    };
  }

  async #reshaped(document: ThingDocument, form: JsonLdForm, publicUrl: string): Promise<string> {
    const { '@context': context, ...object } = this.jsonOf(document, publicUrl);
    const [, switchedOff] = Array.isArray(context)
      ? (context as [string, object])
      : [context, undefined];
    const reshaped = await reshapeJsonLd(
      object,
      switchedOff ? [this.service.context, switchedOff] : this.service.context,
      form,
    );
    return JSON.stringify(
      form === 'flattened-compacted' ? { ...reshaped, '@context': context } : reshaped,
      null,
      2,
    );
  }
}

/** A context without some prefixes, since IRIs of the document begin like them. */
function withoutPrefixes(context: string, prefixes: readonly string[]): unknown {
  return prefixes.length === 0
    ? context
    : [context, Object.fromEntries(prefixes.map((prefix) => [prefix, null]))];
}
