/** Things, their classes, values and names in an export, independent of the order of loading. */
import {
  LabelReader,
  TermKind,
  UNBOUND,
  followIds,
  isInline,
  localNameOf,
  toIdPath,
  type IdGraph,
  type ListPath,
  type TermId,
} from '../../graph/index.js';
import { RDF, compareCodePoints, getOrMake, type Names } from '../../rdf/index.js';
import type { Selection } from './selection.js';

const REMEMBERED_NAMES = 100_000;

export class ThingReader {
  readonly graph: IdGraph;
  readonly type: TermId;
  readonly #sideGraphs: ReadonlySet<TermId>;
  readonly #labels: LabelReader;
  readonly #names = new Map<TermId, string>();

  constructor(
    readonly selection: Selection,
    private readonly names: Names,
  ) {
    this.graph = selection.graph;
    this.type = this.graph.dictionary.idOf(RDF.type);
    this.#sideGraphs = new Set(names.sideGraphs.map((name) => this.graph.idOf(name)));
    this.#labels = new LabelReader(this.graph, 'en');
  }

  /** Those that have an IRI, in its order. */
  sorted(things: Iterable<TermId>): TermId[] {
    const { dictionary } = this.graph;
    return [...things]
      .filter((id) => dictionary.kindOf(id) === TermKind.iri)
      .map((id) => ({ id, text: `${dictionary.textOf(id)}>` }))
      .sort((left, right) => compareCodePoints(left.text, right.text))
      .map(({ id }) => id);
  }

  /** The names of its asserted classes in their vocabularies, sorted. */
  classNamesOf(thing: TermId, without?: TermId): string[] {
    const classes = new Set<string>();
    this.selection.visit(
      (_thing, _type, each) => {
        if (each !== without) classes.add(localNameOf(this.graph.dictionary.textOf(each)));
      },
      thing,
      this.type,
    );
    return [...classes].sort();
  }

  /** Each once, asserted or inferred, in no particular order. */
  valuesOf(subject: TermId, predicate: TermId): TermId[] {
    if (predicate === 0) return [];
    const values = new Set<TermId>();
    this.graph.visit(subject, predicate, undefined, undefined, (_s, _p, object, graph) => {
      if (graph === UNBOUND || !this.#sideGraphs.has(graph)) values.add(object);
    });
    return [...values];
  }

  subjectsOf(predicate: TermId, object: TermId): Set<TermId> {
    const subjects = new Set<TermId>();
    if (predicate === 0 || object === 0) return subjects;
    this.graph.visit(undefined, predicate, object, undefined, (subject) => {
      subjects.add(subject);
    });
    return subjects;
  }

  /** The ends of a path from a thing, each once. */
  along(path: ListPath): (thing: TermId) => TermId[] {
    const idPath = toIdPath(path, this.graph, this.names);
    return (thing) => {
      const found = new Set<TermId>();
      followIds(idPath, thing, (each) => found.add(each));
      return [...found];
    };
  }

  /** For a cell: the IRI, the lexical form, `_:` and a blank node's label. */
  textOf(id: TermId): string {
    const text = this.graph.dictionary.textOf(id);
    return isInline(id) || this.graph.dictionary.kinds[id] !== TermKind.blankNode
      ? text
      : `_:${text}`;
  }

  /** The label, in English if possible, or the end of the IRI. */
  nameOf(id: TermId): string {
    if (this.#names.size >= REMEMBERED_NAMES) this.#names.clear();
    return getOrMake(this.#names, id, () => {
      const { dictionary } = this.graph;
      if (isInline(id) || dictionary.kinds[id] !== TermKind.iri) return this.textOf(id);
      return this.#labels.labelOf(id)?.value ?? localNameOf(dictionary.textOf(id));
    });
  }
}
