/**
 * Answers of `/id/{kind}/{slug}`: a thing, as RDF, as JSON, and as a page; now and in the past. The
 * address answers itself (200, no redirect).
 */
import { json } from 'node:stream/consumers';
import type { Request, Response } from 'express';
import { LRUCache } from 'lru-cache';
import { ServiceError, badRequest } from '../../errors.js';
import type { GraphVersion } from '../../graph/index.js';
import { presentThing } from '../../news/index.js';
import {
  DCTERMS,
  RDF_FORMATS,
  SCHEMA,
  namedNode,
  type JsonObject,
  type NamedNode,
} from '../../rdf/index.js';
import type { Service } from '../../service.js';
import { compressAnswer } from '../exchange/compression.js';
import {
  REVALIDATED,
  cachingOfData,
  endIfUnchanged,
  etagOf,
  type LastChange,
} from '../exchange/conditional.js';
import { acceptedEncoding, packed, setEncoding, taggedFor } from '../exchange/encodings.js';
import type { HttpSettings } from '../exchange/http-settings.js';
import { acceptedLanguage } from '../exchange/languages.js';
import { contextPath } from '../exchange/context.js';
import { acceptableOffer, negotiate, withCharset, type Offer } from '../exchange/negotiation.js';
import type { PageFrame } from '../pages/views.js';
import { settleAnswer } from '../exchange/read-graph.js';
import { parametersOf, requestedVersion } from '../exchange/request.js';
import { pathParameter, type RoutedRequest } from '../exchange/route.js';
import { askedBy, sendChunks } from '../exchange/streaming.js';
import type { ThingForm } from './forms.js';
import { wantedParts, writtenThings, type WantedParts } from './wanted-parts.js';
import { dataTag } from './data-tags.js';
import { addressOf, thingAddress, thingLinks, type ThingAddress } from './thing-address.js';
import { MAX_STATEMENTS, ThingDocuments, type ThingDocument } from './thing-documents.js';
import { ThingPages } from './thing-pages.js';
import { ThingRenderer } from './thing-renderer.js';
import { missingThing } from './missing-thing.js';
import { limitsOf } from './timemap.js';
import { writeThing } from './write-thing.js';

const ABOUT_PAGE = `${SCHEMA.iri}AboutPage`;
const VARY = 'Accept, Accept-Language, Accept-Encoding, Accept-Datetime';
/** A cache of documents, by tag. */
const BODY_BYTES = 48 * 2 ** 20;

/** Formats for `?include=` and `?fields=`. */
const isPlainJson = ({ format, mediaType }: Offer<ThingForm>): boolean =>
  format === 'jsonld' && !mediaType.includes('profile=');

/** A document in a form, and the identity of its bytes. */
interface Answer {
  readonly document: ThingDocument;
  readonly form: ThingForm;
  readonly mediaType: string;
  readonly publicUrl: string;
  readonly parts: WantedParts | undefined;
  readonly tag: string;
  readonly lastChange: number | undefined;
  readonly write: () => string | Buffer | Promise<string | Buffer>;
}

