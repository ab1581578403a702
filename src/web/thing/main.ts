/** The script of a thing's page: parts of it that are loaded when they are opened. */
import { element, fill, found } from '../elements.js';
import '../graph/graph.css';

const section = found('.neighbourhood', HTMLElement);
const iri = section.dataset.iri ?? '';

/** A button that gives way to what it loads. */
function opener(
  label: string,
  hint: string,
  failure: string,
  show: (place: HTMLElement) => Promise<void>,
): readonly Node[] {
  const button = element('button', { type: 'button', class: 'quiet' }, label);
  const place = element('div', {});
  button.addEventListener('click', () => {
    button.disabled = true;
    void show(place).then(
      () => {
        button.remove();
      },
      () => {
        button.disabled = false;
        fill(place, element('p', { class: 'hint', role: 'alert' }, failure));
      },
    );
  });
  return [element('p', { class: 'hint' }, hint), button, place];
}

section.append(
  ...opener(
    'Walk the graph from here',
    'Related records, drawn as a graph. Choose one to see its own neighbours.',
    'The graph could not be loaded.',
    async (place) => {
      const { showNeighbourhood } = await import('./neighbourhood.js');
      await showNeighbourhood(place, { iri, label: section.dataset.label ?? '' });
    },
  ),
  element('h2', {}, 'Corrections'),
  ...opener(
    'Correct this record',
    'Add, correct or withdraw a fact. You need an access token.',
    'The facts could not be loaded.',
    async (place) => {
      const { showCorrection } = await import('./correct.js');
      await showCorrection(place, iri);
    },
  ),
);
section.hidden = false;
