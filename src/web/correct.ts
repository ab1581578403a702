/** A form that adds, corrects or withdraws a fact of a thing, or withdraws a page. */
import { anchorTo, element, field, fill } from './elements.js';
import { offerThings } from './offer-things.js';
import { sendForJson } from './requests.js';
import { tokenForm, type TokenAction } from './token-form.js';

type Json = Readonly<Record<string, unknown>>;

/** A value of a thing's JSON, under its key. */
interface Fact {
  readonly key: string;
  readonly value: unknown;
}

/** Fills a place with the form for a thing. @throws RequestFailed */
export async function showCorrection(place: Element, iri: string): Promise<void> {
  const path = iri.slice(iri.indexOf('/id/'));
  const document = await sendForJson<Json>(path);
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
      const change = changeOf(facts[Number(fact.value || NaN)], key.value, value.value.trim());
      const evidence = filledIn({ quote, page, note });
      const { version } = await sendForJson<{ version: number }>('/facts', {
        json: { thing: iri, ...change, ...evidence },
        token,
      });
      return done('Saved', version, path);
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

/** The fields that are not empty. */
const filledIn = (fields: Readonly<Record<string, HTMLInputElement>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(fields)
      .map(([name, { value }]): [string, string] => [name, value.trim()])
      .filter(([, value]) => value !== ''),
  );

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

/** The value that goes, and the one that comes. */
function changeOf(old: Fact | undefined, newKey: string, text: string): Record<string, string> {
  const key = old?.key ?? newKey;
  if (key === '') throw new Error('Choose a fact, or the property of a new one.');
  if (!old && text === '') throw new Error('Give the value of the new fact.');
  return {
    key,
    ...(old ? { before: identityOf(old.value) } : {}),
    ...(text === '' ? {} : { after: text }),
  };
}

/** The IRI of a thing, or the text of a value. */
function identityOf(value: unknown): string {
  const { id, '@value': text = id } = value as Json;
  return String(text ?? value);
}
