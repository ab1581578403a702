/**
 * Relations for conditions: the shapes' properties, in both directions, and paths to countries and
 * places.
 */
import type { ListPath } from '../graph/index.js';
import { against, along, givenLabelOf, labelOf, localNameOf, pluralOf } from '../graph/index.js';
import type { NamedNode, Names, Quad, QuadSource } from '../rdf/index.js';
import { OWL, QuadSet, RDF, RDFS, SH, namedNode, objectsOf, subjectsOf } from '../rdf/index.js';
import { Hierarchy } from '../ask/index.js';
import { LIST_KINDS } from '../lists/index.js';
import { waysOf } from './ways.js';

/** A path from things to related things, or to their texts, dates and numbers. */
export interface BuildRelation {
  /** In addresses: the local name of its property, with `-of` if reversed. */
  readonly name: string;
  /** For people: a few words before a colon. */
  readonly label: string;
  readonly path: ListPath;
  readonly variable: string;
  /** IRIs of the classes of its values; none for texts, dates and numbers. */
  readonly classes: readonly string[];
}

export type ValueKind = 'things' | 'days' | 'numbers' | 'texts';

/** The used parts of a shape's property. */
interface ShapeProperty {
  readonly property: NamedNode;
  readonly label: string;
  readonly order: number;
  readonly classes: readonly string[];
}

/** A relation while shapes are read. */
interface GrowingRelation extends BuildRelation {
  readonly classes: string[];
}

/** The kinds, and the relations of each, from the shapes and the ontology of the service. */
export class BuildVocabulary {
  readonly names: Names;
  /**
   * IRIs of the classes that queries begin with: those with lists of their own, then the others
   * that have shapes.
   */
  readonly kinds: readonly string[];
  readonly #ontology: QuadSource;
  readonly #hierarchy: Hierarchy;
  readonly #classes: ReadonlyMap<string, string>;
  readonly #properties: ReadonlyMap<string, readonly ShapeProperty[]>;
  readonly #relations = new Map<string, GrowingRelation>();
  readonly #forward = new Map<string, readonly BuildRelation[]>();
  readonly #backward = new Map<string, readonly BuildRelation[]>();

