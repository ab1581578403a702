/** A form that adds, corrects or withdraws a fact of a thing, or withdraws a page. */
import { anchorTo, element, field, fill } from './elements.js';
import { offerThings } from './offer-things.js';
import { send, sendForJson } from './requests.js';
import { tokenForm, type TokenAction } from './token-form.js';

type Json = Readonly<Record<string, unknown>>;

/** A value of a thing's JSON, under its key. */
interface Fact {
  readonly key: string;
  readonly value: unknown;
}

/** The events that a news item of the graph names. @throws RequestFailed */
export async function eventsOf(newsItem: string): Promise<{ iri: string; label: string }[]> {
  const item = await sendForJson<Json>(newsItem.slice(newsItem.indexOf('/id/')));
  return factsOf(item).flatMap(({ value }) => {
    const iri = (value as Json | null)?.id;
    return typeof iri === 'string' && iri.includes('/id/event/')
      ? [{ iri, label: textOf(value) }]
      : [];
  });
}

/** Fills a place with the form for a thing. @throws RequestFailed */
export async function showCorrection(place: Element, iri: string): Promise<void> {
  const path = iri.slice(iri.indexOf('/id/'));
  const response = await send(path);
  const etag = response.headers.get('ETag') ?? '*';
  const document = (await response.json()) as Json;
  const facts = factsOf(document);
  const labels = await labelsOf(document);
  const fact = choiceOf([
    ['', 'A new fact'],
    ...facts.map(({ key, value }, index): [string, string] => [
      String(index),
      `${labels.get(key) ?? key}: ${textOf(value)}`.slice(0, 120),
    ]),
  ]);
  const input = (): HTMLInputElement => element('input', { autocomplete: 'off' });
  const [value, quote, page, note] = [input(), input(), input(), input()];
  const key = choiceOf([...labels].sort(([, left], [, right]) => left.localeCompare(right)));
  const newKey = field('Property', key);
  fact.addEventListener('change', () => {
    newKey.hidden = fact.value !== '';
  });
  offerThings([value]);
  const save: TokenAction = {
    label: 'Save',
    write: async (token) => {
      const patch = patchOf(facts, facts[Number(fact.value || NaN)], {
        key: key.value,
        text: value.value.trim(),
      });
      const { headers } = await send(`${path}?${filledIn({ quote, page, note })}`, {
        method: 'PATCH',
        document: { mediaType: 'application/merge-patch+json', text: JSON.stringify(patch) },
        ifMatch: etag,
        token,
      });
      return done('Saved', Number(headers.get('Graph-Version')), path);
    },
  };
  fill(
    place,
    tokenForm(
      path.startsWith('/id/news/') ? [save, withdrawalOf(iri)] : [save],
      field('Fact', fact),
      newKey,
      field('New value; leave it empty to withdraw the fact', value),
      field('Words that it rests on (optional; checked if the page is kept)', quote),
      field('Their page, which is in the graph: its address', page),
      field('Note (optional)', note),
    ),
  );
}

const choiceOf = (options: readonly (readonly [string, string])[]): HTMLSelectElement =>
  element('select', {}, ...options.map(([value, label]) => element('option', { value }, label)));

/** The fields that are not empty, as parameters. */
const filledIn = (fields: Readonly<Record<string, HTMLInputElement>>): string =>
  new URLSearchParams(
    Object.entries(fields).flatMap(([name, { value }]) =>
      value.trim() === '' ? [] : [[name, value.trim()]],
    ),
  ).toString();

const withdrawalOf = (iri: string): TokenAction => ({
  label: 'Withdraw the whole page',
  write: async (token) => {
    const { version, kept } = await sendForJson<{ version: number; kept: readonly object[] }>(
      `/news?item=${encodeURIComponent(iri)}`,
      { method: 'DELETE', token },
    );
    const stay = kept.length === 0 ? '' : ` (${kept.length} things that others name stay)`;
    return done(`Withdrawn${stay}`, version, '/news');
  },
});

const done = (what: string, version: number, path: string): (Node | string)[] => [
  `${what} in version ${version}: `,
  anchorTo(`/snapshots/${version - 1}/diff/${version}`, 'what changed'),
  ', ',
  anchorTo(path, path === '/news' ? 'all news' : 'the record as it is now'),
  '.',
];

function factsOf(document: Json): Fact[] {
  return Object.entries(document)
    .filter(([key]) => !key.startsWith('@') && key !== 'id' && key !== 'type')
    .flatMap(([key, values]) => [values].flat().map((value: unknown) => ({ key, value })))
    .filter(({ value }) => textOf(value) !== '');
}

/** Labels of the properties that a thing has or may have by its classes, by key. */
async function labelsOf(document: Json): Promise<Map<string, string>> {
  // Classes of other vocabularies have a prefix. They have no schema, and neither have actors.
  const own = [document.type].flat().filter((name) => /^(?!Actor$)\w+$/.test(String(name)));
  const schemas = await Promise.all(
    own.map((name) =>
      sendForJson<{ properties: Record<string, { title?: string }> }>(
        `/schema/${String(name)}.json`,
      ).catch(() => undefined),
    ),
  );
  const labels = new Map(factsOf(document).map(({ key }) => [key, key]));
  for (const [key, { title }] of schemas.flatMap((each) => Object.entries(each?.properties ?? {})))
    if (title !== undefined) labels.set(key, title);
  // `label` and `name` are one property with texts of two kinds.
  const titles = [...labels.values()];
  const isShared = (title: string): boolean => titles.indexOf(title) !== titles.lastIndexOf(title);
  return new Map(
    [...labels].map(([key, title]) => [key, isShared(title) ? `${title} (${key})` : title]),
  );
}

function textOf(value: unknown): string {
  if (typeof value !== 'object' || value === null) return String(value);
  const { label, name, id, '@value': text } = value as Json;
  return [label, name, text, id].find((each) => typeof each === 'string') ?? '';
}

/** The merge patch (RFC 7396) after which a value is another, or is not there. */
function patchOf(
  facts: readonly Fact[],
  old: Fact | undefined,
  { key: newKey, text }: { readonly key: string; readonly text: string },
): Json {
  const key = old?.key ?? newKey;
  if (key === '') throw new Error('Choose a fact, or the property of a new one.');
  if (!old && text === '') throw new Error('Give the value of the new fact.');
  const others = facts.filter((each) => each.key === key && each !== old);
  const values = [
    ...others.map(({ value }) => value),
    ...(text === '' ? [] : [valueLike(old?.value ?? others[0]?.value, text)]),
  ];
  return { [key]: values.length > 1 ? values : (values[0] ?? null) };
}

/** A tagged text where the other is one. What names and numbers mean is for the service to say. */
function valueLike(other: unknown, text: string): unknown {
  return typeof other === 'object' && other !== null && '@value' in other
    ? { ...other, '@value': text }
    : text;
}
