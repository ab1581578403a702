/** Views of terms and of a page's version. */
import { labelOf, type GraphVersion } from '../../graph/index.js';
import type { QuadSource, Term } from '../../rdf/index.js';
import type { Service } from '../../service.js';
import { pathOf } from '../exchange/links.js';
import type { PageFrame, Link, ValueView } from './views.js';

/** A link to a thing with its name. Foreign IRIs lead outside. */
export function linkTo(source: QuadSource, term: Term, service: Service): Link {
  const path = pathOf(term.value, service.names);
  const label = labelOf(source, term);
  return path === undefined ? { label, href: term.value, isExternal: true } : { label, href: path };
}

export function valueViewOf(source: QuadSource, term: Term, service: Service): ValueView {
  if (term.termType === 'NamedNode') return { kind: 'link', link: linkTo(source, term, service) };
  if (term.termType === 'Literal') {
    return {
      kind: 'text',
      text: term.value,
      ...(term.language ? { language: term.language } : { datatype: term.datatype.value }),
    };
  }
  return { kind: 'text', text: labelOf(source, term) };
}

/** A version that is not the latest is marked, and kept by the page's forms. */
export function frameOf(
  service: Service,
  version: GraphVersion,
): Pick<PageFrame, 'version' | 'isPinned'> {
  return { version: version.number, isPinned: version.number !== service.current.number };
}
