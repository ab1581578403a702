/** IRIs and addresses: the graph's IRIs below the base are answered under this server's root. */
import type { Request } from 'express';
import { namedNode, type NamedNode, type Names } from '../../rdf/index.js';
import { settingsOf } from './http-settings.js';

/** The path on this server for an IRI of ours; undefined for other IRIs. */
export function pathOf(iri: string, { baseIri }: Names): string | undefined {
  if (!iri.startsWith(baseIri)) return undefined;
  const rest = iri.slice(baseIri.length);
  // Receipts describe themselves with fragments, as `…/receipt/x#quote`: the path is the
  // document's. The page of a graph has no anchors for things in the graph.
  return `/${rest.startsWith('graph/') ? rest.replace(/#.*$/s, '') : rest}`;
}

/** A link of the `Link` header (RFC 8288): its target, its relation, and further attributes. */
export interface HeaderLink {
  readonly href: string;
  readonly rel: string;
  readonly [attribute: string]: string;
}

/** Links for `Link` and link-format (RFC 6690). Both are ASCII only, unlike IRIs. */
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

/**
 * The IRIs that a path below the base may mean: the graph's IRIs may have characters as they are or
 * escaped, and clients escape them all.
 */
export function irisAt(
  decoded: string,
  sent: string,
  { baseIri }: Names,
): readonly [NamedNode, ...NamedNode[]] {
  const others = new Set([sent, asciiOf(decoded)].filter((path) => path !== decoded));
  return [namedNode(baseIri + decoded), ...[...others].map((path) => namedNode(baseIri + path))];
}

/** This server's address for its clients, without a slash at the end. */
export function publicUrlOf(request: Request): string {
  const { publicUrl } = settingsOf(request);
  // Behind a trusted proxy, the host is the requested one.
  return publicUrl?.replace(/\/$/, '') ?? `${request.protocol}://${request.host || 'localhost'}`;
}
