/** What every page has to be: whole, labelled, and without scripts of others. */
import { attribute, elementsOf, type Element } from '../../support/html.js';

/** Addresses that change with what they name. */
const OWN_FILE = /^\/assets\/[a-z]+-[A-Z0-9]{8}\.(?:css|js|svg)$/;
const FIELDS = ['input', 'textarea', 'select'];

/** The faults of a page, in words. */
export function structureFaults(page: string): string[] {
  const elements = elementsOf(page);
  const named = (tagName: string): Element[] =>
    elements.filter((each) => each.tagName === tagName && each.namespaceURI.endsWith('xhtml'));
  const valuesOf = (...names: string[]): string[] =>
    elements.flatMap((each) => names.flatMap((name) => attribute(each, name) ?? []));
  const levels = elements.flatMap(({ tagName }) =>
    /^h[1-6]$/.test(tagName) ? [Number(tagName[1])] : [],
  );
  const ids = valuesOf('id');
  const loaded = elements.flatMap((each) =>
    each.tagName === 'link' && !/^(?:canonical|alternate)$/.test(attribute(each, 'rel') ?? '')
      ? (attribute(each, 'href') ?? [])
      : [attribute(each, 'src'), attribute(each, 'srcset')].filter((one) => one !== undefined),
  );
  const labels = named('label');
  const isLabelled = (field: Element): boolean =>
    attribute(field, 'aria-label') !== undefined ||
    labels.some(
      (label) => attribute(label, 'for') === attribute(field, 'id') || field.parentNode === label,
    );
  return [
    ...['html', 'title', 'h1', 'main'].flatMap((tag) =>
      named(tag).length === 1 ? [] : [`${named(tag).length} ${tag}`],
    ),
    ...named('html').flatMap((each) => (attribute(each, 'lang') === 'en' ? [] : ['no language'])),
    ...levels.flatMap((level, index) =>
      level > (levels[index - 1] ?? 0) + 1 ? [`h${level} after h${levels[index - 1] ?? 0}`] : [],
    ),
    ...named('script').flatMap((each) =>
      attribute(each, 'type') === 'application/ld+json' || OWN_FILE.test(attribute(each, 'src')!)
        ? []
        : ['a foreign script'],
    ),
    ...named('style').map(() => 'a style'),
    ...elements.flatMap(({ attrs }) =>
      attrs.map(({ name }) => name).filter((name) => name === 'style' || name.startsWith('on')),
    ),
    ...loaded.filter((address) => !OWN_FILE.test(address)),
    ...(/icon-.*site-/.test(loaded.slice(0, 2).join()) ? [] : ['icon and style sheet late']),
    ...ids.filter((id, index) => ids.indexOf(id) !== index).map((id) => `id ${id} twice`),
    ...valuesOf('for', 'aria-labelledby', 'aria-describedby')
      .filter((id) => !ids.includes(id))
      .map((id) => `no element ${id}`),
    ...FIELDS.flatMap(named)
      .filter((field) => attribute(field, 'type') !== 'hidden' && !isLabelled(field))
      .map((field) => `no label for ${attribute(field, 'name') ?? field.tagName}`),
  ];
}
