/** Suggests things of the graph while a name is typed. */
import type { SearchJson } from '../json-answers.js';
import { element, fill } from './elements.js';
import { sendForJson } from './requests.js';

/** Milliseconds without a key before a search. */
const PAUSE = 150;
const MOST = 8;

const offered = element('datalist', { id: 'things' });

/** Fields offer what search finds, through one shared list of kinds and slugs. */
export function offerThings(fields: Iterable<HTMLInputElement>): void {
  let timer = 0;
  let last: AbortController | undefined;
  for (const field of fields) {
    field.setAttribute('list', offered.id);
    field.addEventListener('input', () => {
      clearTimeout(timer);
      last?.abort();
      last = new AbortController();
      const { signal } = last;
      timer = window.setTimeout(
        () =>
          void look(field.value.trim(), signal).then((options) => {
            if (!signal.aborted) fill(offered, ...options);
          }),
        PAUSE,
      );
    });
  }
  document.body.append(offered);
}

/** Failures give no suggestions. */
async function look(text: string, signal: AbortSignal): Promise<HTMLOptionElement[]> {
  if (text === '' || text.includes('/')) return [];
  try {
    const { hits } = await sendForJson<SearchJson>(
      `/search?limit=${MOST}&q=${encodeURIComponent(text)}`,
      { signal },
    );
    return hits.flatMap(({ iri, label, kind }) => {
      const path = /\/id\/(.+)$/.exec(iri)?.[1];
      return path === undefined
        ? []
        : [element('option', { value: path, label: `${label} (${kind})` })];
    });
  } catch {
    return [];
  }
}
