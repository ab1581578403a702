/** `osce-graph query 'SPARQL'`: an answer on standard output. */
import type { Command } from 'commander';
import { ServiceError } from '../errors.js';
import { RDF_FORMATS, serializeRdf, type Quad } from '../rdf/index.js';
import type { Service } from '../service.js';
import { SOLUTION_FORMATS, writeBoolean, writeSolutions, type QueryAnswer } from '../sparql/index.js';
import { withService, type Flags, type Terminal } from './command.js';
import type { ExitStatus } from './exit-status.js';
import { decodeText, readFileOrFail } from './load.js';
import { table } from './table.js';

/** Every format that some answer can be written as. */
const FORMATS: readonly string[] = ['table', ...namesOf(SOLUTION_FORMATS), ...namesOf(RDF_FORMATS)];

/** Adds the command `query`. */
export function addQuery(program: Command, terminal: Terminal, finish: (status: ExitStatus) => void): void {
  program
    .command('query [sparql]')
    .description('answer a SPARQL query')
    .option('-f, --file <file>', 'read the query from a file')
    .option('--format <format>', FORMATS.join(', '))
    .option('--json', 'the same as --format json, which for a graph is JSON-LD')
    .option('--snapshot <version>', 'answer from this version (number or name)')
    .option('--version <version>', 'the same as --snapshot')
    .option('--data-dir <directory>', 'the data directory (DATA_DIR)')
    .action(async (sparql: string | undefined, flags: Flags) => {
      const text = typeof flags.file === 'string' ? decodeText(readFileOrFail(flags.file), flags.file, 'malformed-query') : sparql;
      if (text === undefined) throw new ServiceError('bad-request', "A query was expected: osce-graph query 'SELECT …', or -f FILE.");
      const format = flags.json ? 'json' : typeof flags.format === 'string' ? flags.format : undefined;
      if (format !== undefined && !FORMATS.includes(format)) wrongFormat(format, FORMATS);
      finish(await withService(flags, terminal, 'read', async (service) => {
        const named = flags.version ?? flags.snapshot;
        const version = typeof named === 'string' ? service.snapshots.open(service.snapshots.resolve(named)) : service.current;
        // An answer that cannot be printed is not read, and its query must not keep the process waiting.
        const ended = new AbortController();
        try {
          await print(service, await service.sparql.query(version, text, { signal: ended.signal }), format, terminal);
        } finally {
          ended.abort();
        }
        return 0;
      }));
    });
}

async function print(service: Service, answer: QueryAnswer, asked: string | undefined, terminal: Terminal): Promise<void> {
  if (answer.kind === 'graph') {
    const wanted = asked === 'json' ? 'jsonld' : (asked ?? 'turtle');
    const info = RDF_FORMATS.find(({ format }) => format === wanted) ?? wrongFormat(wanted, namesOf(RDF_FORMATS));
    const quads: Quad[] = [];
    for await (const quad of answer.quads) quads.push(quad);
    terminal.out(await serializeRdf(quads, info.format, { prefixes: service.prefixes }));
    return;
  }
  if (asked === undefined || asked === 'table') {
    terminal.out(answer.kind === 'boolean' ? `${answer.value ? 'yes' : 'no'}\n` : await table(answer, service.prefixes));
    return;
  }
  const info = SOLUTION_FORMATS.find(({ format }) => format === asked) ?? wrongFormat(asked, namesOf(SOLUTION_FORMATS));
  if (answer.kind === 'boolean') terminal.out(writeBoolean(info.format, answer.value) ?? `${answer.value}\n`);
  else for await (const chunk of writeSolutions(info.format, answer.variables, answer.solutions)) terminal.out(chunk);
}

function namesOf(formats: readonly { format: string }[]): string[] {
  return formats.map(({ format }) => format);
}

function wrongFormat(asked: string, formats: readonly string[]): never {
  throw new ServiceError('bad-request', `The answer can be written as ${formats.join(', ')}; found --format ${asked}.`);
}
