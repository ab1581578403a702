/** Draws an answer as a graph of things, with names. */
import { anchorTo, element, fill, hint } from '../elements.js';
import { addressOf, nameOf, type Naming } from './cells.js';
import type { AnswerLink } from './chart-choice.js';
import { GraphView, type GraphLink, type GraphNode } from './graph-view.js';
import type { ResultTerm } from './terms.js';

/** More links are not drawn, so that names can be read. */
const [MOST_DRAWN, MOST_DRAWN_NARROW] = [24, 10];
/** Links of the chosen thing that are listed. */
const MOST_LISTED = 40;
const NARROW = 560;
/** A line of N-Triples. */
const STATEMENT = /^(<[^>]*>|_:\S+) <([^>]*)> (<[^>]*>|_:\S+|"(?:[^"\\]|\\.)*")\S* \.$/gm;

/** The first links, for so many pixels; those of a chosen thing are listed below. */
export async function drawGraph(
  links: readonly AnswerLink[],
  naming: Naming,
  width: number,
): Promise<HTMLElement> {
  const drawn = links.slice(0, width < NARROW ? MOST_DRAWN_NARROW : MOST_DRAWN);
  await learnNames(drawn, naming);
  const words = element('div', { class: 'graph-words', 'aria-live': 'polite' });
  const nodes = new Map<string, GraphNode>();
  const lines = drawn.map((link): GraphLink => {
    const [source, target] = endsOf(link);
    for (const [id, term] of [[source, link.source] as const, [target, link.target] as const])
      nodes.set(id, nodeOf(id, term, naming));
    return { source, target, name: link.title, label: nameOf(link.label, naming) };
  });
  const view = new GraphView(
    'The answer as a graph: arrow keys choose a thing, Enter lists its links',
    (id) => void listLinks(id, links, naming).then((list) => fill(words, ...list)),
    width < NARROW,
  );
  view.show([...nodes.values()], lines);
  return element(
    'div',
    {},
    view.element,
    hint(
      drawn.length < links.length && `The first ${drawn.length} of ${links.length} links. `,
      'Choose a box to list its links.',
    ),
    words,
  );
}

/** The statements of a document in N-Triples, except those about other statements. */
export function statementsIn(text: string): AnswerLink[] {
  return [...text.matchAll(STATEMENT)].map(([, source = '', predicate = '', target = '']) => ({
    source: termOf(source),
    target: termOf(target),
    label: { type: 'uri', value: predicate },
    title: predicate,
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

/** The boxes of a link; each text is a box of its own. */
function endsOf({ source, target, label }: AnswerLink): [string, string] {
  const ends = [keyOf(source), keyOf(target)] as [string, string];
  return target.type === 'literal' ? [ends[0], `${ends[0]} ${keyOf(label)} ${ends[1]}`] : ends;
}

function keyOf(term: ResultTerm | undefined): string {
  const value = typeof term?.value === 'string' ? term.value : '';
  return term?.type === 'uri' ? value : `${term?.type ?? ''} ${value}`;
}

function nodeOf(id: string, term: ResultTerm, naming: Naming): GraphNode {
  const kind =
    term.type === 'literal'
      ? 'literal'
      : /\/id\/([\w-]+)\//.exec(typeof term.value === 'string' ? term.value : '')?.[1];
  const detail = kind === undefined || kind === 'literal' ? '' : kind.replaceAll('-', ' ');
  return { id, name: nameOf(term, naming) || '“”', detail, kind: kind ?? 'thing' };
}

async function learnNames(links: readonly AnswerLink[], { labels }: Naming): Promise<void> {
  const terms = links.flatMap(({ source, target, label }) => [source, target, label]);
  await labels.learn(terms.flatMap((term) => (term?.type === 'uri' ? [term.value] : [])));
}

/** A thing's name as a link to it, and what it is linked to. */
async function listLinks(
  id: string,
  links: readonly AnswerLink[],
  naming: Naming,
): Promise<HTMLElement[]> {
  const own = links.filter((link) => endsOf(link).includes(id));
  const shown = own.slice(0, MOST_LISTED);
  const [first] = shown;
  if (!first) return [];
  await learnNames(shown, naming);
  const anchor = (term: ResultTerm): HTMLElement | string => {
    const name = nameOf(term, naming);
    return term.type === 'uri' ? anchorTo(addressOf(term.value, naming), name) : name;
  };
  const isSource = ({ source }: AnswerLink): boolean => keyOf(source) === id;
  return [
    element('p', {}, element('strong', {}, anchor(isSource(first) ? first.source : first.target))),
    element(
      'ul',
      { class: 'plain many' },
      ...shown.map((link) => {
        const name = nameOf(link.label, naming);
        return element(
          'li',
          {},
          anchor(isSource(link) ? link.target : link.source),
          ' ',
          name !== '' && element('span', { class: 'tally', title: link.title }, name),
        );
      }),
      own.length > shown.length && element('li', {}, `and ${own.length - shown.length} more`),
    ),
  ];
}
