/** Finds the collections (RDF Schema §5.2) to write as lists, without loss and recursion. */
import type { Quad, Term } from '@rdfjs/types';
import { RDF } from './vocabularies.js';

/** Lists nested deeper than this stay nodes, because JSON readers and writers are recursive. */
const MAX_DEPTH = 16;

/** A possible link of a list; `isLink` is set to false by a statement that rules it out. */
interface Link {
  readonly graph: string;
  isLink: boolean;
  first?: Term;
  rest?: Term;
  /** The only statement with it as object. */
  use?: Quad;
  list?: List;
}

interface List {
  readonly head: Link;
  /** From the last item to the first. */
  readonly links: readonly Link[];
  isList: boolean;
  /** How many lists are around it; undefined until counted. */
  depth?: number;
}

/**
 * The lists among some statements. A list is a chain of blank nodes in one graph that ends with
 * `rdf:nil`. Each node has one `rdf:first`, one `rdf:rest` and no other property, and is the object
 * of one statement. If lists contain each other in a circle, one of them stays nodes.
 */
export class Collections {
  readonly #links = new Map<string, Link>();

  readonly #isClassDropped: boolean;

  /** `isClassDropped`: links may have the class `rdf:List`, and the list is written without it. */
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

  /** The items of the list that begins with a node, if any. */
  itemsFrom(node: Term): Term[] | undefined {
    if (node.termType === 'NamedNode') return node.value === RDF.nil.value ? [] : undefined;
    const link = node.termType === 'BlankNode' ? this.#links.get(node.value) : undefined;
    return link?.list?.isList && link.list.head === link
      ? link.list.links.flatMap(({ first }) => first ?? []).reverse()
      : undefined;
  }

  /** Whether a node is a link of a list, so that its statements are not written. */
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

  /** A blank node in a triple term needs its label, so it can't be a link. */
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

  /** The longest list that ends with a link; a repeated link would have two `rdf:rest`. */
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

  /** Counts how deep a list and those around it are nested. */
  #settle(start: List): void {
    const path: List[] = [];
    const onPath = new Set<List>();
    let list: List | undefined = start;
    for (; list && list.depth === undefined && !onPath.has(list); list = this.#around(list)) {
      path.push(list);
      onPath.add(list);
    }
    // The lists form a circle.
    if (list && list.depth === undefined) list.isList = false;
    for (const each of path.reverse()) {
      const around = this.#around(each);
      each.depth = around?.isList ? (around.depth ?? 0) + 1 : 0;
      if (each.depth > MAX_DEPTH) each.isList = false;
    }
  }

  /** The list that has a list as item. */
  #around({ head }: List): List | undefined {
    return this.#linkAt(head.use?.subject)?.list;
  }
}

function isWhole({ isLink, first, rest, use }: Link): boolean {
  return isLink && first !== undefined && rest !== undefined && use !== undefined;
}
