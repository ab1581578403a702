/** `/id/{kind}/{slug}`: all that is known of one thing, and its sources. */
import { InferenceRules, UNBOUND, statementsIn, type TermId } from '../../graph/index.js';
import {
  RDF,
  RDFS,
  RDF_FORMATS,
  getOrMake,
  quadFrom,
  type NamedNode,
  type Names,
  type Term,
} from '../../rdf/index.js';
import { ShapeProperties } from '../../shacl/index.js';
import type { Service } from '../../service.js';
import { EMPTY, html, jsonLdBlock, type Html } from '../pages/html.js';
import { WORKS_WITH, pinnedParameters, renderPage } from '../pages/layout.js';
import { linkList, openQuery } from '../pages/parts.js';
import { langAttribute, linkOf, textOfValue, valueOf } from '../pages/values.js';
import type { Link, PageFrame } from '../pages/views.js';
import { compareLinks, incomingOf, relatedRecords, type Incoming } from './incoming.js';
import { originsOf } from './origins.js';
import { evidenceOf, furtherReceipts, newsItemsOf } from './evidence.js';
import { schemaOrgOf } from './schema-org.js';
import { summaryOf, Wording, type Told, type ShownThing, type Statement } from './wording.js';
import type { ThingDocument } from './thing-documents.js';

/** From this many values on, a list is set in columns. */
const MANY = 9;

export class ThingPages {
  readonly #names: Names;
  readonly #shapes: ShapeProperties;
  /** The rules of our own ontology. */
  readonly #rules: InferenceRules;

  constructor({ names, shapes, vocabulary }: Service) {
    this.#names = names;
    this.#shapes = ShapeProperties.of(shapes);
    this.#rules = new InferenceRules(vocabulary, names);
  }

