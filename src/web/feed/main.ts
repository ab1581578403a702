/** The script of `/feed`: files can be dropped, and what was read can be committed. */
import { element, fill, found, anchorTo } from '../elements.js';
import { saidNow } from './decisions.js';
import { offerThings } from './things.js';
import { RequestFailed, sendForJson } from '../requests.js';

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
offerThings(document.querySelectorAll<HTMLInputElement>('.say input[name^="thing."]'));
if (place?.dataset.conforms === 'true') offerCommit(place);

/** The token stays in its field, and is gone with the page. */
function offerCommit(section: HTMLElement): void {
  const token = element('input', {
    type: 'password',
    id: 'token',
    autocomplete: 'off',
    required: true,
  });
  const outcome = element('p', { role: 'status' });
  const button = element('button', { type: 'submit' }, 'Commit these facts');
  const form = element(
    'form',
    {},
    element(
      'p',
      { class: 'field' },
      element('label', { for: 'token' }, 'A token that may write news; it is not kept'),
      token,
    ),
    element('p', { class: 'actions' }, button),
    outcome,
  );
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    button.disabled = true;
    void commit(token.value, section.dataset.decisions ?? '[]').then((result) => {
      fill(outcome, ...result);
      button.disabled = false;
    });
  });
  fill(section, element('h2', {}, 'Commit'), form);
  section.hidden = false;
}

/** Commits what was shown: the text as the page came with it, and its decisions. */
async function commit(token: string, decisions: string): Promise<(Node | string)[]> {
  if (text.value !== text.defaultValue)
    return ['The page was changed since its facts were read. Read them again first.'];
  if (JSON.stringify(saidNow()) !== decisions)
    return [
      'You have said something else to the facts since. ' +
        'Read them again first, to see what comes of it.',
    ];
  const mediaType = /^\s*</.test(text.value) ? 'text/html' : 'text/plain';
  const address = source.value.trim();
  const page = JSON.stringify(text.value);
  const body = `{"page":${page},"mediaType":"${mediaType}","decisions":${decisions}}`;
  try {
    const { version, newsItem } = await sendForJson<{ version: number; newsItem: string }>(
      `/news${address === '' ? '' : `?source=${encodeURIComponent(address)}`}`,
      { document: { mediaType: 'application/json', text: body }, token },
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
  } catch (error) {
    return [
      error instanceof RequestFailed ? error.problem.detail : 'The page could not be committed.',
    ];
  }
}
