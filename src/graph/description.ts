/** The one place that decides which statements a thing's document has, in any format. */
import type { Names, Quad, RdfFormat, SerializeOptions } from '../rdf/index.js';
import { OA, RDF, rdfFormat, serializeRdf, termKey } from '../rdf/index.js';
import type { IdGraph } from './id-graph.js';
import { LABEL_PROPERTIES } from './labels.js';
import { NQuadsWriter } from './n-quads-writer.js';
import { TermKind, UNBOUND, isInline, isLiteralKind, type TermId } from './term-ids.js';

/** The statements of a thing's document, and the terms that decide which they are. */
class Gathered {
  /** Subject, predicate, object and graph of each statement in turn, in no particular order. */
  readonly quads: TermId[] = [];
  /** The thing and its fragments, blank nodes and selectors of receipts, which belong to it. */
  readonly nodes: Set<TermId>;
  /** The objects of these: of each, a property that names it, and its classes. */
  readonly neighbours = new Set<TermId>();
  /** Classes of the nodes, inferred ones included. */
  readonly classes = new Set<TermId>();
  isAsserted = false;

  constructor(
    readonly thing: TermId,
    private readonly maxStatements: number,
  ) {
    this.nodes = new Set([thing]);
  }

  /** Whether there is one statement more than the maximum. */
  get isFull(): boolean {
    return this.quads.length > 4 * this.maxStatements;
  }
}

export type Description = Pick<Gathered, 'quads' | 'nodes' | 'neighbours' | 'classes' | 'isFull'>;

const FRAGMENT_MARK = '#'.charCodeAt(0);

export class Describer {
  readonly #inferred: TermId;
  readonly #type: TermId;
  readonly #selector: TermId;
  readonly #labelProperties: readonly TermId[];

  constructor(
    private readonly graph: IdGraph,
    names: Names,
  ) {
    const idOf = graph.idOf.bind(graph);
    this.#inferred = idOf(names.graphs.inferred);
    this.#type = idOf(RDF.type);
    this.#selector = idOf(OA.hasSelector);
    this.#labelProperties = LABEL_PROPERTIES.map(idOf).filter((id) => id !== UNBOUND);
  }

  /** Undefined where nothing is asserted. Cost: its statements, and a look at each predicate. */
  describe(thing: TermId, maxStatements = Infinity): Description | undefined {
    const gathered = new Gathered(thing, maxStatements);
    // Newly found nodes are read after it.
    for (const node of gathered.nodes) {
      this.#gatherNode(node, gathered);
      if (gathered.isFull) break;
    }
    if (!gathered.isAsserted) return undefined;
    for (const neighbour of gathered.neighbours) {
      if (gathered.isFull) break;
      this.#gatherNames(neighbour, gathered.quads);
    }
    return gathered;
  }