  constructor(shapes: readonly Quad[], ontology: QuadSource, names: Names) {
    this.names = names;
    this.#ontology = ontology;
    this.#hierarchy = new Hierarchy([ontology]);
    this.#classes = new Map(
      subjectsOf(ontology, RDF.type, OWL.Class)
        .map(({ value }) => [value, value] as const)
        .filter(([iri]) => iri.startsWith(names.ontologyIri))
        .map(([iri]) => [localNameOf(iri), iri]),
    );
    this.#properties = propertiesByClass(new QuadSet([...shapes]), ontology, names);
    const listed = LIST_KINDS.map(({ memberClass }) => names.og(memberClass).value);
    this.kinds = [...new Set([...listed, ...[...this.#properties.keys()].sort()])];
    for (const [type, properties] of this.#properties) this.#addForward(type, properties);
    for (const [type, properties] of this.#properties) this.#addBackward(type, properties);
  }

  relation(name: string): BuildRelation | undefined {
    return this.#relations.get(name);
  }

  get relationNames(): string[] {
    return [...this.#relations.keys()];
  }

  classNamed(localName: string): string | undefined {
    return this.#classes.get(localName);
  }

  get classNames(): string[] {
    return [...this.#classes.keys()];
  }

  /** A class in running text, as one and as many: `field operation`, `field operations`. */
  nounsOf(classIri: string): readonly [one: string, many: string] {
    const listed = LIST_KINDS.find(
      ({ memberClass }) => this.names.og(memberClass).value === classIri,
    );
    if (listed) return listed.nouns;
    const one = labelOf(this.#ontology, namedNode(classIri));
    return [one, pluralOf(one)];
  }

  /** Relations by the shapes of the classes above, their own and below, then incoming ones. */
  relationsOf(classIris: readonly string[]): BuildRelation[] {
    const up = classIris.flatMap((iri) => [...this.#hierarchy.above(iri)].reverse());
    const down = classIris.flatMap((iri) => [...this.#hierarchy.below(iri)]);
    const related = [...new Set([...up, ...classIris, ...down])];
    return [
      ...new Set([
        ...related.flatMap((iri) => this.#forward.get(iri) ?? []),
        ...related.flatMap((iri) => this.#backward.get(iri) ?? []),
      ]),
    ];
  }

  /** The classes below one, without itself. */
  below(classIri: string): string[] {
    return [...this.#hierarchy.below(classIri)].filter((iri) => iri !== classIri);
  }

  #addForward(type: string, properties: readonly ShapeProperty[]): void {
    const ways = waysOf(localNameOf(type)).map(({ name, label, path, to }): BuildRelation => ({
      name,
      label,
      path,
      variable: to === undefined ? 'day' : camel(to),
      classes: to === undefined ? [] : [this.names.og(to).value],
    }));
    const steps = properties.map((each): BuildRelation => {
      const name = localNameOf(each.property.value);
      return this.#merged({
        name,
        label: each.label,
        path: along(each.property),
        variable: camel(name),
        classes: each.classes,
      });
    });
    this.#forward.set(type, [...steps, ...ways.map((way) => this.#merged(way))]);
  }

  /** Adds incoming relations of the classes that a shape's properties lead to. */
  #addBackward(type: string, properties: readonly ShapeProperty[]): void {
    for (const { property, label, classes } of properties) {
      if (classes.length === 0) continue;
      const many = this.nounsOf(type)[1];
      const [inverse] = [
        ...objectsOf(this.#ontology, property, OWL.inverseOf),
        ...subjectsOf(this.#ontology, OWL.inverseOf, property),
      ];
      const spoken = inverse && givenLabelOf(this.#ontology, inverse);
      const relation = this.#merged({
        name: `${localNameOf(property.value)}-of`,
        label: spoken === undefined ? `${many} with it as “${label}”` : `${spoken} (${many})`,
        path: against(property),
        variable: camel(localNameOf(type)),
        classes: [type],
      });
      for (const each of classes)
        this.#backward.set(each, [...new Set([...(this.#backward.get(each) ?? []), relation])]);
    }
  }

  /** A property of several shapes is one relation, to the values of all. */
  #merged(relation: BuildRelation): BuildRelation {
    const known = this.#relations.get(relation.name) ?? { ...relation, classes: [] };
    this.#relations.set(relation.name, known);
    for (const iri of relation.classes) if (!known.classes.includes(iri)) known.classes.push(iri);
    return known;
  }
}

const camel = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1);

/** The properties of the shapes of each class of ours, each once, by `sh:order`. */
function propertiesByClass(
  shapes: QuadSource,
  ontology: QuadSource,
  names: Names,
): Map<string, ShapeProperty[]> {
  const byClass = new Map<string, ShapeProperty[]>();
  for (const shape of subjectsOf(shapes, RDF.type, SH.NodeShape)) {
    for (const { value: type } of objectsOf(shapes, shape, SH.targetClass)) {
      if (!type.startsWith(names.ontologyIri)) continue;
      const known = byClass.get(type) ?? [];
      const found = objectsOf(shapes, shape, SH.property).flatMap((property) =>
        shapeProperty(shapes, ontology, property),
      );
      byClass.set(
        type,
        [
          ...known,
          ...found.filter(
            ({ property }) => !known.some((other) => other.property.equals(property)),
          ),
        ].sort((left, right) => left.order - right.order),
      );
    }
  }
  return byClass;
}

/** None for a path of several steps. */
function shapeProperty(
  shapes: QuadSource,
  ontology: QuadSource,
  shape: Parameters<typeof objectsOf>[1],
): ShapeProperty[] {
  const [path] = objectsOf(shapes, shape, SH.path);
  if (path?.termType !== 'NamedNode') return [];
  const textOf = (property: NamedNode): string | undefined =>
    objectsOf(shapes, shape, property)[0]?.value;
  return [
    {
      property: path,
      label: path.equals(RDFS.label)
        ? 'name'
        : (givenLabelOf(ontology, path) ?? textOf(SH.name) ?? localNameOf(path.value)),
      order: Number(textOf(SH.order) ?? Infinity),
      classes: objectsOf(shapes, shape, SH.class).map(({ value }) => value),
    },
  ];
}
