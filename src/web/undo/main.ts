/** The script of a commit's difference: it can be undone there. */
import { anchorTo, element, fill, found } from '../elements.js';
import { sendForJson } from '../requests.js';
import { tokenForm } from '../token-form.js';

const section = found('.undo', HTMLElement);
const version = section.dataset.version ?? '';
const write = async (token: string): Promise<(Node | string)[]> => {
  const made = await sendForJson<{ version: number }>(`/changes/${version}`, {
    method: 'DELETE',
    token,
  });
  return [
    `Undone in version ${made.version}: `,
    anchorTo(`/snapshots/${made.version - 1}/diff/${made.version}`, 'what changed'),
    '.',
  ];
};
fill(
  section,
  element('summary', {}, 'Undo this version'),
  element(
    'p',
    { class: 'hint' },
    'A new version takes back what this one changed, receipts included, unless later versions ' +
      'changed the same statements.',
  ),
  tokenForm([{ label: 'Undo', write }]),
);
section.hidden = false;
