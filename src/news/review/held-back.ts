/** Statements of a page that are not asserted, since the gate would refuse the page with them. */
import type { ValidationReport, ValidationResult } from '../../shacl/index.js';
import type { FactRelation, PageSpan, QuotedSpan } from '../facts.js';
import type { ProducedStatement } from '../link/item-quads.js';
import type { ReadNews } from '../read-news.js';
import { evidenceOf, isNeverDoubted, statementKey } from './doubt.js';

/** Why statements are held back, by `statementKey`. */
export type HeldBack = ReadonlyMap<string, string>;

/** Part of a page that is not asserted, for whoever sent it. */
export interface HeldBackFact {
  readonly relation: FactRelation;
  readonly object: string;
  readonly reason: string;
  readonly sentence: string;
  readonly span: PageSpan;
}

/**
 * The statements to hold back as well, after the gate has refused a page: for each finding, those
 * that made the faulty quad, or else those about its node. Where these are known already, all that
 * can be held back. Undefined if nothing is left.
 */
export function heldBackAlso(
  { results }: ValidationReport,
  made: readonly ProducedStatement[],
  before: HeldBack,
): HeldBack | undefined {
  const left = made.filter((said) => !before.has(statementKey(said)));
  const held = new Map(before);
  for (const result of results.filter(({ severity }) => severity === 'violation'))
    for (const said of causesOf(result, left)) held.set(statementKey(said), reasonOf(result));
  if (held.size > before.size) return held;
  const [first] = results;
  if (!first) return undefined;
  for (const said of left)
    if (!isNeverDoubted(said.relation)) held.set(statementKey(said), reasonOf(first));
  return held.size > before.size ? held : undefined;
}

const reasonOf = ({ message, value }: ValidationResult): string =>
  `it would break a rule of the data: ${message}${value === null ? '' : ` Found: ${value}`}`;

function causesOf(
  { focusNode, path, value }: ValidationResult,
  left: readonly ProducedStatement[],
): readonly ProducedStatement[] {
  const having = (test: (quad: ProducedStatement['quads'][number]) => boolean) =>
    left.filter(({ relation, quads }) => relation !== 'title' && quads.some(test));
  const ofPath = having(
    ({ subject, predicate }) => subject.value === focusNode && predicate.value === path,
  );
  const ofValue = ofPath.filter(({ quads }) =>
    quads.some(
      ({ subject, predicate, object }) =>
        subject.value === focusNode && predicate.value === path && object.value === value,
    ),
  );
  if (ofValue.length > 0) return ofValue;
  // One value too many: the first stays.
  if (ofPath.length > 1) return ofPath.slice(1);
  if (ofPath.length > 0) return ofPath;
  const unlinked = left.filter(
    ({ relation, quads }) => quads.length === 0 && path?.endsWith(`#${relation}`),
  );
  if (unlinked.length > 0) return unlinked;
  const naming = having(({ object }) => object.value === focusNode);
  const about = naming.length > 0 ? naming : having(({ subject }) => subject.value === focusNode);
  const doubtable = about.filter(({ relation }) => !isNeverDoubted(relation));
  return doubtable.length > 0 ? doubtable : about;
}

/** What a page holds back, with its sentences. */
export function heldBackFacts(
  held: HeldBack,
  made: readonly ProducedStatement[],
  news: Pick<ReadNews, 'statements' | 'sentences'>,
): HeldBackFact[] {
  const found = new Map<string, HeldBackFact>();
  for (const said of made) {
    const reason = held.get(statementKey(said));
    const [evidence] = evidenceOf(said, news.statements);
    if (reason === undefined || !evidence) continue;
    const { relation, object, span } = evidence;
    const sentence = sentenceAt(span, news.sentences) ?? evidence.quote;
    found.set(statementKey(said), { relation, object, reason, sentence, span });
  }
  return [...found.values()];
}

/** The sentence with the beginning of a span. */
export function sentenceAt(
  { start }: PageSpan,
  sentences: readonly QuotedSpan[],
): string | undefined {
  return sentences.find((each) => each.start <= start && start < each.end)?.text;
}
