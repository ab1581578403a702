/** Statements of a page that are not asserted, since the gate would refuse the page with them. */
import type { Quad } from '../../rdf/index.js';
import type { ValidationResults, ValidationResult } from '../../shacl/index.js';
import {
  isNeverDoubted,
  statementKey,
  type PageSpan,
  type QuotedSpan,
  type QuotedStatement,
} from '../facts.js';
import type { ProducedStatement } from '../link/item-quads.js';
import type { ReadNews } from '../read-news.js';
import { evidenceOf } from './doubt.js';

/** Why statements are held back, by `statementKey`. */
export type HeldBack = ReadonlyMap<string, string>;

/** Part of a page that is not asserted, for whoever sent it. */
export type HeldBackFact = Pick<QuotedStatement, 'relation' | 'object' | 'span'> &
  Readonly<Record<'reason' | 'sentence', string>>;

/**
 * The statements to hold back as well, after the gate has refused a page: for each finding, those
 * that made the faulty quad, or else those about its node. Where these are known already, all that
 * can be held back. Undefined if nothing is left.
 */
export function heldBackAlso(
  { results }: ValidationResults,
  made: readonly ProducedStatement[],
  before: HeldBack,
): HeldBack | undefined {
  const left = made.filter((said) => !before.has(statementKey(said)));
  const held = new Map(before);
  const hold = (statements: readonly ProducedStatement[], result: ValidationResult): void => {
    for (const said of statements) held.set(statementKey(said), reasonOf(result));
  };
  for (const result of results.filter(({ severity }) => severity === 'violation'))
    hold(causesOf(result, left), result);
  if (held.size === before.size && results[0]) hold(left.filter(isDoubtable), results[0]);
  return held.size > before.size ? held : undefined;
}

const isDoubtable = ({ relation }: ProducedStatement): boolean => !isNeverDoubted(relation);

const reasonOf = ({ message, value }: ValidationResult): string =>
  `it would break a rule of the data: ${message}${value === null ? '' : ` Found: ${value}`}`;

function causesOf(
  { focusNode, path, value }: ValidationResult,
  left: readonly ProducedStatement[],
): readonly ProducedStatement[] {
  const having = (test: (quad: Quad) => boolean): ProducedStatement[] =>
    left.filter(({ relation, quads }) => relation !== 'title' && quads.some(test));
  const isFaulty = ({ subject, predicate }: Quad): boolean =>
    subject.value === focusNode && predicate.value === path;
  const ofPath = having(isFaulty);
  const naming = having(({ object }) => object.value === focusNode);
  const about = naming.length > 0 ? naming : having(({ subject }) => subject.value === focusNode);
  const causes = [
    having((quad) => isFaulty(quad) && quad.object.value === value),
    // One value too many: the first stays.
    ofPath.length > 1 ? ofPath.slice(1) : ofPath,
    left.filter(({ relation, quads }) => quads.length === 0 && path?.endsWith(`#${relation}`)),
    about.filter(isDoubtable),
  ];
  return causes.find((statements) => statements.length > 0) ?? about;
}

/** What a page holds back, with its sentences. */
export function heldBackFacts(
  held: HeldBack,
  made: readonly ProducedStatement[],
  news: Pick<ReadNews, 'statements' | 'sentences'>,
): HeldBackFact[] {
  const found = new Map<string, HeldBackFact>();
  for (const said of made) {
    const key = statementKey(said);
    const reason = held.get(key);
    const [evidence] = evidenceOf(said, news.statements);
    if (reason === undefined || !evidence) continue;
    const { relation, object, span, quote } = evidence;
    const sentence = sentenceAt(span, news.sentences) ?? quote;
    found.set(key, { relation, object, reason, sentence, span });
  }
  return [...found.values()];
}

/** The sentence with the beginning of a span. */
export const sentenceAt = (
  { start }: PageSpan,
  sentences: readonly QuotedSpan[],
): string | undefined => sentences.find((each) => each.start <= start && start < each.end)?.text;
