/** An article prepared for the rules: its sentences with their names. */
import type { Article } from '../read/article.js';
import { bodyKindOf } from './body-names.js';
import { BODY_KIND_BEFORE, tidyName } from './words.js';
import { type DateContext, findDates } from './dates.js';
import type { FactStatement, FactRelation } from '../facts.js';
import { KnownNames } from './known-names.js';
import { EVENTLESS_CONTENT_TYPE } from '../read/labels.js';
import type { Lexicon } from './lexicon.js';
import { ArticleSentence } from './masked-sentence.js';
import { isQuotedName, type Mention } from './mention.js';
import { MentionReader } from './mentions.js';
import { findQuotations, type TextRange, splitSentences } from './sentences.js';
import type { SourcedText } from '../read/sourced-text.js';

/** The rules' input. */
export interface PreparedArticle {
  readonly article: Article;
  readonly lexicon: Lexicon;
  readonly title: readonly ArticleSentence[];
  /** Sentences of the paragraphs, in order. */
  readonly sentences: readonly ArticleSentence[];
  /** The bodies and people that the text names. */
  readonly known: KnownNames;
  /** The item reports on an event; false for statements and daily reports. */
  readonly mayHaveEvent: boolean;
}

/** Prepares an article; costs one pass over its words with some look-ups for each. */
export function prepare(article: Article, lexicon: Lexicon): PreparedArticle {
  const writtenOn = article.dateline?.date ?? article.issuedOn?.date ?? null;
  const context: DateContext = { writtenOn, year: yearOf(article, writtenOn) };
  const known = new KnownNames();
  for (const issuer of article.issuedBy) known.addBody(issuerMention(issuer.text));
  const read = (text: SourcedText, section: ArticleSentence['section']): ArticleSentence[] =>
    splitSentences(text.text).map((range) => {
      const source = text.slice(range.start, range.end);
      const taken = takenMentions(source.text, context);
      const mentions = new MentionReader(source.text, taken, lexicon, known).read();
      return new ArticleSentence(source, mentions, section);
    });
  const sentences = article.paragraphs.flatMap((text, at) =>
    read(text, at < article.leadCount ? 'lead' : 'body'),
  );
  // The title is read last: it may name people by their surnames.
  const title = read(article.title, 'title');
  const contentType = article.contentType?.text ?? '';
  return {
    article,
    lexicon,
    title,
    sentences,
    known,
    mayHaveEvent: !EVENTLESS_CONTENT_TYPE.test(contentType),
  };
}

/** A statement whose words are a range of a sentence; its confidence has two decimals. */
export function statement(
  relation: FactRelation,
  object: string,
  sentence: ArticleSentence,
  range: TextRange,
  found: { rule: string; confidence: number; about?: string },
): FactStatement {
  return {
    relation,
    object,
    span: sentence.spanOf(range),
    ...found,
    confidence: Math.round(found.confidence * 100) / 100,
  };
}

/** The year of the day of writing, or else the first year of a full date in the text. */
function yearOf(article: Article, writtenOn: string | null): number | null {
  if (writtenOn !== null) return Number(writtenOn.slice(0, 4));
  for (const paragraph of article.paragraphs) {
    const dates = findDates(paragraph.text, { writtenOn: null, year: null });
    if (dates[0]) return Number(dates[0].first.slice(0, 4));
  }
  return null;
}

function issuerMention(label: string): Mention {
  const name = tidyName(label.replace(/ \((?:closed|discontinued)\)$/i, ''));
  return { kind: 'body', start: 0, end: 0, name, bodyKind: bodyKindOf(name), state: null };
}

function takenMentions(text: string, context: DateContext): Mention[] {
  const quotations = findQuotations(text).map((range): Mention => {
    const name = text.slice(range.start, range.end).replace(/^["“„«]\s*|[,.]?\s*["”“»]$/g, '');
    const isBody = isQuotedName(name) && BODY_KIND_BEFORE.test(text.slice(0, range.start));
    return {
      ...range,
      kind: isBody ? 'body' : 'quotation',
      name,
      ...(isBody ? { bodyKind: 'ngo', state: null } : {}),
    };
  });
  const dates: Mention[] = findDates(text, context)
    .filter(
      (date) =>
        !quotations.some((quotation) => quotation.start < date.end && date.start < quotation.end),
    )
    .map((date) => ({
      start: date.start,
      end: date.end,
      kind: 'date',
      name: text.slice(date.start, date.end),
      date,
    }));
  return [...quotations, ...dates].sort((a, b) => a.start - b.start);
}
