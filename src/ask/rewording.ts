/**
 * Plainer words for a question that the grammar doesn't parse: without words that have no meaning
 * of their own, and with the usual phrase for others of the same meaning. Names between quotation
 * marks stay as they are.
 */
import { inOtherOrders } from './word-orders.js';

const oneOf = (...words: readonly string[]): string => `(?:${words.join('|')})`;

const ASKING = oneOf(
  '(?:looking|searching) for',
  'trying to',
  'wondering(?: about)?',
  'curious(?: about)?',
  'interested in',
  'after',
);
const COMMAND = oneOf(
  ...'tell show give send get fetch find list name display provide identify present'.split(' '),
  'pull up',
  'look up',
  'find out',
  'check',
  '(?:search|look) for',
);
/** Beginnings such as “I'd like to know”; several can follow each other. */
const BEGINNING = new RegExp(
  `^${oneOf(
    'hi|hello|hey|good (?:morning|afternoon|evening)|please|kindly',
    '(?:can|could|would|will|may|might) (?:you|i|we|someone)(?: please| kindly)?',
    "(?:i|we)(?: would|['’]d)?(?: just| really)? (?:like|love|want|need|wish|wonder)(?: to)?",
    `(?:i|we)(?: am|['’]m| are|['’]re| was)(?: just)? ${ASKING}`,
    '(?:do|would) you (?:happen to )?(?:know|remember)|(?:have you )?any idea|let (?:me|us)',
    `${COMMAND}(?: (?:me|us))?(?: about)?`,
    'a (?:quick|short|simple) question|question|an? (?:overview|list|listing) of',
  )}\\b[,:.!–-]*\\s+`,
  'i',
);
/** Only after one of them. */
const INFINITIVE = /^(?:to )?(?:know|see|have|learn|hear|get|ask|understand|a list of)\b\s+/i;

/** Parts of the patterns below. */
const PARTS: Readonly<Record<string, string>> = {
  GRAPH: '(?:the|your) (?:knowledge )?(?:graph|data|database|dataset|records)',
  RECORDS: '(?:knows?(?: of| about)?|have|has|contains?|lists?|records?|holds?|includes?)\\b',
  MISSIONS: '(?:an? |any )?(?:OSCE )?(?:missions?|field (?:operation|mission)s?)\\b',
  HAVE: '(?:have|had|count|run|maintain(?:ed)?)\\b',
  STILL: '(?:still |currently |now |ever )?',
  NOT_DATED: '(?! (?:in|on|since|before|after|until|between|from|during|by|at)\\b)',
  LIST: '(?:please )?(?:list|show|name|give)(?: me)?',
  DATE: '(?:with|and) (?:the|their) (?:year|date|day)s?',
  END: '(?=[?.]*$)',
};

