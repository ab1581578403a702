/** Pages and sentences for tests of the extraction. */
import type { Article } from '../../src/news/read/article.js';
import { prepare, type PreparedArticle } from '../../src/news/names/prepared-article.js';
import { LineBuilder } from '../../src/news/read/page-lines.js';
import { factsLexicon } from './news-lexicon.js';

const lexicon = factsLexicon();
const escapeHtml = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('“', '&ldquo;')
    .replaceAll('”', '&#8221;');

/**
 * A text extract as the HTML it may have come from: navigation as a menu, the title as heading, the
 * rest as paragraphs.
 */
export function toHtml(text: string): string {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const kind = lines.findIndex((line) => /^(?:News Item|Press Release)$/i.test(line));
  const item = lines
    .slice(kind + 2)
    .map(
      (line) => `<p>${escapeHtml(line.replace(/^- /, '')).replace(/ (\S+)$/, ' <b>$1</b>')}</p>`,
    );
  const menu = lines
    .slice(0, kind)
    .filter((line) => line !== '-')
    .map((line) => `<li><a href="#">${escapeHtml(line.replace(/^- /, ''))}</a></li>`);
  return [
    '<!DOCTYPE html><html lang="en"><head><title>A page</title>' +
      '<style>p { color: #333 }</style></head><body>',
    `<div class="region"><ul>${menu.join('\n')}</ul></div>`,
    `<div class="type">${lines[kind]}</div>\n<h1>${escapeHtml(lines[kind + 1] ?? '')}</h1>`,
    item.join('\n'),
    '<footer><p>Wallnerstrasse 6, 1010 Vienna</p></footer></body></html>',
  ].join('\n');
}

/** What an item made for a test has besides its lead. */
export interface ArticleOptions {
  readonly title?: string;
  readonly issuedOn?: string;
  readonly body?: string;
  readonly issuedBy?: readonly string[];
}

/** A news item with a lead, and what else is given. */
export function articleOf(lead: string, options: ArticleOptions = {}): Article {
  const text = (words: string) => new LineBuilder().add(words, 0).take();
  return {
    title: text(options.title ?? 'News'),
    contentType: text('News Item'),
    issuedOn:
      options.issuedOn === undefined
        ? null
        : { date: options.issuedOn, text: text(options.issuedOn) },
    issuedBy: (options.issuedBy ?? ['OSCE Presence in Albania']).map(text),
    fieldsOfWork: [],
    paragraphs: [text(lead), ...(options.body === undefined ? [] : [text(options.body)])],
    leadCount: 1,
    dateline: null,
  };
}

/** What the rules see of an item. */
export const readingOf = (lead: string, options: ArticleOptions = {}): PreparedArticle =>
  prepare(articleOf(lead, options), lexicon);
