/** Reads what a page shows of other things, in the reader's language, and notes what the page depends on by that. */
import { UNBOUND, givenLabel, localNameOf, type GraphVersion, type TermId } from '../../graph/index.js';
import type { Literal, Names, Term } from '../../rdf/index.js';
import type { Dependencies } from '../../snapshots/index.js';
import { pathOf } from '../links.js';
import type { Link, Value } from '../pages/views.js';

/** A reader of one version in one language. */
export class PageReader {
  readonly dependencies = { said: new Set<TermId>(), named: new Set<TermId>(), classed: new Set<TermId>(), linked: new Set<TermId>() } satisfies Dependencies;
  /** Whether the page shows a term that the graph does not have yet, whose coming nothing could be told of. */
  hasUnknownTerms = false;

  constructor(readonly version: GraphVersion, private readonly names: Names, private readonly language: string) {}

  /** The label that the graph gives a term; undefined where it gives none. */
  givenLabel(term: Term): Literal | undefined {
    const id = this.version.ids.dictionary.idOf(term);
    if (id === UNBOUND) this.hasUnknownTerms = true;
    this.dependencies.named.add(id);
    return id === UNBOUND ? undefined : givenLabel(this.version, term, this.language);
  }

  /** A link to a thing with its name. Foreign IRIs lead outside. */
  link(term: Term): Link {
    return this.#linkWith(term, localNameOf(term.value));
  }

  /** A link to a property; properties without a label are read as words: `startDate` is “start date”. */
  propertyLink(property: Term): Link {
    return this.#linkWith(property, localNameOf(property.value).replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase());
  }

  /** A value of a fact. */
  value(term: Term): Value {
    switch (term.termType) {
      case 'NamedNode':
        return { kind: 'link', link: this.link(term) };
      case 'Literal':
        return { kind: 'text', text: term.value, ...(term.language ? { language: term.language } : { datatype: term.datatype.value }) };
      default:
        return { kind: 'text', text: this.text(term) };
    }
  }

  /** What a term is called in running text. */
  text(term: Term): string {
    switch (term.termType) {
      case 'NamedNode':
        return this.link(term).label;
      case 'Literal':
        return term.value;
      case 'Quad':
        return this.statement([term.subject, term.predicate, term.object]);
      default:
        return `_:${term.value}`;
    }
  }

  /** The parts of a statement in words. */
  statement(parts: readonly Term[]): string {
    return parts.map((part) => this.text(part)).join(' – ');
  }

  #linkWith(term: Term, unlabelled: string): Link {
    const label = this.givenLabel(term);
    const path = pathOf(term.value, this.names);
    return {
      label: label?.value ?? unlabelled,
      href: path ?? term.value,
      ...(path === undefined ? { isExternal: true } : {}),
      ...(label && label.language !== '' && !label.language.startsWith('en') ? { language: label.language } : {}),
    };
  }
}
