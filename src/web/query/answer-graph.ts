/** Draws the graph of a CONSTRUCT or DESCRIBE, with names. */
import { anchorTo, element, fill } from '../elements.js';
import { GraphView, type GraphLink, type GraphNode } from '../graph/graph-view.js';
import { send } from '../requests.js';
import { withGraph, type AskedGraph } from './asked-graph.js';
import { addressOf, nameOf, type Naming } from './cells.js';
import type { ResultTerm } from './terms.js';

/** More statements are not drawn. */
const MOST_DRAWN = 80;
const NARROW = 560;
/** A line of N-Triples. */
const STATEMENT = /^(<[^>]*>|_:\S+) <([^>]*)> (<[^>]*>|_:\S+|"(?:[^"\\]|\\.)*")\S* \.$/gm;

/** Requests the graph again, in N-Triples. @throws RequestFailed */
export async function drawAnswer(
  query: string,
  graph: AskedGraph,
  naming: Naming,
  width: number,
): Promise<HTMLElement> {
  const parameters = withGraph(graph).toString();
  const response = await send(`/sparql${parameters === '' ? '' : `?${parameters}`}`, {
    accept: 'application/n-triples',
    form: { query },
  });
  const all = statementsIn(await response.text());
  const drawn = all.slice(0, MOST_DRAWN);
  await naming.labels.learn(
    drawn.flatMap(({ parts }) =>
      parts.flatMap((term) => (term.type === 'uri' ? [term.value] : [])),
    ),
  );
  const words = element('p', { 'aria-live': 'polite' });
  const known = new Map<string, ResultTerm>();
  const view = new GraphView(
    'The answer as a graph: arrow keys choose a thing, Enter shows its link',
    (id) => {
      const term = known.get(id);
      if (term?.type === 'uri') fill(words, anchorTo(addressOf(term.value, naming), term.value));
    },
    width < NARROW,
  );
  const nodes = new Map<string, GraphNode>();
  const links = drawn.map(({ parts: [subject, predicate, object] }): GraphLink => {
    const [source, target] = [subject, object].map((term, place) => {
      // Each text is a box of its own.
      const id =
        term.type === 'literal'
          ? `${keyOf(subject)} ${keyOf(predicate)} ${keyOf(object)}`
          : keyOf(term);
      known.set(id, term);
      if (!nodes.has(id)) nodes.set(id, nodeOf(id, term, nameOf(term, naming), place));
      return id;
    }) as [string, string];
    return { source, target, name: nameOf(predicate, naming), isNamed: true };
  });
  view.show([...nodes.values()], links);
  const note =
    drawn.length < all.length
      ? `The first ${drawn.length} of ${all.length} statements are drawn.`
      : 'Choose a box to see its address.';
  return element('div', {}, view.element, element('p', { class: 'hint' }, note), words);
}

interface Statement {
  readonly parts: readonly [ResultTerm, ResultTerm, ResultTerm];
}

/** The statements of a document in N-Triples, except those about other statements. */
export function statementsIn(text: string): Statement[] {
  return [...text.matchAll(STATEMENT)].map(([, subject = '', predicate = '', object = '']) => ({
    parts: [termOf(subject), { type: 'uri', value: predicate }, termOf(object)],
  }));
}

function termOf(text: string): ResultTerm {
  if (text.startsWith('<')) return { type: 'uri', value: text.slice(1, -1) };
  if (text.startsWith('_:')) return { type: 'bnode', value: text.slice(2) };
  // The escapes that a box has to show are those of JSON.
  const value = text
    .slice(1, -1)
    .replace(/\\(["\\])/g, '$1')
    .replace(/\\[nrt]/g, ' ');
  return { type: 'literal', value };
}

function keyOf(term: ResultTerm): string {
  return `${term.type} ${typeof term.value === 'string' ? term.value : ''}`;
}

function nodeOf(id: string, term: ResultTerm, name: string, place: number): GraphNode {
  const kind =
    term.type === 'literal'
      ? 'literal'
      : (/\/id\/([\w-]+)\//.exec(typeof term.value === 'string' ? term.value : '')?.[1] ?? 'thing');
  const detail = kind === 'literal' || (kind === 'thing' && place === 1) ? '' : kind;
  return { id, name: name === '' ? '“”' : name, detail: detail.replaceAll('-', ' '), kind };
}
