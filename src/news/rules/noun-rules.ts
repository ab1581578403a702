/** Patterns for bodies with a role in an event, by nouns and idioms. */
import { ACTED, BODIES, NOT_ORGANIZING, type OrganizerRule, rule } from './organizer-rule.js';

/** Events at which something changes hands. */
export const GIVING = ['handover', 'ceremony', 'launch', 'presentation'];

/** Before what a body gives: `with the help of`, `had the backing of`. */
const WITH =
  'with|under|thanks to|through|at|on|enjoy(?:ed|s|ing)|receiv(?:es|ed|ing)|' +
  'count(?:s|ed|ing)? on|rel(?:ies|ied|ying) on';
const BY_MEANS_OF = `${WITH}|and|out of|by|from|us(?:es|ed|ing)|gets?|got|ha[ds]|have|having|draws?|drew|drawing`;

const FROM_BODY = '\\b(?:of|from|by) \ue008';

/** What a body gives: it is the body’s, or it comes from there. */
const given = (
  noun: string,
  nouns: string,
  role: string,
  give: string,
  confidence: number,
): OrganizerRule[] => [
  rule(
    `${noun}-of`,
    confidence,
    `\\b(?:${BY_MEANS_OF}) (?:the |its |their |some |an? |(?!and |` +
      `to )[a-z0-9,.-]+ (?:and )?){0,3}` +
      `(?:${nouns})(?: and (?:${nouns}))?(?: in [a-z ]{1,30})?` +
      `(?: (?:(?:which|that) were )?(?:<${give} ed>|made|received|coming))? (?:of|from|` +
      `by) {${role}}`,
    { needs: FROM_BODY },
  ),
  rule(
    `${noun}-from`,
    confidence,
    `(?<!financial )\\b<${noun}>(?:(?!\\bwho\\b)[^;.]){0,90}? ` +
      `(?:(?:came|comes?|coming|arrived|stem(?:s|med)|flow(?:s|ed))(?: \\w+)?|` +
      '(?:is|are|was|were)(?: (?:\\w+ )?(?:forthcoming|at hand))?|' +
      `(?:<${give} ed>|<bear ed>|secured|ensured|guaranteed|received)(?: \\w+)?) ` +
      `(?:from|by) {${role}}`,
    { needs: FROM_BODY },
  ),
  rule(
    `${noun}-genitive`,
    confidence - 0.05,
    `\\b(?:${WITH}) {${role}}['’]s? (?:[a-z]+ ){0,2}<${noun}>`,
  ),
];

/** The organization of an event, and words for all that belongs to it. */
const WORK = '(?:the |its |their )?(?:<organization>|preparations?)';
const LIES = '(?:is|are|was|were|lay|lies|lie|rests?|rested|left|entrusted|fell|falls)';
const COOPERATION = '(?:co-?operation|partnership|collaboration|co-?ordination)';

const JOINING =
  '\\b(?:join|combin|pool|unit|team|link|band|ally|alli)(?:e?d|ed|s|es)? (?:forces|hands|up|together|efforts|resources)\\b';

