/** The script of proposals: they are decided on their page, or many of them in their list. */
import { DecisionField, type Decision } from '../decision.js';
import { anchorTo, element, field, fill, found } from '../elements.js';
import { offerThings } from '../offer-things.js';
import { sendForJson } from '../requests.js';
import { tokenForm, type TokenAction } from '../token-form.js';

const section = found('.decide', HTMLElement);
const { proposal } = section.dataset;
fill(section, element('h2', {}, 'Decide'), proposal === undefined ? ofMany() : ofOne(proposal));
section.hidden = false;

/** Decides a proposal, and says so with a link to what changed. */
async function decide(id: string, to: Decision, token: string): Promise<(Node | string)[]> {
  const { version } = await sendForJson<{ version: number }>(
    `/proposals/${encodeURIComponent(id)}`,
    { document: { mediaType: 'application/json', text: JSON.stringify(to) }, token },
  );
  return [
    `${to.decision === 'accept' ? 'Accepted' : 'Refused'} in version ${version}: `,
    anchorTo(`/snapshots/${version - 1}/diff/${version}`, 'what changed'),
  ];
}

function ofOne(id: string): HTMLElement {
  const thing = element('input', {
    placeholder: 'organization/odihr',
    autocomplete: 'off',
    spellcheck: 'false',
  });
  const action = (label: string, decision: Decision['decision']): TokenAction => ({
    label,
    write: async (token) => {
      const other = decision === 'accept' ? thing.value.trim() : '';
      const outcome = await decide(id, { decision, ...(other && { thing: other }) }, token);
      return [...outcome, ', ', anchorTo('/proposals', 'the other open proposals'), '.'];
    },
  });
  offerThings([thing]);
  return tokenForm(
    [action('Accept', 'accept'), action('Refuse', 'refuse')],
    field('To accept with another thing (optional)', thing),
  );
}

/** Each entry has a choice; those that are decided stay in place, with the outcome. */
function ofMany(): HTMLElement {
  const open = new Map(
    [...document.querySelectorAll<HTMLElement>('.entries [data-proposal]')].map((entry) => {
      const choice = new DecisionField(
        entry.querySelector('h3')?.textContent.trim() ?? '',
        ['accept', 'refuse', 'other'],
        'Undecided',
      );
      entry.querySelector('h3')?.parentElement?.append(choice.element);
      return [entry, choice];
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
  const write = async (token: string): Promise<(Node | string)[]> => {
    let count = 0;
    for (const [entry, { element: place, value }] of open) {
      if (!value) continue;
      place.replaceWith(
        element('p', {}, ...(await decide(entry.dataset.proposal ?? '', value, token))),
      );
      open.delete(entry);
      count += 1;
    }
    if (count === 0) throw new Error('Decide at least one of the proposals above.');
    return [`${count} decided, ${open.size} left on this page.`];
  };
  return tokenForm([{ label: 'Save decisions', write }], field('All of this page', all));
}
