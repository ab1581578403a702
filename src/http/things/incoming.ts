/** What points at a thing: in the lists that it is a filter of, and by property. */
import { TermKind, UNBOUND, firstPropertyOf, type TermId } from '../../graph/index.js';
import { LIST_KINDS, ThingList } from '../../lists/index.js';
import { RDFS, getOrMake } from '../../rdf/index.js';
import { EMPTY, html, type Html } from '../pages/html.js';
import { entryReaders, listLink } from '../pages/list-entries.js';
import { linksInLine, section } from '../pages/parts.js';
import { countOf, linkOf, queryHref, timeOf } from '../pages/values.js';
import type { Link } from '../pages/views.js';
import type { ShownThing } from './wording.js';

const SHOWN = 12;

/** Things that point at a thing by one property, or by kinds of it. */
export interface Incoming {
  readonly property: TermId;
  readonly shown: readonly TermId[];
  /** With the property of each. */
  readonly all: ReadonlyMap<TermId, TermId>;
}

/** Asserted links to a thing from things with an IRI. Cost: those statements. */
export function incomingOf({ version, id, names, words }: ShownThing): Incoming[] {
  const { ids } = version;
  const addressOf = (term: TermId): string => ids.dictionary.textOf(term);
  const leftOut = [names.graphs.inferred, ...names.sideGraphs].map((graph) => ids.idOf(graph));
  const broadest = new Map<TermId, TermId>();
  const found = new Map<TermId, Map<TermId, TermId>>();
  ids.visit(undefined, undefined, id, undefined, (subject, predicate, _object, graph) => {
    const isApart = graph !== UNBOUND && leftOut.includes(graph);
    if (isApart || ids.dictionary.kindOf(subject) !== TermKind.iri) return;
    const property = getOrMake(broadest, predicate, () => words.broadestOf(predicate));
    getOrMake(found, property, () => new Map<TermId, TermId>()).set(subject, predicate);
  });
  return [...found]
    .map(([property, all]) => ({
      property,
      all,
      shown: firstByAddress([...all.keys()], addressOf),
    }))
    .sort(
      (left, right) =>
        right.all.size - left.all.size ||
        (addressOf(left.property) < addressOf(right.property) ? -1 : 1),
    );
}

/** The first of many things: dated addresses first, newest first, then the others in order. */
function firstByAddress(things: readonly TermId[], addressOf: (id: TermId) => string): TermId[] {
  const isDated = (iri: string): boolean => /\/\d[^/]*$/.test(iri);
  return things
    .map((id) => ({ id, address: addressOf(id) }))
    .sort(
      ({ address: left }, { address: right }) =>
        Number(isDated(right)) - Number(isDated(left)) || (left < right === isDated(left) ? 1 : -1),
    )
    .slice(0, SHOWN)
    .map(({ id }) => id);
}

/**
 * The first things of each property, with links to lists and a query of all of them. `main` is the
 * largest group, where it has dates and the thing has none: what happened at a place.
 */
export function relatedRecords(
  thing: ShownThing,
  incoming: readonly Incoming[],
): { readonly main: Html; readonly others: Html } {
  const readerOf = entryReaders(thing.version, thing.names, thing.language);
  const dateOf = (id: TermId): string | undefined => readerOf(id)?.dateOf(id);
  const groups = incoming.map((each, index) => groupOf(thing, each, index + 1));
  const hasMain = dateOf(thing.id) === undefined && incoming[0]?.shown.some(dateOf);
  const [main, others] = hasMain ? [groups[0], groups.slice(1)] : [undefined, groups];
  return {
    main: html`${
      main &&
      html`<section aria-labelledby="incoming-1">
        <h2 class="visually-hidden">Latest</h2>
        ${main}
      </section>`
    }`,
    others: others.length === 0 ? EMPTY : section('incoming', 'Related records', others),
  };
}

function groupOf(thing: ShownThing, { property, all, shown }: Incoming, number: number): Html {
  const { iri, version, names, words, language } = thing;
  const lists = listsOf(thing, property);
  const readerOf = entryReaders(version, names, language);
  const dated = shown
    .map((id) => {
      const beside = besideOf(thing, id);
      const dates = [id, ...beside].map((each) => readerOf(each)?.dateOf(each));
      return { id, beside, date: dates.find(Boolean) ?? '' };
    })
    .sort(({ date: left }, { date: right }) => (left === right ? 0 : left < right ? 1 : -1));
  const query =
    'SELECT ?thing (SAMPLE(?name) AS ?label) WHERE {\n' +
    `  ?thing <${version.ids.dictionary.textOf(property)}> <${iri.value}> .\n` +
    `  FILTER(ISIRI(?thing))\n  OPTIONAL { ?thing <${RDFS.label.value}> ?name }\n}\n` +
    'GROUP BY ?thing\nORDER BY ?label';
  const links = [...lists, { label: 'Open as SPARQL', href: queryHref(query) }];
  const hasDates = dated.some(({ date }) => date !== '');
  const items = dated.map(({ id, beside, date }) => {
    const links = beside.map((each) => words.link(each)).sort(compareLinks);
    return html`<li>
      ${hasDates && html`<span class="date">${timeOf(date)}</span> `}<span
        >${linkOf(words.link(id))}${links.length > 0 && html`: ${linksInLine(links)}`}</span
      >
    </li> `;
  });
  // A list has its own count, as it leaves out what was cancelled.
  return html`<div class="results-head">
      <h3 id="incoming-${number}">
        ${linkOf({ ...words.propertyLink(property), label: words.inverseLabelOf(property) })}
        ${lists.length === 0 && html`<span class="tally">${countOf(all.size)}</span>`}
      </h3>
      <p class="hint no-print">${linksInLine(links, ' · ')}</p>
    </div>
    <ul class="plain refers">
      ${items}
    </ul>`;
}

function listsOf({ id, version, names }: ShownThing, property: TermId): Link[] {
  const iri = version.ids.dictionary.textOf(property);
  return LIST_KINDS.flatMap((kind) => {
    const filter = kind.filters.find(
      ({ path, values }) => values.kind === 'things' && firstPropertyOf(path, names)?.value === iri,
    );
    const list = filter && ThingList.of(version, names, kind);
    if (!filter || !list?.isValue(id, filter.values)) return [];
    return listLink(list, filter, id) ?? [];
  });
}

/** Those who hold a post, or the news item that a statement is in. */
function besideOf({ version: { ids }, names }: ShownThing, id: TermId): TermId[] {
  const [holdsPost, statedIn] = ['holdsPost', 'statedIn'].map((name) => ids.idOf(names.og(name)));
  const found = new Set<TermId>();
  ids.visit(undefined, holdsPost, id, undefined, (person) => found.add(person));
  ids.visit(id, statedIn, undefined, undefined, (...row) => found.add(row[2]));
  return [...found];
}

export function compareLinks(left: Link, right: Link): number {
  return left.label.localeCompare(right.label) || (left.href < right.href ? -1 : 1);
}
