/**
 * Plainer words for a question that the grammar doesn't parse: without words that have no meaning of
 * their own, and with the usual phrase for others of the same meaning. Names between quotation marks
 * stay as they are.
 */

/** Beginnings such as “I'd like to know”; several can follow each other. */
const BEGINNINGS = [
  'hi|hello|hey|good (?:morning|afternoon|evening)|please|kindly',
  '(?:can|could|would|will|may|might) (?:you|i|we|someone|anyone)(?: please| kindly| perhaps)?',
  "(?:i|we)(?: would|['’]d)?(?: just| also| really)? (?:like|love|want|need|wish|wonder)(?: you)?(?: to)?",
  "(?:i|we)(?: am|['’]m| are|['’]re| was| were)(?: just| also)? (?:(?:looking|searching|hunting) for|trying to|hoping to|wondering(?: about)?|asking(?: about)?|curious(?: about| to)?|interested (?:in|to)|after)",
  '(?:do|would|might) you (?:happen to )?(?:know|remember|recall)|(?:have you )?any idea|let (?:me|us)',
  '(?:tell|show|give|send|get|fetch|find|list|name|display|return|retrieve|provide|print|identify|present|enumerate|pull up|bring up|look up|find out|work out|check|search for|look for)(?: (?:me|us))?(?: with)?(?: about)?',
  'a (?:quick|short|simple) question|question|an? (?:overview|list|listing|summary) (?:of|with)',
];
const BEGINNING = new RegExp(`^(?:${BEGINNINGS.join('|')})\\b[,:.!–-]*\\s+`, 'i');
/** Only after one of them. */
const INFINITIVE =
  /^(?:to )?(?:know|see|have|learn|hear|get|ask|understand|be told|a list of)\b\s+/i;

const GRAPH = '(?:knowledge )?(?:graph|data|database|dataset)';
const DOES_THE_GRAPH = `(?:does|do) (?:the|your) ${GRAPH}`;
const RECORD =
  '(?:knows?(?: of| about)?|have|has|contains?|lists?|records?|holds?|includes?|mentions?|shows?|reports?)\\b';

