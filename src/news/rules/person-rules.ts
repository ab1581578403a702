/**
 * Patterns over masked sentences for people and their functions. Slots: `person`, `role` (the words
 * for the function, which may hold the body), `office` (a body that is an office-holder at the same
 * time), `body`.
 */
import { SMALL_BODY } from '../names/body-words.js';
import { SIGNS } from '../names/masked-sentence.js';
import { ROLE_MODIFIERS } from '../names/role-words.js';
import { alternation } from '../names/slots.js';
import { VERB_CLASSES } from './verbs.js';

/** A pattern for somebody who speaks or acts. */
export interface PersonRule {
  readonly name: string;
  readonly pattern: string;
  readonly confidence: number;
  /** The function, where the pattern has no slot for it. */
  readonly role?: string;
  /** Another function of somebody whose first function an earlier rule found. */
  readonly isSecond?: true;
}

const ROLE = SIGNS.role;
const RANKS = `(?:ad interim )?(?:${ROLE}\\.? (?:\\(ret\\.?\\) )?)*`;

/** Verbs of speech. */
export const SAYS =
  `(?:${VERB_CLASSES['did state'] ?? ''}|(?:adds|argues|assures|believes?|calls|considers?|` +
  `declares|` +
  'emphasi[sz]es|expects?|explains|finds?|hopes|insists|notes|points|says|speaks|states|stresses|' +
  'tells|thinks|urges|warns|writes|(?:is|was|remains?|felt) (?:convinced|certain|sure|confident|glad|' +
  'happy|pleased|proud|hopeful|worried|sceptical))\\b)';

/** Also of the acts by which a person speaks for a body. */
const SPEECH = `(?:${SAYS}|${VERB_CLASSES['did attend'] ?? ''})`;

/** Words before the noun of a function: `Senior Police`, `Kazakhstan’s First Deputy`. */
const MODIFIER = [
  ...ROLE_MODIFIERS,
  "[\ue000-\ue003\ue007](?:['’]s?)?",
  // `Chair of the OSCE and Finnish Minister`
  `(?<![${SIGNS.name}${SIGNS.body}] )and`,
].join('|');
const MODIFIERS = `(?:(?:(?:${MODIFIER})[ -]){0,6})`;

/** `the Medica Zenica association` */
const NO_BODY = '(?! (?:association|foundation|society|club|company|network|centre|group)\\b)';
/** A name, with ranks before it and in brackets or after `of` the State that the person is from. */
const PERSON = `${RANKS}{person}${NO_BODY}(?: \\((?:[^()]{1,40})\\)| of ${SIGNS.state}(?=[ ,]))?`;
const TODAY = `(?:${SIGNS.date},? |today |recently |now |formally |officially )?`;
const TAKES_OFFICE =
  '(?:(?:has|have|had) (?:now |recently |just )?(?:been )?|was |is |will be |is to be )?' +
  '(?:newly |re-)?(?:appointed|named|elected|nominated|confirmed|sworn in|chosen|introduced|' +
  'presented|become|becomes|became|will become|start(?:s|ed)(?: work)?|took over|takes over|' +
  'taken over|(?:assumed|assumes|entered(?: on| upon)?|enters) (?:(?:his|her|the) )?(?:new )?' +
  '(?:office|duties|post|position|role|functions?)' +
  '|(?:takes?|took|taken|will take) (?:up|on|over|office)?(?: (?:his|her|the))?' +
  '(?: (?:post|duties|office|functions?|work|job|position|role))?|' +
  '(?:will |is to )?succeed(?:s|ed)?|(?:is|was)(?= the (?:new|next) )|arrived|begins?|began)';
/** After a name, up to a comma, verb or clause; must have a word for a function. */
const ROLE_AFTER =
  `(?<role>(?!(?:${SPEECH}|and|or|whom|who|which|from|was|were|is|are|had|has|have|also|` +
  'met|together|as|of|one of|until|where|when|formerly|today|' +
  '(?!appointed|elected|named)[a-z]+ed (?:the|his|her|its|their|an?)|' +
  `yesterday)\\b)(?!${SIGNS.date})(?![^,;:.]*?${ROLE} (?:also (?!known)|has|had|` +
  `will)\\b)(?![^,;:.]*?${ROLE} ${SIGNS.name}(?=[,.;]| and |` +
  ` [a-z]))(?=[^,;:.]*?${ROLE})(?:[^,;:.()]|\\([^()]{1,30}\\)){1,150}?)`;
