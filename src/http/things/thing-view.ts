/**
 * A thing as its page shows it: facts in the order of its shapes, what points at it, and where each
 * fact stands.
 */
import {
  UNBOUND,
  statementsIn,
  type GraphVersion,
  type InferenceRules,
  type TermId,
} from '../../graph/index.js';
import {
  RDF,
  RDFS,
  RDF_FORMATS,
  quadFrom,
  type Names,
  type Quad,
  type Term,
} from '../../rdf/index.js';
import { receiptsFor } from '../../news/index.js';
import type { ShapeProperties } from '../../shacl/index.js';
import type { Dependencies } from '../../snapshots/index.js';
import type {
  Fact,
  IncomingView,
  Link,
  ReceiptLink,
  ReceiptView,
  ThingView,
} from '../pages/views.js';
import { incomingOf, type Incoming } from './incoming.js';
import { listedIncoming } from './listed-incoming.js';
import { originsOf } from './origins.js';
import { PageReader } from './page-reader.js';
import { schemaOrgOf } from './schema-org.js';
import { summaryOf, type Told } from './summary.js';
import { thingMap } from './thing-map.js';
import { thingQuery } from './thing-query.js';
import type { ThingDocument } from './thing-documents.js';
import { Wording } from './wording.js';

export interface ViewContext {
  readonly names: Names;
  readonly shapes: ShapeProperties;
  /** The rules of our own ontology. */
  readonly rules: InferenceRules;
}

/** A view, and what it depends on; undefined where that is unknown. */
export interface MadeView {
  readonly view: ThingView;
  readonly dependencies: Dependencies | undefined;
}

/** The view of a thing in a language. Cost: its statements, and those that point at it. */
export function thingView(document: ThingDocument, language: string, tools: ViewContext): MadeView {
  const maker = new ViewMaker(document, language, tools);
  const view = maker.make();
  return {
    view,
    dependencies: maker.reader.hasUnknownTerms ? undefined : maker.reader.dependencies,
  };
}

/** A statement of the thing, or one that points at it. */
type Statement = readonly [subject: TermId, predicate: TermId, object: TermId];

class ViewMaker {
  readonly reader: PageReader;
  readonly #version: GraphVersion;
  readonly #thing: TermId;
  readonly #type: TermId;
  readonly #wording: Wording;

  constructor(
    private readonly document: ThingDocument,
    private readonly language: string,
    private readonly tools: ViewContext,
  ) {
    this.#version = document.version;
    this.#thing = this.#idOf(document.iri);
    this.#type = this.#idOf(RDF.type);
    this.reader = new PageReader(document.version, tools.names, language);
    this.#wording = new Wording(document.version, tools.names, tools.rules, this.reader);
  }

