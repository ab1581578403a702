/** Who is right about a case. */
import type { Answer } from './answer.js';
import { Comparison } from './compare-answers.js';
import { askOracle, type OracleName } from './oracles.js';
import { askOurs, type EngineUnderTest } from './our-engine.js';
import { trustIn } from './quirks.js';
import { withKeptForms } from './random-data.js';
import type { Case } from './random-query.js';

export interface Verdict {
  /**
   * `agrees`: ours is what an oracle answers. `differs`: the oracles that count are of one mind,
   * and ours is not. `split`: the oracles do not decide it. `unjudged`: no oracle counts, or none
   * has an answer in time.
   */
  readonly outcome: 'agrees' | 'differs' | 'split' | 'unjudged';
  readonly reason: string;
  /** What was answered; an oracle that need not be asked has no answer. */
  readonly answers: Readonly<Partial<Record<'ours' | OracleName, Answer>>>;
}

/** The quick one first: where ours is what it answers, the other is not asked. */
const ORACLES: readonly OracleName[] = ['oxigraph', 'comunica'];

/** @param ask the engine under test, so that the judge itself can be tested. */
export async function judge(generated: Case, ask: EngineUnderTest = askOurs): Promise<Verdict> {
  const answers: Partial<Record<'ours' | OracleName, Answer>> = {};
  return { ...(await judgeInto(answers, generated, ask)), answers };
}

async function judgeInto(
  answers: Partial<Record<'ours' | OracleName, Answer>>,
  generated: Case,
  ask: EngineUnderTest,
): Promise<Omit<Verdict, 'answers'>> {
  const comparison = new Comparison(generated.query, labelsIn(generated));
  const heard: Answer[] = [];
  const { unheard, lenient, isOneEnough } = trustIn(generated);
  let reason = 'no oracle answers';
  for (const name of ORACLES) {
    if (unheard.has(name)) continue;
    const answer = await askOracle(name, generated);
    answers[name] = answer;
    if (answer.kind === 'error') continue;
    answers.ours ??= await ask(generated);
    const problem = comparison.problemOf(answers.ours, answer);
    if (problem === undefined) return { outcome: 'agrees', reason: '' };
    if (lenient.has(name)) continue;
    if (heard.length === 0) reason = problem;
    heard.push(answer);
  }
  if (heard.length === 0) return { outcome: 'unjudged', reason };
  if (generated.hasOtherForms)
    return { outcome: await outcomeForOtherForms(generated, ask), reason };
  const isDecided = heard.length === 2 ? comparison.isSame(heard[0]!, heard[1]!) : isOneEnough;
  return { outcome: isDecided ? 'differs' : 'split', reason };
}

/**
 * Comunica alone says otherwise, over literals that Oxigraph cannot have. If it agrees over the
 * same data in other forms, the forms make the difference; if not, something else does, about which
 * Oxigraph is asked.
 */
async function outcomeForOtherForms(
  generated: Case,
  ask: EngineUnderTest,
): Promise<Verdict['outcome']> {
  const changed = <T>(tree: T): T =>
    JSON.parse(JSON.stringify(tree), (_, value: unknown) =>
      typeof value === 'string' ? withKeptForms(value) : value,
    ) as T;
  const twin: Case = {
    ...generated,
    hasOtherForms: false,
    dataset: changed(generated.dataset),
    query: changed(generated.query),
  };
  const comunica = await askOracle('comunica', twin);
  if (new Comparison(twin.query, labelsIn(twin)).problemOf(await ask(twin), comunica) === undefined)
    return 'differs';
  return (await judge(twin, ask)).outcome === 'differs' ? 'differs' : 'split';
}

function labelsIn({ dataset }: Case): Set<string> {
  return new Set(
    dataset.statements.flatMap((statement) =>
      [
        ...Object.values(statement)
          .join(' ')
          .matchAll(/_:(\w+)/g),
      ].map((match) => match[1]!),
    ),
  );
}
