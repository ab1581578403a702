/** `osce-graph audit`: queries and shapes again, with Comunica and rdf-validate-shacl. */
import type { AuditResult } from '../audit/index.js';
import type { GraphVersion } from '../graph/index.js';
import type { Service } from '../service.js';
import { differencesOf, secondReport, Validator } from '../shacl/index.js';
import { withService, print, type AddCommand, type Flags, type Terminal } from './command.js';
import type { ExitStatus } from './exit-status.js';

export const addAudit: AddCommand = (program, terminal, finish) => {
  program
    .command('audit')
    .description(
      'run the example queries, the cited queries and all shapes with Comunica and ' +
        'rdf-validate-shacl too, and print each difference; changes nothing',
    )
    .option('--json', 'print JSON, one object a line')
    .option('--data-dir <directory>', 'the data directory (DATA_DIR)')
    .action(async (flags: Flags) => {
      finish(
        await withService(flags, terminal, 'read', (service) => audit(service, flags, terminal)),
      );
    });
};

interface Audited extends AuditResult {
  readonly kind: 'example' | 'citation' | 'shapes';
  readonly of: string;
}

async function audit(service: Service, flags: Flags, terminal: Terminal): Promise<ExitStatus> {
  const counts = { same: 0, different: 0, skipped: 0 };
  for await (const audited of audits(service)) {
    counts[audited.outcome] += 1;
    print(flags, terminal, audited, textOf(audited));
  }
  if (!flags.json)
    terminal.out(
      `${counts.same} the same, ${counts.different} different, ${counts.skipped} not compared\n`,
    );
  return counts.different === 0 ? 0 : 1;
}

async function* audits(service: Service): AsyncGenerator<Audited> {
  const ask = (version: GraphVersion, text: string): Promise<AuditResult> =>
    service.auditQuery({ version, text });
  for (const { title, query } of service.queries.shipped)
    yield { kind: 'example', of: title, ...(await ask(service.current, query)) };
  for (const { id, query, version } of service.citations.list())
    yield {
      kind: 'citation',
      of: id,
      ...(await ask(await service.snapshots.open(version), query)),
    };
  const { current, shapes } = service;
  const [own, other] = [
    new Validator(shapes).validateAll(current),
    await secondReport(shapes, current),
  ];
  const lines = differencesOf(own, other);
  yield {
    kind: 'shapes',
    of: 'all shapes, over the whole graph',
    outcome: lines.length === 0 ? 'same' : 'different',
    lines,
  };
}

const WORDS: Readonly<Record<AuditResult['outcome'], string>> = {
  same: 'same',
  different: 'DIFFERENT',
  skipped: 'not compared',
};

function textOf({ kind, of, outcome, lines }: Audited): string {
  const detail = lines.map((line) => `    ${line}\n`).join('');
  return `${WORDS[outcome].padEnd(12)}  ${kind}: ${of}\n${detail}`;
}
