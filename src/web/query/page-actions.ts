/** What can be done with a query and its answer: download it, link to it, cite it. */
import { element, type Child } from '../elements.js';
import { addressHere } from '../requests.js';
import { graphParameters, type AskedGraph } from './asked-graph.js';
import { fitsAddress } from './explanation.js';

type AnswerKind = 'solutions' | 'boolean' | 'graph';

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
      ['N-Triples', 'ntriples'],
      ['JSON-LD', 'jsonld'],
      ['RDF/XML', 'rdfxml'],
    ],
  };

/** The address of this page with a query in it. */
export function addressOfQuery(query: string, graph: AskedGraph): string {
  const parameters = new URLSearchParams({ ...graphParameters(graph), query });
  return addressHere(`/sparql?${parameters.toString()}`);
}

/**
 * Downloads of the answer in each format, and its citation; a query that is too long for an address
 * can be cited only, and an answer without what was inferred cannot be.
 */
export function answerActions(
  query: string,
  kind: AnswerKind,
  { asked, answered }: { readonly asked: AskedGraph; readonly answered: string | null },
): Child[] {
  const downloads = !fitsAddress(query)
    ? undefined
    : element(
        'nav',
        { class: 'formats', 'aria-label': 'This answer as' },
        element('span', {}, 'This answer as'),
        element(
          'ul',
          {},
          ...FORMATS[kind].map(([label, format]) =>
            element('li', {}, download(label, format, query, asked)),
          ),
        ),
      );
  return [
    downloads,
    answered === null || asked.isAssertedOnly ? undefined : citeForm(query, answered),
  ];
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
  const button = element('button', { type: 'button', class: 'quiet' }, 'Copy link');
  button.addEventListener('click', () => void copyLink(queryOf(), graphOf()).then(say));
  return button;
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
