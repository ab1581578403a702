/** Reads terms of a list's version for pages. */
import { LabelReader, localNameOf, type GraphVersion, type TermId } from '../../graph/index.js';
import type { Names, Term } from '../../rdf/index.js';
import type { ThingList } from '../../lists/index.js';
import { pathOf } from '../exchange/links.js';
import type { Link, ValueView } from '../pages/views.js';

/** Names are in the reader's language if possible. */
export class TermReader {
  readonly #version: GraphVersion;
  readonly #names: Names;
  readonly #labels: LabelReader;

  constructor({ version, names }: Pick<ThingList, 'version' | 'names'>, language: string) {
    this.#version = version;
    this.#names = names;
    this.#labels = new LabelReader(version.ids, language);
  }

  term(id: TermId): Term {
    return this.#version.ids.dictionary.termOf(id);
  }

  label(id: TermId): string {
    return valueText(this.value(id));
  }

  /** Terms without a page are shown as text. */
  link(id: TermId): Link {
    const value = this.value(id);
    return value.kind === 'link' ? value.link : { label: value.text, href: '' };
  }

  value(id: TermId): ValueView {
    const term = this.term(id);
    if (term.termType === 'Literal')
      return {
        kind: 'text',
        text: term.value,
        ...(term.language === ''
          ? { datatype: term.datatype.value }
          : isEnglish(term.language)
            ? {}
            : { language: term.language }),
      };
    if (term.termType !== 'NamedNode') return { kind: 'text', text: `_:${term.value}` };
    const label = this.#labels.labelOf(id);
    const path = pathOf(term.value, this.#names);
    return {
      kind: 'link',
      link: {
        label: label?.value ?? localNameOf(term.value),
        href: path ?? term.value,
        ...(path === undefined ? { isExternal: true } : {}),
        ...(label && label.language !== '' && !isEnglish(label.language)
          ? { language: label.language }
          : {}),
      },
    };
  }
}

const isEnglish = (language: string): boolean => language.startsWith('en');

export const valueText = (value: ValueView): string =>
  value.kind === 'link' ? value.link.label : value.text;
