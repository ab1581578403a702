/** Suggests things of the graph while a name is typed. */
import type { SearchJson } from '../json-answers.js';
import { element, fill } from './elements.js';
import { LatestAnswer } from './latest-answer.js';
import { sendForJson } from './requests.js';

const PAUSE_MS = 150;
const MOST = 8;

/** Fields offer what search finds, through one shared list of kinds and slugs. */
export function offerThings(fields: Iterable<HTMLInputElement>): void {
  const id = `things-${document.querySelectorAll('datalist').length}`;
  const offered = element('datalist', { id });
  const search = new LatestAnswer<SearchJson>({
    pauseMs: PAUSE_MS,
    ask: (text, signal) =>
      text === '' || text.includes('/')
        ? undefined
        : sendForJson(`/search?limit=${MOST}&q=${encodeURIComponent(text)}`, { signal }),
    tell: (found) => fill(offered, ...(found?.hits ?? []).flatMap(optionOf)),
  });
  for (const field of fields) {
    field.setAttribute('list', id);
    field.addEventListener('input', () => search.changed(field.value.trim()));
  }
  document.body.append(offered);
}

function optionOf({ iri, label, kind }: SearchJson['hits'][number]): HTMLOptionElement[] {
  const path = /\/id\/(.+)$/.exec(iri)?.[1];
  return path === undefined
    ? []
    : [element('option', { value: path, label: `${label} (${kind})` })];
}
