/** Things' values and names over ids, independent of the order of loading. */
import { TermKind, isInline, localNameOf, type IdGraph, type TermId } from '../../graph/index.js';
import { DCTERMS, FOAF, RDFS, SKOS, type Names } from '../../rdf/index.js';
import { sideGraphIds } from './selection.js';

const REMEMBERED_NAMES = 100_000;

export class ThingReader {
  readonly graph: IdGraph;
  readonly #sideGraphs: ReadonlySet<TermId>;
  readonly #labelProperties: readonly TermId[];
  readonly #names = new Map<TermId, string>();

  constructor(graph: IdGraph, names: Names) {
    this.graph = graph;
    this.#sideGraphs = sideGraphIds(graph, names);
    this.#labelProperties = [RDFS.label, SKOS.prefLabel, DCTERMS.title, FOAF.name].map((term) =>
      graph.dictionary.idOf(term),
    );
  }

  /** Each once, asserted or inferred, in no particular order. */
  valuesOf(subject: TermId, predicate: TermId): TermId[] {
    if (predicate === 0) return [];
    const values = new Set<TermId>();
    this.graph.visit(
      subject,
      predicate,
      undefined,
      undefined,
      (_subject, _predicate, object, graph) => {
        if (!this.#sideGraphs.has(graph)) values.add(object);
      },
    );
    return [...values];
  }

  /** The things that have a value of a property. */
  subjectsOf(predicate: TermId, object: TermId): Set<TermId> {
    const subjects = new Set<TermId>();
    if (predicate === 0 || object === 0) return subjects;
    this.graph.visit(undefined, predicate, object, undefined, (subject) => {
      subjects.add(subject);
    });
    return subjects;
  }

  /** For a cell: the IRI, the lexical form, `_:` and a blank node's label. */
  textOf(id: TermId): string {
    const text = this.graph.dictionary.textOf(id);
    return isInline(id) || this.graph.dictionary.kinds[id] !== TermKind.blankNode
      ? text
      : `_:${text}`;
  }

  /** The English label, one without a language, any, or the end of the IRI. */
  nameOf(id: TermId): string {
    const known = this.#names.get(id);
    if (known !== undefined) return known;
    if (this.#names.size >= REMEMBERED_NAMES) this.#names.clear();
    const name = this.#findName(id);
    this.#names.set(id, name);
    return name;
  }

  #findName(id: TermId): string {
    const { dictionary } = this.graph;
    if (isInline(id) || dictionary.kinds[id] !== TermKind.iri) return this.textOf(id);
    for (const property of this.#labelProperties) {
      const labels = this.valuesOf(id, property).map((label) => {
        const language = dictionary.languageOf(label);
        const rank = language.startsWith('en') ? 0 : language === '' ? 1 : 2;
        return `${rank}${dictionary.textOf(label)}`;
      });
      const [best] = labels.sort();
      if (best !== undefined) return best.slice(1);
    }
    return localNameOf(dictionary.textOf(id));
  }
}
