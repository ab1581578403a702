/**
 * Resolves references to IRIs (RFC 3986 §5) without changing an absolute one. Our own, since
 * `relative-to-absolute-iri` 1.0.8 makes `http://a//` of `/` against `http://a`, drops the dot of
 * `.git`, and takes slashes in the base's query for its path.
 */

/** The parts of a reference (RFC 3986 appendix B); absent ones are undefined. */
interface Reference {
  readonly scheme: string | undefined;
  readonly authority: string | undefined;
  readonly path: string;
  readonly query: string | undefined;
  readonly fragment: string | undefined;
}

const REFERENCE =
  /^(?:([A-Za-z][A-Za-z0-9+.-]*):)?(?:\/\/([^/?#]*))?([^?#]*)(?:\?([^#]*))?(?:#(.*))?$/s;

/** Characters forbidden in IRIs (RFC 3987 §2.2, SPARQL 1.1 §19.8 IRIREF). */
const FORBIDDEN = /[\u0000-\u0020<>"{}|\\^`]/;

/** Undefined for an invalid reference, or a relative one without a usable base. */
export function resolveIri(reference: string, baseIri: string): string | undefined {
  const parts = FORBIDDEN.test(reference) ? undefined : split(reference);
  if (!parts) return undefined;
  if (parts.scheme !== undefined) return reference;
  const base = split(baseIri);
  return base?.scheme === undefined ? undefined : join(transform(parts, base));
}

function split(text: string): Reference | undefined {
  const match = REFERENCE.exec(text);
  return match
    ? {
        scheme: match[1],
        authority: match[2],
        path: match[3] ?? '',
        query: match[4],
        fragment: match[5],
      }
    : undefined;
}

/** RFC 3986 §5.2.2 for a reference without a scheme. */
function transform(reference: Reference, base: Reference): Reference {
  const { scheme } = base;
  const { fragment } = reference;
  if (reference.authority !== undefined)
    return { ...reference, scheme, path: removeDots(reference.path) };
  const { authority } = base;
  if (reference.path === '')
    return { scheme, authority, path: base.path, query: reference.query ?? base.query, fragment };
  const path = reference.path.startsWith('/') ? reference.path : merge(reference.path, base);
  return { scheme, authority, path: removeDots(path), query: reference.query, fragment };
}

/** RFC 3986 §5.2.3. */
function merge(path: string, base: Reference): string {
  if (base.authority !== undefined && base.path === '') return `/${path}`;
  return base.path.slice(0, base.path.lastIndexOf('/') + 1) + path;
}

/** RFC 3986 §5.2.4. */
function removeDots(path: string): string {
  const kept: string[] = [];
  const segments = path.split('/');
  segments.forEach((segment, index) => {
    const isLast = index === segments.length - 1;
    if (segment === '..') {
      if (kept.length > 1 || (kept.length === 1 && kept[0] !== '')) kept.pop();
    } else if (segment !== '.') {
      kept.push(segment);
      return;
    }
    if (isLast) kept.push('');
  });
  return kept.join('/');
}

function join({ scheme, authority, path, query, fragment }: Reference): string {
  const part = (sign: string, text: string | undefined): string =>
    text === undefined ? '' : sign + text;
  return `${scheme}:${part('//', authority)}${path}${part('?', query)}${part('#', fragment)}`;
}