const ROLE_END =
  '(?=,|;|:|\\.|\\)|$| –|' +
  ` and ${SIGNS.name} as\\b| and (?:one of|${RANKS}${SIGNS.name}(?: ${SPEECH}|` +
  `, (?!and\\b)[^,]{0,40}${ROLE}))|` +
  ` (?:${SPEECH}|by)\\b| from ${SIGNS.name}| (?:on |from |since )?${SIGNS.date}| since\\b|` +
  ' who\\b| when\\b| while\\b| during\\b| as (?:he|she|they|of)\\b' +
  '| (?:in|at|on) (?:the|his|her|their) (?:opening|closing|welcom\\w+|speech|address|remarks|' +
  'event|ceremony|workshop|seminar|conference|meeting|session|training|course|launch))';
/** Between a name and the function: `, who serves as`, `, in her capacity as`. */
const HOLDS =
  `(?:,? ${alternation(`
    who (?:is|was|has been(?! (?:the |an? )?(?:[a-z]+(?:ed|ing)|victim|critical|target)\\b)) | (?:who )?(?:(?:currently|now) )?(?:(?:serv|act|work)(?:es|s|ed|ing)|took part|spoke) as
    | (?:who )?(?:holds|held|holding|fills|occupies) the (?:post|position|office|rank|title) of
    | in (?:his|her|their) (?:capacity|role|function|position) as`)} |` +
  ', (?:\\d\\d, |himself |herself )?| \\(| [–-] )';
const ROLE_BEFORE =
  `(?<role>${MODIFIERS}${ROLE}(?! of the (?:day|evening|hour)\\b)(?: (?:for|of|on|in|` +
  'to) (?:the )?' +
  '[\\p{L}\ue000-\ue003-]+(?: (?:and|of|for) (?:the )?[\\p{L}\ue000-\ue003-]+)?)?)';

/** Work that is no office: `a mountain guide`. */
const TRADE =
  '(?:[a-z-]+ ){0,2}(?:[a-z]{2,}(?:er|or|ist|ian|man|woman|smith|wife)|guide|nurse|cook|chef)' +
  '(?<!\\b(?:[a-z]*father|[a-z]*mother|brother|sister|daughter|elder|survivor|sufferer|former|believer|lover|number|visitor|listener|woman|man))';

/** Verbs for leading a body, with the function that they mean. */
const LEADS: readonly (readonly [name: string, role: string, verbs: string])[] = [
  [
    'head',
    'Head',
    `heads | headed | heading | leads | led | leading | runs | run | running | steers | helms
     | (?:takes|took|taken) the (?:helm|reins) (?:of|at)
    | (?:the (?:man|woman) )?(?:at the (?:helm|wheel|${ROLE}) of | in charge of)`,
  ],
  ['direct', 'Director', 'directs | directed | directing'],
  [
    'chair',
    'Chair',
    'chairs | chaired | chairing | is in the chair of | presides over | presiding over',
  ],
  ['command', 'Commander', 'commands | commanding'],
];

const LEADERS: readonly PersonRule[] = LEADS.flatMap(([name, role, verbs]) => [
  {
    name: `${name}s`,
    pattern:
      `${PERSON},? (?:who )?(?:(?:now|currently|has been|has|is|was) )?${alternation(verbs)} (?:the )?` +
      `(?:${SIGNS.name} (?:at|of|in) (?:the )?)?(?:(?:delegation|mission|team|office) of (?:the )?)?{body}(?<part>['’]s? [${SIGNS.body}${SIGNS.name}])?`,
    confidence: 0.7,
    role,
  },
  {
    name: `${name}ed-by`,
    pattern:
      '(?:(?<!\\b(?:from|of|at|in|by) (?:the )?){body}(?: \\([^()]{1,30}\\))?|\\b(?:mission|delegation)),? (?:which )?' +
      `(?:(?:is|was|has been|being) )?(?:${name}ed${name === 'head' ? '|led|run' : ''}) by ${PERSON}`,
    confidence: 0.7,
    role,
  },
]);

