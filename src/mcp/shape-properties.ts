/** What the shapes say of the properties of classes. */
import { QuadSet, SH, objectsOf, subjectsOf, type Quad, type Term } from '../rdf/index.js';
import type { Service } from '../service.js';

/** A property of a class, in a shape. */
export interface ShapeProperty {
  readonly order: number;
  /** Classes or datatypes of its values; none where any will do. */
  readonly values: readonly Term[];
  /** How many values a thing may have, in words. */
  readonly count: string;
}

/** Reads one set of shapes. */
export class ShapeProperties {
  static readonly #known = new WeakMap<readonly Quad[], ShapeProperties>();
  readonly #shapes: QuadSet;

  private constructor(shapes: readonly Quad[]) {
    this.#shapes = new QuadSet([...shapes]);
  }

  /** The shapes that a service runs with; they are indexed once. */
  static of({ shapes }: Service): ShapeProperties {
    let properties = this.#known.get(shapes);
    if (!properties) this.#known.set(shapes, (properties = new ShapeProperties(shapes)));
    return properties;
  }

  /** Properties of things of all these classes, by IRI, in the order of the shapes. */
  of(classes: readonly Term[]): Map<string, ShapeProperty> {
    const found: [string, ShapeProperty][] = classes
      .flatMap((type) => subjectsOf(this.#shapes, SH.targetClass, type))
      .flatMap((shape) => objectsOf(this.#shapes, shape, SH.property))
      .flatMap((shape) =>
        objectsOf(this.#shapes, shape, SH.path)
          .filter(({ termType }) => termType === 'NamedNode')
          .map(({ value }): [string, ShapeProperty] => [value, this.#read(shape)]),
      );
    const merged = new Map<string, ShapeProperty>();
    for (const [iri, property] of found.sort(([, left], [, right]) => left.order - right.order)) {
      const known = merged.get(iri);
      // A shape of a special class often repeats a property only to narrow it.
      merged.set(iri, known && known.values.length > 0 ? known : property);
    }
    return merged;
  }

  #read(shape: Term): ShapeProperty {
    const numberOf = (property: Parameters<typeof objectsOf>[2]): number | undefined => {
      const [found] = objectsOf(this.#shapes, shape, property);
      return found && Number(found.value);
    };
    return {
      order: numberOf(SH.order) ?? Infinity,
      values: [SH.class, SH.datatype].flatMap((property) =>
        objectsOf(this.#shapes, shape, property),
      ),
      count: countInWords(numberOf(SH.minCount) ?? 0, numberOf(SH.maxCount)),
    };
  }
}

function countInWords(min: number, max: number | undefined): string {
  if (max === undefined) return min === 0 ? 'any number' : `${min} or more`;
  if (min === max) return String(min);
  return min === 0 ? `at most ${max}` : `${min} to ${max}`;
}
