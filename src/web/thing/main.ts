/** The script of a thing's page: its neighbourhood as a graph, loaded when it is opened. */
import { element, fill, found } from '../elements.js';
import '../graph/graph.css';

const section = found('.neighbourhood', HTMLElement);
const button = element('button', { type: 'button', class: 'quiet' }, 'Walk the graph from here');
const place = element('div', {});
section.append(
  element(
    'p',
    { class: 'hint' },
    'Related records, drawn as a graph. Choose one to see its own neighbours.',
  ),
  button,
  place,
);
section.hidden = false;
button.addEventListener('click', () => {
  button.disabled = true;
  void import('./neighbourhood.js').then(
    async ({ showNeighbourhood }) => {
      await showNeighbourhood(place, {
        iri: section.dataset.iri ?? '',
        label: section.dataset.label ?? '',
      });
      button.remove();
    },
    () => {
      button.disabled = false;
      fill(place, element('p', { class: 'hint', role: 'alert' }, 'The graph could not be loaded.'));
    },
  );
});
