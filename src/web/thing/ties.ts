/** With whom a body works most. */
import { anchorTo, element } from '../elements.js';
import { Labels } from '../labels.js';
import { counted } from '../numbers.js';
import { rowsFrom } from '../requests.js';

const SHOWN = 5;

/** Puts the first rows of the stored query that the link leads to before it. */
export async function showTies(link: HTMLAnchorElement, iri: string): Promise<void> {
  const version = new URLSearchParams(location.search).get('version') ?? undefined;
  const pinned = version === undefined ? '' : `&version=${encodeURIComponent(version)}`;
  const rows = await rowsFrom(`${link.getAttribute('href') ?? ''}${pinned}`);
  const ties = rows.slice(0, SHOWN).map(({ first = '', second = '', events = '' }) => ({
    body: first === iri ? second : first,
    events,
  }));
  const labels = new Labels(version);
  await labels.learn(ties.map(({ body }) => body));
  link.before(
    element(
      'ul',
      { class: 'plain' },
      ...ties.map(({ body, events }) =>
        element(
          'li',
          {},
          anchorTo(body.slice(body.indexOf('/id/')), labels.of(body) ?? body),
          ' ',
          element('span', { class: 'tally' }, counted(Number(events), 'event')),
        ),
      ),
    ),
  );
}
