/** The script of `/status`: renews the page, and stops queries without leaving it. */
import { element, fill, found } from '../elements.js';
import { RequestFailed, send } from '../requests.js';
import { fetchPage } from '../fetch-page.js';
import { renew } from './renew.js';
import './status.css';

const RENEW_MS = 3_000;

const live = found('#live', HTMLElement);
const note = found('.status-note', HTMLElement);
const isOn = element('input', { type: 'checkbox', checked: true });
/** Queries whose text is shown in full. */
const full = new Set<string>();
let token = '';
let timer: ReturnType<typeof setTimeout> | undefined;
/** Counts requests for the page, so that a late answer is not shown after a later one. */
let asked = 0;

live.before(
  element(
    'label',
    { class: 'refreshing no-print' },
    isOn,
    `Renew every ${RENEW_MS / 1000} seconds`,
  ),
);
isOn.addEventListener('change', schedule);
document.addEventListener('visibilitychange', () => {
  if (document.hidden) clearTimeout(timer);
  else if (isOn.checked) void show();
});
live.addEventListener('submit', (event) => {
  event.preventDefault();
  const { name, value } = event.submitter as HTMLButtonElement;
  token = found('[type=password]', HTMLInputElement).value.trim();
  if (name === 'full') full.add(value);
  void (name === 'stop' ? stop(value) : show());
});
schedule();

/** Comes again in a while, where that is wanted and seen. */
function schedule(): void {
  clearTimeout(timer);
  if (isOn.checked && !document.hidden) timer = setTimeout(() => void show(), RENEW_MS);
}

async function show(): Promise<void> {
  clearTimeout(timer);
  asked += 1;
  const mine = asked;
  try {
    const page = await fetchPage(
      `/status?${new URLSearchParams([...full].map((id) => ['full', id])).toString()}`,
      token,
    );
    if (mine === asked) put(found('#live', HTMLElement, page));
  } catch (error) {
    if (!(error instanceof RequestFailed)) throw error;
    // With a token that is refused nothing more would come.
    if (error.problem.status === 401 || error.problem.status === 403) token = '';
    if (mine === asked) say(error.problem.detail);
  }
  if (mine === asked) schedule();
}

/** If the focus was on a query that has ended, it goes to the list's heading. */
function put(fresh: Element): void {
  const focused = document.activeElement;
  const wasInside = focused !== null && live.contains(focused);
  renew(live, fresh);
  if (wasInside && !live.contains(focused)) found('#queries', HTMLElement).focus();
}

async function stop(id: string): Promise<void> {
  try {
    await send(`/status/queries/${encodeURIComponent(id)}`, { method: 'DELETE', token });
    say(`Query ${id} was stopped.`);
  } catch (error) {
    if (!(error instanceof RequestFailed)) throw error;
    say(error.problem.detail);
  }
  await show();
}

function say(text: string): void {
  note.hidden = false;
  fill(note, text);
}
