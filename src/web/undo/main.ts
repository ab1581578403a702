/** The script of a commit's difference: it can be undone there. */
import { anchorTo, element, fill, found } from '../elements.js';
import { sendForJson } from '../requests.js';
import { tokenForm } from '../token-form.js';

const section = found('.undo', HTMLElement);

async function undo(token: string): Promise<(Node | string)[]> {
  const path = `/changes/${section.dataset.version ?? ''}`;
  const { version } = await sendForJson<{ version: number }>(path, { method: 'DELETE', token });
  const changed = anchorTo(`/snapshots/${version - 1}/diff/${version}`, 'what changed');
  return [`Undone in version ${version}: `, changed, '.'];
}

fill(
  section,
  element('summary', {}, 'Undo this version'),
  element(
    'p',
    { class: 'hint' },
    'A new version takes back what this one changed, receipts included, unless later versions ' +
      'changed the same statements.',
  ),
  tokenForm([{ label: 'Undo', write: undo }]),
);
section.hidden = false;
