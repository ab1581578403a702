/** Reads terms of a version for pages, with names in the reader's language if possible. */
import {
  LabelReader,
  TermKind,
  localNameOf,
  type GraphVersion,
  type TermId,
} from '../../graph/index.js';
import type { Literal, Names, Term } from '../../rdf/index.js';
import { linkOfIri, textView } from './term-views.js';
import type { Link, ValueView } from './views.js';

export class TermReader {
  readonly #labels: LabelReader;

  constructor(
    protected readonly version: GraphVersion,
    protected readonly names: Names,
    language: string,
  ) {
    this.#labels = new LabelReader(version.ids, language);
  }

  termOf(id: TermId): Term {
    return this.version.ids.dictionary.termOf(id);
  }

  /** A link to a thing with its name. Terms without a page have no address. */
  link(id: TermId): Link {
    const { dictionary } = this.version.ids;
    return dictionary.kindOf(id) === TermKind.iri
      ? this.linkOf(dictionary.textOf(id), this.labelOf(id))
      : { label: this.text(id), href: '' };
  }

  value(id: TermId): ValueView {
    const { dictionary } = this.version.ids;
    return dictionary.kindOf(id) === TermKind.iri
      ? { kind: 'link', link: this.link(id) }
      : textView(dictionary.termOf(id), this.text(id));
  }

  text(id: TermId): string {
    const { dictionary } = this.version.ids;
    switch (dictionary.kindOf(id)) {
      case TermKind.iri:
        return this.labelOf(id)?.value ?? localNameOf(dictionary.textOf(id));
      case TermKind.blankNode:
        return `_:${dictionary.textOf(id)}`;
      case TermKind.triple:
        return this.statement(dictionary.partsOf(id));
      default:
        return dictionary.textOf(id);
    }
  }

  statement(parts: readonly TermId[]): string {
    return parts.map((part) => this.text(part)).join(' – ');
  }

  protected labelOf(id: TermId): Literal | undefined {
    return this.#labels.labelOf(id);
  }

  protected linkOf(iri: string, label?: Literal, unlabelled = localNameOf(iri)): Link {
    return {
      ...linkOfIri(iri, label?.value ?? unlabelled, this.names),
      ...(label && label.language !== '' && !label.language.startsWith('en')
        ? { language: label.language }
        : {}),
    };
  }
}