  /** A page, and its languages: English, and that of the thing's name. */
  write(
    document: ThingDocument,
    language: string,
    frame: PageFrame,
  ): { readonly text: string; readonly languages: string } {
    const { iri, version } = document;
    const [names, id] = [this.#names, version.ids.idOf(iri)];
    const words = new Wording(version, names, language, this.#rules);
    const thing = { iri, id, version, names, language, words };
    const name = words.link(id);
    const own = ownStatements(thing, document);
    const incoming = incomingOf(thing).filter((each) => !isTold(each, own, words));
    const shown = [...own, ...incoming.flatMap((each) => shownOf(each, id))];
    const classes = classesOf(thing, own);
    const kinds = classes.map(({ link }) => link);
    const quads = shown.map((statement) => quadFrom(statement.map((each) => words.termOf(each))));
    const nameOf = (term: Term): string => words.text(version.ids.idOf(term));
    const { label } = name;
    const text = renderPage(
      label,
      frame,
      html` <article class="thing">
        ${this.#content(document, thing, { own, incoming, shown, classes, name, frame })}
      </article>`,
      {
        scripts: ['thing'],
        description:
          kinds.length === 0
            ? label
            : `${label} (${kinds.map((kind) => kind.label).join(', ')}): facts, sources and related records.`,
        head: jsonLdBlock(JSON.stringify(schemaOrgOf(iri.value, quads, this.#rules, nameOf))),
      },
    );
    return { text, languages: name.language === undefined ? 'en' : `${name.language}, en` };
  }

  #content(
    document: ThingDocument,
    thing: ShownThing,
    { own, incoming, shown, classes, name, frame }: Read,
  ): Html {
    const { iri, version, names, words } = thing;
    const told = this.#told(thing, document, own);
    const [stated] = classes.filter(({ isInferred }) => !isInferred);
    const summary = summaryOf(stated?.link.label ?? 'Record', told, words);
    const isBeside = ([subject, property, value]: Statement): boolean =>
      subject === thing.id &&
      told.some((each) => each.property === property && each.values.includes(value));
    const related = relatedRecords(thing, incoming);
    const apart = shown.filter((each) => !isBeside(each));
    return html`<header class="page-head">
        ${
          classes.length > 0 &&
          html`<ul class="kinds" aria-label="Kinds">
            ${classes.map(({ link }) => html`<li>${linkOf(link)}</li>`)}
          </ul>`
        }
        <h1 dir="auto" ${langAttribute(name.language)}>${name.label}</h1>
        ${summary && html`<p class="lead">${summary}</p>`} ${originsOf(iri, version, names)}
      </header>
      <div class="with-aside">
        <div>
          ${related.main} ${facts(thing, told, document.isLong)}
          ${furtherReceipts(apart, name.label, thing)} ${related.others} ${corrections(iri)}
        </div>
        ${aside(thing, name, frame)}
      </div>`;
  }

  /**
   * The properties of the thing in the order of its shapes, but for its classes and what the
   * heading says, and for those whose values are all values of a broader one: a co-organizer is an
   * organizer.
   */
  #told(
    { version, words }: ShownThing,
    document: ThingDocument,
    own: readonly Statement[],
  ): Told[] {
    const [type, label] = [RDF.type, RDFS.label].map((term) => version.ids.idOf(term));
    const labels = own.filter(([, property]) => property === label).map(([, , value]) => value);
    const order = this.#shapes.orderOf(document.classes);
    const byProperty = new Map<TermId, TermId[]>();
    for (const [, property, value] of own)
      if (property !== type && !labels.includes(value))
        getOrMake(byProperty, property, () => [] as TermId[]).push(value);
    const isRepeated = ([property, values]: readonly [TermId, readonly TermId[]]): boolean => {
      const broadest = words.broadestOf(property);
      const all = broadest === property ? [] : (byProperty.get(broadest) ?? []);
      return values.every((value) => all.includes(value));
    };
    return [...byProperty]
      .filter((each) => !isRepeated(each))
      .map(([property, values]) => {
        const term = words.termOf(property);
        const place = order.get(term.value) ?? Infinity;
        const end = this.#shapes.endOf(term);
        const ends = end && byProperty.get(version.ids.idOf(end));
        return { iri: term.value, place, property, values, end: ends?.[0] };
      })
      .sort((left, right) =>
        left.place === right.place ? (left.iri < right.iri ? -1 : 1) : left.place - right.place,
      );
  }
}

interface Read {
  readonly own: readonly Statement[];
  readonly incoming: readonly Incoming[];
  readonly shown: readonly Statement[];
  readonly classes: readonly { readonly link: Link; readonly isInferred: boolean }[];
  readonly name: Link;
  readonly frame: PageFrame;
}

function ownStatements({ id }: ShownThing, { description }: ThingDocument): Statement[] {
  const own = new Map<string, Statement>();
  for (const [subject, predicate, object] of statementsIn(description))
    if (subject === id) own.set(`${predicate} ${object}`, [subject, predicate, object]);
  return [...own.values()];
}

/** Whether the thing's own statements have what points at it: a statement, and what it was said in. */
const isTold = ({ all }: Incoming, own: readonly Statement[], words: Wording): boolean =>
  [...all].every(([subject, property]) =>
    own.some(([, told, value]) => value === subject && words.isInverse(told, property)),
  );

const shownOf = ({ shown, all, property }: Incoming, thing: TermId): Statement[] =>
  shown.map((subject) => [subject, all.get(subject) ?? property, thing]);

/** Classes of our own ontology: stated ones first, then those that follow, the narrowest first. */
function classesOf(
  { id, version: { ids }, names, words }: ShownThing,
  own: readonly Statement[],
): Read['classes'] {
  const [type, inferred] = [ids.idOf(RDF.type), ids.idOf(names.graphs.inferred)];
  return own
    .filter(
      ([, predicate, object]) =>
        predicate === type && words.termOf(object).value.startsWith(names.ontologyIri),
    )
    .map(([, , each]) => ({
      link: words.link(each),
      size: ids.count(undefined, type, each, undefined),
      isInferred: inferred !== UNBOUND && ids.has(id, type, each, inferred),
    }))
    .sort(
      (left, right) =>
        Number(left.isInferred) - Number(right.isInferred) ||
        left.size - right.size ||
        compareLinks(left.link, right.link),
    );
}

function facts(thing: ShownThing, told: readonly Told[], isCut: boolean): Html {
  if (told.length === 0) return EMPTY;
  const rows = (isDetail: boolean): Html[] =>
    told
      .filter(({ property }) => thing.words.isDetail(property) === isDetail)
      .map((each) => factRow(thing, each));
  const [main, details] = [rows(false), rows(true)];
  return html`<section aria-labelledby="facts">
    <h2 id="facts" class="visually-hidden">Facts</h2>
    ${
      isCut &&
      html`<p class="hint">These are the first facts. Turtle and the other formats have all.</p>`
    }
    ${main.length > 0 && html`<dl class="facts">${main}</dl>`}
    ${
      details.length > 0 &&
      html`<details class="details">
        <summary>Details</summary>
        <dl class="facts">${details}</dl>
      </details>`
    }
  </section>`;
}

function factRow(thing: ShownThing, { property, values }: Told): Html {
  const { id, words } = thing;
  const shown = values.map((each) => {
    const value = words.value(each);
    const text = textOfValue(value);
    return { value, text, evidence: evidenceOf([id, property, each], text, thing) };
  });
  if (shown.length > 1)
    shown.sort(
      (left, right) =>
        left.text.localeCompare(right.text) ||
        (JSON.stringify(left.value) < JSON.stringify(right.value) ? -1 : 1),
    );
  const languages = new Set(shown.map(({ value }) => value.kind === 'text' && value.language));
  const items = shown.map(
    ({ value, evidence }) =>
      html`${valueOf(value, { marksEnglish: languages.size > 1 })} ${evidence}`,
  );
  return html`<div>
    <dt>${linkOf(words.propertyLink(property))}</dt>
    <dd>
      ${
        items.length === 1
          ? items
          : html`<ul class="${items.length >= MANY ? 'plain many' : 'plain'}">
              ${items.map((item) => html`<li>${item}</li>`)}
            </ul>`
      }
    </dd>
  </div> `;
}

/** To the partners of a body; the first of them are filled in by the script of the page. */
function ties({ value }: NamedNode): Html {
  if (!value.includes('/id/organization/')) return EMPTY;
  return html`<div class="ties no-print">
    <h2>Works most with</h2>
    <a href="${WORKS_WITH}?${new URLSearchParams({ body: value }).toString()}">All it works with</a>
  </div>`;
}

/** Filled by the script of the page when it is opened. */
const corrections = ({ value }: NamedNode): Html =>
  html`<section class="corrections no-print" data-iri="${value}" hidden>
    <h2>Corrections</h2>
  </section>`;

function aside(thing: ShownThing, { label, href }: Link, frame: PageFrame): Html {
  const { iri, names } = thing;
  const sources = sourcesOf(thing);
  const linked = new URLSearchParams([['thing', iri.value], ...pinnedParameters(frame)]);
  const formats = RDF_FORMATS.map((each) => ({
    label: each.label,
    href: `${href}.${each.extension}`,
  }));
  return html`<aside class="about" aria-label="About this record">
    ${ties(iri)}
    <h2>Identifier</h2>
    <p><code class="copyable" title="Select to copy">${iri.value}</code></p>
    ${
      sources.length > 0 &&
      html`<h2>Sources</h2>
        <ul class="plain sources">
          ${sources.map(
            ({ link, address }) => html`<li data-address="${address}">${linkOf(link)}</li>`,
          )}
        </ul>`
    }
    <div class="no-print">
      <h2>Formats</h2>
      ${linkList(formats, 'chips')} ${openQuery(thingQuery(iri.value, label, names), frame)}
      <p>
        <a href="/queries/linked-with?${linked.toString()}">What it is linked with, as a graph</a>
      </p>
      <h2>History</h2>
      <p>${linkOf({ label: 'Version history', href: `${href}/timemap` })}</p>
    </div>
  </aside>`;
}

/** The other news items that speak of the thing: the named graphs of its statements. */
function sourcesOf(thing: ShownThing): { readonly link: Link; readonly address: string }[] {
  return newsItemsOf(thing, thing.id)
    .filter((news) => !news.equals(thing.iri))
    .map((news) => ({ link: thing.words.linkToTerm(news), address: news.value }))
    .sort((left, right) => compareLinks(left.link, right.link));
}

/** What is asserted of a thing, values by their names. */
function thingQuery(iri: string, label: string, names: Names): string {
  return [
    `# ${label.replace(/\s+/g, ' ')}`,
    `PREFIX rdfs: <${RDFS.iri}>`,
    '',
    'SELECT DISTINCT ?property ?value ?label',
    'WHERE {',
    `  <${iri}> ?property ?value .`,
    `  FILTER NOT EXISTS { GRAPH <${names.graphs.inferred.value}> { <${iri}> ?property ?value } }`,
    '  OPTIONAL {',
    '    ?value rdfs:label ?label .',
    '    FILTER(LANG(?label) = "" || LANGMATCHES(LANG(?label), "en"))',
    '  }',
    '}',
    'ORDER BY ?property ?value',
    '',
  ].join('\n');
}
