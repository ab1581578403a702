/** The shapes for their pages: the constraints on each class, in words. */
import { linkTo } from '../pages/term-views.js';
import { labelOf, localNameOf, spokenLabelOf } from '../../graph/index.js';
import type { NamedNode, Quad, QuadSource, Term } from '../../rdf/index.js';
import { QuadSet, RDF, RDFS, SH, objectsOf, subjectsOf } from '../../rdf/index.js';
import type { Service } from '../../service.js';
import type { Link } from '../pages/views.js';

export type ShapeView = ReturnType<ShapeReader['view']>;

/** What holds of values, in words, perhaps with a link after them. */
interface Constraint {
  readonly words: string;
  readonly link?: Link;
}

/** Shapes with targets, and the shapes in them. */
export function shapesView(service: Service): readonly ShapeView[] {
  const reader = new ShapeReader(service);
  return reader
    .nodeShapes()
    .map((shape) => reader.view(shape))
    .sort(
      (left, right) =>
        Number(left.targets.length === 0) - Number(right.targets.length === 0) ||
        (left.label < right.label ? -1 : 1),
    );
}

/** Everything reached from a shape within the shapes, so that it can be used alone. */
export function quadsOfShape(shapes: readonly Quad[], shape: NamedNode): Quad[] {
  const source = new QuadSet([...shapes]);
  const reached = new Map<string, Term>([[shape.value, shape]]);
  const quads: Quad[] = [];
  for (const node of reached.values()) {
    for (const quad of source.match(node)) {
      quads.push(quad);
      if (quad.object.termType === 'BlankNode' || quad.object.termType === 'NamedNode')
        reached.set(quad.object.value, quad.object);
    }
  }
  return quads;
}

class ShapeReader {
  readonly #shapes: QuadSource;

  constructor(private readonly service: Service) {
    this.#shapes = new QuadSet([...service.shapes]);
  }

  nodeShapes(): NamedNode[] {
    return subjectsOf(this.#shapes, RDF.type, SH.NodeShape).filter(
      (shape): shape is NamedNode => shape.termType === 'NamedNode',
    );
  }

