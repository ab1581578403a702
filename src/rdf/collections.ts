/**
 * Collections (RDF Schema §5.2) that a document can write as lists without losing a statement.
 * Cost: a few look-ups for each statement; nothing recurs, however long, deep or circular they are.
 */
import type { Quad, Term } from '@rdfjs/types';
import { RDF } from './vocabularies.js';

/** Lists in lists in lists: what is deeper stays nodes, since readers and writers of JSON recur. */
const MAX_DEPTH = 16;

/** A node that may be a link of a list; `isLink` turns false when it cannot be one. */
interface Link {
  readonly graph: string;
  isLink: boolean;
  first?: Term;
  rest?: Term;
  /** The only statement that points at it. */
  use?: Quad;
  list?: List;
}

interface List {
  readonly head: Link;
  /** The first item last. */
  readonly links: readonly Link[];
  isList: boolean;
  /** How many lists it is in; undefined until that is known. */
  depth?: number;
}

/**
 * A list is a chain of blank nodes up to `rdf:nil`, in one graph, each with only `rdf:first` and
 * `rdf:rest`, and one statement that points at it. Of circular lists, one stays nodes.
 */
export class Collections {
  readonly #links = new Map<string, Link>();

  readonly #isClassDropped: boolean;

  /** `isClassDropped`: a link may be an `rdf:List`, which is not in a document then. */
  constructor(
    quads: Iterable<Quad>,
    { isClassDropped }: { readonly isClassDropped: boolean } = { isClassDropped: false },
  ) {
    this.#isClassDropped = isClassDropped;
    for (const each of quads) this.#add(each);
    const lists: List[] = [];
    for (const link of this.#links.values())
      if (isWhole(link) && link.rest?.value === RDF.nil.value) lists.push(this.#listUpTo(link));
    for (const list of lists) this.#settle(list);
  }

  /** The items of the list that begins with a node; undefined where none does. */
  itemsFrom(node: Term): Term[] | undefined {
    if (node.termType === 'NamedNode') return node.value === RDF.nil.value ? [] : undefined;
    const link = node.termType === 'BlankNode' ? this.#links.get(node.value) : undefined;
    return link?.list?.isList && link.list.head === link
      ? link.list.links.flatMap(({ first }) => first ?? []).reverse()
      : undefined;
  }

  /** Whether what is said of a node is in a list. */
  isInList(node: Term): boolean {
    return node.termType === 'BlankNode' && this.#links.get(node.value)?.list?.isList === true;
  }

  #add(each: Quad): void {
    const { subject, predicate, object, graph } = each;
    if (subject.termType === 'BlankNode') {
      const link = this.#linkOf(subject.value, graph.value);
      const isOfLink =
        predicate.value === RDF.first.value
          ? link.first === undefined
          : predicate.value === RDF.rest.value
            ? link.rest === undefined
            : this.#isClassDropped &&
              predicate.value === RDF.type.value &&
              object.value === RDF.List.value;
      if (!isOfLink) link.isLink = false;
      else if (predicate.value === RDF.first.value) link.first = object;
      else if (predicate.value === RDF.rest.value) link.rest = object;
    }
    if (object.termType === 'BlankNode') {
      const link = this.#linkOf(object.value, graph.value);
      if (link.use || predicate.value === RDF.type.value) link.isLink = false;
      link.use = each;
    } else if (object.termType === 'Quad') this.#exclude(object);
    this.#keepName(graph);
  }

  /** What a triple term names keeps its name. */
  #exclude(triple: Term): void {
    let part: Term = triple;
    for (; part.termType === 'Quad'; part = part.object) this.#keepName(part.subject);
    this.#keepName(part);
  }

  #keepName(node: Term): void {
    if (node.termType === 'BlankNode') this.#linkOf(node.value, '').isLink = false;
  }

  #linkOf(label: string, graph: string): Link {
    let link = this.#links.get(label);
    if (!link) this.#links.set(label, (link = { graph, isLink: true }));
    if (link.graph !== graph) link.isLink = false;
    return link;
  }

  /** Going back from `rdf:nil` ends: a link that came twice would have two rests. */
  #listUpTo(last: Link): List {
    const links = [last];
    let head = last;
    for (;;) {
      const before = this.#linkAt(head.use?.subject);
      if (head.use?.predicate.value !== RDF.rest.value || !before || !isWhole(before)) break;
      links.push((head = before));
    }
    const list: List = { head, links, isList: true };
    for (const link of links) link.list = list;
    return list;
  }

  #linkAt(node: Term | undefined): Link | undefined {
    return node?.termType === 'BlankNode' ? this.#links.get(node.value) : undefined;
  }

  /** Finds out how deep a list is, and those that it is in. */
  #settle(start: List): void {
    const path: List[] = [];
    const onPath = new Set<List>();
    let list: List | undefined = start;
    for (; list && list.depth === undefined && !onPath.has(list); list = this.#around(list)) {
      path.push(list);
      onPath.add(list);
    }
    // It is in itself, by way of others.
    if (list && list.depth === undefined) list.isList = false;
    for (const each of path.reverse()) {
      const around = this.#around(each);
      each.depth = around?.isList ? (around.depth ?? 0) + 1 : 0;
      if (each.depth > MAX_DEPTH) each.isList = false;
    }
  }

  /** The list that a list is an item of. */
  #around({ head }: List): List | undefined {
    return this.#linkAt(head.use?.subject)?.list;
  }
}

function isWhole({ isLink, first, rest, use }: Link): boolean {
  return isLink && first !== undefined && rest !== undefined && use !== undefined;
}
