/** Members of lists as entries: their date, name, and main facts. */
import { endsAlong, type GraphVersion, type ListPath, type TermId } from '../../graph/index.js';
import {
  LIST_KINDS,
  ListSelection,
  ThingList,
  valueFor,
  type ListFilter,
} from '../../lists/index.js';
import { RDF, foldText, type Names } from '../../rdf/index.js';
import { EMPTY, html, joinParts, type Html, type HtmlPart } from './html.js';
import { TermReader } from './term-reader.js';
import { linkOf, plural, textOfValue, timeOf, valueOf } from './values.js';
import type { Link, ValueView } from './views.js';

/** Values shown of one group; a visit may have a dozen fields of work. */
const VALUES_SHOWN = 4;

/** The entries in the order given; each is a heading of level 3, and of a letter one has its id. */
export function listEntries(
  list: ThingList,
  members: readonly TermId[],
  language: string,
  { hasLetters = false } = {},
): Html {
  const reader = new EntryReader(list, language);
  let last = '';
  return html`<ol class="entries">
    ${members.map((member) => {
      const letter = hasLetters ? letterOf(foldText(reader.labelOf(member))) : '';
      const isFirst = letter !== last;
      last = letter;
      return reader.entry(member, isFirst && html` id="letter-${letter}"`);
    })}
  </ol>`;
}

/** The first letter of a folded label, or 0 for what comes before letters. */
export function letterOf(folded: string): string {
  return folded < 'a' ? '0' : String.fromCodePoint(folded.codePointAt(0) ?? 0);
}

/** For a thing, the reader of the first list that has it. */
export function entryReaders(
  version: GraphVersion,
  names: Names,
  language: string,
): (thing: TermId) => EntryReader | undefined {
  const { ids } = version;
  const type = ids.idOf(RDF.type);
  const readers = LIST_KINDS.map((kind) => ({
    memberClass: ids.idOf(names.og(kind.memberClass)),
    reader: new EntryReader(ThingList.of(version, names, kind), language),
  }));
  return (thing) =>
    readers.find(({ memberClass }) => ids.count(thing, type, memberClass, undefined) > 0)?.reader;
}

export class EntryReader {
  readonly #terms: TermReader;

  constructor(
    private readonly list: ThingList,
    language: string,
  ) {
    this.#terms = new TermReader(list.version, list.names, language);
  }

  /** The leading date, empty where it is not known; undefined where members of the kind have none. */
  dateOf(member: TermId): string | undefined {
    const { date } = this.list.kind.entry;
    if (!date) return undefined;
    const dates = this.#ends(date, member).map((id) => this.#terms.termOf(id).value);
    return dates.sort()[0] ?? '';
  }

  labelOf(member: TermId): string {
    return this.#terms.text(member);
  }

  entry(member: TermId, id?: HtmlPart): Html {
    const date = this.dateOf(member);
    const tags = this.#values(this.#ends(this.list.kind.entry.tags, member));
    return html` <li${id}>
      ${date !== undefined && html`<p class="entry-date">${timeOf(date || 'Undated')}</p>`}
      <div>
        <h3>${linkOf(this.#terms.link(member))}</h3>
        ${this.facts(member)}
        ${tags.length > 0 && html`<p class="entry-fields">${valuesInLine(tags, ' · ')}</p>`}
      </div>
    </li>`;
  }

  /** The main facts in a line, after what is given. */
  facts(member: TermId, ...before: readonly ValueView[][]): Html {
    const { mark, meta } = this.list.kind.entry;
    const marks = this.#ends(mark?.path, member)
      .filter((id) => !mark?.usual.equals(this.#terms.termOf(id)))
      .map((id): ValueView => ({ kind: 'text', text: this.#terms.text(id) }));
    const groups = [
      ...before,
      marks,
      ...meta.map((path) =>
        path === 'type' ? this.#types(member) : this.#values(this.#ends(path, member)),
      ),
      this.#events(member),
    ];
    const facts = withoutRepeats(groups, this.labelOf(member));
    if (facts.length === 0) return EMPTY;
    const parts = facts.map((group) => valuesInLine(group, ', '));
    return html`<p class="entry-meta">${joinParts(parts, ' · ')}</p>`;
  }

  /** As links to the list of each. */
  #types(member: TermId): ValueView[] {
    const { list } = this;
    const filter = list.kind.filters.find(({ name }) => name === 'type');
    if (!filter) return [];
    const isClass = filter.values.kind === 'classes';
    return (isClass ? list.classesOf(member) : this.#ends(filter.path, member)).map((id) => {
      const address = new URLSearchParams({ type: valueFor(list, filter, id) });
      const href = `/${list.kind.name}?${address.toString()}`;
      return { kind: 'link', link: { ...this.#terms.link(id), href } };
    });
  }

  #events(member: TermId): ValueView[] {
    const { kind, version, names } = this.list;
    const events = LIST_KINDS.find(({ name }) => name === 'events');
    const filter = events?.filters.find(({ name }) => name === kind.entry.events);
    const link = events && filter && listLink(ThingList.of(version, names, events), filter, member);
    return link ? [{ kind: 'link', link }] : [];
  }

  #values(ids: readonly TermId[]): ValueView[] {
    return ids
      .map((id) => this.#terms.value(id))
      .sort((left, right) => (textOfValue(left) < textOfValue(right) ? -1 : 1));
  }

  #ends(path: ListPath | undefined, member: TermId): TermId[] {
    return path ? [...endsAlong(this.list.idPathOf(path), [member])] : [];
  }
}

export function listLink(list: ThingList, filter: ListFilter, id: TermId): Link | undefined {
  const { total } = new ListSelection(list, { values: new Map([[filter, [new Set([id])]]]) });
  const address = new URLSearchParams({ [filter.name]: valueFor(list, filter, id) });
  const { name, nouns } = list.kind;
  return total === 0
    ? undefined
    : { label: plural(total, ...nouns), href: `/${name}?${address.toString()}` };
}

/**
 * A repeated name adds nothing: an event without a name of its own has that of its news item, and
 * one in a State, without a town, has the State as place and country.
 */
function withoutRepeats(groups: readonly ValueView[][], label: string): ValueView[][] {
  const seen = new Set([label]);
  return groups
    .map((group) => {
      const fresh = group.filter((each) => !seen.has(textOfValue(each)));
      for (const each of fresh) seen.add(textOfValue(each));
      return fresh;
    })
    .filter(({ length }) => length > 0);
}

function valuesInLine(values: readonly ValueView[], separator: string): Html {
  const shown = values.slice(0, VALUES_SHOWN);
  return html`${joinParts(
    shown.map((value) => valueOf(value)),
    separator,
  )}${shown.length < values.length && ` and ${values.length - shown.length} more`}`;
}
