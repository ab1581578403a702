/** The kind of a thing, in a word: search results are counted and filtered by it. */
import { localNameOf, reachable, visitRows, type IdGraph, type TermId } from '../graph/index.js';
import { OWL, RDF, RDFS, getOrMake, toSlug, type Names } from '../rdf/index.js';

const NO_KIND = 'thing';

export class KindReader {
  readonly #type: TermId;
  readonly #subClassOf: TermId;
  readonly #ofClass = new Map<TermId, string>();
  readonly #classes: ReadonlySet<TermId>;
  readonly #properties: ReadonlySet<TermId>;

  constructor(
    private readonly graph: IdGraph,
    private readonly names: Names,
  ) {
    const idOf = graph.dictionary.idOf.bind(graph.dictionary);
    this.#type = idOf(RDF.type);
    this.#subClassOf = idOf(RDFS.subClassOf);
    this.#classes = new Set([RDFS.Class, OWL.Class].map(idOf));
    this.#properties = new Set(
      [RDF.Property, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty].map(idOf),
    );
  }

  /**
   * For our things the kind in the address; `class` or `property` for terms of vocabularies; else
   * the narrowest class's name as a slug, or `thing`. Cost: the thing's classes.
   */
  kindOf(thing: TermId): string {
    const own = this.names.thingOf(this.graph.dictionary.textOf(thing));
    if (own) return own.kind;
    const classes = new Set<TermId>();
    this.graph.visitPairs('so', this.#type, thing, (_, each) => classes.add(each));
    if ([...classes].some((each) => this.#classes.has(each))) return 'class';
    if ([...classes].some((each) => this.#properties.has(each))) return 'property';
    const narrowest = [...classes].filter(
      (each) => ![...classes].some((other) => other !== each && this.#upFrom(other).has(each)),
    );
    return narrowest.map((each) => this.#kindOfClass(each)).sort()[0] ?? NO_KIND;
  }

  /** A class, and those of which it is a direct or indirect sub-class in the graph. */
  #upFrom(type: TermId): Set<TermId> {
    const { so } = this.graph.pairsOf(this.#subClassOf);
    return reachable(type, (from) => {
      const above: TermId[] = [];
      visitRows(so, from, undefined, (_, each) => above.push(each));
      return above;
    });
  }

  #kindOfClass(id: TermId): string {
    return getOrMake(this.#ofClass, id, () =>
      toSlug(localNameOf(this.graph.dictionary.textOf(id)).replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')),
    );
  }
}
