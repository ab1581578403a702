/** The script of a thing's page: its corrections, loaded when somebody wants them, and partners. */
import { alertHint, button, element, fill, found, hint } from '../elements.js';

const section = found('.corrections', HTMLElement);
const iri = section.dataset.iri ?? '';
const place = element('div', {});

const open = button('Correct this record', () => {
  open.disabled = true;
  import('../correct.js')
    .then(({ showCorrection }) => showCorrection(place, iri))
    .then(
      () => open.remove(),
      () => {
        open.disabled = false;
        fill(place, alertHint('The facts could not be loaded.'));
      },
    );
});
section.append(hint('Add, correct or withdraw a fact. You need an access token.'), open, place);
section.hidden = false;

const ties = document.querySelector<HTMLAnchorElement>('.ties a');
// The link alone says enough where the answer is late or none.
if (ties)
  void import('./ties.js').then(({ showTies }) => showTies(ties, iri)).catch(() => undefined);
