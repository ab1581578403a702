/** The script of proposals: they are decided on their page, or many of them in their list. */
import { DecisionField } from '../decision.js';
import { anchorTo, element, field, fill, found } from '../elements.js';
import { offerThings } from '../offer-things.js';
import { sendForJson } from '../requests.js';
import { tokenForm } from '../token-form.js';

/** Each has a choice; what is decided stays in place, with the outcome. */
const open = new Map(
  [...document.querySelectorAll<HTMLElement>('[data-proposal]')].map((place) => {
    const answers = ['accept', 'refuse', 'other'] as const;
    const choice = new DecisionField(place.dataset.label ?? '', answers, 'Undecided');
    place.append(choice.element);
    return [place.dataset.proposal ?? '', choice];
  }),
);
offerThings([...open.values()].map(({ thing }) => thing));

const all = element(
  'select',
  {},
  element('option', { value: '' }, 'Each on its own'),
  element('option', { value: 'accept' }, 'Accept all'),
  element('option', { value: 'refuse' }, 'Refuse all'),
);
all.addEventListener('change', () => {
  for (const choice of open.values()) choice.choose(all.value);
});

async function save(token: string): Promise<(Node | string)[]> {
  let count = 0;
  for (const [id, { element: place, value }] of open) {
    if (!value) continue;
    const { version } = await sendForJson<{ version: number }>(
      `/proposals/${encodeURIComponent(id)}`,
      { json: value, token },
    );
    const outcome = value.decision === 'accept' ? 'Accepted' : 'Refused';
    const change = anchorTo(`/snapshots/${version - 1}/diff/${version}`, 'what changed');
    place.replaceWith(element('p', {}, `${outcome} in version ${version}: `, change));
    open.delete(id);
    count += 1;
  }
  if (count === 0) throw new Error('Choose a decision first.');
  return [`${count} decided, ${open.size} left on this page. `, anchorTo('/proposals', 'Others')];
}

const section = found('.decide', HTMLElement);
const actions = [{ label: 'Save', write: save }];
fill(section, tokenForm(actions, ...(open.size > 1 ? [field('All of this page', all)] : [])));
section.hidden = false;
