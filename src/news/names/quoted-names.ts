/** Bodies whose names end in quotation marks. */
import { MAX_QUOTED_NAME, type Mention } from './mention.js';
import { tidyName } from './tidy-name.js';

/** Bodies with a name of their own after the words for their kind. */
const NAMED_IN_QUOTES = new RegExp(
  '(?:Academy|Agency|Alliance|Association|Cent(?:re|er)|Club|Coalition|College|Company|' +
    'Foundation|Fund|Group|Initiative|Institute|Movement|Network|NGO|Organi[sz]ation|School|' +
    'Society|Union|University)(?: of \\S+)?$',
);

/** `the Charitable Foundation “Law and Society”` is one name. */
export function withQuotedNames(mentions: readonly Mention[], text: string): Mention[] {
  const joined: Mention[] = [];
  for (const mention of mentions) {
    const body = joined.at(-1);
    const isNameOf =
      mention.kind === 'quotation' &&
      body?.kind === 'body' &&
      NAMED_IN_QUOTES.test(body.name) &&
      text.slice(body.end, mention.start) === ' ' &&
      /^\p{Lu}(?:[^.!?]|(?<=\b\p{Lu}\p{Ll}?)\.)*$/u.test(mention.name) &&
      mention.name.split(' ').length <= MAX_QUOTED_NAME;
    if (isNameOf)
      joined[joined.length - 1] = {
        ...body,
        end: mention.end,
        name: tidyName(`${body.name} ${text.slice(mention.start, mention.end)}`),
      };
    else joined.push(mention);
  }
  return joined;
}
