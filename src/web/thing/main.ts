/** The script of a thing's page: parts of it that are loaded when they are opened. */
import { element, found } from '../elements.js';
import { opener } from '../opener.js';
import '../answer/graph.css';

const section = found('.neighbourhood', HTMLElement);
const iri = section.dataset.iri ?? '';

section.append(
  ...opener(
    'Show the neighbourhood as a graph',
    'Related records, drawn as a graph. Choose one to see its own neighbours.',
    'The graph could not be loaded.',
    async (place) => {
      const { showNeighbourhood } = await import('./neighbourhood.js');
      await showNeighbourhood(place, iri);
    },
  ),
  element('h2', {}, 'Corrections'),
  ...opener(
    'Correct this record',
    'Add, correct or withdraw a fact. You need an access token.',
    'The facts could not be loaded.',
    async (place) => {
      const { showCorrection } = await import('../correct.js');
      await showCorrection(place, iri);
    },
  ),
);
section.hidden = false;

const ties = document.querySelector<HTMLAnchorElement>('.ties a');
// The link alone says enough where the answer is late or none.
if (ties)
  void import('./ties.js').then(({ showTies }) => showTies(ties, iri)).catch(() => undefined);
