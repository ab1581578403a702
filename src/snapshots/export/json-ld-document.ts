/** JSON-LD of any size, written node by node from statements by graph and subject. */
import { ReadableJson, compactJsonLd, type Quad, type Term } from '../../rdf/index.js';

/** Text is yielded at this length. */
const TEXT_AT_ONCE = 1 << 16;

/**
 * The parts of the document (JSON-LD 1.1 §4.9: a graph is an object with `@graph`). Nodes are side
 * by side and refer to each other by IRI. Statements that mention a blank node come last, compacted
 * together: lists are only recognized among all of them. Cost: those are held in memory, the rest
 * is not.
 */
export async function* jsonLdParts(quads: Iterable<Quad>, context: object): AsyncGenerator<string> {
  const writer = new ReadableJson(context);
  const withBlankNodes: Quad[] = [];
  const text = new Separated();
  text.add(`{\n"@context": ${JSON.stringify(context, null, 1)},\n"@graph": [\n`);
  let graph: Term | undefined;
  for (const node of nodesOf(quads, withBlankNodes)) {
    const [first] = node as [Quad];
    if (!graph?.equals(first.graph)) {
      if (graph) text.endGraph(graph);
      graph = first.graph;
      text.beginGraph(graph);
    }
    text.item(nodeText(writer, first.subject.value, node));
    if (text.length >= TEXT_AT_ONCE) yield text.take();
  }
  if (graph) text.endGraph(graph);
  if (withBlankNodes.length > 0) {
    const { '@graph': nodes } = (await compactJsonLd(withBlankNodes, context)) as {
      '@graph'?: unknown[];
    };
    for (const node of nodes ?? []) text.item(JSON.stringify(node, null, 1));
  }
  text.add('\n]\n}\n');
  yield text.take();
}

/** One subject in one graph at a time; statements with blank nodes are put aside. */
function* nodesOf(quads: Iterable<Quad>, withBlankNodes: Quad[]): Generator<Quad[]> {
  let node: Quad[] = [];
  for (const each of quads) {
    if (mentionsBlankNode(each)) {
      withBlankNodes.push(each);
      continue;
    }
    const last = node.at(-1);
    if (last && !(last.subject.equals(each.subject) && last.graph.equals(each.graph))) {
      yield node;
      node = [];
    }
    node.push(each);
  }
  if (node.length > 0) yield node;
}

function nodeText(writer: ReadableJson, iri: string, quads: readonly Quad[]): string {
  const { object, avoidedPrefixes } = writer.write(iri, quads);
  const own =
    avoidedPrefixes.length === 0
      ? object
      : {
          '@context': Object.fromEntries(avoidedPrefixes.map((prefix) => [prefix, null])),
          ...object,
        };
  return JSON.stringify(own, null, 1);
}

/** Text with a comma between the items of each array. */
class Separated {
  #text = '';
  #isFirst = true;

  get length(): number {
    return this.#text.length;
  }

  add(text: string): void {
    this.#text += text;
  }

  item(text: string): void {
    this.#text += this.#isFirst ? text : `,\n${text}`;
    this.#isFirst = false;
  }

  beginGraph(graph: Term): void {
    if (graph.termType === 'DefaultGraph') return;
    this.item(`{\n"@id": ${JSON.stringify(graph.value)},\n"@graph": [\n`);
    this.#isFirst = true;
  }

  endGraph(graph: Term): void {
    if (graph.termType === 'DefaultGraph') return;
    this.add('\n]\n}');
    this.#isFirst = false;
  }

  take(): string {
    const text = this.#text;
    this.#text = '';
    return text;
  }
}

function mentionsBlankNode({ subject, object, graph }: Quad): boolean {
  const terms: readonly Term[] = [subject, object, graph];
  return terms.some(({ termType }) => termType === 'BlankNode');
}
