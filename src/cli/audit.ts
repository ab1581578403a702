/** `osce-graph audit`: queries and shapes again, with Comunica and rdf-validate-shacl. */
import type { AuditResult } from '../audit/index.js';
import { answerText } from '../capabilities/index.js';
import type { GraphVersion } from '../graph/index.js';
import type { Service } from '../service.js';
import { differencesOf, secondReport, Validator } from '../shacl/index.js';
import { COMMON, local, print, withService } from './command.js';

export const audit = local({
  usage: 'audit',
  description:
    'run the example queries, the cited queries and all shapes with Comunica and ' +
    'rdf-validate-shacl too, and print each difference; changes nothing',
  options: COMMON,
  run: (flags, terminal) =>
    withService(flags, terminal, 'read', async (service) => {
      const counts = { same: 0, different: 0, skipped: 0 };
      for await (const audited of audits(service)) {
        counts[audited.outcome] += 1;
        print(flags, terminal, audited, answerText([audited]));
      }
      const { same, different, skipped } = counts;
      if (!flags.json)
        terminal.out(`${same} the same, ${different} different, ${skipped} not compared\n`);
      return different === 0 ? 0 : 1;
    }),
});

interface Audited extends AuditResult {
  readonly kind: 'example' | 'citation' | 'shapes';
  readonly of: string;
}

async function* audits(service: Service): AsyncGenerator<Audited> {
  const { current, shapes } = service;
  const ask = (version: GraphVersion, text: string): Promise<AuditResult> =>
    service.auditQuery({ version, text });
  for (const { title, query } of service.queries.shipped)
    yield { kind: 'example', of: title, ...(await ask(current, query)) };
  for (const { id, query, version } of service.citations.list())
    yield {
      kind: 'citation',
      of: id,
      ...(await ask(await service.snapshots.open(version), query)),
    };
  const own = new Validator(shapes).validateAll(current);
  const lines = differencesOf(own, await secondReport(shapes, current));
  yield {
    kind: 'shapes',
    of: 'all shapes, over the whole graph',
    outcome: lines.length === 0 ? 'same' : 'different',
    lines,
  };
}
