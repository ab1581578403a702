/** The pages of things, cached like their documents. */
import { Inference } from '../../graph/index.js';
import { ShapeProperties } from '../../shacl/index.js';
import type { Service } from '../../service.js';
import { etagOf } from '../exchange/conditional.js';
import { thingPage } from '../pages/thing-page.js';
import type { PageFrame, ThingView } from '../pages/views.js';
import { ThingCache } from './thing-cache.js';
import type { ThingDocument } from './thing-documents.js';
import { thingView, type ViewContext } from './thing-view.js';

const KNOWN_PAGES = 5_000;

interface KnownPage {
  /** Equal for two pages exactly when their content is. */
  readonly state: string;
  /** The languages that it is in: English, and that of the thing's name. */
  readonly languages: string;
}

export interface Page {
  readonly tag: string;
  readonly lastChange: number | undefined;
  readonly languages: string;
  readonly write: () => string;
}

export class ThingPages {
  readonly #tools: ViewContext;
  readonly #cache: ThingCache<KnownPage>;

  constructor(service: Service) {
    this.#cache = new ThingCache(service, KNOWN_PAGES);
    this.#tools = {
      names: service.names,
      shapes: ShapeProperties.of(service.shapes),
      rules: new Inference(service.names).rulesOf(service.vocabulary),
    };
  }

  /** The page of a thing in a language; `frame` is the layout around it. */
  find(document: ThingDocument, language: string, frame: PageFrame): Page {
    let view: ThingView | undefined;
    const make = (): ReturnType<typeof thingView> => thingView(document, language, this.#tools);
    const { value, lastChange } = this.#cache.get(
      document.version,
      `${language} ${document.iri.value}`,
      () => {
        const made = make();
        view = made.view;
        const languages = view.language === undefined ? 'en' : `${view.language}, en`;
        const state = etagOf(JSON.stringify(view));
        return { value: { state, languages }, dependencies: made.dependencies };
      },
    );
    return {
      tag: etagOf(value.state, JSON.stringify(frame)),
      lastChange,
      languages: value.languages,
      write: () => thingPage(view ?? make().view, frame),
    };
  }
}
