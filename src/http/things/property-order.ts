/** In which order a thing's properties are shown: that of the shapes of its classes. */
import { QuadSet, SH, objectsOf, subjectsOf, type Quad, type Term } from '../../rdf/index.js';

/** The order that one set of shapes gives (`sh:order`). */
export class PropertyOrder {
  readonly #quads: readonly Quad[];
  #indexed: QuadSet | undefined;
  readonly #orders = new Map<string, ReadonlyMap<string, number>>();

  constructor(shapes: readonly Quad[]) {
    this.#quads = shapes;
  }

  get #shapes(): QuadSet {
    return (this.#indexed ??= new QuadSet([...this.#quads]));
  }

  /** The place of each property that shapes of these classes name; where they differ, the first. */
  of(classes: readonly Term[]): ReadonlyMap<string, number> {
    const places = new Map<string, number>();
    for (const type of classes) {
      for (const [property, place] of this.#ofClass(type))
        places.set(property, Math.min(place, places.get(property) ?? Infinity));
    }
    return places;
  }

  /** The property that ends the period which this one begins (`sh:lessThanOrEquals`). */
  endOf(property: Term): Term | undefined {
    return subjectsOf(this.#shapes, SH.path, property).flatMap((shape) =>
      objectsOf(this.#shapes, shape, SH.lessThanOrEquals),
    )[0];
  }

  /** Of a class that has no shapes nothing is kept, as there may be any number. */
  #ofClass(type: Term): ReadonlyMap<string, number> {
    const known = this.#orders.get(type.value);
    if (known) return known;
    const places = new Map<string, number>();
    for (const shape of subjectsOf(this.#shapes, SH.targetClass, type)) {
      for (const property of objectsOf(this.#shapes, shape, SH.property)) {
        const place = Number(objectsOf(this.#shapes, property, SH.order)[0]?.value ?? Infinity);
        for (const { value } of objectsOf(this.#shapes, property, SH.path))
          places.set(value, Math.min(place, places.get(value) ?? Infinity));
      }
    }
    if (places.size > 0) this.#orders.set(type.value, places);
    return places;
  }
}