/** Answers for things, with a cache. */
export class ThingHandler {
  readonly #service: Service;
  readonly #settings: HttpSettings;
  readonly #documents: ThingDocuments;
  readonly #pages: ThingPages;
  readonly #renderer: ThingRenderer;
  readonly #bodies = new LRUCache<string, Buffer>({
    maxSize: BODY_BYTES,
    sizeCalculation: ({ length }) => length + 1,
  });

  constructor(service: Service, settings: HttpSettings) {
    this.#service = service;
    this.#settings = settings;
    this.#documents = new ThingDocuments(service);
    this.#pages = new ThingPages(service);
    this.#renderer = new ThingRenderer(service);
  }

  /** Sends the thing in the requested form. */
  async answer(request: RoutedRequest, response: Response): Promise<void> {
    const address = thingAddress(request, this.#service, this.#settings);
    const version = await requestedVersion(request, response, this.#service);
    response.setHeader('Vary', VARY);
    const present = this.#replacementOf(address, version);
    if (present) {
      const rest = request.originalUrl.slice(request.originalUrl.split('?')[0]?.length);
      const ending = pathParameter(request, 'slug').slice(address.slug.length);
      response.setHeader('Cache-Control', REVALIDATED);
      response.redirect(301, addressOf(present, address.publicUrl, this.#service) + ending + rest);
      return;
    }
    const answer = await this.#answerFrom(request, response, address, version);
    if (endIfUnchanged(request, response, answer.tag, this.#lastChangeOf(answer.lastChange)))
      return;
    response.setHeader('Content-Type', withCharset(answer.mediaType));
    if (answer.parts) await this.#sendParts(request, response, answer, answer.parts);
    else if (answer.document.isLong && answer.form !== 'html')
      await this.#sendLong(request, response, answer);
    else await this.#sendWhole(request, response, answer);
  }

  async #sendWhole(request: Request, response: Response, { tag, write }: Answer): Promise<void> {
    const known = this.#bodies.get(tag);
    const plain = known ?? Buffer.from(await write());
    settleAnswer(response);
    if (!known) this.#bodies.set(tag, plain);
    const encoding = acceptedEncoding(request, plain.length);
    let body = plain;
    if (encoding) {
      const key = taggedFor(tag, encoding);
      body = this.#bodies.get(key) ?? (await packed(plain, encoding));
      this.#bodies.set(key, body);
      setEncoding(response, encoding);
    }
    response.setHeader('Content-Length', body.length);
    response.end(body);
  }

  /** The thing it was merged into, where the graph has nothing else about it. */
  #replacementOf({ iris }: ThingAddress, version: GraphVersion): NamedNode | undefined {
    const { review, inferred } = this.#service.names.graphs;
    const merged = iris.find(
      (iri) =>
        !version.match(iri, DCTERMS.isReplacedBy, null, review).next().done &&
        [...version.match(iri)].every(
          ({ graph }) => graph.equals(review) || graph.equals(inferred),
        ),
    );
    return merged && namedNode(presentThing(merged.value, version));
  }

  /** Everything but the bytes. */
  async #answerFrom(
    request: RoutedRequest,
    response: Response,
    address: ThingAddress,
    version: GraphVersion,
  ): Promise<Answer> {
    const document =
      this.#documents.findFirst(version, address.iris) ??
      (await this.#refuse(address, version, response));
    const parts = wantedParts(request, this.#service);
    const offers = parts ? address.offers.filter(isPlainJson) : address.offers;
    if (offers.length === 0)
      throw badRequest(
        '?include and ?fields are for JSON. Use the ending .json or .jsonld, or none.',
      );
    // An ending decides first; of the rest, the request may prefer one.
    const ofEnding = address.hasEnding
      ? (acceptableOffer(request, offers) ?? offers[0])
      : undefined;
    const { format: form, mediaType } = ofEnding ?? negotiate(request, offers);
    await this.#setHeaders(request, response, address, document, form === 'html');
    const { publicUrl } = address;
    const common = { document, form, mediaType, publicUrl, parts };
    if (form === 'html') {
      const isMemento = response.hasHeader('Memento-Datetime');
      const frame = frameOf(document, publicUrl, isMemento, this.#service);
      const page = this.#pages.find(document, acceptedLanguage(request), frame);
      response.setHeader('Content-Language', page.languages);
      return { ...common, ...page };
    }
    const tag = dataTag(document, form, mediaType, publicUrl, this.#service);
    // Included things can change when the thing does not.
    if (parts)
      return {
        ...common,
        tag: etagOf(tag, version.identity, JSON.stringify(parts)),
        lastChange: undefined,
        write: () => '',
      };
    return {
      ...common,
      tag,
      lastChange: document.lastChange,
      write: () => this.#renderer.render(document, form, publicUrl),
    };
  }

  write(request: RoutedRequest, response: Response): Promise<void> {
    return writeThing(request, response, {
      service: this.#service,
      settings: this.#settings,
      documents: this.#documents,
      renderer: this.#renderer,
    });
  }

  /** Sends a thing with included ones, which a thread writes. */
  async #sendParts(
    request: Request,
    response: Response,
    { document: { iri, version }, publicUrl }: Answer,
    parts: WantedParts,
  ): Promise<void> {
    const asked = askedBy(request, response, this.#service);
    const input = { iris: [iri.value], ...parts };
    const { chunks } = await writtenThings(version, input, this.#service, asked);
    const [{ '@context': own, ...thing }] = (await json(chunks)) as [JsonObject];
    const context = publicUrl + contextPath(this.#service);
    settleAnswer(response);
    compressAnswer(request, response);
    response.send(JSON.stringify({ '@context': own ? [context, own] : context, ...thing }));
  }

  /** Sends a document that a thread writes. @throws ServiceError `not-acceptable` */
  async #sendLong(
    request: Request,
    response: Response,
    { document: { iri, version }, form, mediaType }: Answer,
  ): Promise<void> {
    const { format } = RDF_FORMATS.find((each) => each.format === form) ?? {};
    if (!format || mediaType.includes('profile='))
      throw new ServiceError(
        'not-acceptable',
        `<${iri.value}> has more than ${MAX_STATEMENTS} statements; it is written as ` +
          `${RDF_FORMATS.map((each) => each.mediaType).join(', ')}, without a profile.`,
      );
    if (request.method === 'HEAD') {
      response.end();
      return;
    }
    const asked = askedBy(request, response, this.#service);
    const { chunks } = await this.#service.tasks.thingDocument(
      version,
      { iri: iri.value, format },
      asked,
    );
    await sendChunks(response, withCharset(mediaType), chunks, { isOwn: true });
  }

  async #refuse(
    { iris, kind, slug, publicUrl }: ThingAddress,
    version: GraphVersion,
    response: Response,
  ): Promise<never> {
    const known = iris.find((iri) => this.#service.history.wasTouched(iri));
    const timeMap = known && `${addressOf(known, publicUrl, this.#service)}/timemap`;
    if (timeMap !== undefined) response.setHeader('Link', `<${timeMap}>; rel="timemap"`);
    const note =
      ` in version ${version.number}` +
      (known ? '; its TimeMap lists the versions that have it' : '');
    throw await missingThing({ kind, slug, note }, this.#service);
  }

  /** All headers except those of the bytes. */
  async #setHeaders(
    request: RoutedRequest,
    response: Response,
    address: ThingAddress,
    document: ThingDocument,
    isPage: boolean,
  ): Promise<void> {
    const isMemento = response.hasHeader('Memento-Datetime');
    const { publicUrl, hasEnding } = address;
    const base = addressOf(document.iri, publicUrl, this.#service);
    const place = isMemento
      ? {
          versions: await this.#service.history.versionsOf(
            document.iri,
            limitsOf(response, this.#service),
          ),
          version: document.version.number,
        }
      : undefined;
    response.setHeader(
      'Link',
      thingLinks(base, publicUrl, {
        iri: document.iri,
        types: isPage ? [ABOUT_PAGE, ...document.schemaTypes] : document.schemaTypes,
        isOneForm: hasEnding,
        place,
      }),
    );
    const named = parametersOf(request).get('version');
    response.setHeader('Cache-Control', isPage ? REVALIDATED : cachingOfData(named));
    if (!isMemento || /^\d+$/.test(named ?? '')) return;
    const parameters = new URLSearchParams(parametersOf(request));
    parameters.set('version', String(document.version.number));
    response.setHeader('Content-Location', `${request.path}?${parameters.toString()}`);
  }

  #lastChangeOf(version: number | undefined): LastChange | undefined {
    if (version === undefined || version === 0) return undefined;
    const { history } = this.#service;
    const at = history.commitOf(version).committedAt;
    const secondOf = (date: Date): number => Math.floor(date.getTime() / 1000);
    return {
      at,
      isAloneInItsSecond: () =>
        version === 1 || secondOf(history.commitOf(version - 1).committedAt) < secondOf(at),
    };
  }
}

function frameOf(
  { iri, version }: ThingDocument,
  publicUrl: string,
  isMemento: boolean,
  service: Service,
): PageFrame {
  const base = addressOf(iri, publicUrl, service);
  return {
    canonical: base,
    alternates: RDF_FORMATS.map(({ mediaType, extension }) => ({
      mediaType,
      href: `${base.slice(publicUrl.length)}.${extension}`,
    })),
    ...(isMemento ? { version: version.number, isPinned: true } : {}),
  };
}
