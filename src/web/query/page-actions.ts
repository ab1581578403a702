/** What can be done with a query and its answer: download it, link to it, cite it. */
import { element, fill, button, type Child } from '../elements.js';
import { addressHere } from '../requests.js';
import { withGraph, type AskedGraph } from './asked-graph.js';
import { fitsAddress } from './explanation.js';

export type AnswerKind = 'solutions' | 'boolean' | 'graph';

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

export interface GivenAnswer {
  readonly answered: string | null;
  /** Its rows as a table in Markdown. */
  readonly markdown: false | (() => string);
}

/**
 * A menu of the answer's formats, and its citation; a query that is too long for an address can be
 * cited only, and only an answer of our engine over all of a version can be.
 */
export function answerActions(
  query: string,
  kind: AnswerKind,
  { asked, answered, markdown }: GivenAnswer & { readonly asked: AskedGraph },
): Child[] {
  const formats = fitsAddress(query) ? FORMATS[kind] : [];
  const items = [
    ...formats.map(([label, format]) => download(label, format, query, asked)),
    ...(markdown ? [markdownButton(markdown)] : []),
  ];
  return [
    items.length > 0 && menu('Download', items),
    answered === null || asked.some(([name]) => name !== 'version')
      ? undefined
      : citeForm(query, answered),
  ];
}

/** Closed by a choice, by Escape, and when the focus goes elsewhere. */
function menu(name: string, items: readonly HTMLElement[]): HTMLElement {
  const summary = element('summary', {}, name);
  const list = element('ul', {}, ...items.map((item) => element('li', {}, item)));
  const details = element('details', { class: 'menu' }, summary, list);
  const close = (): void => {
    details.open = false;
  };
  list.addEventListener('click', close);
  details.addEventListener('focusout', ({ relatedTarget }) => {
    if (relatedTarget instanceof Node && !details.contains(relatedTarget)) close();
  });
  details.addEventListener('keydown', ({ key }) => {
    if (key !== 'Escape') return;
    close();
    summary.focus();
  });
  return details;
}

/** Copies the rows as the table shows them. */
function markdownButton(markdown: () => string): HTMLElement {
  const copy = (event: MouseEvent): void => {
    // The menu stays, to show the outcome.
    event.stopPropagation();
    navigator.clipboard.writeText(markdown()).then(
      () => fill(made, 'Copied'),
      () => fill(made, 'The browser does not let pages copy'),
    );
  };
  const made = button('Copy as Markdown', copy, { class: 'as-link' });
  return made;
}

function download(label: string, format: string, query: string, graph: AskedGraph): HTMLElement {
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

/** A button that copies the link to the query, and says so. */
export function shareButton(
  queryOf: () => string,
  graphOf: () => AskedGraph,
  say: (text: string) => void,
): HTMLButtonElement {
  return button('Copy link', () => void copyLink(queryOf(), graphOf()).then(say));
}

async function copyLink(query: string, graph: AskedGraph): Promise<string> {
  if (!fitsAddress(query)) return 'The query is too long for a link; cite its answer instead.';
  const address = new URL(addressOfQuery(query, graph), location.href).href;
  try {
    await navigator.clipboard.writeText(address);
    return 'The link is copied.';
  } catch {
    return `The browser does not let pages copy. The link is ${address}`;
  }
}