  #gatherNode(node: TermId, gathered: Gathered): void {
    this.graph.visit(node, undefined, undefined, undefined, (subject, predicate, object, graph) => {
      if (gathered.isFull) return;
      const isInferred = graph === this.#inferred && graph !== UNBOUND;
      if (predicate === this.#type) gathered.classes.add(object);
      else if (isInferred) return;
      // Receipts of the same words share their selectors, which are fragments of the page.
      else if (predicate === this.#selector) gathered.nodes.add(object);
      else this.#gatherObject(object, gathered);
      gathered.quads.push(subject, predicate, object, graph);
      if (!isInferred) gathered.isAsserted = true;
    });
  }

  #gatherObject(object: TermId, gathered: Gathered): void {
    const { dictionary } = this.graph;
    if (isInline(object)) return;
    switch (dictionary.kindOf(object)) {
      case TermKind.triple: {
        const [subject, , value] = dictionary.partsOf(object);
        this.#gatherObject(subject, gathered);
        this.#gatherObject(value, gathered);
        return;
      }
      case TermKind.blankNode:
        gathered.nodes.add(object);
        return;
      case TermKind.iri:
        if (this.#isFragmentOf(gathered.thing, object)) gathered.nodes.add(object);
        else if (object !== gathered.thing) gathered.neighbours.add(object);
    }
  }

  #gatherNames(node: TermId, quads: TermId[]): void {
    const gather = (predicate: TermId): boolean => {
      const countBefore = quads.length;
      this.graph.visitPairs('so', predicate, node, (_node, object, graph) => {
        if (
          (graph === this.#inferred && graph !== UNBOUND) ||
          (predicate !== this.#type && !isLiteralKind(this.graph.dictionary.kindOf(object)))
        )
          return;
        quads.push(node, predicate, object, graph);
      });
      return quads.length > countBefore;
    };
    this.#labelProperties.some(gather);
    if (this.#type !== UNBOUND) gather(this.#type);
  }

  #isFragmentOf(thing: TermId, node: TermId): boolean {
    const { bytes, ends } = this.graph.dictionary;
    const [start, length] = [ends[thing - 1]!, ends[thing]! - ends[thing - 1]!];
    const nodeStart = ends[node - 1]!;
    if (ends[node]! - nodeStart <= length || bytes[nodeStart + length] !== FRAGMENT_MARK)
      return false;
    for (let offset = length - 1; offset >= 0; offset -= 1)
      if (bytes[start + offset] !== bytes[nodeStart + offset]) return false;
    return true;
  }
}

/** A description's lines in canonical N-Quads or N-Triples, each once, sorted by bytes. */
export function linesOf(
  description: Description,
  { dictionary }: IdGraph,
  { withGraphs }: { readonly withGraphs: boolean },
): Buffer[] {
  const writer = new NQuadsWriter(dictionary, description.quads.length * 64);
  const ends: number[] = [];
  for (const [subject, predicate, object, graph] of statementsIn(description)) {
    writer.addQuad(subject, predicate, object, withGraphs ? graph : UNBOUND);
    ends.push(writer.length);
  }
  const text = Buffer.from(writer.take());
  const lines = ends
    .map((end, index) => text.subarray(ends[index - 1] ?? 0, end))
    .sort((left, right) => left.compare(right));
  return lines.filter((line, index) => index === 0 || !line.equals(lines[index - 1]!));
}

export function* statementsIn({
  quads,
}: Description): Generator<[subject: TermId, predicate: TermId, object: TermId, graph: TermId]> {
  for (let at = 0; at < quads.length; at += 4)
    yield [quads[at]!, quads[at + 1]!, quads[at + 2]!, quads[at + 3]!];
}

/** In no particular order; a statement of two graphs comes twice. */
export function* quadsOf(description: Description, { dictionary }: IdGraph): Generator<Quad> {
  for (const [subject, predicate, object, graph] of statementsIn(description)) {
    yield dictionary.quadOf(subject, predicate, object, graph);
  }
}

/** A description in a syntax of RDF; syntaxes without graphs have each statement once. */
export async function documentOf(
  description: Description,
  graph: IdGraph,
  {
    iri,
    format,
    prefixes,
  }: SerializeOptions & { readonly iri: string; readonly format: RdfFormat },
): Promise<string | Buffer> {
  const withGraphs = rdfFormat(format).holdsGraphs;
  return format === 'ntriples' || format === 'nquads'
    ? Buffer.concat(linesOf(description, graph, { withGraphs }))
    : serializeRdf(sortedQuadsOf(description, graph, { iri, withGraphs }), format, { prefixes });
}

/** A thing's statements, its own first, in an order independent of ids, by graph if that counts. */
function sortedQuadsOf(
  description: Description,
  graph: IdGraph,
  { iri, withGraphs }: { readonly iri: string; readonly withGraphs: boolean },
): Quad[] {
  const keyOf = ({ subject, predicate, object, graph: name }: Quad): string =>
    [
      withGraphs ? termKey(name) : '',
      subject.value === iri ? '' : termKey(subject),
      termKey(predicate),
      termKey(object),
    ].join('\n');
  const quads = quadsOf(description, graph);
  return [...new Map(Array.from(quads, (each) => [keyOf(each), each] as const))]
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([, each]) => each);
}
