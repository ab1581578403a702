/** The script of a proposal's page: it can be decided there. */
import { anchorTo, element, field, fill, found } from '../elements.js';
import { offerThings } from '../offer-things.js';
import { sendForJson } from '../requests.js';
import { tokenForm, type TokenAction } from '../token-form.js';

const section = found('.decide', HTMLElement);
const thing = element('input', {
  placeholder: 'organization/odihr',
  autocomplete: 'off',
  spellcheck: 'false',
});
const action = (label: string, decision: 'accept' | 'refuse'): TokenAction => ({
  label,
  write: async (token) => {
    const other = decision === 'accept' ? thing.value.trim() : '';
    const { version } = await sendForJson<{ version: number }>(
      `/proposals/${encodeURIComponent(section.dataset.proposal ?? '')}`,
      {
        document: {
          mediaType: 'application/json',
          text: JSON.stringify({ decision, ...(other === '' ? {} : { thing: other }) }),
        },
        token,
      },
    );
    return [
      `${decision === 'accept' ? 'Accepted' : 'Refused'} in version ${version}: `,
      anchorTo(`/snapshots/${version - 1}/diff/${version}`, 'what changed'),
      ', ',
      anchorTo('/proposals', 'the other open proposals'),
      '.',
    ];
  },
});
offerThings([thing]);
fill(
  section,
  element('h2', {}, 'Decide'),
  tokenForm(
    [action('Accept', 'accept'), action('Refuse', 'refuse')],
    field('To accept with another thing (optional)', thing),
  ),
);
section.hidden = false;
