/** An item's publisher: by the label, or else the OSCE body that the text is about. */
import type { FactStatement } from '../facts.js';
import type { Mention } from '../names/mention.js';
import { tidyName } from '../names/words.js';
import { type PreparedArticle, statement } from '../names/prepared-article.js';

/** Bodies that publish news items, the most frequent first. */
const PUBLISHERS: readonly ((body: Mention) => boolean)[] = [
  ({ bodyKind }) => bodyKind === 'field-operation',
  ({ bodyKind }) => bodyKind === 'institution' || bodyKind === 'secretariat-unit',
  ({ name }) => name === 'OSCE' || name.startsWith('OSCE '),
];

const GUESSED = { rule: 'issuer-in-text', confidence: 0.4 };

/** Without labels, the first OSCE body, a field operation if there is one. */
export function findIssuers({ article, title, sentences }: PreparedArticle): FactStatement[] {
  if (article.issuedBy.length > 0) {
    return article.issuedBy.map((text) => ({
      relation: 'issuedBy',
      object: tidyName(text.text),
      span: text.span(),
      rule: 'label',
      confidence: 1,
    }));
  }
  for (const isPublisher of PUBLISHERS) {
    for (const sentence of sentences) {
      const body = sentence.mentions.find(
        (mention) => mention.kind === 'body' && isPublisher(mention),
      );
      if (body) return [statement('issuedBy', body.name, sentence, body, GUESSED)];
    }
  }
  for (const sentence of [...sentences, ...title]) {
    const start = sentence.text.search(/\bOSCE\b/);
    if (start >= 0)
      return [
        statement('issuedBy', 'OSCE', sentence, { start, end: start + 'OSCE'.length }, GUESSED),
      ];
  }
  return [];
}
