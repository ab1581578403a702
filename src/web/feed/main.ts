/** The script of `/feed`: facts can be decided beside their words, and committed. */
import { DecisionField } from '../decision.js';
import { anchorTo, element, field, fill, found } from '../elements.js';
import { offerThings } from '../offer-things.js';
import { sendForJson } from '../requests.js';
import { tokenForm } from '../token-form.js';

const text = found('#page', HTMLTextAreaElement);
const source = found('#source', HTMLInputElement);

const file = element('input', { type: 'file', accept: '.html,.htm,.txt,text/html,text/plain' });
file.addEventListener('change', () => {
  void file.files?.[0]?.text().then((content) => {
    text.value = content;
  });
});
text.after(field('Or a file, which is only read into the field above', file));

const place = document.querySelector<HTMLElement>('.commit');
const conforms = place?.dataset.conforms === 'true';

/** Facts with a choice beside each; without a decision, what is certain becomes a fact. */
const decided = [...document.querySelectorAll<HTMLElement>('.reading [data-relation]')]
  .filter(() => conforms)
  .map((fact) => {
    const choice = choiceFor(fact);
    fact.append(choice.element);
    return { fact: fact.dataset, choice };
  });
offerThings(decided.map(({ choice }) => choice.thing));
if (place && conforms) offerCommit(place);

function choiceFor(fact: HTMLElement): DecisionField {
  const { stands, names } = fact.dataset;
  const answers = ['accept', 'refuse', 'other'] as const;
  return new DecisionField(
    fact.querySelector('span')?.textContent.trim() ?? '',
    answers.filter(
      (each) => (each !== 'accept' || stands === undefined) && (each !== 'other' || names === ''),
    ),
    stands === undefined ? 'Leave to a reviewer' : 'Take as read',
  );
}

function offerCommit(section: HTMLElement): void {
  const { replaces } = section.dataset;
  const label = replaces === undefined ? 'Commit these facts' : 'Commit these changes';
  const write = (token: string): Promise<(Node | string)[]> => commit(token, replaces);
  fill(section, element('h2', {}, 'Commit'), tokenForm([{ label, write }]));
  section.hidden = false;
}

/** Commits the text that was read. A difference is one from the version `replaces`. */
async function commit(token: string, replaces: string | undefined): Promise<(Node | string)[]> {
  if (text.value !== text.defaultValue)
    throw new Error('The page has changed since its facts were read. Read it again first.');
  const mediaType = /^\s*</.test(text.value) ? 'text/html' : 'text/plain';
  const address = source.value.trim();
  const query = new URLSearchParams({
    ...(address === '' ? {} : { source: address }),
    ...(replaces === undefined ? {} : { replace: '' }),
  }).toString();
  const { version, newsItem } = await sendForJson<{ version: number; newsItem: string }>(
    `/news${query && `?${query}`}`,
    {
      json: { page: text.value, mediaType, decisions: decisions() },
      token,
      ...(replaces === undefined ? {} : { ifMatch: `"${replaces}"` }),
    },
  );
  return [
    `Written as version ${version}: `,
    anchorTo(newsItem.slice(newsItem.indexOf('/id/')), 'the news item and its facts'),
    ', ',
    anchorTo(`/snapshots/${version - 1}/diff/${version}`, 'what changed'),
    ', ',
    anchorTo(`/proposals?item=${encodeURIComponent(newsItem)}`, 'what is left to a reviewer'),
    '.',
  ];
}

const decisions = (): object[] =>
  decided.flatMap(({ fact: { relation, object, about }, choice: { value } }) =>
    value ? [{ relation, object, about, ...value }] : [],
  );
