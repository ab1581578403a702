/** Terms on the page: links with names, text with its language or type. */
import { element, anchorTo } from '../elements.js';
import type { Labels } from '../labels.js';
import { languageOf, momentOf, numberIn, tagOf, termText, type ResultTerm } from './terms.js';

/** The page's knowledge of IRIs. */
export interface Naming {
  /** The prefix of IRIs that this server answers, below its root. */
  readonly baseIri: string;
  readonly labels: Labels;
  shorten: (iri: string) => string;
  /** Whether things are shown by name instead of IRI. */
  usesNames: boolean;
}

export function nameOf(term: ResultTerm | undefined, naming: Naming): string {
  return termText(
    term,
    (iri) => (naming.usesNames ? naming.labels.of(iri) : undefined) ?? naming.shorten(iri),
  );
}

export function cellOf(term: ResultTerm | undefined, naming: Naming): HTMLTableCellElement {
  if (term === undefined) return element('td', { class: 'unbound' });
  return element(
    'td',
    { class: numberIn(term) === undefined ? undefined : 'number' },
    contentOf(term, naming),
    tagged(term),
  );
}

function contentOf(term: ResultTerm, naming: Naming): HTMLElement {
  const name = nameOf(term, naming);
  if (term.type === 'uri')
    return anchorTo(addressOf(term.value, naming), name, { title: term.value });
  if (term.type === 'triple' || term.type === 'bnode')
    return element('code', { title: name }, name);
  if (momentOf(term) !== undefined) return element('time', { datetime: name }, name);
  return element(
    'span',
    {
      class: 'value',
      dir: 'auto',
      lang: languageOf(term),
      title: name.length > 40 ? name : undefined,
    },
    name,
  );
}

function tagged(term: ResultTerm): HTMLElement | undefined {
  const tag = tagOf(term);
  // The page is in English.
  return tag === undefined || tag === 'en' ? undefined : element('span', { class: 'tag' }, tag);
}

/** This server's address for an IRI of ours; other IRIs are their own addresses. */
export function addressOf(iri: string, { baseIri }: Naming): string {
  return baseIri !== '' && iri.startsWith(baseIri) ? `/${iri.slice(baseIri.length)}` : iri;
}
