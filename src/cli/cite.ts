/** `osce-graph cite …`: citations without a server. */
import { badRequest } from '../errors.js';
import { formatOfFileName, parseRdf, type Quad } from '../rdf/index.js';
import { readCitation, verifyOffline, type OfflineVerdict } from '../snapshots/index.js';
import {
  settingsOf,
  collect,
  print,
  type Flags,
  type Terminal,
  type AddCommand,
} from './command.js';
import type { ExitStatus } from './exit-status.js';
import { decodeText, readFileOrFail, readRdfText } from './load.js';

const VERDICTS: Readonly<Record<OfflineVerdict['verdict'], string>> = {
  same: 'good: the same answer',
  'same-rows': 'good: the same rows; rows that ORDER BY does not order are in a different order',
  different:
    'NOT the cited answer; if the query reads receipts, give their file too (--export receipts.nq)',
};

export const addCite: AddCommand = (program, terminal, finish) => {
  program
    .command('cite')
    .description('citations: verify')
    .command('verify <file>')
    .description(
      'check a downloaded citation (its JSON) by running its query over an export of its version',
    )
    .requiredOption(
      '--export <file>',
      'graph.nq of the version (.gz allowed); repeat it for receipts.nq',
      collect,
    )
    .option('--json', 'print JSON')
    .action(
      async (
        file: string,
        { export: exports, ...flags }: Flags & { readonly export: string[] },
      ) => {
        finish(await verify(file, exports, flags, terminal));
      },
    );
};

async function verify(
  file: string,
  exports: readonly string[],
  flags: Flags,
  terminal: Terminal,
): Promise<ExitStatus> {
  const citation = await readCitation(decodeText(readFileOrFail(file), file, 'bad-request'), file);
  const quads: Quad[] = [];
  for (const each of exports) for (const quad of await readExport(each)) quads.push(quad);
  const {
    service: { queryTimeoutMs, queryMemoryMb = 1_024 },
  } = settingsOf({}, terminal);
  const outcome = await verifyOffline(citation, quads, {
    timeoutMs: queryTimeoutMs,
    memoryMb: queryMemoryMb,
  });
  const isGood = outcome.isVersion !== false && outcome.verdict !== 'different';
  const text =
    `export: ${exportText(outcome, citation.version, citation.versionSha256)}\n` +
    `answer: ${VERDICTS[outcome.verdict]} (sha256 ${outcome.found.sha256})\n`;
  print(flags, terminal, { file, id: citation.id, isGood, ...outcome }, text);
  return isGood ? 0 : 1;
}

function exportText(
  { isVersion, versionSha256 }: OfflineVerdict,
  version: number,
  expected: string | null,
): string {
  if (isVersion === null) return `version ${version} has no digest to compare with`;
  if (isVersion) return `good: version ${version}`;
  return `NOT version ${version} (expected ${expected}, found ${versionSha256 ?? 'none'})`;
}

async function readExport(file: string): Promise<Quad[]> {
  const format = formatOfFileName(file);
  if (!format?.holdsGraphs)
    throw badRequest(
      `The export must be in a syntax with named graphs: .nq, .trig or .jsonld; found ${file}.`,
    );
  return parseRdf(await readRdfText(file), { format: format.format, source: file });
}
