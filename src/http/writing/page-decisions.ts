/** An editor's decisions on a page before it is committed, in JSON and form fields. */
import { FILLED, THING, checked, membersOf, missingInput, readJson } from '../../input/index.js';
import type { FactDecision } from '../../news/index.js';

/** A decision in JSON. An unknown relation is in no page, which is reported then. */
export const DECISION = membersOf(
  {
    relation: FILLED,
    object: FILLED,
    decision: { type: 'string', enum: ['accept', 'refuse'] },
  },
  {
    about: FILLED,
    thing: {
      ...THING,
      description: 'Another thing to accept the fact for: its IRI, or kind/slug.',
    },
  },
);

/** A decision that the schema allows. */
export interface SentDecision extends Omit<FactDecision, 'answer'> {
  readonly decision: FactDecision['answer'];
}

export function decisionOf({ decision, ...fact }: SentDecision): FactDecision {
  return { ...fact, answer: decision };
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
export async function decisionsOfForm(fields: URLSearchParams): Promise<FactDecision[]> {
  const numbers = new Set([...fields.keys()].flatMap((name) => /\.(\d+)$/.exec(name)?.[1] ?? []));
  const decisions: FactDecision[] = [];
  for (const number of numbers) {
    const said = fields.get(`decision.${number}`) ?? '';
    const thing = fields.get(`thing.${number}`)?.trim() ?? '';
    const name = `fact.${number}`;
    const text = fields.get(name);
    if (text === null) throw missingInput(name, 'the fact that is decided on', 'form');
    const fact = readJson(text, `The field ${name}`);
    // Naming another thing means acceptance.
    const sent = {
      ...(fact as object),
      decision: said === '' ? 'accept' : said,
      ...(thing === '' ? {} : { thing }),
    };
    const decision = decisionOf(await checked<SentDecision>(sent, DECISION, 'form'));
    if (said !== '' || thing !== '') decisions.push(decision);
  }
  return decisions;
}
