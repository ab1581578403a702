/** The pages of things, cached like their documents. */
import { LRUCache } from 'lru-cache';
import { Inference } from '../../graph/index.js';
import { ShapeProperties } from '../../shacl/index.js';
import type { Service } from '../../service.js';
import { etagOf } from '../exchange/conditional.js';
import { thingPage } from '../pages/thing-page.js';
import type { PageFrame, ThingView } from '../pages/views.js';
import { holds, type Remembered, type ThingDocument } from './thing-documents.js';
import { thingView, type ViewContext } from './thing-view.js';

const KNOWN_PAGES = 5_000;

interface KnownPage extends Remembered {
  /** Equal for two pages exactly when their content is. */
  readonly state: string;
  readonly language: string;
}

export interface Page {
  readonly tag: string;
  readonly lastChange: number | undefined;
  /** The languages that it is in: English, and that of the thing's name. */
  readonly languages: string;
  write(): string;
}

export class ThingPages {
  readonly #tools: ViewContext;
  readonly #known = new LRUCache<string, KnownPage>({ max: KNOWN_PAGES });

  constructor(private readonly service: Service) {
    this.#tools = {
      names: service.names,
      shapes: ShapeProperties.of(service.shapes),
      rules: new Inference(service.names).rulesOf(service.vocabulary),
    };
  }

  /** The page of a thing in a language; `frame` is the layout around it. */
  find(document: ThingDocument, language: string, frame: PageFrame): Page {
    if (document.version.isPaged) return this.#pageOnce(document, language, frame);
    const isCurrent = document.version === this.service.current;
    const key = `${isCurrent ? '' : document.version.number} ${language} ${document.iri.value}`;
    const known = this.#known.get(key);
    let view: ThingView | undefined;
    let page =
      known && (!isCurrent || holds(known, document.version, this.service)) ? known : undefined;
    if (!page) {
      const made = thingView(document, language, this.#tools);
      view = made.view;
      page = this.#remembered(document, made.view, made.dependencies);
      // A page with unknown dependencies is made anew for each version.
      if (made.dependencies ?? !isCurrent) this.#known.set(key, page);
    }
    return {
      tag: etagOf(page.state, JSON.stringify(frame)),
      lastChange: page.lastChange,
      languages: page.language,
      write: () => thingPage(view ?? thingView(document, language, this.#tools).view, frame),
    };
  }

  /** The page of a version without caching. */
  #pageOnce(document: ThingDocument, language: string, frame: PageFrame): Page {
    const { view } = thingView(document, language, this.#tools);
    return {
      tag: etagOf(JSON.stringify(view), JSON.stringify(frame)),
      lastChange: undefined,
      languages: languagesOf(view),
      write: () => thingPage(view, frame),
    };
  }

  #remembered(
    { version }: ThingDocument,
    view: ThingView,
    dependencies: ReturnType<typeof thingView>['dependencies'],
  ): KnownPage {
    const { history } = this.service;
    const latest =
      dependencies &&
      history.inLatestIds(version, {
        said: [...dependencies.said],
        named: [...dependencies.named],
        classed: [...dependencies.classed],
        linked: [...dependencies.linked],
      });
    return {
      dependencies: latest ?? { said: [], named: [], classed: [], linked: [] },
      lastChange: latest && history.lastChange(version, latest),
      checkedAt: version.number,
      state: etagOf(JSON.stringify(view)),
      language: languagesOf(view),
    };
  }
}

const languagesOf = ({ language }: ThingView): string =>
  language === undefined ? 'en' : `${language}, en`;
