/** Tables of patterns (`organizer-rule.ts`) for helpers, funders and hosts. */
import { BODIES, type OrganizerRule } from './organizer-rule.js';

/** Partners and supporters. */
export const PARTNER_RULES: readonly OrganizerRule[] = [
  {
    name: 'in-co-operation-with',
    pattern:
      '(?<!\\b(?:review\\w*|discuss\\w*|strengthen\\w*|improv\\w*|deepen\\w*|about|of)' +
      ' (?:their|its|the) )\\b(?:co-?operation|partnership|collaboration|co-?ordination|' +
      'conjunction|association|consultation|concert) (?:\\w+ )?with {partner}',
    confidence: 0.9,
  },
  {
    name: 'co-operates-with',
    pattern:
      '\\b(?:co-?operat|work|partner|collaborat)(?:es?|s|ed|ing)?' +
      '(?: closely| together| hand in hand| side by side| (?:for|on|in) (?:this|the) [a-z]+)? with ' +
      '{partner}(?! (?:in [a-z ]{1,30} )?(?:is|are|was|were) \ue008)',
    confidence: 0.85,
  },
  {
    name: 'organizes-with',
    pattern:
      '(?:<organizes>|(?:is|are) (?:running|holding)|ran|runs?|planned|prepared|conducted|' +
      'implemented|carried out)' +
      '\\b[^;:.,]{0,80}?(?<!meetings?|talks|consultations?|dialogue|agreement|' +
      'memorandum|together|along|jointly|tandem|beginning|ending|starting) with {partner}',
    confidence: 0.6,
    only: BODIES,
  },
  {
    name: 'co-operating-were',
    pattern:
      '\\b(?:co-?operating|collaborating|working|joining forces|partnering) ' +
      '(?:closely )?with \ue008(?: in [a-z ]{1,30})? (?:is|are|was|were) {partner}',
    confidence: 0.85,
  },
  {
    name: 'co-operated',
    pattern:
      '{partner}<aside>,? <aux>(?:co-?operat|collaborat)(?:es?|ed)(?=[.;,]|$| (?:in|on|as) )',
    confidence: 0.75,
  },
  {
    name: 'with-support-of',
    pattern:
      '\\b(?:with|under|thanks to|through|on|enjoy(?:ed|s)|received|had|has|having) ' +
      '(?:the |its |their |some )?(?:[a-z-]+ )?(?:and [a-z-]+ )?<support>(?: and <support>)?' +
      '(?: in [a-z ]{1,30})?(?: (?:provided|given|offered|rendered|lent|received))? ' +
      '(?:of|from|by) {partner}',
    confidence: 0.85,
  },
  {
    name: 'supported-by',
    pattern:
      '\\b(?<!financially )(?:supported|assisted|backed|helped|aided|seconded)' +
      '(?: in this| in [a-z]+ing it| with [^;.:,]{1,40})?(?:, [^,;.]{1,40},)? by {partner}',
    confidence: 0.85,
  },
  {
    name: 'supports',
    pattern: '{partner}<aside>,? (?:which )?<aux><supports>\\b(?! by| [^;:.]{0,80}? financially)',
    confidence: 0.75,
  },
  { name: 'facilitated-by', pattern: '\\bfacilitated\\b<gap>\\bby {partner}', confidence: 0.8 },
  {
    name: 'facilitates',
    pattern:
      '{partner}<aside>,? (?:which )?<aux>(?:facilitate[ds]?|(?:is|are) facilitating)\\b(?! by)',
    confidence: 0.7,
  },
  {
    name: 'gave-support',
    pattern:
      '{partner}<aside> <aux><gives> ' +
      '(?!(?:[a-z]+ )?(?:financial|monetary)\\b)(?:its |their |some |the )?' +
      '(?:[a-z\ue007-]+ and )?(?:[a-z\ue007-]+ ){0,2}<helping hands>',
    confidence: 0.75,
  },
  {
    name: 'contributes',
    pattern:
      '{partner}<aside>,? <aux>(?:<contributes>|(?:made|put) (?:its|their|the)' +
      " [a-z ]{1,30}? (?:available|at (?:its|their|the|\ue008['’]s?) disposal))" +
      '\\b(?! (?:(?:(?! and )[^;:.]){0,40}? )?(?:<money>|<currency>))' +
      '(?! (?:financially|to the costs?))',
    confidence: 0.65,
    only: ['body', 'name'],
  },
  {
    name: 'support-came-from',
    pattern:
      '\\b(?<!financial )(?:<support>|<goods>|equipment|training|(?:the|its) venue)' +
      '\\b[^;.:]{0,60}? (?:came|comes|had come|also came|came also|' +
      '<is> (?:also )?(?:given|provided|received|lent|rendered)) (?:from|by) {partner}',
    confidence: 0.85,
  },
  {
    name: 'as-partner',
    pattern:
      '\\b(?:with|taken|took|won|chosen|chose|brought in|gained|' +
      'found|invited|enlisted|has|had|have) {partner} as <partners>',
    confidence: 0.9,
  },
  {
    name: 'was-partner',
    pattern:
      '{partner}(?: (?:is|are|was|were|acted as|act as|served as|serve as|joined as|' +
      'took part as|participated as|(?:is|are|was|were) involved as|came in as|joined it as|' +
      '(?:was|were) on board as))? (?:(?:an?|the|its|their|close|main|local|also|' +
      "national|long-[a-z]+|old|faithful|regular|loyal|key|other|[\ue008]['’]s?) ){0,3}" +
      '(?:partners?|supporters?|backers?)\\b(?! (?:for|countr\\w+|state\\w*) )',
    confidence: 0.85,
  },
  {
    name: 'among-partners',
    pattern:
      '{partner} (?:is|are|was|were) (?:also )?(?:among|one of|some of) ' +
      '(?:(?:the |its |their )?(?:[a-z]+ )?(?:partners|supporters)\\b|' +
      'those (?:who|that|which) <aux><supports>)',
    confidence: 0.85,
  },
  {
    name: 'partner-was',
    pattern:
      '\\b(?:partners?|supporters?)\\b[^;.:,]{0,40}? ' +
      '(?:is|are|was|were|include[ds]?|came from):? {partner}',
    confidence: 0.85,
  },
  {
    name: 'partners-apposition',
    pattern:
      '\\b(?:its|the|their|local|national|two|three|several) ' +
      '(?:[a-z]+ )?partners?(?:,|:| –) {partner}',
    confidence: 0.9,
  },
  {
    name: 'joined-forces',
    pattern:
      '\\b(?:(?:joined|united|pooled) (?:forces|hands)|teamed up|alongside) (?:with )?' +
      '{partner}(?!,? (?:in order )?to <to hold>)',
    confidence: 0.8,
    only: BODIES,
  },
  {
    name: 'with-providing',
    pattern:
      '\\bwith {partner} (?:giving|providing|supplying|contributing|' +
      'sending|lending|offering|acting as|<supporting>)\\b',
    confidence: 0.8,
  },
  {
    name: 'hyphen-supported',
    pattern: '{partner}-(?:supported|backed|assisted|facilitated|sponsored)\\b',
    confidence: 0.75,
    only: BODIES,
  },
];

