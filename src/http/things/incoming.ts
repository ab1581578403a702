/** What points at a thing: in the lists that it is a filter of, and by property. */
import { TermKind, UNBOUND, firstPropertyOf, type TermId } from '../../graph/index.js';
import {
  LIST_KINDS,
  ListSelection,
  ThingList,
  valueFor,
  type ListFilter,
} from '../../lists/index.js';
import { RDF, RDFS, getOrMake, type NamedNode } from '../../rdf/index.js';
import { yearsOf } from '../lists/overview.js';
import { EMPTY, html, type Html } from '../pages/html.js';
import { EntryReader } from '../pages/list-entries.js';
import { yearBars } from '../pages/map.js';
import { linksInLine, section } from '../pages/parts.js';
import { countOf, linkOf, queryHref } from '../pages/values.js';
import type { Link, YearsView } from '../pages/views.js';
import type { ShownThing } from './shown-thing.js';

/** Things shown of one property, and of one list. */
const SHOWN = 25;
const SHOWN_OF_LIST = 8;
/** From so many on, years are more informative than the list. */
const MANY = 4;
/** More are only in their list. */
const MOST = 2_000;

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

/** Things that are the same to a thing. */
export interface IncomingGroup {
  readonly title: string;
  readonly property: Link;
  readonly total: number;
  readonly items: readonly Html[];
  /** All of them. */
  readonly moreHref?: string;
  readonly csvHref: string;
  readonly years?: YearsView | undefined;
}

/** The lists that a thing is a filter of by a property, and the things in no list. */
export function groupsOf(thing: ShownThing, incoming: Incoming): IncomingGroup[] {
  const { version, names, words } = thing;
  const { property, all } = incoming;
  const title = words.inverseLabelOf(property);
  const link = words.propertyLink(property);
  const lists = all.size > MOST ? [] : [...listsOf(thing, property)];
  const classes = lists.map(({ list }) => names.og(list.kind.memberClass));
  const others = new Set(all.keys());
  const type = version.ids.idOf(RDF.type);
  for (const memberClass of classes.map((each) => version.ids.idOf(each)))
    for (const id of all.keys())
      if (version.ids.count(id, type, memberClass, undefined) > 0) others.delete(id);
  const groups = lists
    .map(({ list, filter }) => ({
      ...listGroup(thing, list, filter),
      title: `${title}: ${list.kind.nouns[1]}`,
      property: link,
    }))
    .filter(({ total }) => total > 0);
  if (others.size > 0)
    groups.push({ ...otherGroup(thing, incoming, others, classes), title, property: link });
  return groups.length === 1 ? groups.map((group) => ({ ...group, title })) : groups;
}

function* listsOf(
  { id, version, names }: ShownThing,
  property: TermId,
): Generator<{ readonly list: ThingList; readonly filter: ListFilter }> {
  const iri = version.ids.dictionary.textOf(property);
  for (const kind of LIST_KINDS) {
    const filter = kind.filters.find(
      ({ path, values }) => values.kind === 'things' && firstPropertyOf(path, names)?.value === iri,
    );
    if (!filter) continue;
    const list = ThingList.of(version, names, kind);
    if (list.isValue(id, filter.values)) yield { list, filter };
  }
}

type Shown = Omit<IncomingGroup, 'title' | 'property'>;

function listGroup(
  { id, language, words }: ShownThing,
  list: ThingList,
  filter: ListFilter,
): Shown {
  const { kind } = list;
  const selection = new ListSelection(list, { values: new Map([[filter, [new Set([id])]]]) });
  const address = new URLSearchParams({ [filter.name]: valueFor(list, filter, id) });
  const href = `/${kind.name}?${address.toString()}`;
  const shown = selection.slice(kind.defaultSort, { start: 0, end: SHOWN_OF_LIST });
  const entries = new EntryReader(list, language);
  return {
    items: shown.map((member) => {
      const date = entries.dateOf(member);
      return html`${date && html`<span class="date">${date}</span> `}<span
          >${linkOf(words.link(member))}</span
        >`;
    }),
    total: selection.total,
    ...(selection.total > shown.length ? { moreHref: href } : {}),
    csvHref: `${href}&format=csv`,
    years:
      kind.period && selection.total >= MANY
        ? yearsOf(list, selection, (year) => `${href}&from=${year}&to=${year}`)
        : undefined,
  };
}

/** The things that are in none of the lists of some classes. */
function otherGroup(
  thing: ShownThing,
  { property, shown }: Incoming,
  others: ReadonlySet<TermId>,
  classes: readonly NamedNode[],
): Shown {
  const { iri, version, words } = thing;
  const href = queryHref(
    'SELECT ?thing (SAMPLE(?name) AS ?label) WHERE {\n' +
      `  ?thing <${version.ids.dictionary.textOf(property)}> <${iri.value}> .\n` +
      classes.map(({ value }) => `  FILTER NOT EXISTS { ?thing a <${value}> }\n`).join('') +
      `  FILTER(ISIRI(?thing))\n  OPTIONAL { ?thing <${RDFS.label.value}> ?name }\n}\n` +
      'GROUP BY ?thing\nORDER BY ?label',
  );
  const rest = shown.filter((id) => others.has(id));
  return {
    items: rest.map((id) => {
      const holders = holdersOf(thing, id);
      return html`<span
        >${linkOf(words.link(id))}${holders.length > 0 && html`: ${linksInLine(holders)}`}</span
      >`;
    }),
    total: others.size,
    ...(others.size > rest.length ? { moreHref: href } : {}),
    csvHref: `${href}&format=csv`,
  };
}

/** The people who hold or held a post. */
function holdersOf({ version, names, words }: ShownThing, post: TermId): Link[] {
  const holders = new Set<TermId>();
  const holdsPost = version.ids.idOf(names.og('holdsPost'));
  version.ids.visit(undefined, holdsPost, post, undefined, (person) => holders.add(person));
  return [...holders].map((person) => words.link(person)).sort(compareLinks);
}

export function compareLinks(left: Link, right: Link): number {
  return left.label.localeCompare(right.label) || (left.href < right.href ? -1 : 1);
}

/** How much there is of each group, as links to them. */
export function groupChips(groups: readonly IncomingGroup[]): Html {
  if (groups.length === 0) return EMPTY;
  return html`<ul class="chips no-print" aria-label="Related records">
    ${groups.map(
      ({ title, total }, index) =>
        html`<li>
          <a href="#incoming-${index + 1}">${title} <span class="tally">${countOf(total)}</span></a>
        </li>`,
    )}
  </ul>`;
}

/** The groups one after another. */
export function groupSection(groups: readonly IncomingGroup[]): Html {
  return groups.length === 0
    ? EMPTY
    : section('incoming', 'Related records', groups.map(incomingGroup));
}

function incomingGroup(group: IncomingGroup, index: number): Html {
  const { title, property, items, total, moreHref, csvHref, years } = group;
  return html`<div class="results-head">
      <h3 id="incoming-${index + 1}">
        ${linkOf({ ...property, label: title })} <span class="tally">${countOf(total)}</span>
      </h3>
      <p class="hint no-print">
        ${
          moreHref !== undefined &&
          html`${linkOf({ label: `All ${countOf(total)}`, href: moreHref })} · `
        }${linkOf({ label: 'CSV', href: csvHref })}
      </p>
    </div>
    ${years && yearBars(years, `By year: ${title}`)}
    <ul class="plain refers">
      ${items.map((item) => html`<li>${item}</li> `)}
    </ul>`;
}
