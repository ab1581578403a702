/** The script of a commit's difference: it can be undone there. */
import { element, fill, found } from '../elements.js';
import { tokenForm } from '../token-form.js';
import { undoAction } from '../undo-action.js';

const section = found('.undo', HTMLElement);
fill(
  section,
  element('summary', {}, 'Undo this version'),
  element(
    'p',
    { class: 'hint' },
    'A new version takes back what this one changed, receipts included, unless later versions ' +
      'changed the same statements.',
  ),
  tokenForm([undoAction(section.dataset.version ?? '')]),
);
section.hidden = false;
