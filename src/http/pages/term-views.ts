/** Views of terms and of a page's version. */
import { labelOf, type GraphVersion } from '../../graph/index.js';
import { RDF_FORMATS, shortIri, type QuadSource, type Term, type Names } from '../../rdf/index.js';
import type { Service } from '../../service.js';
import { pathOf } from '../exchange/links.js';
import type { PageFrame, Link, ValueView } from './views.js';

/** A link to a thing with its name. Foreign IRIs lead outside. */
export function linkTo(source: QuadSource, term: Term, { names }: Pick<Service, 'names'>): Link {
  return linkOfIri(term.value, labelOf(source, term), names);
}

export function linkOfIri(iri: string, label: string, names: Names): Link {
  const path = pathOf(iri, names);
  return path === undefined ? { label, href: iri, isExternal: true } : { label, href: path };
}

/** Terms of other vocabularies have their prefix and name. */
export function linkToTerm(source: QuadSource, term: Term, service: Service): Link {
  const link = linkTo(source, term, service);
  const label = shortIri(term.value, service.prefixes);
  return label !== term.value && link.isExternal === true ? { ...link, label } : link;
}

export function valueViewOf(source: QuadSource, term: Term, service: Service): ValueView {
  return term.termType === 'NamedNode'
    ? { kind: 'link', link: linkTo(source, term, service) }
    : textView(term, labelOf(source, term));
}

/** A literal with its language or datatype, or the name of another term. */
export function textView(term: Term, name: string): ValueView {
  if (term.termType !== 'Literal') return { kind: 'text', text: name };
  const { value: text, language, datatype } = term;
  return { kind: 'text', text, ...(language ? { language } : { datatype: datatype.value }) };
}

export const rdfLinks = (path: string): Link[] =>
  RDF_FORMATS.map(({ label, format }) => ({ label, href: `${path}?format=${format}` }));
export const rdfAlternates = (path: string): NonNullable<PageFrame['alternates']> =>
  RDF_FORMATS.map(({ format, mediaType }) => ({ mediaType, href: `${path}?format=${format}` }));

/** A version that is not the latest is marked, and kept by the page's forms. */
export function frameOf(
  service: Service,
  version: GraphVersion,
): Pick<PageFrame, 'version' | 'isPinned'> {
  return { version: version.number, isPinned: version.number !== service.current.number };
}
