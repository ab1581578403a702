/** What can be done with a query and its answer: download it, cite it. */
import type { AnswerKind } from '../answer/answer-view.js';
import { element, field, type Child } from '../elements.js';
import { addressHere } from '../requests.js';
import { fitsAddress, withGraph, type AskedGraph } from './explanation.js';

const FORMATS: Readonly<Record<AnswerKind, readonly (readonly [label: string, format: string])[]>> =
  {
    solutions: [
      ['CSV', 'csv'],
      ['TSV', 'tsv'],
      ['JSON', 'json'],
      ['XML', 'xml'],
    ],
    boolean: [
      ['JSON', 'json'],
      ['XML', 'xml'],
    ],
    graph: [
      ['Turtle', 'turtle'],
      ['JSON-LD', 'jsonld'],
      ['N-Triples', 'ntriples'],
      ['N-Quads', 'nquads'],
      ['TriG', 'trig'],
      ['RDF/XML', 'rdfxml'],
    ],
  };

export function addressOfQuery(query: string, graph: AskedGraph): string {
  return addressHere(`/sparql?${withGraph(graph, { query }).toString()}`);
}

/**
 * The answer in other formats, and its citation; a query that is too long for an address can be
 * cited only, and only an answer of our engine over all of a version can be.
 */
export function answerActions(
  query: string,
  kind: AnswerKind,
  { asked, answered }: { readonly asked: AskedGraph; readonly answered: string | null },
): Child[] {
  const formats = fitsAddress(query) ? FORMATS[kind] : [];
  const label = 'This answer as';
  return [
    formats.length > 0 &&
      element(
        'nav',
        { class: 'formats', 'aria-label': label },
        element('span', {}, label),
        element(
          'ul',
          {},
          ...formats.map((each) => element('li', {}, download(each, query, asked))),
        ),
      ),
    answered === null || asked.some(([name]) => name !== 'version')
      ? undefined
      : citeForm(query, answered),
  ];
}

function download(
  [label, format]: (typeof FORMATS)[AnswerKind][number],
  query: string,
  graph: AskedGraph,
): HTMLElement {
  const link = element('a', { download: `answer.${format}` }, label);
  link.href = `${addressOfQuery(query, graph)}&format=${format}`;
  return link;
}

function citeForm(query: string, version: string): HTMLElement {
  const form = element(
    'form',
    { method: 'post', class: 'cite' },
    element('input', { type: 'hidden', name: 'query', value: query }),
    element('input', { type: 'hidden', name: 'version', value: version }),
    field('Title of the citation (optional)', element('input', { name: 'title' })),
    element(
      'button',
      {
        type: 'submit',
        class: 'quiet',
        title: 'A permanent address for this query, this version and a hash of the answer',
      },
      'Cite this answer',
    ),
  );
  form.action = addressHere('/cite');
  return form;
}
