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

/** Without labels, the first OSCE body, a field operation if there is one. */
export function findIssuers({ article, title, sentences }: PreparedArticle): FactStatement[] {
  if (article.issuedBy.length > 0)
    return article.issuedBy.map((text) => ({
      relation: 'issuedBy',
      object: tidyName(text.text),
      span: text.span(),
      rule: 'label',
      confidence: 1,
    }));
  const named = sentences.flatMap((sentence) =>
    sentence.mentions.filter(({ kind }) => kind === 'body').map((body) => ({ ...body, sentence })),
  );
  const written = [...sentences, ...title].map((sentence) => {
    const start = sentence.text.search(/\bOSCE\b/);
    return { sentence, name: 'OSCE', start, end: start + 'OSCE'.length };
  });
  const [first] = [
    ...PUBLISHERS.flatMap((isPublisher) => named.filter(isPublisher)),
    ...written.filter(({ start }) => start >= 0),
  ];
  const found = { rule: 'issuer-in-text', confidence: 0.4 };
  return first ? [statement('issuedBy', first.name, first.sentence, first, found)] : [];
}
