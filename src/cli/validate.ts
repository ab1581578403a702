/** `osce-graph validate FILE…`: checks files, or with `--all` the graph, against the shapes. */
import { Option } from 'commander';
import { badRequest } from '../errors.js';
import { requireWellFormed, type Quad } from '../rdf/index.js';
import type { Service } from '../service.js';
import {
  SECOND_VALIDATORS,
  describeResult,
  isAcceptable,
  secondReport,
  Validator,
  type SecondValidator,
  type ValidationReport,
} from '../shacl/index.js';
import { checkedByOurs } from '../tasks/index.js';
import { Progress, withService, type Flags, type Terminal, type AddCommand } from './command.js';
import { readRdfFile } from './load.js';

export const addValidate: AddCommand = (program, terminal, finish) => {
  program
    .command('validate [file...]')
    .description('check RDF files, together with the graph, against the shapes; writes nothing')
    .option('--alone', 'check the files without the graph')
    .option('--all', 'check the whole graph instead of files')
    .addOption(
      new Option('--validator <validator>', 'let another validator look at the data').choices(
        SECOND_VALIDATORS,
      ),
    )
    .option('--json', 'print the report as JSON')
    .option('--data-dir <directory>', 'the data directory (DATA_DIR)')
    .action(async (files: string[], flags: Flags) => {
      if (files.length > 0 === (flags.all === true))
        throw badRequest(
          'Give either files or --all: osce-graph validate FILE…, or osce-graph validate --all.',
        );
      const validator = SECOND_VALIDATORS.find((name) => name === flags.validator);
      finish(
        await withService(flags, terminal, 'read', async (service) => {
          const { report, statementCount } = await (flags.all
            ? validateGraph(service, terminal, validator)
            : validateFiles(files, flags, service, validator));
          const { conforms, results } = report;
          if (flags.json) terminal.out(`${JSON.stringify({ conforms, results }, null, 1)}\n`);
          else
            terminal.out(
              conforms
                ? `${statementCount} statements: all shapes are satisfied\n`
                : results.map((result) => `${describeResult(result)}\n`).join(''),
            );
          return isAcceptable(report) ? 0 : 1;
        }),
      );
    });
};

interface Checked {
  readonly report: ValidationReport;
  readonly statementCount: number;
}

async function validateFiles(
  files: readonly string[],
  flags: Flags,
  service: Service,
  validator: SecondValidator | undefined,
): Promise<Checked> {
  const quads: Quad[] = (await Promise.all(files.map((file) => readRdfFile(file, service)))).flat();
  requireWellFormed(quads);
  const about = flags.alone ? undefined : service.current;
  return {
    report: await checkedByOurs(quads, about, service.names.baseIri, { validator }),
    statementCount: quads.length,
  };
}

async function validateGraph(
  { current, shapes }: Service,
  terminal: Terminal,
  validator: SecondValidator | undefined,
): Promise<Checked> {
  const statementCount = current.size;
  if (validator) return { report: await secondReport(shapes, current), statementCount };
  const progress = new Progress(terminal);
  const report = new Validator(shapes).validateAll(current, undefined, (count, total) => {
    progress.show(`of ${total} nodes checked`, count);
  });
  return { report, statementCount };
}
