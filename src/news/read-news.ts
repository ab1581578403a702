/** Reads a page into plain data in any thread, before it meets the graph. */
import { createHash } from 'node:crypto';
import type { ExtractedFacts, NewsFacts, QuotedStatement } from './facts.js';
import type { Lexicon } from './names/lexicon.js';
import type { Article, PageMediaType } from './read/article.js';
import { decodePage } from './read/decode-page.js';
import { findQuotes, type QuotePlace } from './read/find-quotes.js';
import { visibleText } from './read/read-html.js';
import { notANewsPage } from './read/page-limits.js';
import { readPage } from './read/read-page.js';
import type { SourcedText } from './read/sourced-text.js';
import { extractFacts } from './rules/extract-facts.js';

export interface NewsPage {
  /** The original page, HTML or text. */
  readonly source: string | Uint8Array;
  readonly mediaType: PageMediaType;
  /** Of bytes: the declared charset, as in a Content-Type. */
  readonly charset?: string | undefined;
  readonly sourceUrl?: string | undefined;
  /** Words to find on the page. */
  readonly quotes?: readonly string[] | undefined;
}

/** A page's facts. */
export interface ReadNews extends ExtractedFacts {
  readonly facts: NewsFacts;
  readonly statements: readonly QuotedStatement[];
  readonly sourceUrl?: string | undefined;
  /** The original page, in which statements have their positions. */
  readonly source: string;
  /** SHA-256 of the original page, in hexadecimal. */
  readonly sourceDigest: string;
  /** SHA-256 of the item alone: equal for text and HTML, and in any white space. */
  readonly itemDigest: string;
  /** The places of the words that were to be found, in their order. */
  readonly quotePlaces?: readonly (QuotePlace | undefined)[];
}

/** Reads a page. @throws ServiceError `not-a-news-page`, `bad-date` */
export function readNews(page: NewsPage, lexicon: Lexicon): ReadNews {
  const { sourceUrl } = page;
  const source = typeof page.source === 'string' ? page.source : decodePage(page.source, page);
  const quoted = page.mediaType === 'text/html' ? visibleText : (text: string): string => text;
  const article = readPage(source, page);
  const { facts, statements, sentences } = extractFacts(article, {
    lexicon,
    ...(sourceUrl ? { sourceUrl } : {}),
  });
  if (facts.issuers.length === 0)
    throw notANewsPage(
      'expected a publisher after a label such as “Issued by:”, or the OSCE or one of its bodies in ' +
        'the text; found neither',
    );
  return {
    facts,
    sourceUrl,
    // Other members of the rules' statements are left out.
    statements: statements.map(({ relation, object, about, span, rule, confidence }) => ({
      ...{ relation, object, about, span, rule, confidence },
      quote: quoted(source.slice(span.start, span.end)),
    })),
    sentences,
    source,
    sourceDigest: digestOfSource(source),
    itemDigest: digestOfItem(article),
    ...(page.quotes ? { quotePlaces: findQuotes(page.quotes, source, page.mediaType) } : {}),
  };
}

/** SHA-256 of a text, in hexadecimal. */
export function digestOfSource(source: string): string {
  return createHash('sha256').update(source).digest('hex');
}

function digestOfItem(article: Article): string {
  const { title, contentType, issuedOn, issuedBy, fieldsOfWork, dateline, paragraphs } = article;
  const plain = (text: SourcedText): string =>
    text.text.normalize('NFC').replace(/\s+/g, ' ').trim();
  const parts = [
    plain(title),
    contentType && plain(contentType),
    issuedOn?.date,
    issuedBy.map(plain),
    fieldsOfWork.map(plain),
    dateline && plain(dateline.text),
    paragraphs.map(plain),
  ];
  return digestOfSource(JSON.stringify(parts));
}
