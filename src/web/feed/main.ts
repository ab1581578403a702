/** The script of `/feed`: files can be dropped, and readings can be committed. */
import { element, fill, found, anchorTo } from '../elements.js';
import { opener } from '../opener.js';
import { sendForJson } from '../requests.js';
import { tokenForm } from '../token-form.js';

const text = found('#page', HTMLTextAreaElement);
const source = found('#source', HTMLInputElement);

text.addEventListener('dragover', (event) => {
  event.preventDefault();
  text.classList.add('dropping');
});
text.addEventListener('dragleave', () => {
  text.classList.remove('dropping');
});
text.addEventListener('drop', (event) => {
  text.classList.remove('dropping');
  const [file] = event.dataTransfer?.files ?? [];
  if (!file) return;
  event.preventDefault();
  void file.text().then((content) => {
    text.value = content;
  });
});

const place = document.querySelector<HTMLElement>('.commit');
if (place?.dataset.conforms === 'true') offerCommit(place);
if (place?.dataset.known !== undefined) void offerCorrections(place.dataset.known);

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
      document: { mediaType, text: text.value },
      token,
      ...(replaces === undefined ? {} : { ifMatch: `"${replaces}"` }),
    },
  );
  void offerCorrections(newsItem);
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

/** Forms for a news item of the graph and for its events, instead of those of another. */
async function offerCorrections(newsItem: string): Promise<void> {
  const { eventsOf, showCorrection } = await import('../correct.js');
  const events = await eventsOf(newsItem);
  document.querySelector('.corrections')?.remove();
  place?.after(
    element(
      'section',
      { class: 'corrections' },
      element('h2', {}, 'Corrections'),
      ...[
        { iri: newsItem, what: 'this news item' },
        ...events.map(({ iri, label }) => ({ iri, what: `the event “${label}”` })),
      ].flatMap(({ iri, what }) =>
        opener(
          `Correct ${what}`,
          `Add, correct or withdraw facts about ${what} that are in the graph.`,
          'The facts could not be loaded.',
          (form) => showCorrection(form, iri),
        ),
      ),
    ),
  );
}
