/** `osce-graph validate FILE…`: do these files satisfy the shapes? */
import type { Command } from 'commander';
import type { Quad } from '../rdf/index.js';
import { describeResult, isAcceptable } from '../shacl/index.js';
import { withService, type Flags, type Terminal } from './command.js';
import type { ExitStatus } from './exit-status.js';
import { readRdfFile } from './load.js';

/** Adds the command `validate`. */
export function addValidate(program: Command, terminal: Terminal, finish: (status: ExitStatus) => void): void {
  program
    .command('validate <file...>')
    .description('check RDF files against the shapes, together with the graph; nothing is written')
    .option('--alone', 'check the files without the graph')
    .option('--json', 'print the report as JSON')
    .option('--data-dir <directory>', 'the data directory (DATA_DIR)')
    .action(async (files: string[], flags: Flags) => {
      finish(await withService(flags, terminal, 'read', async (service) => {
        const quads: Quad[] = (await Promise.all(files.map((file) => readRdfFile(file, service)))).flat();
        const report = service.committer.check(quads, flags.alone ? service.vocabulary : service.current);
        if (flags.json) terminal.out(`${JSON.stringify({ conforms: report.conforms, results: report.results }, null, 1)}\n`);
        else terminal.out(report.conforms ? `${quads.length} statements: all shapes are satisfied\n` : report.results.map((result) => `${describeResult(result)}\n`).join(''));
        return isAcceptable(report) ? 0 : 1;
      }));
    });
}
