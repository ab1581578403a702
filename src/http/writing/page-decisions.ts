/** An editor's decisions on a page before it is committed, in JSON and form fields. */
import { badRequest } from '../../errors.js';
import type { FactDecision } from '../../news/index.js';

const EXPECTED =
  'Give a decision as {"relation": …, "object": …, "decision": "accept" or "refuse"}, with ' +
  'the relation and object of the extracted statement, and its "about" if it has one. To ' +
  'accept the fact for another thing, add "thing": its IRI, or kind/slug.';

/** None where the member is missing. @throws ServiceError `bad-request` */
export function readDecisions(value: unknown): FactDecision[] {
  if (value === undefined) return [];
  if (!Array.isArray(value))
    throw badRequest(`"decisions" must be a list. ${EXPECTED} Found ${JSON.stringify(value)}.`);
  return value.map(readDecision);
}

function readDecision(value: unknown): FactDecision {
  const { relation, object, about, decision, thing } = (
    typeof value === 'object' && value !== null ? value : {}
  ) as Readonly<Record<string, unknown>>;
  const isRead =
    typeof relation === 'string' &&
    typeof object === 'string' &&
    isTextOrNothing(about) &&
    isTextOrNothing(thing) &&
    (decision === 'accept' || decision === 'refuse');
  if (!isRead) throw badRequest(`${EXPECTED} Found ${JSON.stringify(value)}.`);
  // An unknown relation is in no page, which is reported then.
  return {
    relation: relation as FactDecision['relation'],
    object,
    answer: decision,
    ...(about === undefined ? {} : { about }),
    ...(thing === undefined ? {} : { thing }),
  };
}

function isTextOrNothing(value: unknown): value is string | undefined {
  return value === undefined || (typeof value === 'string' && value !== '');
}

/** As JSON has it. */
export function decisionJson({ relation, object, about, answer, thing }: FactDecision): object {
  return {
    relation,
    object,
    ...(about === undefined ? {} : { about }),
    decision: answer,
    ...(thing === undefined ? {} : { thing }),
  };
}

/**
 * The decisions in a form: `fact.N` is the statement as JSON, `decision.N` the decision, empty if
 * undecided, and `thing.N` another thing. @throws ServiceError `bad-request`
 */
export function decisionsOfForm(fields: URLSearchParams): FactDecision[] {
  const numbers = [...fields.keys()].flatMap((name) => /^fact\.(\d+)$/.exec(name)?.[1] ?? []);
  return numbers.flatMap((number) => {
    const said = fields.get(`decision.${number}`) ?? '';
    const thing = fields.get(`thing.${number}`)?.trim() ?? '';
    if (said === '' && thing === '') return [];
    // Naming another thing means acceptance.
    return [
      readDecision({
        ...statementOf(fields.get(`fact.${number}`) ?? ''),
        decision: said === '' ? 'accept' : said,
        ...(thing === '' ? {} : { thing }),
      }),
    ];
  });
}

function statementOf(text: string): object {
  try {
    return JSON.parse(text) as object;
  } catch (cause) {
    throw badRequest(`${EXPECTED} Found ${JSON.stringify(text)}, which is not JSON.`, { cause });
  }
}