/** To support other words for a phrase, add a line. */
const PHRASES: readonly (readonly [words: RegExp, plain: string])[] = (
  [
    ['[\\s,]*\\b(?:please|thanks|thank you|if (?:you can|possible))\\b[\\s.!?]*$', ''],
    ["\\b(where|when|who|what|which|how|there)['’](?:s|re)\\b", '$1 is'],
    ["\\b(who|what|which)['’]ve\\b", '$1 have'],
    ['^(?:is|are) there\\b(?=.*\\b(?:recorded|in {GRAPH})\\b)', 'were there'],
    [',? *\\b(?:(?:that |which )?(?:are|were) )?(?:recorded{NOT_DATED}|in {GRAPH})\\b', ''],
    ['\\b(?:actually|exactly|precisely|really|specifically|altogether|overall|at all|ever) ', ''],
    [',? *\\b(?:ever|at all|altogether|overall|exactly|as well|too|or not)$', ''],
    ['\\b(?:so far|to date|up to now|until now|in total|all in all|also)\\b ?', ''],
    ['\\b(how many|which|what|number of|all|the) (?:various|different|distinct) ', '$1 '],
    // Times
    ['\\bthe seventies\\b', 'the 1970s'],
    ['\\bthe eighties\\b', 'the 1980s'],
    ['\\bthe nineties\\b', 'the 1990s'],
    ['\\bsince before (?=\\d{4})', 'that joined before '],
    [
      '\\b(?:that |who )?were already in the (?:CSCE|OSCE) (?:in|by) (?=\\d{4})',
      'that joined until ',
    ],
    ['^years? (?:in which|when|during which)\\b', 'in which years'],
    [',? {DATE} (?:its|their) (?:partnership|membership) began{END}', ' and when they joined'],
    [' and since when they have been (?:partners|members){END}', ' and when they joined'],
    [',? {DATE} of establishment{END}', ' and when they were established'],
    ['^(chair\\w*(?:-in-office)?s?\\b.*), (?:year by year|by year)[?.\\s]*$', '$1 and when'],
    ['(?<!\\b(?:from|between|of) )\\b(\\d{4}) to (?=\\d{4}\\b)', '$1-'],
    ['\\b(?:in|during|over|for) the (?:period|years) (?=\\d{4} ?[-–])', ''],
    // Questions
    ['^who (?=(?:joined|acceded|became a)\\b)', 'which States '],
    ['\\bwhose words are (?:given|reported|quoted|cited) in\\b', 'who is quoted in'],
    ['\\bhow much news\\b', 'how many news items'],
    ['\\b(latest|newest|most recent) news (?=(?:about|on|from|of|in) )', '$1 news item '],
    ['^(which|what|how many) (.+?) (?:does|do) the OSCE {STILL}{HAVE}', '$1 OSCE $2 exist'],
    [
      '^(which|what|how many) (.+?) (?:did|has|had) the OSCE {STILL}{HAVE}',
      '$1 OSCE $2 were there',
    ],
    ['^(?:does|do) the OSCE {STILL}{HAVE} (an?|any) ', 'is there $1 OSCE '],
    ['^(?:did|has|had) the OSCE {STILL}{HAVE} (an?|any) ', 'was there $1 OSCE '],
    ['^(?:any|some)thing (?=.*\\b(?:issued|published|released) by\\b)', 'news items '],
    ['^what (?!.*\\b(?:was|were|is|are|been|did)\\b)(.+? published)\\b', 'news items that $1'],
    ['^(?:the )?publication date of (.+)$', 'when was $1 published'],
    ['\\bhelped (?:to )?(?:fund|finance|pay for)\\b', 'funded'],
    ['\\b(?:has|have) been (?:the |a )?host (?:to|of)\\b', 'hosted'],
    [
      '^((?:which|what) (\\w+(?: \\w+)?) (?:(?:has|have|had|was|were) )?\\w+ )' +
        'more ((?:(?!\\bthan\\b).)+) than any other(?: (?:one|\\2))?' +
        '(?=[?.\\s]*$| (?:in|since|before|after|until|from|between) \\d{4})',
      '$1the most $3',
    ],
    [
      '^which ministry (?:deals with|is (?:responsible for|in charge of)) ',
      'what is the ministry of ',
    ],
    ['(?<=\\badopt.*)\\b(?:which|what) meeting\\b', 'which event'],
    ['\\b(?:which|what) meeting\\b(?=.*\\badopt)', 'which event'],
    ['\\bmain (?:topics|themes|subjects|fields of work)\\b', 'most frequent fields of work'],
    ['^(?:has|was) anything (?:been )?handed over\\b', 'were there any handovers'],
    ['\\b(?:still )?at work\\b', 'still open'],
    // The present of field operations is that of open ones.
    ['\\bstill (?=(?:hosts?|has|have) {MISSIONS})', ''],
    ['\\b(is|are) there still (?={MISSIONS})', '$1 there '],
    ['^(which|what) (.+?) (?:was|has) (.+?) (?:been )?(?:the )?head of{END}', '$1 $2 did $3 head'],
    ['\\b(?:every|each) ([\\w ]+?)(?= and when they)', '$1s'],
    [
      '\\btook (?:over )?the chair\\w*(?: over)? from (.+?){END}',
      'chaired the OSCE in the year after $1 chaired the OSCE',
    ],
    [
      '\\bchaired the OSCE (?:right|directly|immediately|just) (before|after) (.+?)(?: did)?{END}',
      'chaired the OSCE in the year $1 $2 chaired the OSCE',
    ],
    ['^how (?:big|large|well[- ]attended) (?:was|were)\\b', 'how many people attended'],
    ['^(?:out )?of (?:all )?(?:the )?([^,]+), (how many|which)(?: of them)?\\b', '$2 of the $1'],
    ['\\bthe (?:abbreviation|acronym) (?=[A-Z])', ''],
    ['^whom? (?:is|was) (?:named|known|recorded|listed) as (?:the )?', 'who was the '],
    ['^whom? (?:does|do) {GRAPH} (?:know|have|list|name|record) as (?:the )?', 'who was the '],
    ['\\b(?:does|do) {GRAPH} {RECORDS}', 'were there'],
    [',? *\\b(?:that |which )?{GRAPH} {RECORDS}', ''],
    ['\\bjoint (\\w+) (?:of|by|between)\\b', '$1 organized jointly by'],
    // After the question
    [
      '^(?:are|were|have|is|was|has) there (?:been )?(?:any |an? )?((\\w+?)s?\\b[^?.]*)[?.] ' +
        '{LIST} (?:them|it|(?:the|those) \\2s?)[.\\s]*$',
      '$1',
    ],
    [
      '^(has|have|did) (.+?) any(?:thing| events)\\b([^?.]*)\\? ' +
        '{LIST} (?:them|it|(?:the|those) events)[.\\s]*$',
      'which events $1 $2$3',
    ],
    ['^(the .+?) *[-–,;:?.]+ *(?:which|what|who)(?: one)? (?:was|is) (?:it|that)[?\\s]*$', '$1'],
    // Rankings and tables have them.
    [
      '(\\b(?:most (?:frequent|often|news|events|workshops)|per)\\b.*?)' +
        '(?:[,.?]? (?:with|and)(?: the| their)?|[?.] *give(?: me)?(?: the)?)' +
        ' (?:numbers?|counts?|figures)[.?\\s]*$',
      '$1',
    ],
  ] as const
).map(([words, plain]) => [
  new RegExp(
    words.replace(/\{([A-Z_]+)\}/g, (_, part: string) => PARTS[part] ?? ''),
    'gi',
  ),
  plain,
]);

const QUOTED = /"[^"]*"|“[^”]*”|„[^“]*“|«[^»]*»/g;

/** The question in plainer words and, behind it, in other orders of them. */
export function inPlainerWords(text: string): readonly string[] {
  const quoted: string[] = [];
  let plain = text.trim().replace(QUOTED, (name) => `"${quoted.push(name) - 1}"`);
  let rest = plain.replace(BEGINNING, '');
  while (rest !== plain) {
    plain = rest.replace(INFINITIVE, '');
    rest = plain.replace(BEGINNING, '');
  }
  for (const [words, phrase] of PHRASES) plain = plain.replace(words, phrase);
  plain = plain
    .replace(/\s+/g, ' ')
    .replace(/ (?=[?!.,])/g, '')
    .trim();
  return [plain, ...inOtherOrders(plain)]
    .map((each) => each.replace(/"(\d+)"/g, (_, index: string) => quoted[Number(index)] ?? ''))
    .filter((each) => each !== text.trim());
}