  make(): ThingView {
    const { nodes, neighbours, classes } = this.document.description;
    const { said, named, classed, linked } = this.reader.dependencies;
    for (const [ids, dependencies] of [
      [nodes, said],
      [neighbours, named],
      [classes, classed],
    ] as const)
      for (const id of ids) dependencies.add(id);
    linked.add(this.#thing);
    const own = this.#own();
    const incoming = incomingOf(this.#version, this.#thing, this.tools.names, (property) =>
      this.#wording.broadestOf(property),
    );
    const shown = [
      ...own,
      ...incoming.flatMap(({ shown, all, property }) =>
        shown.map((subject): Statement => [subject, all.get(subject) ?? property, this.#thing]),
      ),
    ];
    const name = this.reader.link(this.#thing);
    const receipts = this.#receipts(shown);
    const map = thingMap(
      this.#thing,
      own.map(([, property, value]) => [property, value]),
      incoming.flatMap(({ all }) => [...all.keys()]),
      this.#version,
      this.tools.names,
      this.reader,
    );
    return {
      iri: this.document.iri.value,
      label: name.label,
      ...(name.language === undefined ? {} : { language: name.language }),
      ...this.#told(own, firstReceipts(receipts)),
      incoming: incoming.flatMap((each) => this.#incomingViews(each)),
      sources: this.#sources(),
      origins: originsOf(this.document.iri, this.#version, this.tools.names, (term) =>
        said.add(this.#idOf(term)),
      ),
      receipts: receipts.map(({ view }) => view),
      ...(map ? { map } : {}),
      isCut: this.document.isLong,
      formats: RDF_FORMATS.map(({ label, extension }) => ({
        label,
        href: `${name.href}.${extension}`,
      })),
      query: thingQuery(this.document.iri.value, name.label, this.tools.names),
      historyHref: `${name.href}/timemap`,
      schemaOrg: JSON.stringify(
        schemaOrgOf(
          this.document.iri.value,
          shown.map((statement) => this.#quadOf(statement)),
          this.tools.rules,
          (term) => this.reader.text(this.#idOf(term)),
        ),
      ),
    };
  }

  /** The statements about the thing itself, each once. */
  #own(): Statement[] {
    const own = new Map<string, Statement>();
    for (const [subject, predicate, object] of statementsIn(this.document.description))
      if (subject === this.#thing) own.set(`${predicate} ${object}`, [subject, predicate, object]);
    return [...own.values()];
  }

  /** Classes of our own ontology: stated ones first, then those that follow, by their names. */
  #types(own: readonly Statement[]): { readonly link: Link; readonly place: number }[] {
    const inferred = this.#idOf(this.tools.names.graphs.inferred);
    const isInferred = (type: TermId): boolean =>
      inferred !== UNBOUND && this.#version.ids.has(this.#thing, this.#type, type, inferred);
    return own
      .filter(
        ([, predicate, object]) =>
          predicate === this.#type &&
          this.reader.termOf(object).value.startsWith(this.tools.names.ontologyIri),
      )
      .map(([, , type]) => ({ link: this.reader.link(type), place: isInferred(type) ? 1 : 0 }))
      .sort((left, right) => left.place - right.place || compareLinks(left.link, right.link));
  }

  /** Its statements: in a sentence, as facts, and folded away. */
  #told(
    own: readonly Statement[],
    receiptIds: ReadonlyMap<string, ReceiptLink>,
  ): Pick<ThingView, 'types' | 'summary' | 'facts' | 'details'> {
    const types = this.#types(own);
    const properties = this.#properties(own);
    const isDetail = ({ property }: Told): boolean => this.#wording.isDetail(property);
    const toFact = ({ property, values }: Told): Fact => this.#fact(property, values, receiptIds);
    return {
      types: types.map(({ link }) => link),
      summary: summaryOf(
        types.filter(({ place }) => place === 0).map(({ link }) => link),
        properties,
        this.#wording,
        this.reader,
      ),
      facts: properties.filter((each) => !isDetail(each)).map(toFact),
      details: properties.filter(isDetail).map(toFact),
    };
  }

  /**
   * The properties of the thing in the order of its shapes, but for its names and classes, and for
   * those whose values are all values of a broader one: a co-organizer is an organizer.
   */
  #properties(own: readonly Statement[]): Told[] {
    const label = this.#idOf(RDFS.label);
    const order = this.tools.shapes.orderOf(this.document.classes);
    const byProperty = new Map<TermId, TermId[]>();
    for (const [, property, value] of own) {
      if (property === this.#type || property === label) continue;
      const values = byProperty.get(property);
      if (values) values.push(value);
      else byProperty.set(property, [value]);
    }
    const isRepeated = ([property, values]: readonly [TermId, readonly TermId[]]): boolean => {
      const broadest = this.#wording.broadestOf(property);
      const all = broadest === property ? [] : (byProperty.get(broadest) ?? []);
      return values.every((value) => all.includes(value));
    };
    return [...byProperty]
      .filter((each) => !isRepeated(each))
      .map(([property, values]) => {
        const term = this.reader.termOf(property);
        const end = this.tools.shapes.endOf(term);
        return {
          iri: term.value,
          property,
          values,
          end: end && byProperty.get(this.#idOf(end))?.[0],
        };
      })
      .sort(
        (left, right) =>
          (order.get(left.iri) ?? 1000) - (order.get(right.iri) ?? 1000) ||
          (left.iri < right.iri ? -1 : 1),
      );
  }

  #fact(
    property: TermId,
    values: readonly TermId[],
    receiptIds: ReadonlyMap<string, ReceiptLink>,
  ): Fact {
    const shown = values.map((id) => ({
      value: this.reader.value(id),
      receipt: receiptIds.get(keyOf([this.#thing, property, id])),
    }));
    if (shown.length > 1)
      shown.sort(
        ({ value: left }, { value: right }) =>
          textOf(left).localeCompare(textOf(right)) ||
          (JSON.stringify(left) < JSON.stringify(right) ? -1 : 1),
      );
    const receipts = shown.map(({ receipt }) => receipt);
    return {
      property: this.reader.propertyLink(property),
      values: shown.map(({ value }) => value),
      ...(receipts.some(Boolean) ? { receipts } : {}),
    };
  }

  /** The lists that it is a filter of, and the things in no list. */
  #incomingViews(incoming: Incoming): IncomingView[] {
    const { property, shown } = incoming;
    const { lists, classes, others } = listedIncoming(incoming, this.#thing, this.language, {
      version: this.#version,
      names: this.tools.names,
      reader: this.reader,
    });
    const query =
      'SELECT ?thing (SAMPLE(?name) AS ?label) WHERE {\n' +
      `  ?thing <${this.reader.termOf(property).value}> <${this.document.iri.value}> .\n` +
      classes.map(({ value }) => `  FILTER NOT EXISTS { ?thing a <${value}> }\n`).join('') +
      `  FILTER(ISIRI(?thing))\n  OPTIONAL { ?thing <${RDFS.label.value}> ?name }\n}\n` +
      'GROUP BY ?thing\nORDER BY ?label';
    const queryHref = `/sparql?query=${encodeURIComponent(query)}`;
    const title = this.#wording.inverseLabelOf(property);
    const isOne = lists.length + Math.min(1, others.size) === 1;
    const views = lists.map(({ many, ...view }) => ({
      title: isOne ? title : `${title}: ${many}`,
      ...view,
    }));
    const rest = shown.filter((id) => others.has(id));
    if (others.size > 0)
      views.push({
        title,
        things: rest.map((id) => ({
          link: this.reader.link(id),
          date: undefined,
          holders: this.#holdersOf(id),
        })),
        total: others.size,
        ...(others.size > rest.length ? { moreHref: queryHref } : {}),
        csvHref: `${queryHref}&format=csv`,
      });
    return views.map((view) => ({ property: this.reader.propertyLink(property), ...view }));
  }

  /** The people who hold or held a post. */
  #holdersOf(post: TermId): Link[] {
    const holders = new Set<TermId>();
    const holdsPost = this.#idOf(this.tools.names.og('holdsPost'));
    this.#version.ids.visit(undefined, holdsPost, post, undefined, (person) => holders.add(person));
    if (holders.size > 0) this.reader.dependencies.linked.add(post);
    return [...holders].map((person) => this.reader.link(person)).sort(compareLinks);
  }

  /** The other news items that speak of the thing: the named graphs of its statements. */
  #sources(): ThingView['sources'] {
    const prefix = this.tools.names.graphs.page('').value;
    const graphs = new Set<TermId>();
    this.#version.ids.visit(
      this.#thing,
      undefined,
      undefined,
      undefined,
      (_subject, _predicate, _object, graph) => {
        if (graph !== UNBOUND) graphs.add(graph);
      },
    );
    return [...graphs]
      .map((graph) => this.reader.termOf(graph).value)
      .filter((graph) => graph.startsWith(prefix))
      .map((graph) => this.tools.names.thing('news', graph.slice(prefix.length)))
      .filter((news) => !news.equals(this.document.iri))
      .map((news) => ({ link: this.reader.linkToTerm(news), iri: news.value }))
      .sort((left, right) => compareLinks(left.link, right.link));
  }

  /** The words behind the statements that the page shows, each with its statement's key. */
  #receipts(shown: readonly Statement[]): { key: string; view: ReceiptView }[] {
    const found = new Map<string, { key: string; view: Omit<ReceiptView, 'id'> }>();
    for (const statement of shown)
      for (const each of receiptsFor(statement, this.#version, this.tools.names)) {
        const { receipt, selectors, ...view } = each;
        for (const node of [receipt, ...selectors])
          this.reader.dependencies.said.add(this.#idOf(node));
        found.set(receipt.value, {
          key: keyOf(statement),
          view: { statement: this.reader.statement(statement), ...view },
        });
      }
    return [...found]
      .sort(
        ([iri, { view: left }], [otherIri, { view: right }]) =>
          left.start - right.start ||
          left.statement.localeCompare(right.statement) ||
          (iri < otherIri ? -1 : 1),
      )
      .map(([, { key, view }], index) => ({ key, view: { id: `receipt-${index + 1}`, ...view } }));
  }

  #quadOf(statement: Statement): Quad {
    return quadFrom(statement.map((id) => this.reader.termOf(id)));
  }

  #idOf(term: Term): TermId {
    return this.#version.ids.idOf(term);
  }
}

/** The first receipt of each statement, by its id on the page. */
function firstReceipts(
  receipts: readonly { readonly key: string; readonly view: ReceiptView }[],
): Map<string, ReceiptLink> {
  return new Map(
    receipts
      .map(({ key, view }): [string, ReceiptLink] => [
        key,
        { id: view.id, hasWords: view.quote !== '' },
      ])
      .reverse(),
  );
}

const keyOf = (statement: Statement): string => statement.join(' ');

function textOf(value: Fact['values'][number]): string {
  return value.kind === 'link' ? value.link.label : value.text;
}

function compareLinks(left: Link, right: Link): number {
  return left.label.localeCompare(right.label) || (left.href < right.href ? -1 : 1);
}