/** To support other words for a phrase, add a line. */
const PHRASES: readonly (readonly [words: RegExp, plain: string])[] = [
  [
    /[\s,]*\b(?:please|thanks|thank you|if (?:you can|possible)|by any chance|for me)\b[\s.!?]*$/i,
    '',
  ],
  [/\b(where|when|who|what|which|how|there)['’](?:s|re)\b/gi, '$1 is'],
  [/\b(who|what|which)['’]ve\b/gi, '$1 have'],
  [
    /,? *\b(?:(?:that |which )?(?:you have|you know of|there is|there are|are|were) )?(?:on record|recorded|in (?:the|your) (?:knowledge )?(?:graph|data|database|dataset|records|archive))\b/gi,
    '',
  ],
  [/\b(?:actually|exactly|precisely|really|specifically|altogether|overall|at all|ever) /gi, ''],
  [/,? *\b(?:ever|at all|altogether|overall|exactly|as well|too|or not|all told|in sum)$/i, ''],
  [/\b(?:so far|to date|up to now|until now|in total|all in all|also)\b ?/gi, ''],
  [
    /\b(how many|which|what|number of|all|the|\d+|two|three|four|five) (?:various|different|distinct) (?=\w+s\b|people)/gi,
    '$1 ',
  ],
  [/\b(every|each) single\b/gi, '$1'],
  // Times
  [/\b(?:back|sometime|some time) (in|on)\b/gi, '$1'],
  [/\b(\d{4}) alone\b/gi, '$1'],
  [/\b(?:in|over|during) the course of\b/gi, 'during'],
  [/\b(?:in|during|over|for) the (?:period|years) (?:of )?(from|between)\b/gi, '$1'],
  [/\b(?:in|during|over|for) the (?:period|years) (?=\d{4} ?[-–])/gi, ''],
  [/\b(?:in|during|over|for) the (?:period|years) (?=\d{4} to)/gi, 'from '],
  [/\bup to and including\b/gi, 'until'],
  [/\bstarting (?=\d{4})/gi, 'since '],
  [/\b(in|during) the month of\b/gi, '$1'],
  [/\bdated (?=\d{4}|[A-Z])/g, 'of '],
  // Numbers
  [/\b(?:upwards? of|in excess of|exceeding)\b/gi, 'more than'],
  [/\b(?:a|one) dozen\b/gi, '12'],
  [/\bwhat number of\b/gi, 'how many'],
  [/\b(?:count|tally|total|total number|overall number|quantity) of\b/gi, 'number of'],
  // Questions
  [/\b(?:in|at) (?:what|which) (?:place|location|venue)\b|\bwhereabouts\b/gi, 'where'],
  [/\bat (?:what|which) (?:time|point|date)\b/gi, 'when'],
  [/^what (?:is|was|were|are) the (?:exact )?(?:date|dates) (?:of|for)\b/i, 'when was'],
  [/\bdid (.+?) get (\w+(?:ed|set|held))\b/gi, 'was $1 $2'],
  [/^how (?:big|large|well[- ]attended) (?:was|were)\b/i, 'how many people attended'],
  [/^(?:what (?:is|was) )?the (?:attendance|headcount) (?:at|of)\b/i, 'how many people attended'],
  [/^(?:out )?of (?:all )?(?:the )?([^,]+), (how many|which)(?: of them)?\b/i, '$2 of the $1'],
  [/\b(who|which \w+) else\b(?=.*\bwith\b)/gi, '$1'],
  [/\bthe (?:abbreviation|acronym|letters) (?=[A-Z])/g, ''],
  [/\bthe (?:[^"]{0,80} )?(?:with the title|titled|entitled|called|named) (?="\d)/gi, ''],
  [
    /^whom? (?:is|was|are|were) (?:named|known|recorded|listed|given|described) as (?:the )?/i,
    'who was the ',
  ],
  [
    new RegExp(`^whom? ${DOES_THE_GRAPH} (?:know|have|list|name|record|give) as (?:the )?`, 'i'),
    'who was the ',
  ],
  [new RegExp(`\\b${DOES_THE_GRAPH} ${RECORD}`, 'gi'), 'are there'],
  [new RegExp(`,? *\\b(?:that |which )?(?:the|your) ${GRAPH} ${RECORD}`, 'gi'), ''],
  [/\b(?:served|acted|worked|functioned) as\b/gi, 'was'],
  [/\bwhere can (?:i|one|you|we) (?:find|see)\b/gi, 'where is'],
  [/\b(?:the )?(?:date|day) (?:on|at) which\b/gi, 'when'],
  [/\b(?:the )?year (?:in which|when)\b/gi, 'in which year'],
  [/\b(?:the )?(?:place|city|town|location) (?:where|(?:in|at) which)\b/gi, 'where'],
  [/\b(?:everyone|everybody|anyone|anybody|(?:all )?those(?= who)|all(?= who))\b/gi, 'people'],
  [/\bwas (?:any|some)thing\b/gi, 'were any events'],
  [/\b(did|has|have) (?:any|some)thing\b/gi, '$1 any events'],
  [/^(more|fewer)\b/i, 'were there $1'],
  [
    /^(?:what (?:is|was) )?(?:the )?(?:duration|lifetime|lifespan|length) of (.+?)[?\s]*$/i,
    'how long did $1 last',
  ],
  [
    /^(?:from when (?:to|until|till) when|(?:in|during) (?:which|what) (?:years|period)) (?:was|were|did) (.+?) (?:open|active|exist|operate|operating|working|running)[?\s]*$/i,
    'when did $1 open and close',
  ],
  [/\b(?:the )?(OSCE|CSCE)['’]s\b/gi, '$1'],
  [/\bthe (\d{4}) (chair\w*(?:-in-office)?)\b/gi, 'the $2 in $1'],
  [
    /\b(most|least) (?:often |frequently )?(?:covered|discussed|addressed|treated|reported) (?=topic|field|theme|subject)/gi,
    '$1 frequent ',
  ],
  [
    /\bappears? most (?:often|frequently) in (?:the )?news(?: items)?/gi,
    'have the most news items',
  ],
  [/\b(?:gets?|has|have|receives?) the most coverage\b/gi, 'have the most news items'],
  [
    /^how (?:does|did|has|have) (?:the )?(number of .+?) (?:vary|change|develop|evolve|differ|changed|developed|evolved)(?: by| over| across| with| per| from)?(?: the)? (\w+?)s?(?: to \w+)?[?\s]*$/i,
    '$1 per $2',
  ],
  [/\b(?:has|have|had|having) nothing to do with\b/gi, 'did not deal with'],
  [/\b(?:that |which )?(?:has|have|had|having) to do with\b/gi, 'about'],
  [/\bjoint (\w+) (?:of|by|between)\b/gi, '$1 organized jointly by'],
  [
    /\b(?:where|(?:in|at) which) ((?:more|over|at|fewer|less|\d)[^,]+? (?:people|participants|persons)) (?:took part|participated|attended|were present)\b/gi,
    'with $1',
  ],
  [
    /\b(drew|attracted|had|has) the (?:largest|biggest|highest) (?:crowd|audience|attendance|turnout)\b/gi,
    'had the most participants',
  ],
  [
    /\b(drew|attracted|had|has) the (?:smallest|lowest) (?:crowd|audience|attendance|turnout)\b/gi,
    'had the fewest participants',
  ],
  [/\b(?:best|most)[- ]attended\b/gi, 'largest'],
  [
    /\b((?:largest|biggest|smallest) .+?) by (?:the )?(?:number of )?(?:participants|attendees|attendance)\b/gi,
    '$1',
  ],
  [
    /^(?:the )?top (\w+) (.+?) by (?:the )?(?:number of )?(?:participants|attendees|attendance)\b/i,
    'the $1 largest $2',
  ],
  // After the question
  [
    / *[-–,;:?.]+ *(?:and )?(?:which|what|who|when|where)(?: one)? (?:was|is|were|are) (?:it|that|they)[?\s]*$/i,
    '',
  ],
  [
    /[?.] *(?:please )?(?:give|list|name|show|state)(?: me)? (?:the )?(?:figures|numbers|names|them|it|all|all of them)[.\s]*$/i,
    '',
  ],
  [
    /,? (?:with|and|plus) (?:the|their)? ?(?:respective )?(?:numbers?|counts?|figures|totals?)(?: of [\w ]+)?[.?\s]*$/i,
    '',
  ],
];

/** Before a noun and a clause, what can also follow the clause: `under which project was it held`. */
const BEFORE_WHICH =
  /^(as part of|within|under|of|for|to|from|by|with|on|about|into|at|in) (what|which|whom) (.+?)([?.\s]*)$/i;
/** “Which State, Serbia or Albania, hosted more events?” */
const CHOICE_INSIDE = /^(which(?: \w+)?|who), ([^,]+ or [^,]+), (.+?)([?.\s]*)$/i;
/** “Serbia or Albania: which hosted more events?” */
const CHOICE_FIRST =
  /^([^:,]+ or [^:,]+)[:,] (which|who)(?: of them| of the two| one)? (.+?)([?.\s]*)$/i;
/** “Mongolia joined when?” */
const WHICH_LAST = /^(.+) (where|when|in (?:which|what) (?:year|city|country))([?.\s]*)$/i;
/** “What function did he have” */
const HAS_WHICH =
  /^(?:what|which) ([\w-]+(?: \w+)?) (?:does|do|did|has|have) (.+) (?:have|had|hold|held|occupy|occupied)([?.\s]*)$/i;
/** “For which Norway paid”, at the end. */
const BEFORE_RELATIVE =
  /^(.+ )(under|of|for|to|from|by|with|on|about|at|in) (?:which|whom) (.+?)([?.\s]*)$/i;
/** “ODIHR: news items since 2015” */
const TOPIC = /^([^:"]{2,60}): (how many |number of |list of )?([^"]+)$/i;

/** Other orders of the same words, at most one of which fits. */
function reordered(text: string): string[] {
  return [
    text.replace(
      BEFORE_WHICH,
      (_, before: string, which: string, rest: string) =>
        `${which} ${rest} ${before.toLowerCase()}`,
    ),
    text.replace(CHOICE_INSIDE, '$1 $3, $2$4').replace(CHOICE_FIRST, '$2 $3, $1$4'),
    text.replace(WHICH_LAST, '$2 $1$3'),
    text.replace(HAS_WHICH, 'what is the $1 of $2$3'),
    text.replace(BEFORE_RELATIVE, '$1that $3 $2'),
    text.replace(
      TOPIC,
      (_, topic: string, howMany = '', rest = '') => `${String(howMany)}${topic} ${String(rest)}`,
    ),
  ].filter((each) => each !== text);
}

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
  return [plain, ...reordered(plain)]
    .map((each) => each.replace(/"(\d+)"/g, (_, index: string) => quoted[Number(index)] ?? ''))
    .filter((each) => each !== text.trim());
}
