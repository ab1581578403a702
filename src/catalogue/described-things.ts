/** The things of a graph with their names and texts, as a catalogue takes them. */
import type { IdGraph, TermId } from '../graph/index.js';
import { TermKind, UNBOUND, isInline, isLiteralKind } from '../graph/index.js';
import { RDF, RDFS, namedNode, type Change, type Names } from '../rdf/index.js';
import { inTurns } from '../threads/index.js';
import { KindReader } from './kinds.js';
import { searchedProperties, type Field } from './searched-properties.js';

export interface DescribedThing {
  readonly iri: string;
  /** As `KindReader.kindOf` has it. */
  readonly kind: string;
  /** By field, then text; each text once, as its best field. */
  readonly texts: readonly { readonly field: Field; readonly text: string }[];
}

interface TextRow {
  readonly thing: TermId;
  readonly text: TermId;
  readonly field: Field;
}

/** All things with names or texts, in the order of their IRIs. Cost: the searched properties. */
export function* describedThings(graph: IdGraph, names: Names): Generator<DescribedThing> {
  const rows = searchedRows(graph);
  const kinds = new KindReader(graph, names);
  for (let first = 0, end = 0; first < rows.length; first = end) {
    while (end < rows.length && rows[end]?.thing === rows[first]?.thing) end += 1;
    yield described(graph, rows.slice(first, end), kinds);
  }
}

/** Some things, in any order; those without names and texts have none. Cost: their statements. */
export function* describedAgain(
  graph: IdGraph,
  names: Names,
  iris: Iterable<string>,
): Generator<DescribedThing> {
  const kinds = new KindReader(graph, names);
  for (const iri of iris) {
    const thing = graph.dictionary.idOf(namedNode(iri));
    const rows = thing === UNBOUND ? [] : searchedRows(graph, thing);
    yield rows.length > 0 ? described(graph, rows, kinds) : { iri, kind: '', texts: [] };
  }
}

function described(graph: IdGraph, rows: readonly TextRow[], kinds: KindReader): DescribedThing {
  const { dictionary } = graph;
  const [{ thing } = { thing: UNBOUND }] = rows;
  const iri = dictionary.textOf(thing);
  const classesOf = (): string[] => {
    const classes = new Set<TermId>();
    graph.visitPairs('so', dictionary.idOf(RDF.type), thing, (_, each) => classes.add(each));
    return Array.from(classes, (each) => dictionary.textOf(each));
  };
  const fields = new Map<TermId, Field>();
  for (const { text, field } of rows) if (!fields.has(text)) fields.set(text, field);
  const texts = Array.from(fields, ([text, field]) => ({ field, text: dictionary.textOf(text) }));
  return { iri, kind: kinds.kindOf(iri, classesOf), texts };
}

/** By the thing's IRI, field, text. */
function searchedRows(graph: IdGraph, only?: TermId): TextRow[] {
  const { dictionary } = graph;
  const rows: TextRow[] = [];
  for (const [property, field] of searchedProperties(graph))
    graph.visitPairs('so', property, only, (thing, text) => {
      if (
        dictionary.kindOf(thing) === TermKind.iri &&
        !isInline(text) &&
        isLiteralKind(dictionary.kindOf(text))
      )
        rows.push({ thing, text, field });
    });
  return rows.sort(
    (left, right) =>
      dictionary.compareTexts(left.thing, right.thing) ||
      left.field - right.field ||
      dictionary.compareTexts(left.text, right.text),
  );
}

/**
 * The things whose entries may differ after changes; undefined where any may, as after a change of
 * the ontology. Inference adds texts and classes only to what the statement is about; those of ours
 * have their kind in the address.
 */
export async function changedThings(
  changes: Iterable<Change>,
  graph: IdGraph,
  names: Names,
): Promise<ReadonlySet<string> | undefined> {
  const textOf = (id: TermId): string => graph.dictionary.textOf(id);
  const searched = new Set([...searchedProperties(graph).keys()].map(textOf));
  const things = new Set<string>();
  for await (const { added, removed } of inTurns(changes))
    for (const { subject, predicate, object, graph: of } of [...added, ...removed]) {
      if (
        of.equals(names.graphs.ontology) ||
        predicate.equals(RDFS.subClassOf) ||
        predicate.equals(RDFS.subPropertyOf)
      )
        return undefined;
      if (searched.has(predicate.value)) things.add(subject.value);
      for (const term of [subject, object])
        if (term.termType === 'NamedNode' && !names.thingOf(term.value)) things.add(term.value);
    }
  return things;
}
