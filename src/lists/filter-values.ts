/** Values of filters as terms of the graph: things, classes, terms of a closed list, texts. */
import { UNBOUND, isInline, localNameOf, type TermId } from '../graph/index.js';
import { kindOfClass, namedNode, type Kind, type NamedNode } from '../rdf/index.js';
import {
  directlyMeant,
  nothingMeant,
  textKey,
  thingsMeant,
  type IndexSource,
  type WantedThing,
} from '../search/index.js';
import type { FilterValues, ListFilter } from './list-kinds.js';
import type { ThingList } from './thing-list.js';

/**
 * The terms for a filter's value: those that `thingsMeant` finds, or texts unchanged.
 * @throws ServiceError `bad-request` where the version has none for the filter;
 *   `details.suggestions` has similar names.
 */
export async function resolveValue(
  list: ThingList,
  filter: ListFilter,
  value: string,
  indexOf: IndexSource,
): Promise<TermId[]> {
  const { dictionary } = list.graph;
  const key = textKey(value);
  const wanted = wantedBy(list, filter);
  if (filter.values.kind === 'texts') {
    const texts = [...new Set(list.columnOf(filter).values)].filter(
      (text) => textKey(dictionary.textOf(text)) === key,
    );
    if (texts.length > 0) return texts;
    throw nothingMeant(wanted, value, []);
  }
  if (filter.values.kind === 'terms') {
    const found = termNamed(filter.values, value);
    if (found) return [dictionary.idOf(found)];
    throw nothingMeant(wanted, value, Object.keys(filter.values.terms));
  }
  const iris = await thingsMeant(value, wanted, indexOf);
  return iris.map((iri) => dictionary.idOf(namedNode(iri)));
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

/** What a filter takes: things by IRI or slug, a class also by its name in the ontology. */
function wantedBy(list: ThingList, { name, label, values }: ListFilter): WantedThing {
  const { dictionary } = list.graph;
  return {
    parameter: name,
    noun: nounOf(label, values),
    names: list.names,
    shortFor: (text) => {
      if (values.kind === 'classes')
        return [...list.classesBelow(values.below)]
          .filter((id) => textKey(localNameOf(dictionary.textOf(id))) === textKey(text))
          .map((id) => dictionary.termOf(id) as NamedNode);
      const classes = values.kind === 'things' ? values.classes : [];
      return classes.map((each) => list.names.thing(kindOfClass(each) as Kind, text));
    },
    fits: (iri) => {
      const id = dictionary.idOf(namedNode(iri));
      return id !== UNBOUND && list.isValue(id, values);
    },
  };
}

/** The shortest value that `resolveValue` takes for just this term. */
export function valueFor(list: ThingList, filter: ListFilter, id: TermId): string {
  const text = list.graph.dictionary.textOf(id);
  if (isInline(id) || filter.values.kind === 'texts') return text;
  if (filter.values.kind === 'terms')
    return Object.entries(filter.values.terms).find(([, term]) => term.value === text)?.[0] ?? text;
  const short =
    filter.values.kind === 'classes'
      ? kindOfClass(localNameOf(text))
      : (list.names.thingOf(text)?.slug ?? text);
  const meant = directlyMeant(short, wantedBy(list, filter));
  return meant.length === 1 && meant[0] === text ? short : text;
}

/** The noun for values of a filter: `state or place`, `kind of event`. */
function nounOf(label: string, values: FilterValues): string {
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