/** `the non-governmental organization X` */
const OF_KIND =
  '(?:(?:[a-z-]+ ){0,2}(?:organi[sz]ation|association|foundation|network|group|company|agency|newspaper) )?';

/** In order: a person keeps the function from the first rule. */
export const PERSON_RULES: readonly PersonRule[] = [
  {
    name: 'name-office',
    pattern:
      `${PERSON}, (?:who has been )?(?:the |then |acting )?{office}` +
      `(?=,|\\.|;|$| since\\b| ${SPEECH}\\b| and [^,;:.]{0,60}${ROLE})`,
    confidence: 0.85,
  },
  {
    name: 'name-role',
    pattern:
      `${PERSON}${HOLDS}(?:the |an? |its |their )?` +
      `(?:then |at the time |newly appointed |new )?${ROLE_AFTER}${ROLE_END}`,
    confidence: 0.9,
  },
  {
    name: 'name-two-roles',
    pattern:
      `${PERSON}, (?:the )?[^,;:.]{0,60}[${SIGNS.body}${SIGNS.state}] and (?:the |its )?` +
      `${ROLE_AFTER}${ROLE_END}`,
    confidence: 0.8,
    isSecond: true,
  },
  {
    name: 'name-role-and-office',
    pattern: `${PERSON}, (?:the )?[^,;:.]{0,60}${ROLE}[^,;:.]{0,40} and (?:the )?{office}(?=[,.;]|$)`,
    confidence: 0.8,
    isSecond: true,
  },
  {
    name: 'name-of-state-office',
    pattern: `${RANKS}{person} (?:of ${SIGNS.state}|\\([^()]{1,40}\\)),? (?:as )?(?:the )?{office}`,
    confidence: 0.75,
  },
  {
    name: 'office-apposition-name',
    pattern: `(?:^|the )?{office}(?: of the ${SIGNS.body})?, (?:and )?(?:the |an? )?(?:[^,;:.]{0,60}?)${ROLE} ${PERSON}`,
    confidence: 0.8,
  },
  {
    name: 'office-and-role-name',
    pattern: `{office},? and (?:[^,;:.]{0,60}?)${ROLE}(?: (?:for|of|on) [^,;:.]{1,40}?)?,? ${PERSON}`,
    confidence: 0.8,
  },
  {
    name: 'office-and-second-role-name',
    pattern: `${SIGNS.body},? and (?:the |its |then )?(?<role>(?:[^,;:.]{0,40}?)${ROLE}(?: (?:for|of|on) [^,;:.]{1,40}?)?),? ${PERSON}`,
    confidence: 0.8,
    isSecond: true,
  },
  {
    name: 'office-name',
    pattern: `{office},? ${PERSON}`,
    confidence: 0.8,
  },
  {
    name: 'role-of-body-name',
    pattern:
      `(?:the |an? )?(?<role>${MODIFIERS}${ROLE} (?:of|at|for|in|to|from) (?:the |` +
      `(?:(?!${SIGNS.name} and )[^,;:.]){0,40}?(?:of|at|for|on|` +
      `in) (?:the )?)?[${SIGNS.body}${SIGNS.state}${SIGNS.name}${SIGNS.place}]` +
      `(?:['’]s? (?:${SIGNS.body}|(?:${SIGNS.name} |[a-z-]+ ` +
      `){0,2}office(?: in [${SIGNS.name}${SIGNS.place}])?))?` +
      `(?: to (?:the )?[${SIGNS.body}${SIGNS.state}])?(?: \\([^()]{1,20}\\))?),? ${PERSON}`,
    confidence: 0.85,
  },
  {
    name: 'role-name',
    pattern: `(?:the |an? |its |their )?${ROLE_BEFORE},? (?:\\(ret\\.?\\) )?${RANKS}{person}(?: of (?<from>${SIGNS.state})(?=[ ,.]))?`,
    confidence: 0.8,
  },
  {
    name: 'role-and-second-office-name',
    pattern: `(?<role>${MODIFIERS}${ROLE}(?: (?:for|of) [^,;:.]{1,40})?) and (?:the )?${SIGNS.body},? ${PERSON}`,
    confidence: 0.8,
    isSecond: true,
  },
  {
    name: 'role-of-words-name',
    pattern:
      `(?:^|[.;] )(?:an?|one|the) (?<role>${MODIFIERS}${ROLE} of (?:the |our |their |` +
      'its )?[a-z-]+(?: [a-z-]+){0,3}), {person},',
    confidence: 0.75,
  },
  {
    name: 'appointed-office',
    pattern:
      `${PERSON} ${TODAY}${TAKES_OFFICE}(?: [^,;:.${ROLE}]{1,40})?? ` +
      '(?:as |to be )?(?:the |its )?(?:new |next )?{office}',
    confidence: 0.85,
  },
  {
    name: 'appoints-to-office',
    pattern:
      '\\b(?:appoint(?:ed|s)?|nam(?:ed|es)|elect(?:ed|s)|nominat(?:ed|es)|introduc(?:ed|es)|' +
      `welcom(?:ed|es)) ${PERSON} (?:as |to be )?(?:the |its )?(?:new |next )?{office}`,
    confidence: 0.85,
  },
  {
    name: 'appoints-to-role',
    pattern:
      '\\b(?:appoint(?:ed|s)?|nam(?:ed|es)|elect(?:ed|s)|' +
      `nominat(?:ed|es)|introduc(?:ed|es)|welcom(?:ed|es)) ${PERSON} ` +
      `(?:as |to be )(?:the |its |his |her |their |an? )?(?:new |next )?${ROLE_AFTER}${ROLE_END}`,
    confidence: 0.85,
  },
  {
    name: 'appointed-role',
    pattern:
      `${PERSON}(?:, (?:an?|who) [^,;:.]{1,80},)? ${TODAY}${TAKES_OFFICE}(?: ` +
      '[^,;:.]{1,40})?? (?:as |to be )?' +
      `(?:the |its |an? )?(?:new |next )?(?!${SIGNS.name})${ROLE_AFTER}${ROLE_END}`,
    confidence: 0.85,
  },
  {
    name: 'appointment-as',
    pattern:
      `\\bappointment of ${PERSON} (?:as|to be) (?:the |its |an? )?(?:new |next )?` +
      `${ROLE_AFTER}${ROLE_END}`,
    confidence: 0.85,
  },
  {
    name: 'is-new',
    pattern:
      `${PERSON}, (?:until (?:now|recently)|so far|previously|formerly) [^,;:.]{1,80}, (?:is|was|becomes|became) ` +
      `(?:the |its |an? )?(?:new |next )(?:{office}|${ROLE_AFTER}${ROLE_END})`,
    confidence: 0.85,
  },
  {
    name: 'as-role',
    pattern:
      `${PERSON}(?:, [^,;:.]{1,60},)? (?:sits|serves|works|acts|starts|begins|moves|moved|comes|came|steps|stepped|` +
      `takes|took|arrives|arrived)\\b[^,;:.]{0,40}? as (?:the |its |an? )?(?:new |next )?${ROLE_AFTER}${ROLE_END}`,
    confidence: 0.8,
  },
  {
    name: 'has-new',
    pattern: `{body} (?:has|gets|got|welcomes|welcomed|received|receives) (?:an? |its )?new (?<role>${MODIFIERS}${ROLE})[:,]? ${PERSON}`,
    confidence: 0.8,
  },
  {
    name: 'post-goes-to',
    pattern: `\\b(?:post|office|job|position) of (?:the )?${ROLE_AFTER} (?:goes|went|passes|passed|falls|fell) to ${PERSON}`,
    confidence: 0.8,
  },
  {
    name: 'at-the-head',
    pattern: `\\b[Aa]t the (?:helm|top|${ROLE}) of (?:the )?{body} (?:is|was|stands|stood|sits) ${PERSON}`,
    confidence: 0.75,
    role: 'Head',
  },
  {
    name: 'name-one-of',
    pattern: `${PERSON}, one of (?:the|its|their|[a-z]+) (?:[a-z-]+ )?(?<plural>[a-z]{4,}s)\\b(?: (?:of|at|from) (?:the )?{body})?`,
    confidence: 0.75,
  },
  {
    name: 'name-trade',
    pattern:
      `${PERSON}, (?:an?|the) (?<trade>${TRADE})(?: (?:(?:from|of|at|with|for|in)|(?:who|that) ` +
      '(?:heads|runs|leads|directs|chairs|works for|speaks for)) (?:the )?(?:{body}|[^,;:.]{1,50}))?(?=[.,])',
    confidence: 0.7,
  },
  ...LEADERS,
  {
    name: 'represents',
    pattern:
      `${PERSON},? (?:who )?(?:(?:[a-z]+ ){0,5}(?:represent(?:ed|s|ing)|` +
      'spoke for|signed for|' +
      'speaking for|manages|managed|on behalf of|in the name of)|from|of|' +
      '(?:in charge of|responsible for) [^,;:.]{1,40}? (?:at|of|in|for)|' +
      '(?:second in command|number two|employed|who works|working|teaches|lectures) (?:at|of|in|for|' +
      `by)) (?:the )?(?:${OF_KIND}{body}|(?:an? )?(?<small>${SMALL_BODY}))`,
    confidence: 0.7,
  },
  {
    name: 'signs-for',
    pattern:
      `${PERSON},? for (?:the )?{body}(?!['’])` +
      '(?:(?<=\\bsign(?:s|ed|ing)?\\b.*)|(?=.*\\bsign(?:s|ed|ing)?\\b))',
    confidence: 0.7,
  },
  {
    name: 'name-body-in-brackets',
    pattern: `${PERSON} \\({body}\\)`,
    confidence: 0.7,
  },
  {
    name: 'at-its-head',
    pattern: `\\bat (?:its|the) (?:${ROLE}|helm) (?:is|was|stands|stood) ${PERSON}`,
    confidence: 0.7,
    role: 'Head',
  },
  {
    name: 'represents-state',
    pattern:
      `${PERSON},? (?:who )?(?:represent(?:s|ed|ing)|(?:speaking|spoke) (?:for|` +
      `on behalf of)) (?:the )?(?<body>${SIGNS.state}|(?<=behalf of (?:the )?)${SIGNS.name})`,
    confidence: 0.7,
  },
  {
    name: 'body-genitive-name',
    pattern: `{body}['’]s {person}(?= ${SPEECH}|, who\\b)`,
    confidence: 0.7,
  },
  {
    name: 'for-body-name',
    pattern:
      '\\b(?:[Ss]peaking (?:for|on behalf of)|[Oo]n behalf of|[Ii]n the name of) ' +
      `(?:the )?{body},? ${PERSON}`,
    confidence: 0.7,
  },
  {
    name: 'prize-went-to',
    pattern: `\\b(?:prizes?|place|award|medal|title) (?:went|goes|was (?:given|awarded|handed)|fell) to ${PERSON}`,
    confidence: 0.7,
  },
  {
    name: 'name-speaks',
    pattern:
      `${PERSON}(?: from (?:the |our )?[a-z -]{1,30}?)? ` +
      `(?:also |then |both |himself |herself |has |had |[\\p{L}]+ly )?${SPEECH}\\b`,
    confidence: 0.65,
  },
  {
    name: 'name-who-spoke',
    pattern:
      `${PERSON}(?: from (?:the )?[${SIGNS.place}${SIGNS.name}${SIGNS.state}])?, ` +
      'who (?:spoke (?:for|on behalf of)|(?:stud(?:ies|ied)|work(?:s|ed)|teaches|taught|lives|' +
      'leads|runs|spoke)\\b[^,;:.]{0,80}, (?:said|told|added|noted|reported|explained|asked|' +
      'thanked|recalled|stressed|agreed))\\b',
    confidence: 0.65,
  },
  {
    name: 'name-aside-speaks',
    pattern: `${PERSON}, [^,;:.${SIGNS.name}]{1,120}, (?:also |then )?(?:said|told|added|noted|stressed|emphasi[sz]ed|underlined|explained|remarked|recalled|argued)\\b`,
    confidence: 0.6,
  },
  {
    name: 'said-name',
    pattern:
      `(?<=(?:\\b(?:${SPEECH}|according to|signed by|in the words of|in the view of)|` +
      `${SIGNS.quotation},? [–-]) )${PERSON}`,
    confidence: 0.7,
  },
];
