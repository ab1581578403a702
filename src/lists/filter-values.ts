/** Resolves values of filters: things by IRI, slug or name, classes by name, texts unchanged. */
import { badRequest, type ServiceError } from '../errors.js';
import { UNBOUND, isInline, localNameOf, type TermId } from '../graph/index.js';
import { namedNode, type NamedNode } from '../rdf/index.js';
import { textKey } from '../search/index.js';
import type { SearchIndex } from '../search/index.js';
import { valuesOfColumn } from './column.js';
import type { FilterValues, ListFilter } from './list-kinds.js';
import type { ThingList } from './thing-list.js';

/** Slips in a name for suggesting another one. */
const MAX_EDITS = 2;
const MAX_SUGGESTIONS = 5;

/** The index of the list's version; needed only for look-ups by name. */
export type IndexSource = () => Promise<SearchIndex>;

/**
 * The terms for a filter's value: that with this IRI or slug, else all with this name, ignoring
 * case, marks and punctuation, or of an English plural.
 * @throws ServiceError `bad-request` where the version has none for the filter;
 *   `details.suggestions` has similar names.
 */
export async function resolveValue(
  list: ThingList,
  filter: ListFilter,
  value: string,
  indexOf: IndexSource,
): Promise<TermId[]> {
  if (filter.values.kind === 'texts') {
    const key = textKey(value);
    const texts = [...valuesOfColumn(list.columnOf(filter))].filter(
      (text) => textKey(list.graph.dictionary.textOf(text)) === key,
    );
    if (texts.length > 0) return texts;
    throw unknownValue(filter, value, []);
  }
  if (filter.values.kind === 'terms') {
    const found = termNamed(filter.values, value);
    if (found) return [list.graph.dictionary.idOf(found)];
    throw unknownValue(filter, value, Object.keys(filter.values.terms));
  }
  // IRIs have no plural.
  for (const phrase of value.includes(':') ? [value] : [value, value.replace(/s$/i, '')]) {
    const direct = namedDirectly(list, filter, phrase);
    if (direct.length > 0) return direct;
    const named = matching(list, filter, await indexOf(), phrase, 0);
    if (named.length > 0) return named.map(({ id }) => id);
  }
  throw unknownValue(
    filter,
    value,
    matching(list, filter, await indexOf(), value, MAX_EDITS).map(({ label }) => label),
  );
}

/** A term of a closed list by its word or its IRI, whether or not the graph has it. */
export function termNamed(
  { terms }: FilterValues & { readonly kind: 'terms' },
  value: string,
): NamedNode | undefined {
  const found = Object.entries(terms).find(
    ([word, term]) => textKey(word) === textKey(value) || term.value === value,
  );
  return found?.[1];
}

/** By IRI or slug; a class also by its name in the ontology. */
function namedDirectly(list: ThingList, { values }: ListFilter, value: string): TermId[] {
  const { dictionary } = list.graph;
  if (values.kind === 'classes') {
    const key = textKey(value);
    return [...list.classesBelow(values.below)].filter(
      (each) =>
        dictionary.textOf(each) === value || textKey(localNameOf(dictionary.textOf(each))) === key,
    );
  }
  const terms = [
    namedNode(value),
    ...(values.kind === 'things'
      ? values.idKinds.map((kind) => list.names.thing(kind, value))
      : []),
  ];
  return terms
    .map((term) => dictionary.idOf(term))
    .filter((id) => id !== UNBOUND && list.isValue(id, values));
}

function matching(
  list: ThingList,
  { values }: ListFilter,
  index: SearchIndex,
  phrase: string,
  maxEdits: number,
): { id: TermId; label: string }[] {
  return index
    .namesMatching(phrase, { maxEdits })
    .map(({ iri, label }) => ({ id: list.graph.dictionary.idOf(namedNode(iri)), label }))
    .filter(({ id }) => list.isValue(id, values));
}

/** The shortest value that `resolveValue` takes for just this term. */
export function valueFor(list: ThingList, filter: ListFilter, id: TermId): string {
  const text = list.graph.dictionary.textOf(id);
  if (isInline(id) || filter.values.kind === 'texts') return text;
  if (filter.values.kind === 'terms')
    return Object.entries(filter.values.terms).find(([, term]) => term.value === text)?.[0] ?? text;
  const short =
    filter.values.kind === 'classes'
      ? localNameOf(text)
          .replace(/(?<=[a-z])(?=[A-Z])/g, '-')
          .toLowerCase()
      : (list.names.thingOf(text)?.slug ?? text);
  const meant = namedDirectly(list, filter, short);
  return meant.length === 1 && meant[0] === id ? short : text;
}

function unknownValue(filter: ListFilter, value: string, alike: readonly string[]): ServiceError {
  const suggestions = [...new Set(alike)].slice(0, MAX_SUGGESTIONS);
  const accepted = filter.values.kind === 'texts' ? 'a name' : 'a name, slug or IRI';
  const hint =
    suggestions.length > 0
      ? `Did you mean ${suggestions.map((name) => `“${name}”`).join(' or ')}?`
      : `\`${filter.name}\` must be ${accepted}.`;
  return badRequest(`No ${nounOf(filter)} called “${value}”. ${hint}`, {
    details: { parameter: filter.name, value, suggestions },
  });
}

/** The noun for values of a filter: `state or place`, `kind of event`. */
function nounOf({ label, values }: ListFilter): string {
  const words = (className: string): string =>
    className.replace(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase();
  switch (values.kind) {
    case 'things':
      return values.classes.map(words).join(' or ');
    case 'classes':
      return `kind of ${words(values.below)}`;
    case 'terms':
    case 'texts':
      return label.toLowerCase();
  }
}
