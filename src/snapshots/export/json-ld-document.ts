/** JSON-LD of any size, written node by node from statements by graph and subject. */
import {
  ReadableJson,
  compactJsonLd,
  contextWithout,
  mentionsBlankNode,
  type Quad,
} from '../../rdf/index.js';

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
  let text = `{\n"@context": ${JSON.stringify(context, null, 1)},\n"@graph": [\n`;
  // Between items of an array.
  let comma = '';
  let graph = '';
  for (const node of nodesOf(quads, withBlankNodes)) {
    const [{ subject, graph: own }] = node as [Quad];
    if (own.value !== graph) {
      if (graph !== '') text += '\n]\n}';
      if (own.value !== '') {
        text += `${comma}{\n"@id": ${JSON.stringify(own.value)},\n"@graph": [\n`;
        comma = '';
      }
      graph = own.value;
    }
    const written = writer.write(subject.value, node);
    text += comma + JSON.stringify({ ...contextWithout(written), ...written.object }, null, 1);
    comma = ',\n';
    if (text.length < TEXT_AT_ONCE) continue;
    yield text;
    text = '';
  }
  if (graph !== '') text += '\n]\n}';
  if (withBlankNodes.length > 0) {
    const { '@graph': nodes = [] } = (await compactJsonLd(withBlankNodes, context)) as {
      '@graph'?: unknown[];
    };
    for (const node of nodes) {
      text += comma + JSON.stringify(node, null, 1);
      comma = ',\n';
    }
  }
  yield `${text}\n]\n}\n`;
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
