/**
 * Plainer words for a question that the grammar doesn't parse: without words that have no meaning of
 * their own, and with the usual phrase for others of the same meaning. Names between quotation marks
 * stay as they are.
 */
/** Beginnings such as “I'd like to know”; several can follow each other. */
const BEGINNING = new RegExp(
  '^(?:hi|hello|hey|please|kindly|(?:can|could|would|will|do) (?:you|i|we)(?: happen to)?|let (?:me|us)|' +
    "btw|quick question|any idea|(?:i|we)(?: would|['’]d| am|['’]m| are|['’]re)?(?: just| also)?|(?:like|love|want|need|wish)(?: to)?|" +
    '(?:looking|searching|look|search) for|interested in|an? (?:overview|list|summary) of|' +
    '(?:show|give|list|name)(?: me)? (?:\\d|two|three|four|five|six|ten|some|a few)|' +
    '(?:to )?(?:know|see|learn|tell|show|give|get|find(?: out)?|list|name|display|return)(?: me| us)?(?: about)?' +
    ')\\b[,:.!–-]*\\s+',
  'i',
);

/** To support other words for a phrase, add a line. */
const PHRASES: readonly (readonly [words: RegExp, plain: string])[] = [
  [/\b(where|when|who|what|which|how|there)['’](?:s|re)\b/gi, '$1 is'],
  [
    /^(how many (?:people|participants|attendees|guests)) (?:did|had) ([^,]+) (?:have|attract|get)\b/i,
    '$1 attended $2',
  ],
  [/\b(?:actually|exactly|really|altogether|overall|at all|ever|also) /gi, ''],
  [/ ?\/ ?(?=(?:year|month)\b)/gi, ' per '],
  [/,(?= (?:by|per) )/gi, ''],
  [/( (?:that |which )?(?:lasting|lasted) .+ days)( (?:in|about) .+)$/i, '$2$1'],
  [/^(when (?:was|were) .+) and (?=\w+ed\W*$)/i, '$1 and when was it '],
  // Of field operations alone it is known which are open.
  [
    /^(?=.*\b(?:missions?|operations?|offices?)\b)((?:which|what|how many) [^,]+?) currently (?=\w)/i,
    '$1 ',
  ],
  [/\b(?:so far|to date|up to now|until now|in total|over the years)\b ?/gi, ''],
  [/\b(many|which|what|all|the|\d+) (?:various|different|distinct) (?=\w+s\b|people)/gi, '$1 '],
  [/,? *\b(?:that |which )?(?:the|your) (?:graph|data|database) (?:has|records|knows)\b/gi, ''],
  [/\b(is|are) (?:currently )?(open|active)(?: now| today| currently)?\b/gi, '$1 $2'],
  [/(?<!\b(?:from|between|of) )\b(\d{4}) to (?=\d{4}\b)/gi, '$1-'],
  [/\b(\d+)( \w+)? or more\b/gi, 'at least $1$2'],
  [/\bhow much news\b/gi, 'how many news items'],
  [/^(?:(?:which|what) )?(documents?) (?:(?:was|were) )?adopted (?:at|in|by) /i, '$1 of '],
  [/\bquoted in (?=(?:the )?(?:most|fewest) )/gi, 'quoted by '],
  [/\b(?:(?:has|have|had) )?(?:served|acted|worked) as\b/gi, 'was'],
  [/\b(?:held|had) the (?:post|position|office) of\b/gi, 'was'],
  [/^(?:since|from) when (?:has|have|is) (.+?) been (?=an? )/i, 'when did $1 become '],
  [/^((?:which|what|how many) [^,]+?) no longer exist\b/i, '$1 are closed'],
  // What the OSCE has
  [/^where (?:does|do) the OSCE (?:still )?(?:have|run) /i, 'which States host '],
  [
    /^(which|what|how many) (.+?) (?:does|do) the OSCE (?:still )?(?:have|run)(?: (?:open|active))?(?: (?:now|today))?\b/i,
    '$1 OSCE $2 exist',
  ],
  [
    /^(which|what|how many) (.+?) (?:did|has) the OSCE (?:have|had|run)\b/i,
    '$1 OSCE $2 were there',
  ],
  [/^(?:does|do) the OSCE (?:still )?(?:have|run) (an?|any) /i, 'is there $1 OSCE '],
  [/^(?:did|has) the OSCE (?:ever )?(?:have|had|run) (an?|any) /i, 'was there $1 OSCE '],
];

const QUOTED = /"[^"]*"|“[^”]*”|„[^“]*“|«[^»]*»/g;

/** The question in plainer words. */
export function inPlainerWords(text: string): string {
  const quoted: string[] = [];
  let plain = text.trim().replace(QUOTED, (name) => `"${quoted.push(name) - 1}"`);
  while (BEGINNING.test(plain)) plain = plain.replace(BEGINNING, '');
  for (const [words, phrase] of PHRASES) plain = plain.replace(words, phrase);
  return plain
    .replace(/\s+/g, ' ')
    .replace(/ (?=[?!.,])/g, '')
    .trim()
    .replace(/"(\d+)"/g, (_, index: string) => quoted[Number(index)] ?? '');
}
