/** `npm run bench`: how fast this is here, beside the databases that people compare it with. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { ServiceError, messageOf } from '../../src/errors.js';
import { FEATURE_QUERIES } from './feature-queries.js';
import { measurePages, printPageReport } from './page-measures.js';
import { PEERS, type PeerName } from './peers.js';
import { QUESTIONS } from './queries.js';
import { printReport } from './report.js';
import { runBench } from './run-bench.js';
import type { Terminal } from '../../src/cli/command.js';

type Flags = Readonly<Record<string, string | boolean | undefined>>;

const PEER_NAMES = Object.keys(PEERS) as PeerName[];

const PROCESS_TERMINAL: Terminal = {
  out: (text) => void process.stdout.write(text),
  error: (text) => void process.stderr.write(text),
  environment: process.env,
};

async function main(terminal: Terminal): Promise<void> {
  await new Command('npm run bench --')
    .description(
      'Time loading, queries and commits on a generated graph, beside other databases that ' +
        'are installed.',
    )
    .option(
      '--items <count>',
      'news items of the graph: 25000 make 0.7 million statements, 250000 make 7.3 million',
      '25000',
    )
    .option('--pages <count>', 'time instead how so many made-up news pages are read and committed')
    .option(
      '--peers <names>',
      `others to time: ${PEER_NAMES.join(', ')}; or none`,
      PEER_NAMES.join(','),
    )
    .option('--queries <pattern>', 'only queries whose name matches this regular expression')
    .option('--runs <count>', 'timed runs of each query; their median counts', '5')
    .option(
      '--one-at-a-time',
      'run one server after another, for machines whose memory does not hold all of them',
    )
    .option('--limit <seconds>', 'time for one run of a query; slower ones are shown as -', '60')
    .option(
      '--directory <directory>',
      'where the graph and the databases go for the time of the run; a new temporary one by ' +
        'default',
    )
    .option('--json', 'print the result as JSON')
    .action(async (flags: Flags) => {
      const pattern = patternOf(flags.queries);
      const pages = flags.pages === undefined ? undefined : wholeNumber('pages', flags.pages);
      const directory =
        typeof flags.directory === 'string'
          ? flags.directory
          : mkdtempSync(join(tmpdir(), 'osce-graph-bench-'));
      if (pages !== undefined) {
        const report = await measurePages({ pages, directory, terminal });
        terminal.out(
          flags.json ? `${JSON.stringify(report, undefined, 1)}\n` : printPageReport(report),
        );
        return;
      }
      const report = await runBench({
        items: wholeNumber('items', flags.items),
        runs: wholeNumber('runs', flags.runs),
        limitMs: wholeNumber('limit', flags.limit) * 1000,
        peers: peersOf(flags.peers),
        queries: [...QUESTIONS, ...FEATURE_QUERIES].filter(({ name }) => pattern.test(name)),
        isOneAtATime: flags.oneAtATime === true,
        directory,
        say: (line) => {
          terminal.error(`${line}\n`);
        },
      });
      terminal.out(flags.json ? `${JSON.stringify(report, undefined, 1)}\n` : printReport(report));
    })
    .parseAsync();
}

function wholeNumber(flag: string, value: Flags[string]): number {
  const number = Number(value);
  if (Number.isSafeInteger(number) && number > 0) return number;
  throw new ServiceError(
    'bad-request',
    `--${flag} is a whole number above 0; found "${String(value)}".`,
  );
}

function peersOf(value: Flags[string]): PeerName[] {
  const names = String(value)
    .split(',')
    .filter((name) => name !== '' && name !== 'none');
  const unknown = names.find((name) => !(name in PEERS));
  if (unknown !== undefined)
    throw new ServiceError(
      'bad-request',
      `--peers takes ${PEER_NAMES.join(', ')} or none; found "${unknown}".`,
    );
  return names as PeerName[];
}

function patternOf(value: Flags[string]): RegExp {
  try {
    return new RegExp(typeof value === 'string' ? value : '');
  } catch (cause) {
    throw new ServiceError(
      'bad-request',
      `--queries is a regular expression; found "${String(value)}".`,
      { cause },
    );
  }
}

try {
  await main(PROCESS_TERMINAL);
} catch (error) {
  process.stderr.write(`bench: ${messageOf(error)}\n`);
  process.exitCode = 1;
}
