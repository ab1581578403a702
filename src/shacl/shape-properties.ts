/** Shapes' statements about the properties of classes: order, values, and how many. */
import {
  QuadSet,
  SH,
  getOrMake,
  objectsOf,
  subjectsOf,
  type Quad,
  type Term,
} from '../rdf/index.js';
import { listOf } from './shape-terms.js';

export interface ShapeProperty {
  /** Its place among the others (`sh:order`). */
  readonly order: number;
  readonly name: string | undefined;
  /** Classes or datatypes of its values; none where any will do. */
  readonly values: readonly Term[];
  /** Whether each value must be an IRI. */
  readonly isIri: boolean;
  /** The only values (`sh:in`); none where others are possible. */
  readonly options: readonly Term[];
  readonly minCount: number;
  /** Undefined without a limit. */
  readonly maxCount: number | undefined;
  readonly isUniqueByLanguage: boolean;
}

type Properties = ReadonlyMap<string, ShapeProperty>;

export class ShapeProperties {
  static readonly #known = new WeakMap<readonly Quad[], ShapeProperties>();
  readonly #quads: readonly Quad[];
  #indexed: QuadSet | undefined;
  readonly #classes = new Map<string, Properties>();

  private constructor(shapes: readonly Quad[]) {
    this.#quads = shapes;
  }

  /** The same for the same shapes, which are indexed on first use. */
  static of(shapes: readonly Quad[]): ShapeProperties {
    return getOrMake(this.#known, shapes, () => new ShapeProperties(shapes));
  }

  /** Properties of things of all these classes, by IRI, in the order of the shapes. */
  of(classes: readonly Term[]): Map<string, ShapeProperty> {
    const merged = new Map<string, ShapeProperty>();
    const found = classes.flatMap((type) => [...this.#ofClass(type)]);
    for (const [iri, property] of found.sort(([, left], [, right]) => left.order - right.order)) {
      const known = merged.get(iri);
      // A shape of a special class often repeats a property only to narrow it.
      if (!known || (known.values.length === 0 && known.options.length === 0))
        merged.set(iri, known ? { ...property, order: known.order } : property);
    }
    return merged;
  }

  /** The order of each property that shapes of these classes name; where they differ, the first. */
  orderOf(classes: readonly Term[]): Map<string, number> {
    const places = new Map<string, number>();
    for (const type of classes)
      for (const [iri, { order }] of this.#ofClass(type))
        places.set(iri, Math.min(order, places.get(iri) ?? Infinity));
    return places;
  }

  /** Whether a shape names this property, of whatever class. */
  isShaped(property: Term): boolean {
    return subjectsOf(this.#shapes, SH.path, property).length > 0;
  }

  /** The property for the end of the period that this one begins (`sh:lessThanOrEquals`). */
  endOf(property: Term): Term | undefined {
    return subjectsOf(this.#shapes, SH.path, property).flatMap((shape) =>
      objectsOf(this.#shapes, shape, SH.lessThanOrEquals),
    )[0];
  }

  get #shapes(): QuadSet {
    return (this.#indexed ??= new QuadSet([...this.#quads]));
  }

  /** Classes without shapes are not cached, as there may be any number. */
  #ofClass(type: Term): Properties {
    const known = this.#classes.get(type.value);
    if (known) return known;
    const properties = new Map<string, ShapeProperty>();
    for (const node of subjectsOf(this.#shapes, SH.targetClass, type))
      for (const shape of objectsOf(this.#shapes, node, SH.property))
        for (const path of objectsOf(this.#shapes, shape, SH.path)) {
          const property = this.#read(shape);
          const other = properties.get(path.value);
          if (path.termType === 'NamedNode' && (!other || property.order < other.order))
            properties.set(path.value, property);
        }
    if (properties.size > 0) this.#classes.set(type.value, properties);
    return properties;
  }

  #read(shape: Term): ShapeProperty {
    const valueOf = (property: Parameters<typeof objectsOf>[2]): string | undefined =>
      objectsOf(this.#shapes, shape, property)[0]?.value;
    const maxCount = valueOf(SH.maxCount);
    return {
      order: Number(valueOf(SH.order) ?? Infinity),
      name: valueOf(SH.name),
      isIri: valueOf(SH.nodeKind) === SH.IRI.value,
      values: [SH.class, SH.datatype].flatMap((property) =>
        objectsOf(this.#shapes, shape, property),
      ),
      options: objectsOf(this.#shapes, shape, SH.in).flatMap((list) => listOf(this.#shapes, list)),
      minCount: Number(valueOf(SH.minCount) ?? 0),
      maxCount: maxCount === undefined ? undefined : Number(maxCount),
      isUniqueByLanguage: valueOf(SH.uniqueLang) === 'true',
    };
  }
}
