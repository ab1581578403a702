/** Patterns for partners and funders, by nouns and idioms. */
import { COOPERATION, WORK } from './noun-rules.js';
import { BODIES, type OrganizerRule, rule } from './organizer-rule.js';

/** Before what a body gives: `with the help of`, `had the backing of`. */
const WITH =
  'with|under|thanks to|through|at|on|enjoy(?:ed|s|ing)|receiv(?:es|ed|ing)|' +
  'count(?:s|ed|ing)? on|rel(?:ies|ied|ying) on';
const BY_MEANS_OF = `${WITH}|and|out of|by|from|us(?:es|ed|ing)|gets?|got|ha[ds]|have|having|draws?|drew|drawing|secur(?:ed|es|ing)|obtain(?:ed|s|ing)|enlist(?:ed|s|ing)|won`;

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
    `\\b(?!at the (?:expense|cost)s? of)(?:${BY_MEANS_OF})(?:, [^,;.]{1,40},)? (?:the |its |` +
      'their |some |an? |(?!and |' +
      `to )[a-z0-9\ue007,.-]+ (?:and )?){0,3}` +
      `(?:${nouns})(?: and (?:${nouns}))?(?: in [a-z ]{1,30})?` +
      `(?: (?:(?:which|that) were )?(?:<${give} ed>|made|received|coming))? (?:of|from|` +
      `by) {${role}}`,
  ),
  rule(
    `${noun}-from`,
    confidence,
    `(?<!financial )\\b<${noun}>(?:(?!\\bwho\\b)[^;.]){0,90}? ` +
      `(?:(?:came|comes?|coming|arrived|stem(?:s|med)|flow(?:s|ed))(?: \\w+)?|` +
      '(?:is|are|was|were)(?: (?:\\w+ )?(?:forthcoming|at hand))?|' +
      `(?:<${give} ed>|<bear ed>|secured|ensured|guaranteed|received)(?: \\w+)?) ` +
      `(?:from|by) (?:the (?:budgets?|funds|coffers|purses?) of )?{${role}}`,
  ),
  rule(
    `${noun}-enables`,
    confidence,
    `^<${noun}> (?:from|by|of) {${role}} (?:made|makes|rendered) ` +
      '<an event>[^;:.]{0,40}? possible\\b',
  ),
  rule(
    `${noun}-genitive`,
    confidence - 0.05,
    `\\b(?:${WITH}) {${role}}['’]s? (?:[a-z]+ ){0,2}<${noun}>`,
  ),
];

