/** `osce-graph cite verify`: citations without a server. */
import { badRequest } from '../errors.js';
import { listOf, said, TEXT } from '../input/index.js';
import { formatOfFileName, readRdfFile, readText, type Quad } from '../rdf/index.js';
import { readCitation, verifyOffline } from '../snapshots/index.js';
import { flag, local, print, settingsOf } from './command.js';

const EXPORTS = said(
  listOf(TEXT),
  'graph.nq of the version (.gz allowed); repeat it for receipts.nq.',
);

export const verifyCitation = local({
  usage: 'cite verify <file>',
  group: 'citations: verify',
  description:
    'check a downloaded citation (its JSON) by running its query over an export of its version',
  options: { export: EXPORTS, json: flag('Print JSON.') },
  needs: ['export'],
  run: async ({ export: exports = [], ...flags }, terminal, [file = '']) => {
    const citation = await readCitation(await readText(file, 'bad-request'), file);
    const quads = (await Promise.all(exports.map(readExport))).flat();
    const { queryTimeoutMs: timeoutMs, queryMemoryMb: memoryMb } = settingsOf({}, terminal).service;
    const outcome = await verifyOffline(citation, quads, { timeoutMs, memoryMb });
    const isGood = outcome.isVersion !== false && outcome.verdict !== 'different';
    print(flags, terminal, { file, id: citation.id, isGood, ...outcome });
    return isGood ? 0 : 1;
  },
});

function readExport(file: string): Promise<Quad[]> {
  if (formatOfFileName(file)?.holdsGraphs) return readRdfFile(file);
  throw badRequest(
    `The export must be in a syntax with named graphs: .nq, .trig or .jsonld; found ${file}.`,
  );
}
