/** IRIs and addresses: the graph's IRIs below the base are answered under this server's root. */
import type { Request } from 'express';
import { labelOf, type GraphVersion } from '../graph/index.js';
import type { Names, QuadSource, Term } from '../rdf/index.js';
import type { Service } from '../service.js';
import type { Frame, Link, Value } from './pages/views.js';

/** The licence of the data. */
export const LICENCE = 'https://creativecommons.org/licenses/by/4.0/';

/** The path on this server that answers for an IRI of ours; undefined for other IRIs. */
export function pathOf(iri: string, { baseIri }: Names): string | undefined {
  if (!iri.startsWith(baseIri)) return undefined;
  const rest = iri.slice(baseIri.length);
  // Receipts describe themselves with fragments, as `…/receipt/x#quote`: the path is the
  // document's.
  return `/${rest}`;
}

/** A link to a thing with its name. Foreign IRIs lead outside. */
export function linkTo(source: QuadSource, term: Term, service: Service): Link {
  const path = pathOf(term.value, service.names);
  const label = labelOf(source, term);
  return path === undefined ? { label, href: term.value, isExternal: true } : { label, href: path };
}

/** A value of a fact, as pages show it. */
export function valueOf(source: QuadSource, term: Term, service: Service): Value {
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

/** A link of the `Link` header (RFC 8288): its target, its relation, and further attributes. */
export interface HeaderLink {
  readonly href: string;
  readonly rel: string;
  readonly [attribute: string]: string;
}

/**
 * Links as `Link` and link-format (RFC 6690) write them. Both hold ASCII only; an IRI may have
 * more.
 */
export function linkText(links: readonly HeaderLink[], separator = ', '): string {
  return links
    .map(
      ({ href, ...attributes }) =>
        `<${asciiOf(href)}>; ${Object.entries(attributes)
          .map(([name, value]) => `${name}="${value}"`)
          .join('; ')}`,
    )
    .join(separator);
}

/** An IRI as a URI (RFC 3987 §3.1). */
export function asciiOf(iri: string): string {
  return iri.replace(/[^\x21-\x7e]+|[<>"]/g, encodeURIComponent);
}

/** The address of this server as its clients see it, without a slash at the end. */
export function publicUrlOf(request: Request, publicUrl: string | undefined): string {
  return (
    publicUrl?.replace(/\/$/, '') ?? `${request.protocol}://${request.get('host') ?? 'localhost'}`
  );
}

/**
 * What a page says of the version it shows; one that is not the latest is marked, and its forms
 * stay with it.
 */
export function frameOf(
  service: Service,
  version: GraphVersion,
): Pick<Frame, 'version' | 'isPinned'> {
  return { version: version.number, isPinned: version.number !== service.current.number };
}
