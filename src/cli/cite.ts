/** `osce-graph cite …`: citations without a server. */
import type { Command } from 'commander';
import { ServiceError } from '../errors.js';
import { formatOfFileName, parseRdf, type Quad } from '../rdf/index.js';
import { readCitation, verifyOffline, type OfflineVerdict } from '../snapshots/index.js';
import { settingsOf, type Flags, type Terminal } from './command.js';
import type { ExitStatus } from './exit-status.js';
import { decodeText, readFileOrFail, readRdfText } from './load.js';

const VERDICTS: Readonly<Record<OfflineVerdict['verdict'], string>> = {
  same: 'good: the same answer',
  'same-rows': 'good: the same rows; those that ORDER BY leaves level stand in another order',
  different:
    'NOT the answer that was cited; where the query reads receipts, their file is needed too (--export receipts.nq)',
};

/** Adds the command `cite` and the command below it. */
export function addCite(
  program: Command,
  terminal: Terminal,
  finish: (status: ExitStatus) => void,
): void {
  const gather = (file: string, files: string[] = []): string[] => [...files, file];
  program
    .command('cite')
    .description('cited queries: verify')
    .command('verify <file>')
    .description(
      'check a downloaded citation (its JSON) by running its query over an export of its version',
    )
    .requiredOption(
      '--export <file>',
      'graph.nq of the version (.gz allowed); again for receipts.nq',
      gather,
    )
    .option('--json', 'print JSON')
    .action(
      async (file: string, options: { readonly export: string[]; readonly json?: boolean }) => {
        finish(
          await verify(file, options.export, { ...(options.json ? { json: true } : {}) }, terminal),
        );
      },
    );
}

async function verify(
  file: string,
  exports: readonly string[],
  flags: Flags,
  terminal: Terminal,
): Promise<ExitStatus> {
  const citation = readCitation(decodeText(readFileOrFail(file), file, 'bad-request'), file);
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
  if (flags.json)
    terminal.out(`${JSON.stringify({ file, id: citation.id, isGood, ...outcome })}\n`);
  else
    terminal.out(
      `${exportLine(outcome, citation.version, citation.versionSha256)}answer: ${VERDICTS[outcome.verdict]} (sha256 ${outcome.found.sha256})\n`,
    );
  return isGood ? 0 : 1;
}

function exportLine(
  { isVersion, versionSha256 }: OfflineVerdict,
  version: number,
  expected: string | null,
): string {
  if (isVersion === null) return `export: version ${version} has no digest to be compared with\n`;
  return `export: ${isVersion ? `good: version ${version}` : `NOT version ${version} (expected ${expected}, found ${versionSha256 ?? 'none'})`}\n`;
}

async function readExport(file: string): Promise<Quad[]> {
  const format = formatOfFileName(file);
  if (!format?.holdsGraphs)
    throw new ServiceError(
      'bad-request',
      `An export that holds its graphs was expected: .nq, .trig or .jsonld; found ${file}.`,
    );
  return parseRdf(readRdfText(file), { format: format.format, source: file });
}
