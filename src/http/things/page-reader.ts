/**
 * Reads other things' data for a page, in the reader's language, and notes the page's dependencies.
 */
import {
  LabelReader,
  TermKind,
  UNBOUND,
  localNameOf,
  type GraphVersion,
  type TermId,
} from '../../graph/index.js';
import { SKOS, type Literal, type Names, type Term } from '../../rdf/index.js';
import type { Dependencies } from '../../snapshots/index.js';
import { pathOf } from '../exchange/links.js';
import type { Link, ValueView } from '../pages/views.js';

/** Labels for others' properties with unclear names. */
const SPOKEN: Readonly<Record<string, string>> = { [SKOS.altLabel.value]: 'also called' };

/** A reader of one version in one language. */
export class PageReader {
  readonly dependencies = {
    said: new Set<TermId>(),
    named: new Set<TermId>(),
    classed: new Set<TermId>(),
    linked: new Set<TermId>(),
  } satisfies Dependencies;
  /** Whether the page shows a term missing in the graph, whose arrival would go unnoticed. */
  hasUnknownTerms = false;
  readonly #version: GraphVersion;
  readonly #names: Names;
  readonly #labels: LabelReader;

  constructor(version: GraphVersion, names: Names, language: string) {
    this.#version = version;
    this.#names = names;
    this.#labels = new LabelReader(version.ids, language);
  }

  termOf(id: TermId): Term {
    return this.#version.ids.dictionary.termOf(id);
  }

  /** A link to a thing with its name. Foreign IRIs lead outside. */
  link(id: TermId): Link {
    const iri = this.#version.ids.dictionary.textOf(id);
    return this.#link(iri, this.#labelOf(id), localNameOf(iri));
  }

  /** A link to a property; one without a label is read as words: `startDate` is “start date”. */
  propertyLink(id: TermId): Link {
    const iri = this.#version.ids.dictionary.textOf(id);
    return this.#link(
      iri,
      this.#labelOf(id),
      SPOKEN[iri] ??
        localNameOf(iri)
          .replace(/([a-z])([A-Z])/g, '$1 $2')
          .toLowerCase(),
    );
  }

  /** A link to something that the graph may not have. */
  linkToTerm(term: Term): Link {
    const id = this.#version.ids.idOf(term);
    if (id !== UNBOUND) return this.link(id);
    this.hasUnknownTerms = true;
    return this.#link(term.value, undefined, localNameOf(term.value));
  }

  value(id: TermId): ValueView {
    const { dictionary } = this.#version.ids;
    if (dictionary.kindOf(id) === TermKind.iri) return { kind: 'link', link: this.link(id) };
    const term = dictionary.termOf(id);
    if (term.termType !== 'Literal') return { kind: 'text', text: this.text(id) };
    return {
      kind: 'text',
      text: term.value,
      ...(term.language ? { language: term.language } : { datatype: term.datatype.value }),
    };
  }

  text(id: TermId): string {
    const { dictionary } = this.#version.ids;
    switch (dictionary.kindOf(id)) {
      case TermKind.iri:
        return this.#labelOf(id)?.value ?? localNameOf(dictionary.textOf(id));
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

  #labelOf(id: TermId): Literal | undefined {
    this.dependencies.named.add(id);
    return this.#labels.labelOf(id);
  }

  #link(iri: string, label: Literal | undefined, unlabelled: string): Link {
    const path = pathOf(iri, this.#names);
    return {
      label: label?.value ?? unlabelled,
      href: path ?? iri,
      ...(path === undefined ? { isExternal: true } : {}),
      ...(label && label.language !== '' && !label.language.startsWith('en')
        ? { language: label.language }
        : {}),
    };
  }
}
