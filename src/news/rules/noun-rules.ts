/** Patterns for bodies with a role in an event, by nouns and idioms that no frame has. */
import { ACTED, BODIES, NOT_ORGANIZING, type OrganizerRule } from './organizer-rule.js';

/** Events at which something changes hands. */
export const GIVING = ['handover', 'ceremony', 'launch', 'presentation'];

export const NOUN_RULES: readonly OrganizerRule[] = [
  {
    name: 'event-that-acted',
    pattern:
      '<event>[^;:.,]{0,40}?,? (?:which|that) ' +
      `{organiser}<aside> <aux>(?!opened|closed|${NOT_ORGANIZING})${ACTED}`,
    confidence: 0.7,
    only: BODIES,
  },
  {
    name: 'helped-to-hold',
    pattern:
      '\\b(?:help(?:ed|ing)|assist(?:ed|ing)|supported|enabl(?:ed|ing)|allowed|possible for) ' +
      '{organiser} (?:to |in |with )?(?:jointly )?' +
      '(?:<to organize>|<to hold>|<organize ing>|<hold ing>)',
    confidence: 0.8,
  },
  {
    name: 'gathers-for',
    pattern:
      '{organiser}<aside>,? <aux>(?:received<near> to|(?:welcome[ds]|brought|brings?|' +
      'gather(?:ed|s)?|unite[ds]|assembled|invite[ds])<near> (?:to|for|at|in)) <near><event>',
    confidence: 0.65,
  },
  {
    name: 'behind',
    pattern: '\\bbehind (?:<an event>|it|this) (?:is|are|was|were|stands?|stood) {organiser}',
    confidence: 0.8,
  },
  {
    name: 'responsible',
    pattern:
      '{organiser}<aside> <aux>(?:(?:is|are|was|were) (?:jointly )?(?:in charge of|responsible for) ' +
      '(?:<an event>|(?:the |its |their )?<organization>)|shared? (?:the |its )?<organization>)',
    confidence: 0.85,
  },
  {
    name: 'for-which-responsible',
    pattern:
      '\\bfor (?:which|(?:the |its )?<organization>[^;:.]{0,60}?),? {organiser} ' +
      '<aux>(?:is|are|was|were) (?:jointly |together )?(?:responsible|in charge)\\b',
    confidence: 0.8,
  },
  {
    name: 'in-the-hands-of',
    pattern:
      '\\b(?:preparations?|<organization>|everything(?: else)?|all else)\\b[^;:.]{0,40} ' +
      '(?:is|are|was|were|lay|lies|lie|rests?|rested) (?:in the hands of|with|up to) {organiser}',
    confidence: 0.8,
  },
  {
    name: 'shared-organization',
    pattern:
      '(?:shared?|responsible for|in charge of) (?:the |its )?<organization>' +
      '(?: of [^:;.]{1,40})?: {organiser}',
    confidence: 0.85,
  },
  {
    name: 'joint-effort',
    pattern:
      '(?:\\b(?:joint|common|shared) (?:<undertaking>|\\w+ing)|(?:\\b(?:is|was|are|were)|,) ' +
      '(?:an?|the|one) (?:[a-z]+ )?<undertaking>) (?:of|by|between|from) {organiser}',
    confidence: 0.8,
  },
  {
    name: 'initiative-of',
    pattern:
      '\\b(?:(?:at|on|upon) (?:the|an|its|their)? ?' +
      '(?:joint |common )?(?:initiative|call|behest|instigation) of|' +
      'invitations?\\b[^;:.]{0,40}\\b(?:extended|issued|sent)\\b[^;:.,]{0,30} by) {organiser}',
    confidence: 0.6,
  },
  {
    name: 'under-auspices',
    pattern:
      '\\bunder the (?:joint |common |shared )?' +
      '(?:auspices|aegis|leadership|lead|direction|guidance|umbrella|roof) of {organiser}',
    confidence: 0.65,
  },
  {
    name: 'event-of',
    pattern: '\\b(?:<own event> of|<event> by) {organiser}',
    confidence: 0.6,
    only: BODIES,
  },
  {
    name: 'own-event',
    pattern: "{organiser}['’]s? (?:[a-z0-9-]+ ){0,4}<own event>",
    confidence: 0.6,
    only: BODIES,
  },
  {
    name: 'event-named-after',
    pattern:
      '{organiser} (?:(?:[a-z0-9]+-(?:day|week|hour)|regional|national|joint|' +
      'online|annual|expert|technical|pilot|summer|winter|youth) ){0,2}<own event>',
    confidence: 0.55,
    only: BODIES,
  },
  {
    name: 'along-with',
    pattern:
      '(?:(?:<organize>|<organize ed>|organi[sz]ing)[^;.]{0,70}? (?:together|along|' +
      'jointly|in tandem)|\\bco-?(?:host|organi[sz])(?:e|ed|s|es|ing)?\\b[^;:.]{0,70}?) with {organiser}',
    confidence: 0.88,
  },
  {
    name: 'jointly-with',
    pattern: '\\b(?:jointly|together|in tandem|along) with {organiser}',
    confidence: 0.8,
  },
  {
    name: 'handed-over',
    pattern:
      '{organiser}<aside> <aux>(?:presented [^;.:]{0,60} with\\b|' +
      '(?:presented|gave|delivered|supplied|provided) <near><goods> (?:to|for)\\b|' +
      'made a (?:gift|donation|present) of)',
    confidence: 0.75,
    only: ['body', 'state'],
    onlyFor: GIVING,
  },
  {
    name: 'received-from',
    pattern: '\\breceived\\b[^;:.]{1,60} from {organiser}',
    confidence: 0.7,
    only: BODIES,
    onlyFor: GIVING,
  },
  {
    name: 'handed-over-by',
    pattern:
      '\\b(?:handed over|donated|presented|delivered|supplied|given as a gift|given|' +
      'bought|purchased)\\b(?:(?<=<goods>[^;:]{0,120})|(?<=handed over|donated|as a gift))' +
      '<gap>\\bby {organiser}',
    confidence: 0.8,
    onlyFor: GIVING,
  },
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
      '(?:<organize>|(?:is|are) (?:running|holding)|ran|runs?|planned|prepared|conducted|' +
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
    name: 'with-support-of',
    pattern:
      '\\b(?:with|under|thanks to|through|on|enjoy(?:ed|s)|received|had|has|having) ' +
      '(?:the |its |their |some )?(?:[a-z-]+ )?(?:and [a-z-]+ )?<help>(?: and <help>)?' +
      '(?: in [a-z ]{1,30})?(?: (?:provided|given|offered|rendered|lent|received))? ' +
      '(?:of|from|by) {partner}',
    confidence: 0.85,
  },
  {
    name: 'support-came-from',
    pattern:
      '\\b(?<!financial )(?:<help>|<goods>|equipment|training|(?:the|its) venue)' +
      '\\b[^;.:]{0,60}? (?:came|comes|had come|also came|came also|' +
      '<is> (?:also )?(?:<give help ed>|received)) (?:from|by) {partner}',
    confidence: 0.85,
  },
  {
    name: 'joined-forces',
    pattern:
      '\\b(?:(?:joined|united|pooled) (?:forces|hands)|teamed up|alongside) (?:with )?' +
      '{partner}(?!,? (?:in order )?to (?:<to organize>|<to hold>))',
    confidence: 0.8,
    only: BODIES,
  },
  {
    name: 'with-providing',
    pattern:
      '\\bwith {partner} (?:giving|providing|supplying|contributing|' +
      'sending|lending|offering|acting as|<support ing>)\\b',
    confidence: 0.8,
  },
  {
    name: 'and-money-of',
    pattern:
      '\\band (?:the |with )?(?:(?:financial|monetary) <help>|funding|funds|financing) ' +
      '(?:provided )?(?:of|from|by) {funder}',
    confidence: 0.88,
  },
  {
    name: 'made-possible-by',
    pattern: '\\bmade possible\\b<gap>(?:\\bby|\\bthrough|\\bthanks to|\\bwith) ' + '{funder}',
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
    name: 'money-came-from',
    pattern:
      '\\b(?:<money>|<currency>)\\b(?:(?!\\bwho\\b)[^;.]){0,90}? ' +
      '(?:(?:came|comes?|coming|had come)(?: \\w+)? from|' +
      '(?:<give money ed>|<bear ed>|secured|ensured|guaranteed|received)(?: \\w+)? (?:by|from)) ' +
      '{funder}',
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
];

/** Used where no other rule names an organizer, with an event in the same sentence. */
export const AGENT_RULES: readonly OrganizerRule[] = [
  {
    name: 'agent',
    pattern:
      '{organiser}<aside>,? ' +
      `<aux>(?!${NOT_ORGANIZING})${ACTED}[^;.:]{0,100}?(?:<event>|\\b(?:it|them|there)\\b)`,
    confidence: 0.5,
    only: BODIES,
  },
  {
    name: 'agent-by',
    pattern:
      '(?:<event>|\\b(?:it|this|them)\\b)[^;.:]{0,100}? ' +
      `(?:<is> )?(?:[a-z]+ly )?(?!${NOT_ORGANIZING})${ACTED}<gap><by> {organiser}`,
    confidence: 0.5,
    only: BODIES,
  },
  {
    name: 'project-of',
    pattern: '\\b(?:project|programme|initiative|campaign|series) (?:of|by) {organiser}',
    confidence: 0.5,
    only: BODIES,
  },
];