/** `funds from`, `an extra-budgetary contribution made by`. */
const MONEY_OF =
  '(?:(?:(?:an? |the |its )?(?:[a-z-]+ )?(?:and [a-z]+ )?' +
  '(?:<money>|contributions?|support|programme)|extra-budgetary contributions?)' +
  '(?: (?:made|given|provided|received))? (?:of|from|by) )?';

/** Funders. */
export const FUNDER_RULES: readonly OrganizerRule[] = [
  {
    name: 'funded-by',
    pattern:
      '(?<!-)\\b<paid>\\b(?: (?:and|,) (?:\\w+ )?[a-z]+ed)?(?: and [a-z-]+ by|' +
      '<gap><by payer>|<gap>(?:\\bfrom|\\bthrough|\\bout of|\\bthanks to|\\bwith)) ' +
      `${MONEY_OF}{funder}`,
    confidence: 0.95,
  },
  {
    name: 'and-money-of',
    pattern:
      '\\band (?:the |with )?(?:(?:financial|monetary) <support>|funding|funds|financing) ' +
      '(?:provided )?(?:of|from|by) {funder}',
    confidence: 0.88,
  },
  {
    name: 'made-possible-by',
    pattern:
      '\\bmade possible\\b<gap>(?:<by payer>|\\bthrough|\\bthanks to|\\bwith) ' +
      `${MONEY_OF}{funder}`,
    confidence: 0.75,
  },
  {
    name: 'with-funds-of',
    pattern:
      '\\b(?:with|thanks to|through|by|from|out of|us(?:es|ed|ing)|' +
      'receiv(?:es|ed|ing)|gets?|got|draws?|drew|on) ' +
      '(?:the |an? |extra-budgetary |its |[a-z]+ ){0,3}(?:<money>|contributions?)' +
      '(?: (?:(?:which|that) were )?(?:given|provided|made|received|coming|made available))? ' +
      '(?:of|from|by) {funder}',
    confidence: 0.95,
  },
  {
    name: 'funds',
    pattern: '{funder}<aside>,? (?:which )?<aux><pays>\\b(?! by\\b)',
    confidence: 0.9,
  },
  {
    name: 'gave-money',
    pattern:
      '{funder}<aside>,? (?:that |which )?<aux><gives money> ' +
      '(?:the |its |their |all |most of the |an? |[a-z]+ )?' +
      '(?:(?:(?!and )[a-z]+ )?(?:<money>|contributions?)|<sum>)',
    confidence: 0.88,
  },
  {
    name: 'supports-financially',
    pattern:
      '{funder}<aside>,? <aux>(?:financially <supports>|<supports> [^;:.]{0,80}? financially)\\b',
    confidence: 0.88,
  },
  {
    name: 'money-came-from',
    pattern:
      '\\b(?:<money>|<currency>)\\b[^;.]{0,90}? ' +
      '(?:(?:came|comes?|coming|had come)(?: \\w+)? from|(?:given|provided|donated|met|' +
      'borne|covered|carried|contributed|raised|footed|made available|allocated|put up|' +
      'paid|received|supplied|secured|ensured|guaranteed)(?: \\w+)? (?:by|from)) {funder}',
    confidence: 0.88,
  },
  {
    name: 'contribution-of',
    pattern:
      "{funder}['’]s? (?:generous |voluntary |kind )*(?:financial (?:contributions?|" +
      'support|assistance|help)|donations?|grants?|money|contributions?|generosity)',
    confidence: 0.88,
  },
  {
    name: 'grant-of',
    pattern: '(?:<sum>|\\bgrants?) (?:(?:given|provided|donated) by|from|of|by) {funder}',
    confidence: 0.88,
  },
  {
    name: 'donors-were',
    pattern:
      '\\b(?:donors?|sponsors?|funders?|contributors?)\\b[^;.:,]{0,40}? ' +
      '(?:is|are|was|were|include[ds]?):? {funder}',
    confidence: 0.88,
  },
  {
    name: 'were-donors',
    pattern: '{funder} (?:is|are|was|were|acted as) <donors>',
    confidence: 0.9,
  },
  {
    name: 'states-contribute',
    pattern: '{funder}<aside>,? (?:which )?<aux><contributes>\\b',
    confidence: 0.7,
    only: ['state'],
  },
  {
    name: 'hyphen-funded',
    pattern: '{funder}-(?:co-?)?(?:funded|financed|sponsored)\\b',
    confidence: 0.9,
  },
];

/** Hosts, which lend the place; no organizers. */
export const HOST_RULES: readonly OrganizerRule[] = [
  { name: 'hosted-by', pattern: '\\b(?:hosted|co-?hosted)\\b<gap>\\bby {host}', confidence: 0.9 },
  {
    name: 'hosts',
    pattern:
      '{host}<aside>,? (?:which )?<aux>(?:(?:co-?)?host(?:ed|s)?|' +
      '(?:is|are|was|were) hosts? to|(?:is|are|was|were) (?:co-?)?hosting|played host to)\\b',
    confidence: 0.85,
  },
];
