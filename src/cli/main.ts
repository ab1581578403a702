/** The command line: `osce-graph COMMAND`, one file a command. */
import { Command, CommanderError } from 'commander';
import { ServiceError, messageOf } from '../errors.js';
import { readPackage } from '../rdf/index.js';
import { audit } from './audit.js';
import { backup, restore } from './backup.js';
import { CAPABILITY_COMMANDS } from './capability-command.js';
import { verifyCitation } from './cite.js';
import { addCommand, type CommandOf, type Terminal } from './command.js';
import { doctor } from './doctor.js';
import { exitStatusOf, type ExitStatus } from './exit-status.js';
import { ingest } from './ingest.js';
import { load } from './load.js';
import { mcp } from './mcp.js';
import { query } from './query.js';
import { serve } from './serve.js';
import { deposit, diff, exportVersion, verifyFile } from './snapshot.js';
import { createToken, listTokens, revokeToken } from './token.js';
import { validate } from './validate.js';

export const COMMANDS: readonly CommandOf[] = [
  ...[serve, load, ingest, validate, query, ...CAPABILITY_COMMANDS],
  ...[diff, exportVersion, deposit, verifyFile, verifyCitation],
  ...[createToken, listTokens, revokeToken, backup, restore, doctor, audit, mcp],
];

const PROCESS_TERMINAL: Terminal = {
  out: (text) => void process.stdout.write(text),
  error: (text) => void process.stderr.write(text),
  environment: process.env,
};

/** Runs one command line, without the program's own name; resolves with the exit status. */
export async function main(
  args: readonly string[],
  terminal: Terminal = PROCESS_TERMINAL,
): Promise<ExitStatus> {
  let status: ExitStatus = 0;
  const program = new Command('osce-graph')
    .description("A knowledge graph of the OSCE's news, and the service that answers for it.")
    .version(readPackage().version, '--version', 'print the version')
    // So that `query --version 2` gets its own option, not the program's.
    .enablePositionalOptions()
    .exitOverride()
    .configureOutput({ writeOut: terminal.out, writeErr: terminal.error })
    .showHelpAfterError('(see --help)');
  const finish = (result: ExitStatus): void => {
    status = result;
  };
  for (const each of COMMANDS) addCommand(program, terminal, each, finish);
  try {
    await program.parseAsync(args, { from: 'user' });
    return status;
  } catch (error) {
    return report(error, terminal, args.includes('--json'));
  }
}

/** To standard error: a sentence for people, the members of a problem document for programs. */
function report(error: unknown, terminal: Terminal, isJson: boolean): ExitStatus {
  // Help and version end with an exception of status 0; wrong usage has been printed already.
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  if (error instanceof ServiceError) {
    terminal.error(
      isJson
        ? `${JSON.stringify({ code: error.code, detail: error.message, ...error.details })}\n`
        : `osce-graph: ${error.message} [${error.code}]\n`,
    );
    return exitStatusOf(error.code);
  }
  const trace = error instanceof Error ? (error.stack ?? error.message) : messageOf(error);
  terminal.error(`osce-graph: internal error: ${trace}\n`);
  return 3;
}