export const NOUN_RULES: readonly OrganizerRule[] = [
  // Organizers

  rule(
    'event-that-acted',
    0.7,
    '<event>[^;:.,]{0,40}?,? (?:which|that) ' +
      `{organiser}<aside> <aux>(?!opened|closed|${NOT_ORGANIZING})${ACTED}`,
    { only: BODIES },
  ),
  rule(
    'helped-to-hold',
    0.8,
    '\\b(?:help(?:ed|ing)|assist(?:ed|ing)|supported|enabl(?:ed|ing)|allowed|possible for|' +
      '(?:fell|falls|up|left) to) {organiser} (?:to |in |with )?(?:jointly )?' +
      '(?:<to organize>|<to hold>|<organize ing>|<hold ing>)',
  ),
  rule(
    'so-that-held',
    0.8,
    '\\bso that {organiser} (?:could|might|can) (?:<to organize>|<to hold>)',
    {
      needs: '\\bso that ',
    },
  ),
  rule(
    'joins-to-hold',
    0.8,
    `{organiser}<aside> <aux>${JOINING}[^,;:.]{0,40}? (?:in order )?to (?:<to organize>|<to hold>)`,
    { needs: JOINING },
  ),
  rule(
    'joins-with-to-hold',
    0.8,
    `${JOINING} (?:[a-z]+ ){0,3}with {organiser} (?:in order )?to (?:<to organize>|<to hold>)`,
    { needs: JOINING },
  ),
  rule(
    'gathers-for',
    0.65,
    '{organiser}<aside>,? <aux>(?:received<near> to|(?:welcome[ds]|brought|brings?|' +
      'gather(?:ed|s)?|unite[ds]|assembled|invite[ds]|bade|bids|lured|enticed|drew)(?: [a-z -]{1,40},){0,4}<near> (?:to|for|at|in)) <near><event>',
  ),
  rule(
    'stands-behind',
    0.8,
    `\\b<in charge> (?:<an event>|${WORK}) (?:is|are|was|were|stands?|stood) {organiser}`,
  ),
  rule(
    'responsible',
    0.85,
    '{organiser}<aside> <aux>(?:(?:is|are|was|were|stands?|stood) (?:jointly )?' +
      `(?:<in charge> (?:<an event>|${WORK})|(?:at the helm|in (?:the lead|charge))(?=[.,;]|$))|` +
      `(?:shared?|saw to|sees to|took care of|looked after) (?:${WORK}|everything|the rest|` +
      `all else|the (?:programme|arrangements|planning)\\b)|` +
      `(?:pulled|pulls?|held) the (?:strings|reins)|` +
      '(?:took|takes|bore|bears?|ha[ds]|assumed) (?:the )?' +
      '(?:charge of|lead (?:in|of)|reins of|responsibility for|overall responsibility for) ' +
      `(?:<an event>|${WORK}))`,
  ),
  rule(
    'in-the-hands-of',
    0.8,
    `\\b(?:preparations?|<organization>|responsibility|everything(?: else)?|reins|credit for|` +
      `all else)\\b[^;:.]{0,60} ` +
      `(?:${LIES}|belongs?|goes|went|is due) (?:in the hands of|with|up to|to) {organiser}`,
  ),
  rule(
    'event-in-the-hands-of',
    0.8,
    `<event>[^;:.,]{0,40}? ${LIES} in the (?:hands|care|charge) of {organiser}`,
    { needs: ' in the (?:hands|care|charge) of \ue008' },
  ),
  rule(
    'owed-to',
    0.75,
    '\\b(?:owe[sd]? (?:its|their) (?:existence|life|birth) to|(?:born|grew|sprang|arose|came) (?:out )?(?:of|from) ' +
      '(?:an? |the )?(?:idea|initiative|suggestion) (?:of|by)) {organiser}',
    { needs: '\\b(?:to|of|by) \ue008' },
  ),
  rule(
    'had-the-idea',
    0.75,
    '{organiser}<aside> <aux>(?:ha[ds]|came up with|hatched|conceived) (?:the |an )?idea (?:for|of|to)\\b',
    { needs: ' idea ' },
  ),
  rule(
    'for-which-responsible',
    0.8,
    `\\bfor (?:which|${WORK}[^;:.]{0,60}?),? {organiser} ` +
      '<aux>(?:is|are|was|were) (?:jointly |together )?(?:responsible|in charge)\\b',
  ),
  rule(
    'shared-organization',
    0.85,
    `(?:shared?|responsible for|in charge of) ${WORK}(?: of [^:;.]{1,40})?: {organiser}`,
  ),
  rule(
    'undertaking-of',
    0.8,
    '(?:\\b(?:joint|common|shared) (?:<undertaking>|\\w+ing)|(?:\\b(?:is|was|are|were)|,) ' +
      '(?:an?|the|one) (?:[a-z]+ )?(?:<undertaking>|(?:result|fruit|product|outcome) of ' +
      `(?:an? |the )?(?:[a-z]+ )?(?:<undertaking>|${COOPERATION}))) (?:of|by|between|` +
      `from) {organiser}`,
  ),
  rule(
    'initiative-of',
    0.6,
    '\\b(?:(?:at|on|upon) (?:the|an|its|their)? ?' +
      '(?:joint |common )?(?:initiative|call|behest|instigation|prompting|suggestion|' +
      'invitation) of|' +
      '(?:idea|initiative|invitations?)\\b[^;:.,]{0,30} (?:came|gone out|went out) from|' +
      '\\baccept\\w+ an invitation (?:of|from|by)|' +
      'invitations?\\b[^;:.]{0,40}\\b(?:extended|issued|sent)\\b[^;:.,]{0,30} by) {organiser}',
  ),
  rule(
    'under-auspices',
    0.65,
    '\\bunder the (?:joint |common |shared )?' +
      '(?:auspices|aegis|leadership|lead|direction|guidance|umbrella|roof|wing|baton|banner|flag|' +
      'stewardship) of {organiser}',
  ),
  rule('event-of', 0.6, '\\b(?:<own event> of|<event> by) {organiser}', { only: BODIES }),
  rule('own-event', 0.6, "{organiser}['’]s? (?:[a-z0-9-]+ ){0,4}<own event>", { only: BODIES }),
  rule(
    'along-with',
    0.88,
    '(?:(?:<organize>|<organize ed>|organi[sz]ing|<hold>)[^;.]{0,70}? (?<!\\bworks )(?:together|' +
      'along|jointly|in tandem|hand in (?:hand|glove)|side by side|shoulder to shoulder|arm in arm)|\\bco-?(?:host|organi[sz])(?:e|ed|s|es|ing)?\\b[^;:.]{0,70}?) with {organiser}',
  ),
  rule(
    'jointly-with',
    0.8,
    '(?<!\\bworks )\\b(?:jointly|together|in tandem|along) with {organiser}',
  ),

  rule('received-from', 0.7, '\\breceived\\b[^;:.]{1,60} from {organiser}', {
    only: BODIES,
    onlyFor: GIVING,
  }),

  // Partners

  rule(
    'co-operation-with',
    0.9,
    '(?<!\\b(?:review\\w*|discuss\\w*|strengthen\\w*|improv\\w*|deepen\\w*|about|of)' +
      ` (?:their|its|the) |\\bexplor\\w* (?:possible )?)\\b(?:${COOPERATION}|alliance|` +
      'conjunction|association|consultation|concert) (?:\\w+ )?with {partner}',
  ),
  rule(
    'co-operates-with',
    0.85,
    '\\b(?:(?:co-?operat|work|partner|collaborat|liais)(?:es?|s|ed|ing)?' +
      '(?: closely| together| in tandem| (?:for|on|in) (?:this|the) [a-z]+)? with|' +
      '(?:hand in (?:hand|glove)|side by side|shoulder to shoulder|arm in arm) with|' +
      'in (?:unison|league|step) with|' +
      '(?:join|unite?|pool|team|link|pair|band|club|ally|allie)(?:n?ed|d|s|n?ing)? ' +
      '(?:forces|hands|up|together|itself|themselves|efforts|resources) with|alongside) ' +
      '{partner}(?! (?:in [a-z ]{1,30} )?(?:is|are|was|were) \ue008)' +
      '(?!,? (?:in order )?to (?:<to organize>|<to hold>))',
  ),
  rule(
    'organizes-with',
    0.6,
    '(?:<organize>|(?:is|are) (?:running|holding)|ran|runs?|planned|prepared|conducted|' +
      'implemented|carried out)\\b[^;:.,]{0,80}?(?<!meetings?|talks|consultations?|dialogue|' +
      'agreement|memorandum|together|along|jointly|tandem|beginning|ending|' +
      'starting) with {partner}',
    { only: BODIES },
  ),
  rule(
    'co-operating-were',
    0.85,
    '\\b(?:co-?operating|collaborating|working|joining forces|partnering) ' +
      '(?:closely )?with \ue008(?: in [a-z ]{1,30})? (?:is|are|was|were) {partner}',
  ),
  rule(
    'with-its-contribution',
    0.8,
    '\\bwith {partner} (?:giving|providing|supplying|contributing|sending|lending|offering|' +
      'acting as|at (?:its|their) side|on board|behind it)\\b',
  ),
  rule(
    'at-its-side',
    0.8,
    '{partner}(?:(?<=\\b(?:ha[ds]|have|having|got|took|taken|brought) \ue008)|<aside> ' +
      '<aux>(?:is|are|was|were|came|comes?|stands?|stood|remains?)(?: also)?) ' +
      "(?:on board|(?:at|by) (?:its|their|\ue008[’']s) side|" +
      `involved(?=[.,;]|$| in ${WORK}))`,
  ),
  rule(
    'beside-it',
    0.8,
    "\\b(?:(?:at|by) (?:its|their|\ue008[’']s) side,?|also involved)(?: it| they)? " +
      '(?:is|are|was|were|ha[ds]|have|stands?|stood) (?:also )?{partner}',
  ),
  rule(
    'had-a-hand',
    0.75,
    '{partner}<aside> <aux>(?:(?:ha[ds]|have|took|takes?|play(?:s|ed)) (?:an?|its|' +
      'their) (?:[a-z]+ )?' +
      `(?:hand|share|part|role) in (?:it\\b|this\\b|the <own event>|${WORK})|` +
      `took part in ${WORK}|(?:did|does) (?:its|their) (?:share|bit|part)\\b|` +
      '(?:threw|throws?|thrown|put) (?:its|their) weight behind )',
  ),
  rule(
    'counts-on',
    0.75,
    '(?:\\b(?:it|they|which|organizers)|\ue008) (?:also |had |could |can )*' +
      '(?:(?:count|rel[yi])(?:s|ed|es)? on|enlist\\w*|asked|turned to|approached) ' +
      '{partner}(?! to )(?:(?<!(?:asked|turned to|approached) \ue008)| for (?:help|support|' +
      'advice))',
  ),
  rule(
    'at-hand',
    0.8,
    '{partner}<aside> <aux>(?:(?:is|are|was|were|stands?|stood) (?:at|on) hand|(?:opened|opens?) (?:wide )?' +
      '(?:its|their) (?:doors|gates)|put (?:its|their) [^;:.]{1,40}? at (?:their|its|the) disposal)\\b',
  ),
  ...given('help', '<help>', 'partner', 'give help', 0.85),
  rule(
    'goods-from',
    0.85,
    '\\b(?:<goods>|equipment|training|(?:the|its) venue)\\b[^;.:]{0,60}? ' +
      '(?:(?:had |also )?(?:came|comes?)(?: also)?|<is> (?:also )?<give help ed>) (?:from|' +
      'by) {partner}',
  ),

  // Funders

  rule(
    'made-possible-by',
    0.75,
    '\\bmade possible\\b<gap>\\b(?:by|through|thanks to|with) {funder}',
  ),
  rule(
    'makes-possible',
    0.75,
    '{funder}<aside> <aux>(?:made|makes|make|rendered) (?:[^;:.,\ue008]|of (?:the )?\ue008){1,80}? possible\\b',
    { needs: ' possible\\b' },
  ),
  rule(
    'behind-costs',
    0.88,
    '\\b<in charge> (?:the |its |all )?(?:<costs>|<money>)[^;:.]{0,80}? (?:is|are|was|were|stands?|stood) {funder}',
    {
      needs: '\\b(?:behind|responsible|charge) ',
    },
  ),
  rule('costs-it', 0.85, '\\bcosts? {funder} <sum>', { needs: '\\bcosts? \ue008' }),
  // `the Academy the rooms and Norway the money`
  rule(
    'and-the-money',
    0.85,
    '(?:,|;|\\band|\\bwhile) {funder} (?:ha[ds] |gave |found |brought )?(?:the|its) ' +
      '(?:money|funds|means|<purse>)(?=[.,;]|$)',
  ),
  ...given('money', '<money>|contributions?', 'funder', 'give money', 0.9),
  rule(
    'grant-of',
    0.88,
    '(?:<currency>(?: ?[\\d,.]+)?|\\bgrants?|\\b(?:money|funds|funding|' +
      'cheque)(?= from)) (?:given by|from|of|by) {funder}',
    {
      needs: FROM_BODY,
    },
  ),
  rule(
    'costs-fell',
    0.88,
    '\\b<costs>[^;:.,]{0,60}? (?:(?:(?:fell|falls?|went|goes|rest(?:s|ed)?)|(?:is|are|was|were)(?: (?:charged|sent|presented|addressed|passed))?) ' +
      '(?:on|to)(?: the shoulders of)?|' +
      '(?:is|are|was|were) (?:[a-z]+ly )?(?:split|shared|divided) (?:between|among|by)) {funder}',
  ),
  rule(
    'gift-genitive',
    0.88,
    "{funder}['’]s? (?:generous |voluntary |kind )*(?:financial (?:contributions?|" +
      'support|assistance|help)|donations?|grants?|money|contributions?|generosity|<purse>|' +
      'taxpayers?)',
  ),
];

/** Used where no other rule names an organizer, with an event in the same sentence. */
export const AGENT_RULES: readonly OrganizerRule[] = [
  rule(
    'agent',
    0.5,
    '{organiser}<aside>,? ' +
      `<aux>(?!${NOT_ORGANIZING})${ACTED}[^;.:]{0,100}?(?:<event>|\\b(?:it|them|there)\\b)`,
    { only: BODIES },
  ),
  rule(
    'agent-by',
    0.5,
    '(?:<event>|\\b(?:it|this|them)\\b)[^;.:]{0,100}? ' +
      `(?:<is> )?(?:[a-z]+ly )?(?!${NOT_ORGANIZING})${ACTED}<gap><by> {organiser}`,
    { only: BODIES },
  ),
  rule(
    'project-of',
    0.5,
    '\\b(?:project|programme|initiative|campaign|series) (?:of|by) {organiser}',
    { only: BODIES },
  ),
];
