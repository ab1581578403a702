/** The script of pages with a query's answer: offers its views. */
import './answer.css';
import './graph.css';
import { found } from '../elements.js';
import { Labels } from '../labels.js';
import { send } from '../requests.js';
import { AnswerView } from './answer-view.js';
import { runQuery } from './run.js';

const given = found('.result', HTMLElement);
const { answer: path = '', view: first, baseIri = '' } = given.dataset;
const version = new URLSearchParams(location.search).get('version') ?? undefined;
const view = new AnswerView(
  { baseIri, labels: new Labels(version), shorten: (iri) => iri, usesNames: true },
  {
    first,
    readTriples: async () => (await send(path, { accept: 'application/n-triples' })).text(),
    actions: () => [given.querySelector('.formats')],
  },
);
const startedAt = performance.now();
// The answer that came with the page stays where it cannot be asked for again.
void runQuery({ path }, new AbortController().signal, view).then((ending) => {
  if (ending.kind === 'cut') return;
  view.end(ending, performance.now() - startedAt);
  given.replaceWith(view.element);
}, console.error);
