/** What lists show of their members, read from one version. */
import { LABEL_PROPERTIES, LabelReader, UNBOUND, localNameOf, type GraphVersion } from '../../graph/index.js';
import { OWL, RDF, RDFS, objectsOf, quad, termKey, type Literal, type NamedNode, type Names, type Quad, type QuadSource, type Term } from '../../rdf/index.js';
import type { ListKind, Shown } from '../../search/index.js';

/** A cell of a table: a text, several texts, or nothing. */
type Cell = string | readonly string[] | undefined;

/** A column of a table: the property, where it is one of the values of another, and whether it has their names. */
interface Column {
  readonly name: string;
  readonly path: readonly NamedNode[];
  readonly isNames: boolean;
}

/** Reads members of one kind. */
export class MemberReader {
  readonly #version: GraphVersion;
  readonly #names: Names;
  readonly #kind: ListKind;
  readonly #labels: LabelReader;

  constructor(version: GraphVersion, names: Names, kind: ListKind) {
    this.#labels = new LabelReader(version.ids, 'en');
    this.#version = version;
    this.#names = names;
    this.#kind = kind;
  }

  /** The properties that are shown, after the name. */
  get shownProperties(): NamedNode[] {
    return [RDFS.label, ...this.#kind.shown.map(({ property }) => this.#property(property))];
  }

  /** What is shown of a member, as statements: its classes, its name, properties, and the names of their values. */
  quadsOf(member: NamedNode): Quad[] {
    const types = [...this.#version.match(member, RDF.type)].filter(({ graph }) => !graph.equals(this.#names.graphs.inferred)).map(({ object }) => object);
    return [
      ...inOrder(distinct(types)).map((type) => quad(member, RDF.type, type)),
      ...this.#nameOf(member),
      ...this.#statementsOf(member, this.#kind.shown),
    ];
  }

  /** The columns of a table of members, the same for all. */
  columns(vocabulary: QuadSource): readonly Column[] {
    const isThing = (property: NamedNode): boolean => [...vocabulary.match(property, RDF.type, OWL.ObjectProperty)].length > 0;
    const of = (shown: readonly Shown[], before: readonly NamedNode[]): Column[] => shown.flatMap(({ property, ofValues = [] }) => {
      const path = [...before, this.#property(property)];
      const name = localNameOf(path.at(-1)!.value);
      return [{ name, path, isNames: false }, ...(isThing(path.at(-1)!) ? [{ name: `${name}_label`, path, isNames: true }] : []), ...of(ofValues, path)];
    });
    return of(this.#kind.shown, []);
  }

  /** A row: IRI, name and classes of a member, then a cell for each column. */
  rowOf(member: NamedNode, columns: readonly Column[]): Cell[] {
    const types = [...this.#version.match(member, RDF.type)].filter(({ graph }) => !graph.equals(this.#names.graphs.inferred)).map(({ object }) => localNameOf(object.value));
    return [member.value, this.#textOf(member), [...new Set(types)].sort(), ...columns.map((column) => this.#cellOf(member, column))];
  }

  #cellOf(member: NamedNode, { path, isNames }: Column): Cell {
    const values = path.reduce<readonly Term[]>((subjects, property) => distinct(subjects.flatMap((subject) => objectsOf(this.#version, subject, property))), [member]);
    const texts = inOrder(values).map((value) => (isNames ? this.#textOf(value) : value.value));
    return texts.length < 2 ? texts[0] : texts;
  }

  #statementsOf(subject: NamedNode, shown: readonly Shown[]): Quad[] {
    return shown.flatMap(({ property, ofValues = [] }) => inOrder(objectsOf(this.#version, subject, this.#property(property))).flatMap((value) => [
      quad(subject, this.#property(property), value),
      ...(value.termType === 'NamedNode' ? [...this.#nameOf(value), ...this.#statementsOf(value, ofValues)] : []),
    ]));
  }

  /** The statement that names a thing; none where none does. */
  #nameOf(thing: NamedNode): Quad[] {
    const label = this.#labelOf(thing);
    const property = label && LABEL_PROPERTIES.find((each) => this.#version.count(thing, each, label) > 0);
    return label && property ? [quad(thing, property, label)] : [];
  }

  #textOf(term: Term): string {
    return term.termType === 'NamedNode' ? this.#labelOf(term)?.value ?? localNameOf(term.value) : term.value;
  }

  #labelOf(thing: NamedNode): Literal | undefined {
    const id = this.#version.ids.dictionary.idOf(thing);
    return id === UNBOUND ? undefined : this.#labels.labelOf(id);
  }

  #property(name: Shown['property']): NamedNode {
    return typeof name === 'string' ? this.#names.og(name) : name;
  }
}

/** Terms in the order of their texts, whatever that of memory. */
function inOrder<T extends Term>(terms: readonly T[]): T[] {
  return terms.map((term) => [termKey(term), term] as const).sort(([left], [right]) => (left < right ? -1 : left > right ? 1 : 0)).map(([, term]) => term);
}

function distinct<T extends Term>(terms: readonly T[]): T[] {
  return [...new Map(terms.map((term) => [termKey(term), term])).values()];
}
