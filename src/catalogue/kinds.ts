/** The kind of a thing, in a word: search results are counted and filtered by it. */
import { localNameOf, reachable, visitRows, UNBOUND, type IdGraph } from '../graph/index.js';
import { OWL, RDF, RDFS, getOrMake, namedNode, toSlug, type Names } from '../rdf/index.js';

export const NO_KIND = 'thing';
const CLASSES: readonly string[] = [RDFS.Class.value, OWL.Class.value];
const PROPERTIES: readonly string[] = [
  ...[RDF.Property, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty],
].map(({ value }) => value);

export class KindReader {
  readonly #ofClass = new Map<string, string>();
  readonly #above = new Map<string, ReadonlySet<string>>();

  /** The graph says which classes are parts of others. */
  constructor(
    private readonly graph: IdGraph,
    private readonly names: Names,
  ) {}

  /**
   * For our things the kind in the address; `class` or `property` for terms of vocabularies; else
   * the narrowest class's name as a slug, or `thing`.
   */
  kindOf(iri: string, classesOf: () => readonly string[]): string {
    const own = this.names.thingOf(iri);
    if (own) return own.kind;
    const classes = classesOf();
    if (classes.some((each) => CLASSES.includes(each))) return 'class';
    if (classes.some((each) => PROPERTIES.includes(each))) return 'property';
    const narrowest = classes.filter(
      (each) => !classes.some((other) => other !== each && this.#upFrom(other).has(each)),
    );
    return narrowest.map((each) => this.#kindOfClass(each)).sort()[0] ?? NO_KIND;
  }

  /** A class, and those of which it is a direct or indirect sub-class in the graph. */
  #upFrom(type: string): ReadonlySet<string> {
    const { dictionary } = this.graph;
    return getOrMake(this.#above, type, () => {
      const { so } = this.graph.pairsOf(dictionary.idOf(RDFS.subClassOf));
      return reachable(type, (from) => {
        const above: string[] = [];
        const id = dictionary.idOf(namedNode(from));
        if (id !== UNBOUND)
          visitRows(so, id, undefined, (_, each) => above.push(dictionary.textOf(each)));
        return above;
      });
    });
  }

  #kindOfClass(type: string): string {
    return getOrMake(this.#ofClass, type, () =>
      toSlug(localNameOf(type).replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')),
    );
  }
}
