/**
 * Answers of `/id/{kind}/{slug}`: a thing, as RDF, as JSON, and as a page; now and in the past. The
 * address answers itself (200, no redirect).
 */
import type { Response } from 'express';
import { LRUCache } from 'lru-cache';
import { ServiceError } from '../../errors.js';
import type { GraphVersion } from '../../graph/index.js';
import { presentThing } from '../../news/index.js';
import { DCTERMS, RDF_FORMATS, SCHEMA, namedNode, type NamedNode } from '../../rdf/index.js';
import type { Service } from '../../service.js';
import {
  REVALIDATED,
  cachingOfData,
  endIfUnchanged,
  etagOf,
  type LastChange,
} from '../exchange/conditional.js';
import { sendPacked, type Encoding } from '../exchange/encodings.js';
import { acceptedLanguage } from '../exchange/negotiation.js';
import { acceptableOffer, negotiate, withCharset, type Offer } from '../exchange/negotiation.js';
import { settleAnswer } from '../exchange/read-graph.js';
import { parametersOf, requestedVersion } from '../exchange/request.js';
import { pathParameter, type RoutedRequest } from '../exchange/route.js';
import { askedBy, sendChunks } from '../exchange/streaming.js';
import type { ThingForm } from './forms.js';
import { addressOf, thingAddress, thingLinks, type ThingAddress } from './thing-address.js';
import { MAX_STATEMENTS, findThing, type ThingDocument } from './thing-documents.js';
import { ThingPages } from './thing-page.js';
import { missingThing } from './missing-thing.js';
import { limitsOf } from './timemap.js';

const ABOUT_PAGE = `${SCHEMA.iri}AboutPage`;
const VARY = 'Accept, Accept-Language, Accept-Encoding, Accept-Datetime';
/** Memory of answers, and of their compressed bytes. */
const ANSWER_BYTES = 48 * 2 ** 20;

/** A document in a form, and the identity of its bytes. */
interface Answer {
  readonly iri: NamedNode;
  readonly schemaTypes: readonly string[];
  readonly tag: string;
  readonly lastChange?: number | undefined;
  /** Of a page. */
  readonly languages?: string;
  /** Undefined where a thread writes it. */
  readonly body?: Buffer;
  readonly packed: Map<Encoding, Promise<Buffer>>;
}

interface Asked {
  readonly request: RoutedRequest;
  readonly response: Response;
  readonly address: ThingAddress;
  readonly version: GraphVersion;
  /** Whether the answer is one of a certain version. */
  readonly isMemento: boolean;
}