export const GIVING_RULES: readonly OrganizerRule[] = [
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
      '(?:forces|hands|up|together|itself|themselves|efforts|resources)(?: for (?:it|' +
      'this))? with|alongside) ' +
      '{partner}(?! as (?:an?|its|the|their) partner)' +
      '(?! (?:in [a-z ]{1,30} )?(?:is|are|was|were) \ue008)' +
      '(?!,? (?:in order )?to (?:<to organize>|<to hold>))',
  ),
  rule(
    'organizes-with',
    0.6,
    '(?:(?:is|are) holding|planned|prepared|conducted|implemented|carried out)\\b[^;:.,]{0,80}?(?<!meetings?|talks|consultations?|dialogue|' +
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
    '(?<!\\bby )(?<!\\bby the ){partner}<aside> <aux>(?:(?:is|are|was|were|stands?|stood) (?:at|on) hand|(?:is|was|were) of (?:great )?(?:help|service|assistance)|(?:opened|opens?) (?:wide )?' +
      '(?:its|their) (?:doors|gates) (?:to|for) (?:it|them|<an event>|the (?:participants|guests))|put (?:its|their) [^;:.]{1,40}? at (?:their|its|the) disposal)\\b',
  ),
  rule(
    'with-which',
    0.8,
    `{partner},? (?:in (?:close )?(?:${COOPERATION}|conjunction|tandem) with (?:which|whom)|with whose (?:<help>))\\b`,
  ),
  rule(
    'works-beside',
    0.85,
    '{partner}(?: association)? <aux>worked (?:alongside|beside|with) [^;:.]{1,60}? ' +
      'as (?:an?|the|its|their) partner(?! (?:since|for)\\b)',
  ),
  rule(
    'had-for-partner',
    0.85,
    '\\b(?:had|has) {partner} (?:(?:for|as) (?:an? |its )?(?:ally|partner|helper)|' +
      'to (?:back|help|support) (?:it|them)\\b)',
  ),
  rule('whose-partner', 0.8, '\\bwhose partners?,? (?:is |was |are |were )?{partner}'),
  rule('whose-help', 0.8, '{partner},? (?:without )?whose (?:generous |joint )?<help>\\b'),
  rule(
    'made-available',
    0.75,
    '{partner}<aside> <aux>made (?![^;:.,]{0,40}(?:<money>|\\b(?:reports?|findings|data|figures|' +
      'videos?|results|recommendations|manuals?|guides?|information|' +
      'texts?)\\b))[^;:.,]{1,40} available\\b',
  ),
  ...given('help', '<help>', 'partner', 'give help', 0.85),
  rule(
    'goods-from',
    0.85,
    '\\b(?:<goods>|equipment|training|(?:the|its) (?:venue|premises|rooms?|halls?))\\b[^;.:]{0,60}? ' +
      '(?:(?:had |also )?(?:came|comes?)(?: also)?|<is> (?:also )?<give help ed>) (?:from|' +
      'by) {partner}',
  ),

  // Funders

  rule('at-its-expense', 0.88, "\\bat {funder}['’]s (?:own )?(?:expense|cost)\\b"),

  rule(
    'made-possible-by',
    0.75,
    '\\bmade possible\\b<gap>\\b(?:by|through|thanks to|with) {funder}',
  ),
  rule(
    'makes-possible',
    0.75,
    '{funder}<aside> <aux>(?:made|makes|make|rendered) (?:[^;:.,\ue008]|of (?:the )?\ue008){1,80}? possible\\b',
  ),
  rule(
    'behind-costs',
    0.88,
    '\\b<in charge> (?:the |its |all )?(?:<costs>|<money>)[^;:.]{0,80}? (?:is|are|was|were|stands?|stood) {funder}',
  ),
  rule(
    'bill-goes-to',
    0.85,
    '\\bthe (?:bill|costs?) for [^;:.,]{1,40}? (?:went|goes|go|fell|falls|was sent|' +
      'were sent) to {funder}',
  ),
  rule(
    'has-partner',
    0.8,
    '\\b(?:had|having|found) (?:an?|one|its|their) partners?(?:,| in) {partner}',
    { only: BODIES },
  ),
  rule('costs-it', 0.85, '(?:<event>|\\b(?:it|this|which)\\b)[^;:.]{0,60}? costs? {funder} <sum>'),
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
  ),
  rule(
    'money-present',
    0.85,
    '\\bmoney (?:for (?:it|them|this|both|that) )?(?:was|came|comes|had come) ' +
      '(?:an? (?:present|gift|donation|grant) )?(?:from|of) {funder}',
  ),
  rule(
    'to-pay',
    0.85,
    '{funder}(?: (?!not\\b|never\\b|refus|declin|fail|unable)[a-z]+){0,6} to pay ' +
      '(?:for (?:it|them|this|both)\\b|the (?:bills?|costs?))',
  ),
  rule('paid-nothing', 0.85, '\\bpaid nothing[^.;:]{0,60}: {funder} did\\b'),
  rule(
    'whose-money',
    0.9,
    '{funder},? whose (?:generous |financial )*(?:<money>|contributions?|' +
      '(?<=financial )<help>) (?:ha[ds] )?(?:made|kept|paid|covered|financed|funded|enabled|' +
      'allowed|make|pay|cover|finance)\\b',
  ),
  rule(
    'without-whose-money',
    0.85,
    '{funder},? (?:without|out of|from|with) whose (?:[a-z]+ )?<money>',
  ),
  rule(
    'joins-to-fund',
    0.85,
    '{funder}<aside> <aux>(?:pool|combin|join)(?:ed|ing|s)? (?:their |its )?' +
      '(?:forces|hands|efforts|resources|contributions?|money|funds|' +
      'means)\\b[^;:.]{0,60}? to <to fund>',
  ),
  rule('contribution-pays', 0.88, '\\bcontributions? from {funder} <aux>(?:<bear>|<fund>)'),
  rule(
    'contributions-from',
    0.9,
    '\\bcontributions?\\b(?! to the (?:discussion|debate|work|talks))[^;:.]{0,60}? (?:came|come|arrived) from {funder}',
    {
      only: ['state'],
    },
  ),
  rule(
    'costs-fell',
    0.88,
    '\\b<costs>[^;:.,]{0,60}? (?:(?:(?:fell|falls?|rest(?:s|ed)?)|(?:is|are|was|were)(?: charged)?) ' +
      '(?:on|to)(?: the shoulders of)?|' +
      '(?:is|are|was|were) (?:[a-z]+ly )?(?:split|shared|divided) (?:between|among|by)) {funder}',
  ),
  rule(
    'gift-genitive',
    0.88,
    "{funder}['’]s? (?:generous |voluntary |kind )*(?:financial (?:contributions?|" +
      'support|assistance|help)|donations?|grants?|money|contributions?|generosity|<purse>)',
  ),
];
