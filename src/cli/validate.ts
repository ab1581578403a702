/** `osce-graph validate FILE…`: checks files, or with `--all` the graph, against the shapes. */
import { badRequest } from '../errors.js';
import { requireWellFormed } from '../rdf/index.js';
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
import { reportOn } from '../tasks/index.js';
import {
  COMMON,
  Progress,
  flag,
  local,
  print,
  value,
  withService,
  type Terminal,
} from './command.js';
import { statementsOf } from './load.js';

export const validate = local({
  usage: 'validate [file...]',
  description: 'check RDF files, together with the graph, against the shapes; writes nothing',
  options: {
    alone: flag('Check the files without the graph.'),
    all: flag('Check the whole graph instead of files.'),
    validator: value('Let another validator look at the data.', { enum: SECOND_VALIDATORS }),
    ...COMMON,
  },
  run: (given, terminal, files) => {
    const validator = SECOND_VALIDATORS.find((name) => name === given.validator);
    if (files.length > 0 === (given.all === true))
      throw badRequest(
        'Give either files or --all: osce-graph validate FILE…, or osce-graph validate --all.',
      );
    return withService(given, terminal, 'read', async (service) => {
      const { report, statementCount } = await (given.all
        ? validateGraph(service, terminal, validator)
        : validateFiles(files, service, validator, given.alone));
      const { conforms, results } = report;
      const text = conforms
        ? `${statementCount} statements: all shapes are satisfied\n`
        : results.map((result) => `${describeResult(result)}\n`).join('');
      print(given, terminal, { conforms, results }, text);
      return isAcceptable(report) ? 0 : 1;
    });
  },
});

interface Checked {
  readonly report: ValidationReport;
  readonly statementCount: number;
}

async function validateFiles(
  files: readonly string[],
  service: Service,
  validator: SecondValidator | undefined,
  isAlone = false,
): Promise<Checked> {
  const quads = (await Promise.all(files.map((file) => statementsOf(file, service)))).flat();
  requireWellFormed(quads);
  const about = isAlone ? undefined : service.current;
  return {
    report: await reportOn(quads, about, service.names.baseIri, { validator }),
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
