/**
 * Plainer words for a question that the grammar doesn't parse: without words that have no meaning of
 * their own, and with the usual phrase for others of the same meaning. Names between quotation marks
 * stay as they are.
 */
import { pluralOf } from '../graph/index.js';
import { RANKINGS, type Rewording } from './plain-rankings.js';
import { inOtherOrders } from './word-orders.js';

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

const PAID: Readonly<Record<string, string>> = { fund: 'funded', finance: 'financed', pay: 'paid' };

/** To support other words for a phrase, add a line. */
const PHRASES: readonly Rewording[] = [
  [
    /[\s,]*\b(?:please|thanks|thank you|if (?:you can|possible)|by any chance|for me)\b[\s.!?]*$/i,
    '',
  ],
  [/\b(where|when|who|what|which|how|there)['’](?:s|re)\b/gi, '$1 is'],
  [/\b(who|what|which)['’]ve\b/gi, '$1 have'],
  [
    /^(?:is|are) there\b(?=.*\b(?:recorded|on record|in (?:the|your) (?:graph|data|database|dataset|records|archive))\b)/i,
    'were there',
  ],
  [
    /,? *\b(?:(?:that |which )?(?:you have|you know of|there is|there are|are|were) )?(?:on record|recorded(?! (?:in|on|since|before|after|until|between|from|during|by|at)\b)|in (?:the|your) (?:knowledge )?(?:graph|data|database|dataset|records|archive))\b/gi,
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
  [/^those (?=\w+ (?:that|which|who)\b)/i, ''],
  // Times
  [/\bsince before (?=\d{4})/gi, 'that joined before '],
  [
    /\b(?:that |who )?(?:were|had been) already (?:in|members? of|part of|participating in) the (?:CSCE|OSCE) (?:in|by) (?=\d{4})/gi,
    'that joined until ',
  ],
  [/^years? (?:in which|when|during which)\b/i, 'in which years'],
  [
    /,? (?:(?:with|and) (?:the|their) (?:year|date|day)s? (?:(?:when |on which |in which )?(?:its|their) (?:partnership|membership) (?:began|started)|of (?:accession|joining|entry))|and since when (?:they|each|it) (?:have|has) been (?:an? )?(?:in the OSCE|members?|(?:OSCE )?partners?|participating States?))(?=[?.]*$)/gi,
    ' and when they joined',
  ],
  [
    /,? (?:with|and) (?:the|their) (?:year|date|day)s? (?:when |(?:in|on) which )?they became (?:partners|members|participating States)(?=[?.]*$)/gi,
    ' and when they joined',
  ],
  [
    /,? (?:with|and) (?:the|their) (?:years?|dates?) of establishment(?=[?.]*$)/gi,
    ' and when they were established',
  ],
  [
    /,? (?:with|and) (?:the|their) (?:closing dates?|(?:years?|dates?) of closure)(?=[?.]*$)/gi,
    ' and when they were closed',
  ],
  [
    /^((?:chair|ci)\w*(?:-in-office)?s?\b.*), (?:year by year|by year|for each year)[?.\s]*$/i,
    '$1 and when',
  ],
  [/^((?:number of|how many) .*),? year by year[?.\s]*$/i, '$1 per year'],
  [/\b(?:back|sometime|some time) (in|on)\b/gi, '$1'],
  [/\b(\d{4}) alone\b/gi, '$1'],
  [/\b(?:in|over|during) the course of\b/gi, 'during'],
  [/\b(?:in|during|over|for) the (?:period|years) (?:of )?(from|between)\b/gi, '$1'],
  [/(?<!\b(?:from|between|of) )\b(\d{4}) to (?=\d{4}\b)/gi, '$1-'],
  [/\b(?:in|during|over|for) the (?:period|years) (?=\d{4} ?[-–])/gi, ''],
  [/\bup to and including\b/gi, 'until'],
  [/\bstarting (?=\d{4})/gi, 'since '],
  [/\b(in|during) the month of\b/gi, '$1'],
  [/\bdated (?=\d{4}|[A-Z])/g, 'of '],
  [
    /^(when|where|(?:in|on) (?:which|what) \w+) (did|was|were|is|are) (?:each|every|all(?: of)?(?: the)?) (?:of the )?([\w -]+?) (take place|(?:first )?(?:\w+ed|set up|held|shut(?: down)?)|join(?: the OSCE)?|happen|open|close|meet)(?=[?.]*$)/i,
    (_, asked = '', be = '', noun = '', verb = '') =>
      `${noun.endsWith('s') ? noun : pluralOf(noun)} and ${asked} ${{ was: 'were', is: 'are' }[be] ?? be} they ${verb}`,
  ],
  [
    /(?<=\b(?:chair\w*|cios?)\b.*)\b(?:(?:in|for|during) )?(?:each|every) (?:of the )?years? ((?:from|between|since) .+?)(?=[?.]*$)/gi,
    '$1 and when',
  ],
  // Numbers
  [/\b(?:upwards? of|in excess of|exceeding)\b/gi, 'more than'],
  [/\b(?:a|one) dozen\b/gi, '12'],
  [/\bwhat number of\b/gi, 'how many'],
  [/\b(?:count|tally|total|total number|overall number|quantity) of\b/gi, 'number of'],
  [
    /\bthe (?:most recent|latest|newest)(?: one| State| country)? to (?=join\b|become\b)/gi,
    'the last to ',
  ],
  [/\bto become an? (?:OSCE )?participating State\b/gi, 'to join'],
  [/\bquoted in (?=(?:the )?(?:most|fewest) )/gi, 'quoted by '],
  // Questions
  [
    /^(?:are|were) there (?:any )?(.+?)\?+ (?:and )?(?:if so,? )?(?:which|what)(?: ones)?(?: (?:are|were) they)?[?.\s]*$/i,
    'which $1',
  ],
  [/, (?:both )?(?:open|current|existing|active) (?:or|and) (?:closed|former|past),/gi, ''],
  [/^who (?=(?:joined|acceded|became a)\b)/i, 'which States '],
  [
    /^when did the (?:OSCE|CSCE) (close|open|establish|create|found) (?:its|the) (.+?)(?=[?.]*$)/i,
    (_, verb = '', body = '') => `when was the ${body} ${verb.replace(/e?$/, 'ed')}`,
  ],
  [
    /^(?:the |all )?(?:people|persons|those(?= who)) (?:who|that) (?:have|had) been (?:the (?!most|first|last)|an? )?/i,
    'people who were ',
  ],
  // Only States that joined chair, host or hold, so the order needs no words.
  [
    /(?<=\bjoined\b.*) and (?:later|then|subsequently|afterwards) (?=chaired|held|hosted)/gi,
    ' and ',
  ],
  [
    /^for (?:which|what) projects did ((?:(?!\b(?:not|never)\b).)+?) (?:organi[sz]e|hold|run|arrange) (\w+s)(?=[?.]*$)/i,
    'which projects have $2 that $1 organized',
  ],
  [/\bwhose words are (?:given|reported|quoted|cited|reproduced) in\b/gi, 'who is quoted in'],
  [/\bhow much news\b/gi, 'how many news items'],
  [/\b(latest|newest|most recent) news (?=(?:about|on|from|of|in) )/gi, '$1 news item '],
  [
    /^(which|what|how many) (.+?) (?:does|do) the OSCE (?:still |currently |now )?(?:have|count|run|maintain)\b/i,
    '$1 OSCE $2 exist',
  ],
  [
    /^(which|what|how many) (.+?) (?:did|has|had|have) the OSCE (?:ever )?(?:have|had|run|hold|held|maintain(?:ed)?)\b/i,
    '$1 OSCE $2 were there',
  ],
  [
    /^(?:does|do) the OSCE (?:still |currently )?(?:have|run|maintain) (an?|any) /i,
    'is there $1 OSCE ',
  ],
  [
    /^(?:did|has|had|have) the OSCE (?:ever )?(?:have|had|run|maintain(?:ed)?) (an?|any) /i,
    'was there $1 OSCE ',
  ],
  [
    /^(?:is there |are there )?(?:any|some)thing (?=.*\b(?:issued|published|released) by\b)/i,
    'news items ',
  ],
  [
    /^(?:what|everything(?: that)?) (?!.*\b(?:was|were|is|are|been|did)\b)(.+? (?:published|issued|released))\b/i,
    'news items that $1',
  ],
  [
    /^(?:the )?(?:publication date|date of (?:publication|issue)) of (.+)$/i,
    'when was $1 published',
  ],
  [/\bhelped (?:to )?(fund|finance|pay)\b/gi, (_, verb = '') => PAID[verb.toLowerCase()] ?? ''],
  [/\bhelp (?:to )?(?=(?:fund|finance|pay)\b)/gi, ''],
  [/\b(?:has|have)? ?been (?:the |a )?host (?:to|of)\b/gi, 'hosted'],
  [
    /^((?:which|what) (\w+(?: \w+)?) (?:(?:has|have|had|was|were) )?\w+ )more ((?:(?!\bthan\b).)+) than any other(?: (?:one|\2))?(?=[?.\s]*$| (?:in|since|before|after|until|from|between) \d{4})/i,
    '$1the most $3',
  ],
  [
    /\bministr(y|ies) (?:(?:that |which )?(?:deals?|dealing) with|(?:that |which )?(?:is |are )?(?:responsible for|in charge of))\b/gi,
    'ministr$1 of',
  ],
  [/^which (ministry of .+)$/i, 'what is the $1'],
  [/(?<=\badopt.*)\b(which|what) meeting\b|\b(which|what) meeting\b(?=.*\badopt)/gi, 'which event'],
  [/\bmain (?:topic|theme|subject|field of work)\b/gi, 'most frequent field of work'],
  [/\bmain (?:topics|themes|subjects|fields of work)\b/gi, 'most frequent fields of work'],
  [/^(?:has|was) anything (?:been )?handed over\b/i, 'were there any handovers'],
  [/\b(?:still )?at work\b/gi, 'still open'],
  // The present of field operations is that of open ones.
  [
    /\bstill (?=(?:hosts?|has|have) (?:an? |any )?(?:OSCE )?(?:missions?|field (?:operation|mission)s?)\b)/gi,
    '',
  ],
  [
    /\b(is|are) there still (?=(?:an? |any )?(?:OSCE )?(?:missions?|field (?:operation|mission)s?)\b)/gi,
    '$1 there ',
  ],
  [
    /^(which|what) (.+?) (?:was|has) (.+?) (?:been )?(?:the )?head of(?=[?.]*$)/i,
    '$1 $2 did $3 head',
  ],
  [/\b(?:every|each) ([\w ]+?)(?= and when they)/gi, '$1s'],
  [
    /\b(?:took (?:over )?the chair\w*(?: over)? from (.+?)|(?:took over from|succeeded|followed) (.+?) (?:as|in) (?:the )?chair\w*)(?=[?.]*$)/gi,
    'chaired the OSCE in the year after $1$2 chaired the OSCE',
  ],
  [
    /\b(?:handed (?:over )?the chair\w*(?: over)? to (.+?)|preceded (.+?) (?:as|in) (?:the )?chair\w*)(?=[?.]*$)/gi,
    'chaired the OSCE in the year before $1$2 chaired the OSCE',
  ],
  [
    /\bchaired the OSCE (?:right|directly|immediately|just) (before|after) (.+?)(?: did)?(?=[?.]*$)/gi,
    'chaired the OSCE in the year $1 $2 chaired the OSCE',
  ],
  [/\b(?:in|at) (?:what|which) (?:place|location|venue)\b|\bwhereabouts\b/gi, 'where'],
  [/\bat (?:what|which) (?:time|point|date)\b/gi, 'when'],
  [/^(?:what (?:is|was|were|are) )?(?:the )?(?:exact )?dates? (?:of|for)\b/i, 'when was'],
  [/^((?:chair|ci)\w*(?:-in-office)?) (?=\d{4}[?.\s]*$)/i, '$1 in '],
  [/^who (?=(?:from|of|at) )/i, 'which people '],
  [
    /^(when|(?:in )?(?:what|which) year) was (.+?) (?:the )?(?:OSCE )?(?:chair\w*(?:-in-office)?|CiO)(?=[?.\s]*$)/i,
    '$1 did $2 chair the OSCE',
  ],
  [/\bthe mandate of (.+?) (?:end|expire|run out)(?=[?.\s]*$)/gi, '$1 close'],
  [
    /\b((?:OSCE )?(?:missions|field (?:operations|missions))),? (?:that |which )?the OSCE has (?:had|ever had|run) in\b/gi,
    '$1 in',
  ],
  [
    /^(?:which|what) (?:department|office|unit) (?=(?:is|does|was) .* (?:part of|belong to)[?.\s]*$)/i,
    'which body ',
  ],
  [/\b(?:has|have|had) (?:ever )?(?:served|acted|worked) as\b/gi, 'was'],
  [
    /^(?:for|at|in) which (.+?) (?:was|were) (.+?) (?:an? |the )?(partner|funder|donor|sponsor) of (.+?)(?=[?.]*$)/i,
    'which $1 of $4 had $2 as a $3',
  ],
  [
    /^(?:for|at|in) which (.+?) (?:was|were) (.+?) (?:an? |the )?(partner|funder|donor|sponsor)(?=[?.]*$)/i,
    'which $1 had $2 as a $3',
  ],
  [
    /\b(by (?:the )?number of events) (?:that |which )?they (?:have )?(?=(?:co-)?organi[sz]ed\b)/gi,
    '$1 ',
  ],
  [/\bwho served (?=(?:when|while|during|in) )/gi, ''],
  [/\b(?:in|for) (?:each|every) year of (?=the \d{3}0s\b)/gi, 'per year in '],
  [/\bover the years\b/gi, ''],
  [/\bon how many occasions\b/gi, 'how many times'],
  [/\bwith (?:a|its|their) (?:seat|headquarters|head office) (?=in )/gi, 'based '],
  [/^count (?:the |all )?(.+?),? (?=(?:by|per) )/i, 'how many $1 '],
  [
    /^which of ([^?]+?),? (?:and|or) ([^?]+?) ((?:is|was|joined|became|hosted|chaired|had|has) .+?)(?=[?.]*$)/i,
    'which $3, $1 or $2',
  ],
  [
    /^(?:has|have) (.+?) been (?:an? )?((?:OSCE )?partner|(?:OSCE )?participating State|member)(?: for)? longer than (.+?)(?=[?.]*$)/i,
    'did $1 become a $2 before $3',
  ],
  // “spot or daily reports”, “both the human and the military dimension”
  [/\b(?<!-)([a-z]+)(?<!s) or ([a-z]+) (reports|releases|statements|courses)\b/g, '$1 $3 or $2 $3'],
  [
    /\bboth (?:the )?([\w-]+) and (?:the )?([\w-]+) (dimension|embass(?:y|ies))\b/gi,
    'both the $1 $3 and the $2 $3',
  ],
  [/^(?:has|had) (?!there\b)(.+?) (?:ever )?been (?!\w+(?:ed|set|held)\b)/i, 'was $1 '],
  [/\bdid (.+?) get (\w+(?:ed|set|held))\b/gi, 'was $1 $2'],
  [/^how (?:big|large|well[- ]attended) (?:was|were)\b/i, 'how many people attended'],
  [/^(?:what (?:is|was) )?the (?:attendance|headcount) (?:at|of)\b/i, 'how many people attended'],
  [/^(?:out )?of (?:all )?(?:the )?([^,]+), (how many|which)(?: of them)?\b/i, '$2 of the $1'],
  [/\b(who|which \w+) else\b(?=.*\bwith\b)/gi, '$1'],
  [/\bthe (?:abbreviation|acronym|letters) (?=[A-Z])/g, ''],
  [/\b(the (?:[^"]{0,80} )?)(?:with the title|titled|entitled|called|named) (?="\d)/gi, '$1'],
  [
    /^whom? (?:is|was|are|were) (?:named|known|recorded|listed|given|described) as (?:the )?/i,
    'who was the ',
  ],
  [
    new RegExp(`^whom? ${DOES_THE_GRAPH} (?:know|have|list|name|record|give) as (?:the )?`, 'i'),
    'who was the ',
  ],
  [new RegExp(`\\b${DOES_THE_GRAPH} ${RECORD}`, 'gi'), 'were there'],
  [new RegExp(`,? *\\b(?:that |which )?(?:the|your) ${GRAPH} ${RECORD}`, 'gi'), ''],
  [/^did (.+?) (?:ever )?(?:serve|act|work) as\b/i, 'was $1'],
  [/\b(?:served|acted|worked|functioned) as\b/gi, 'was'],
  [/\bwhere can (?:i|one|you|we) (?:find|see)\b/gi, 'where is'],
  [/\b(?:the )?(?:date|day) (?:on|at) which\b/gi, 'when'],
  [/\b(?:the )?year (?:in which|when)\b/gi, 'in which year'],
  [
    /(?<!\b(?:took|take|taken|takes) )\b(?:the )?(?:place|city|town|location) (?:where|(?:in|at) which)\b/gi,
    'where',
  ],
  [/\b(?:anyone|anybody|(?:all )?those(?= who)|all(?= who))\b/gi, 'people'],
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
  [
    /\b(dealt with|were about|are about|concern(?:ed)?|covered) neither (.+?) nor (?:with )?/gi,
    'did not deal with $2 or ',
  ],
  [
    /\b(which [\w -]+?) (?:came|comes|was|is) (first|earlier|later|last)(?=, )/gi,
    '$1 took place $2',
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
    /^(?:are|were|have|is|was|has) there (?:been )?(?:any |an? )?((\w+?)s?\b[^?.]*)[?.] (?:please )?(?:list|show|name|give)(?: me)? (?:them|it|(?:the|those) \2s?)[.\s]*$/i,
    '$1',
  ],
  [
    /^(has|have|did) (.+?) any(?:thing| events)\b([^?.]*)\? (?:please )?(?:list|show|name|give)(?: me)? (?:them|it|(?:the|those) events)[.\s]*$/i,
    'which events $1 $2$3',
  ],
  [/^(the .+?) *[-–,;:?.]+ *(?:which|what|who)(?: one)? (?:was|is) (?:it|that)[?\s]*$/i, '$1'],
  [
    /^((?:who|which|how many|number of)\b.*)[?.] *(?:please )?(?:give|list|name|show|state)(?: me)? (?:the )?(?:names|them|it|all|all of them)[.\s]*$/i,
    '$1',
  ],
  // The time first: “In 2015, which events …?”
  [
    /^((?:in|since|before|after|until|between|during|from) [^,?]+), ((?:which|who|what|where|how|did|was|were|has|have)\b.+?)[?.\s]*$/i,
    '$2 $1',
  ],
];

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
  for (const [words, phrase] of [...PHRASES, ...RANKINGS])
    plain =
      typeof phrase === 'string' ? plain.replace(words, phrase) : plain.replace(words, phrase);
  plain = plain
    .replace(/\s+/g, ' ')
    .replace(/ (?=[?!.,])/g, '')
    .trim();
  return [plain, ...inOtherOrders(plain)]
    .map((each) => each.replace(/"(\d+)"/g, (_, index: string) => quoted[Number(index)] ?? ''))
    .filter((each) => each !== text.trim());
}
