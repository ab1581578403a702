/** Checks a downloaded citation without a server, over the files of its version. */
import { badRequest } from '../../errors.js';
import { GraphVersion, Inference, versionOf } from '../../graph/index.js';
import { digestOf, namesFor, type Quad } from '../../rdf/index.js';
import { SparqlEngine, queryTraitsOf } from '../../sparql/index.js';
import { canonicalResult, digestOfResult, type ResultDigest } from './canonical-result.js';
import { verdictOf, type Citation, type Rerun } from './citations.js';

export type DownloadedCitation = Citation & { readonly versionSha256: string | null };

export interface OfflineVerdict {
  /** Whether the files are of the cited version; null where a version can have no digest. */
  readonly isVersion: boolean | null;
  readonly versionSha256: string | null;
  readonly verdict: Rerun['verdict'];
  readonly found: ResultDigest;
}

/** Required members of a citation, with their types. */
const MEMBERS = {
  id: 'string',
  query: 'string',
  version: 'number',
  baseIri: 'string',
  defaultGraph: 'string',
  result: 'object',
} as const;

/** @throws ServiceError `bad-request` naming missing members. */
export function readCitation(text: string, source: string): DownloadedCitation {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw badRequest(
      `${source} is not well-formed JSON; ` +
        'it must be a citation as downloaded from /cite/{id}?format=json.',
      { cause },
    );
  }
  const members = (typeof value === 'object' && value !== null ? value : {}) as Record<
    string,
    unknown
  >;
  for (const [name, type] of Object.entries(MEMBERS)) {
    const found = members[name];
    if (typeof found !== type || found === null)
      throw badRequest(
        `${source} is not a citation: "${name}" must be a ${type}; ` +
          `found ${found === undefined ? 'nothing' : JSON.stringify(found)}.`,
      );
  }
  const { sha256, rowsSha256 } = members.result as Partial<ResultDigest>;
  if (typeof sha256 !== 'string' || typeof rowsSha256 !== 'string')
    throw badRequest(`${source} is not a citation: its "result" has no "sha256" and "rowsSha256".`);
  return members as unknown as DownloadedCitation;
}

/**
 * Runs a cited query over the quads of its version. Inferences are made anew; receipts and reviews
 * count only where their files are among the quads.
 * @throws ServiceError as the query does.
 */
export async function verifyOffline(
  citation: DownloadedCitation,
  quads: readonly Quad[],
  settings: { readonly timeoutMs: number; readonly memoryMb: number },
): Promise<OfflineVerdict> {
  const names = namesFor(citation.baseIri);
  const isDerived = ({ graph }: Quad): boolean =>
    [names.graphs.inferred, ...names.sideGraphs].some((other) => other.equals(graph));
  const versionSha256 = await digestOf(quads.filter((each) => !isDerived(each)));
  const asserted = versionOf(quads.filter(({ graph }) => !graph.equals(names.graphs.inferred)));
  const { content } = new Inference(names).follow(asserted);
  const version = new GraphVersion(asserted.dictionary, content, citation.version, undefined);
  const sparql = new SparqlEngine({
    names,
    defaultGraph: citation.defaultGraph,
    serviceAllow: [],
    ...settings,
  });
  try {
    const found = digestOfResult(
      await canonicalResult(
        await sparql.query(version, citation.query),
        queryTraitsOf(citation.query, citation.baseIri),
      ),
    );
    return {
      isVersion: citation.versionSha256 === null ? null : versionSha256 === citation.versionSha256,
      versionSha256,
      verdict: verdictOf(citation, found),
      found,
    };
  } finally {
    await sparql.close();
  }
}
