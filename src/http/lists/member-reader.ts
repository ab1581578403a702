/** Members' shown data, read from one version. */
import { LABEL_PROPERTIES, LabelReader, UNBOUND, localNameOf } from '../../graph/index.js';
import type { CsvCell, Literal, NamedNode, Quad, QuadSource, Term } from '../../rdf/index.js';
import { OWL, RDF, RDFS, objectsOf, quad, termKey } from '../../rdf/index.js';
import type { Shown, ThingList } from '../../lists/index.js';

/** The property, the one that it is a value of, and what it has of the values. */
interface Column {
  readonly name: string;
  readonly path: readonly NamedNode[];
  readonly has: 'values' | 'names' | 'classNames';
}

export class MemberReader {
  readonly #labels: LabelReader;

  constructor(private readonly list: ThingList) {
    this.#labels = new LabelReader(list.version.ids, 'en');
  }

  get shownProperties(): NamedNode[] {
    return [RDFS.label, ...this.list.kind.shown.map(({ property }) => this.#property(property))];
  }

  /** The shown data: classes, name, properties, and the names of their values. */
  quadsOf(member: NamedNode): Quad[] {
    return [
      ...this.#statementsOf(member, [{ property: RDF.type }]),
      ...this.#nameOf(member),
      ...this.#statementsOf(member, this.list.kind.shown),
    ];
  }

  columns(vocabulary: QuadSource): readonly Column[] {
    const isThing = (property: NamedNode): boolean =>
      [...vocabulary.match(property, RDF.type, OWL.ObjectProperty)].length > 0;
    const of = (shown: readonly Shown[], before: readonly NamedNode[]): Column[] =>
      shown.flatMap(({ property, ofValues = [] }) => {
        const last = this.#property(property);
        const path = [...before, last];
        const name = localNameOf(last.value);
        if (property === RDF.type)
          return [
            { name: `${localNameOf(before.at(-1)?.value ?? '')}_type`, path, has: 'classNames' },
          ];
        return [
          { name, path, has: 'values' },
          ...(isThing(last) ? [{ name: `${name}_label`, path, has: 'names' } as const] : []),
          ...of(ofValues, path),
        ];
      });
    return of(this.list.kind.shown, []);
  }

  /** A row: IRI, name and classes of a member, then a cell for each column. */
  rowOf(member: NamedNode, columns: readonly Column[]): CsvCell[] {
    const types = this.#valuesOf(member, RDF.type).map(({ value }) => localNameOf(value));
    return [
      member.value,
      this.#textOf(member),
      types.sort(),
      ...columns.map((column) => this.#cellOf(member, column)),
    ];
  }

  #cellOf(member: NamedNode, { path, has }: Column): CsvCell {
    const values = path.reduce<readonly Term[]>(
      (subjects, property) =>
        distinct(subjects.flatMap((subject) => this.#valuesOf(subject, property))),
      [member],
    );
    const texts = inOrder(values).map((value) =>
      has === 'names'
        ? this.#textOf(value)
        : has === 'classNames'
          ? localNameOf(value.value)
          : value.value,
    );
    return texts.length < 2 ? texts[0] : texts;
  }

  #statementsOf(subject: NamedNode, shown: readonly Shown[]): Quad[] {
    return shown.flatMap(({ property, ofValues = [] }) =>
      inOrder(this.#valuesOf(subject, this.#property(property))).flatMap((value) => [
        quad(subject, this.#property(property), value),
        ...(value.termType === 'NamedNode' && property !== RDF.type
          ? [...this.#nameOf(value), ...this.#statementsOf(value, ofValues)]
          : []),
      ]),
    );
  }

  /** The values of a property, each once; asserted classes only. */
  #valuesOf(subject: Term, property: NamedNode): Quad['object'][] {
    if (!property.equals(RDF.type)) return objectsOf(this.list.version, subject, property);
    return distinct(
      [...this.list.version.match(subject, RDF.type)]
        .filter(({ graph }) => !graph.equals(this.list.names.graphs.inferred))
        .map(({ object }) => object),
    );
  }

  #nameOf(thing: NamedNode): Quad[] {
    const label = this.#labelOf(thing);
    const property =
      label && LABEL_PROPERTIES.find((each) => this.list.version.count(thing, each, label) > 0);
    return label && property ? [quad(thing, property, label)] : [];
  }

  #textOf(term: Term): string {
    return term.termType === 'NamedNode'
      ? (this.#labelOf(term)?.value ?? localNameOf(term.value))
      : term.value;
  }

  #labelOf(thing: NamedNode): Literal | undefined {
    const id = this.list.version.ids.dictionary.idOf(thing);
    return id === UNBOUND ? undefined : this.#labels.labelOf(id);
  }

  #property(name: Shown['property']): NamedNode {
    return typeof name === 'string' ? this.list.names.og(name) : name;
  }
}

function inOrder<T extends Term>(terms: readonly T[]): T[] {
  return terms
    .map((term) => [termKey(term), term] as const)
    .sort(([left], [right]) => (left < right ? -1 : left > right ? 1 : 0))
    .map(([, term]) => term);
}

function distinct<T extends Term>(terms: readonly T[]): T[] {
  return [...new Map(terms.map((term) => [termKey(term), term])).values()];
}
