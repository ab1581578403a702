/** Reads other things' data for a page of a thing, and notes the page's dependencies. */
import { UNBOUND, localNameOf, type TermId } from '../../graph/index.js';
import { SKOS, type Literal, type Term } from '../../rdf/index.js';
import type { Dependencies } from '../../snapshots/index.js';
import { TermReader } from '../pages/term-reader.js';
import type { Link } from '../pages/views.js';

/** Labels for others' properties with unclear names. */
const SPOKEN: Readonly<Record<string, string>> = { [SKOS.altLabel.value]: 'also called' };

/** A reader of one version in one language. */
export class PageReader extends TermReader {
  readonly dependencies = {
    said: new Set<TermId>(),
    named: new Set<TermId>(),
    classed: new Set<TermId>(),
    linked: new Set<TermId>(),
  } satisfies Dependencies;
  /** Whether the page shows a term missing in the graph, whose arrival would go unnoticed. */
  hasUnknownTerms = false;

  /** A link to a property; one without a label is read as words: `startDate` is “start date”. */
  propertyLink(id: TermId): Link {
    const iri = this.version.ids.dictionary.textOf(id);
    const words = localNameOf(iri).replace(/([a-z])([A-Z])/g, '$1 $2');
    return this.linkOf(iri, this.labelOf(id), SPOKEN[iri] ?? words.toLowerCase());
  }

  /** A link to something that the graph may not have. */
  linkToTerm(term: Term): Link {
    const id = this.version.ids.idOf(term);
    if (id !== UNBOUND) return this.link(id);
    this.hasUnknownTerms = true;
    return this.linkOf(term.value);
  }

  protected override labelOf(id: TermId): Literal | undefined {
    this.dependencies.named.add(id);
    return super.labelOf(id);
  }
}