export class ThingHandler {
  readonly #pages: ThingPages;
  /** Answers by version, thing and form; compressed, they are shorter. */
  readonly #answers = new LRUCache<string, Answer>({
    maxSize: ANSWER_BYTES,
    sizeCalculation: ({ body }) => 2 * (body?.length ?? 0) + 1_000,
  });

  constructor(private readonly service: Service) {
    this.#pages = new ThingPages(service);
  }

  async answer(request: RoutedRequest, response: Response): Promise<void> {
    const address = thingAddress(request, this.service);
    const version = await requestedVersion(request, response, this.service);
    response.setHeader('Vary', VARY);
    if (this.#redirect(request, response, address, version)) return;
    const { offers } = address;
    const isMemento = response.hasHeader('Memento-Datetime');
    const asked: Asked = { request, response, address, version, isMemento };
    // An ending decides first; of the rest, the request may prefer one.
    const offer = acceptableOffer(request, offers) ?? (address.hasEnding ? offers[0] : undefined);
    const answer = await this.#answerOf(asked, offer);
    const { format: form, mediaType } = offer ?? negotiate(request, offers);
    await this.#setHeaders(asked, answer, form === 'html');
    if (endIfUnchanged(request, response, answer.tag, this.#lastChangeOf(answer.lastChange)))
      return;
    response.setHeader('Content-Type', withCharset(mediaType));
    if (answer.body) {
      settleAnswer(response);
      await sendPacked(request, response, answer.body, answer.packed);
    } else await this.#sendLong(asked, answer.iri, { format: form, mediaType });
  }

  /** To the thing it was merged into, where the graph has nothing else about it. */
  #redirect(
    request: RoutedRequest,
    response: Response,
    { iris, slug, publicUrl }: ThingAddress,
    version: GraphVersion,
  ): boolean {
    const { review, inferred } = this.service.names.graphs;
    const merged = iris.find(
      (iri) =>
        !version.match(iri, DCTERMS.isReplacedBy, null, review).next().done &&
        [...version.match(iri)].every(
          ({ graph }) => graph.equals(review) || graph.equals(inferred),
        ),
    );
    if (!merged) return false;
    const present = namedNode(presentThing(merged.value, version));
    const rest = request.originalUrl.slice(request.originalUrl.split('?')[0]?.length);
    const ending = pathParameter(request, 'slug').slice(slug.length);
    response.setHeader('Cache-Control', REVALIDATED);
    response.redirect(301, addressOf(present, publicUrl, this.service) + ending + rest);
    return true;
  }

  async #answerOf(asked: Asked, offer: Offer<ThingForm> | undefined): Promise<Answer> {
    const { request, address, version, isMemento } = asked;
    const place = [
      version.identity,
      address.publicUrl,
      address.iris[0].value,
      offer?.mediaType,
      ...(offer?.format === 'html' ? [acceptedLanguage(request), isMemento] : []),
    ].join(' ');
    const known = version.isPaged ? undefined : this.#answers.get(place);
    if (known) return known;
    const document = findThing(version, address.iris, this.service) ?? (await this.#refuse(asked));
    const answer = await this.#make(asked, document, offer ?? negotiate(request, address.offers));
    if (answer.body && !version.isPaged) this.#answers.set(place, answer);
    return answer;
  }

  async #make(
    { request, address: { publicUrl }, version, isMemento }: Asked,
    document: ThingDocument,
    { format: form, mediaType }: Offer<ThingForm>,
  ): Promise<Answer> {
    const { iri, schemaTypes, isLong } = document;
    const { history } = this.service;
    const about = { iri, schemaTypes, packed: new Map<Encoding, Promise<Buffer>>() };
    if (form === 'html') {
      const address = addressOf(iri, publicUrl, this.service);
      const { text, languages } = this.#pages.write(document, acceptedLanguage(request), {
        canonical: address,
        alternates: RDF_FORMATS.map(({ mediaType: type, extension }) => ({
          mediaType: type,
          href: `${address.slice(publicUrl.length)}.${extension}`,
        })),
        ...(isMemento ? { version: version.number, isPinned: true } : {}),
      });
      return { ...about, tag: etagOf(text), languages, body: Buffer.from(text) };
    }
    const tag = document.tagOf(form, mediaType, publicUrl);
    if (isLong) return { ...about, tag };
    const lastChange = history.lastChange(version, document.description);
    return { ...about, tag, lastChange, body: Buffer.from(await document.write(form, publicUrl)) };
  }

  /** Sends a document that a thread writes. @throws ServiceError `not-acceptable` */
  async #sendLong(
    { request, response, version }: Asked,
    iri: NamedNode,
    { format: form, mediaType }: Offer<ThingForm>,
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
    const asked = askedBy(request, response, this.service);
    const input = { iri: iri.value, format };
    const { chunks } = await this.service.tasks.run(version, 'thingDocument', input, asked);
    await sendChunks(response, withCharset(mediaType), chunks, { isOwn: true });
  }

  async #refuse({ address, version, response }: Asked): Promise<never> {
    const { iris, kind, slug, publicUrl } = address;
    const known = iris.find((iri) => this.service.history.wasTouched(iri));
    const timeMap = known && `${addressOf(known, publicUrl, this.service)}/timemap`;
    if (timeMap !== undefined) response.setHeader('Link', `<${timeMap}>; rel="timemap"`);
    const note =
      ` in version ${version.number}` +
      (known ? '; its TimeMap lists the versions that have it' : '');
    throw await missingThing({ kind, slug, note }, this.service);
  }

  /** All headers except those of the bytes. */
  async #setHeaders(
    { request, response, address: { publicUrl, hasEnding }, version, isMemento }: Asked,
    { iri, schemaTypes, languages }: Answer,
    isPage: boolean,
  ): Promise<void> {
    const { history } = this.service;
    const place = isMemento
      ? {
          versions: await history.versionsOf(iri, limitsOf(response, this.service)),
          version: version.number,
        }
      : undefined;
    const links = thingLinks(addressOf(iri, publicUrl, this.service), publicUrl, {
      iri,
      types: isPage ? [ABOUT_PAGE, ...schemaTypes] : schemaTypes,
      isOneForm: hasEnding,
      place,
    });
    response.setHeader('Link', links);
    if (languages !== undefined) response.setHeader('Content-Language', languages);
    const named = parametersOf(request).get('version');
    response.setHeader('Cache-Control', isPage ? REVALIDATED : cachingOfData(named));
    if (!isMemento || /^\d+$/.test(named ?? '')) return;
    const parameters = new URLSearchParams(parametersOf(request));
    parameters.set('version', String(version.number));
    response.setHeader('Content-Location', `${request.path}?${parameters.toString()}`);
  }

  #lastChangeOf(version: number | undefined): LastChange | undefined {
    if (version === undefined || version === 0) return undefined;
    const { history } = this.service;
    const at = history.commitOf(version).committedAt;
    const secondOf = (date: Date): number => Math.floor(date.getTime() / 1000);
    return {
      at,
      isAloneInItsSecond: () =>
        version === 1 || secondOf(history.commitOf(version - 1).committedAt) < secondOf(at),
    };
  }
}