  /** A path of more than one step has no address. */
  view(shape: NamedNode) {
    const properties = objectsOf(this.#shapes, shape, SH.property).map((property) => ({
      order: Number(this.#texts(property, SH.order)[0] ?? Infinity),
      property,
    }));
    return {
      id: localNameOf(shape.value),
      iri: shape.value,
      label: labelOf(this.#shapes, shape),
      targets: [SH.targetClass, SH.targetSubjectsOf, SH.targetObjectsOf, SH.targetNode]
        .flatMap((property) => objectsOf(this.#shapes, shape, property))
        .map((target) => this.#link(target)),
      message: this.#texts(shape, SH.message)[0] ?? '',
      constraints: this.#constraints(shape),
      properties: properties
        .sort((left, right) => left.order - right.order)
        .map(({ property }) => ({
          path: this.#path(property),
          name: this.#texts(property, SH.name)[0] ?? '',
          count: countInWords(
            this.#texts(property, SH.minCount)[0],
            this.#texts(property, SH.maxCount)[0],
          ),
          constraints: this.#constraints(property),
          message: this.#texts(property, SH.message)[0] ?? '',
          severity: localNameOf(
            this.#texts(property, SH.severity)[0] ?? SH.Violation.value,
          ).toLowerCase(),
        })),
    };
  }

  #texts(subject: Term, property: NamedNode): string[] {
    return objectsOf(this.#shapes, subject, property).map(({ value }) => value);
  }

  #link(term: Term): Link {
    return linkTo(this.service.vocabulary, term, this.service);
  }

  #path(property: Term): Link {
    const [path] = objectsOf(this.#shapes, property, SH.path);
    if (path?.termType === 'NamedNode')
      return { ...this.#link(path), label: spokenLabelOf(this.service.vocabulary, path) };
    return { label: path ? this.#pathText(path) : '', href: '' };
  }

  #pathText(path: Term): string {
    if (path.termType === 'NamedNode') return spokenLabelOf(this.service.vocabulary, path);
    const [inverse] = objectsOf(this.#shapes, path, SH.inversePath);
    if (inverse) return `${this.#pathText(inverse)}, the other way`;
    const list = this.#listOf(objectsOf(this.#shapes, path, SH.alternativePath)[0] ?? path);
    return list
      .map((part) => this.#pathText(part))
      .join(objectsOf(this.#shapes, path, SH.alternativePath).length > 0 ? ' or ' : ', then ');
  }

  /** The constraints on values, one after another. */
  #constraints(shape: Term): Constraint[] {
    const links = (property: NamedNode, words: string): Constraint[] =>
      objectsOf(this.#shapes, shape, property).map((value) => ({ words, link: this.#link(value) }));
    const texts = (property: NamedNode, words: (value: string) => string): Constraint[] =>
      this.#texts(shape, property).map((value) => ({ words: words(value) }));
    const shapes = (property: NamedNode, words: string, between: string): Constraint[] =>
      objectsOf(this.#shapes, shape, property).map((list) => ({
        words: `${words} ${this.#listOf(list)
          .map((each) => this.#shapeName(each))
          .join(between)}`,
      }));
    return [
      ...links(SH.class, 'of the class'),
      ...links(SH.datatype, 'of the type'),
      ...texts(SH.nodeKind, (kind) => NODE_KINDS[kind] ?? localNameOf(kind)),
      ...texts(SH.pattern, (pattern) => `like ${pattern}`),
      ...texts(SH.minInclusive, (value) => `at least ${value}`),
      ...texts(SH.maxInclusive, (value) => `at most ${value}`),
      ...texts(SH.minExclusive, (value) => `more than ${value}`),
      ...texts(SH.maxExclusive, (value) => `less than ${value}`),
      ...texts(SH.minLength, (value) => `${value} characters or more`),
      ...texts(SH.maxLength, (value) => `${value} characters or fewer`),
      ...texts(SH.uniqueLang, (value) => (value === 'true' ? 'one in each language' : '')).filter(
        ({ words }) => words !== '',
      ),
      ...links(SH.lessThan, 'less than'),
      ...links(SH.lessThanOrEquals, 'not more than'),
      ...links(SH.equals, 'the same as'),
      ...links(SH.disjoint, 'other than'),
      ...objectsOf(this.#shapes, shape, SH.in).map((list) => ({
        words: `one of ${this.#listOf(list)
          .map((each) => (each.termType === 'Literal' ? each.value : this.#link(each).label))
          .join(', ')}`,
      })),
      ...shapes(SH.or, '', ' or '),
      ...shapes(SH.xone, 'just one of:', ', '),
      ...shapes(SH.and, '', ' and '),
      ...objectsOf(this.#shapes, shape, SH.node).map((node) => ({ words: this.#shapeName(node) })),
      ...objectsOf(this.#shapes, shape, SH.not).map((node) => ({
        words: `not ${this.#shapeName(node)}`,
      })),
    ].map((constraint) => ({ ...constraint, words: constraint.words.trim() }));
  }

  #shapeName(shape: Term): string {
    const label =
      objectsOf(this.#shapes, shape, RDFS.label)[0]?.value ?? this.#texts(shape, SH.message)[0];
    return (
      label ??
      (shape.termType === 'NamedNode'
        ? spokenLabelOf(this.#shapes, shape)
        : this.#constraints(shape)
            .map(({ words, link }) => [words, link?.label].filter(Boolean).join(' '))
            .join(', '))
    );
  }

  #listOf(list: Term): Term[] {
    const [first] = objectsOf(this.#shapes, list, RDF.first);
    const [rest] = objectsOf(this.#shapes, list, RDF.rest);
    return first ? [first, ...(rest && !rest.equals(RDF.nil) ? this.#listOf(rest) : [])] : [];
  }
}

const NODE_KINDS: Readonly<Record<string, string>> = {
  [SH.IRI.value]: 'named by an IRI',
  [SH.BlankNode.value]: 'without a name',
  [SH.Literal.value]: 'a text or value',
  [SH.BlankNodeOrIRI.value]: 'a thing',
  [SH.BlankNodeOrLiteral.value]: 'no IRI',
  [SH.IRIOrLiteral.value]: 'an IRI, a text or value',
};

function countInWords(min = '0', max?: string): string {
  if (max === undefined) return min === '0' ? 'any number' : `${min} or more`;
  if (min === max) return `just ${min}`;
  return min === '0' ? `at most ${max}` : `${min} to ${max}`;
}
