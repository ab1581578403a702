/** Checks a downloaded citation without a server, over the files of its version. */
import { badRequest, messageOf } from '../../errors.js';
import { Inference, versionOf } from '../../graph/index.js';
import { INTEGER, TEXT, checked, objectOf, readJson } from '../../input/index.js';
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

const DOWNLOADED = objectOf({
  id: TEXT,
  query: TEXT,
  version: INTEGER,
  baseIri: TEXT,
  defaultGraph: TEXT,
  result: objectOf({ sha256: TEXT, rowsSha256: TEXT }),
});

/** @throws ServiceError `bad-request` naming what is missing. */
export async function readCitation(text: string, source: string): Promise<DownloadedCitation> {
  try {
    return await checked(readJson(text, source), DOWNLOADED, 'value');
  } catch (cause) {
    throw badRequest(
      `${source} is no citation as downloaded from /cite/{id}?format=json: ${messageOf(cause)}`,
      { cause },
    );
  }
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
  const versionSha256 = await digestOf(quads.filter(({ graph }) => names.isAsserted(graph)));
  const asserted = versionOf(quads.filter(({ graph }) => !graph.equals(names.graphs.inferred)));
  const { inferred } = new Inference(names).follow(asserted);
  const version = asserted.after(inferred, { number: citation.version });
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
