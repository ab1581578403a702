/** Patterns for partners and funders, by nouns and idioms. */
import { COOPERATION } from './noun-rules.js';
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
  ...given('help', '<help>', 'partner', 'give help', 0.85),
  rule(
    'goods-from',
    0.85,
    '\\b(?:<goods>|equipment|training|(?:the|its) (?:venue|premises|rooms?|halls?))\\b[^;.:]{0,60}? ' +
      '(?:(?:had |also )?(?:came|comes?)(?: also)?|<is> (?:also )?<give help ed>) (?:from|' +
      'by) {partner}',
  ),

  // Funders

  rule(
    'funded-attribute',
    0.85,
    '(?<!\\b(?:other|another|previous|earlier) )(?:{funder})-(?:co-)?(?:funded|financed|sponsored) (?:[a-z\ue002-]+ ){0,3}?<event>',
  ),
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
  ...given('money', '<money>|contributions?', 'funder', 'give money', 0.9),
  rule(
    'grant-of',
    0.88,
    '(?:<currency>(?: ?[\\d,.]+)?|\\bgrants?|\\b(?:money|funds|funding|' +
      'cheque)(?= from)) (?:given by|from|of|by) {funder}',
  ),
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
