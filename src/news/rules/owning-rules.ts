/** Organizers: bodies that an event belongs to. */
import { BODIES, type OrganizerRule } from './organizer-rule.js';

export const OWNING_RULES: readonly OrganizerRule[] = [
  {
    name: 'organizer-was',
    pattern:
      '\\b(?:organi[sz]|initiat)(?:er|or)s?\\b[^;.:]{0,50}? ' +
      '(?:is|are|was|were|include[ds]?)(?: both)?(?:, <besides> \ue008,)?:? {organiser}',
    confidence: 0.9,
  },
  {
    name: 'organizers-among-them',
    pattern:
      '\\b(?:organi[sz]ers?|initiators?|hosts)\\b[^;:.]{0,60}?,? ' +
      '(?:among (?:them|whom)|including|such as|namely)(?: (?:are|were|is|was))? {organiser}',
    confidence: 0.85,
  },
  {
    name: 'holding-were',
    pattern:
      '(?:^|: |; )(?:hosting|<holding>) <an event><near> (?:is|are|was|were|have been) {organiser}',
    confidence: 0.85,
  },
  {
    name: 'hosts-were',
    pattern: '\\b(?:co-)?hosts\\b[^;.:]{0,50}? (?:are|were|include[ds]?)(?: both)?:? {organiser}',
    confidence: 0.88,
  },
  {
    name: 'was-organizer',
    pattern:
      '{organiser} (?:is|are|was|were|act(?:ed|s)? as|served as|being|appeared as) <organizers>',
    confidence: 0.9,
  },
  { name: 'as-organizers', pattern: '{organiser} as <organizers>', confidence: 0.85 },
  {
    name: 'had-organizers',
    pattern: '\\borgani[sz]ers?\\b(?: of [^;.:,]{1,40})?(?:,|:| [–—-]) {organiser}',
    confidence: 0.85,
  },
  {
    name: 'hosts-apposition',
    pattern: '\\b(?:the|its|two|three|both) (?:[a-z]+ )?(?:co-)?hosts(?:,|:| [–-]) {organiser}',
    confidence: 0.75,
  },
  {
    name: 'organizer-apposition',
    pattern:
      '{organiser}, (?:which (?:is|was) )?(?:for (?:its|their) part,? )?(?:as )?<organizers>',
    confidence: 0.85,
  },
  {
    name: 'shared-organization',
    pattern:
      '(?:share[ds]?|responsible for|in charge of|took care of|saw to) ' +
      '(?:the |its |their )?<organization>(?: of [^:;.]{1,40})?: {organiser}',
    confidence: 0.85,
  },
  {
    name: 'owed-to',
    pattern:
      '(?:\\bow(?:es?|ed|ing) (?:[a-z]+ ){0,3}|\\b(?:credit|thanks|merit)' +
      ' for <near><event><near> (?:goes|go|went|is due|are due|belongs?) |' +
      '<event><near> (?:is|was|are|were) (?:due|owed|credited) )to {organiser}',
    confidence: 0.7,
  },
  {
    name: 'part-of-work-of',
    pattern:
      '(?:<event>[^;:.]{0,60}? |\\b(?:it|this|they|both) )(?:is|was|are|were|' +
      'forms?|formed|being|makes? up|belongs?|belonged)(?: a| an| one)?(?: [a-z]+)? ' +
      '(?:part (?:of|in)|component of|element of|step in|to|within|contribution to) ' +
      "{organiser}['’]s? (?:[a-z-]+ ){0,3}<work>",
    confidence: 0.65,
    only: BODIES,
  },
  {
    name: 'responsible',
    pattern:
      '{organiser} <aux>(?:is|are|was|were|shared?|had|took|taken|assumed|saw to|' +
      'looked after)(?: over| on| care of| charge of)?(?: jointly| together)?' +
      '(?: responsible for| in charge of| responsibility for)?(?: the| its| their)? ' +
      '<organization>',
    confidence: 0.85,
  },
  {
    name: 'for-which-responsible',
    pattern:
      '\\bfor (?:the |its )?<organization>[^;:.]{0,60}?,? {organiser} ' +
      '<aux>(?:is|are|was|were) (?:jointly |together )?(?:responsible|in charge)\\b',
    confidence: 0.85,
  },
  {
    name: 'for-which-was-responsible',
    pattern:
      '(?:<event>[^;:.]{0,60}?|,) for which {organiser}(?: <aux>)? ?' +
      '(?:is|are|was|were|had|took|has) (?:jointly |together )?(?:taken )?' +
      '(?:responsible|in charge|responsibility|the responsibility)\\b',
    confidence: 0.8,
  },
  {
    name: 'responsible-were',
    pattern:
      '\\b(?:responsible for|in charge of) ' +
      '(?:it|this|its organi[sz]ation|(?:the|this|both|all) [^;.:,]{1,50}?) ' +
      '(?:is|are|was|were) {organiser}',
    confidence: 0.85,
  },
  {
    name: 'in-charge-of-event',
    pattern:
      '{organiser}<aside> (?:is|are|was|were) ' +
      '(?:jointly |again )?(?:in charge of|responsible for) <an event>',
    confidence: 0.8,
  },
  {
    name: 'joint-effort',
    pattern: '\\b(?:joint|common|shared) (?:<undertaking>|\\w+ing) (?:of|by|between|from) {organiser}',
    confidence: 0.8,
  },
  {
    name: 'calendar-of',
    pattern:
      '<event>[^;:.]{0,80}?\\b(?:calendar|programme|agenda|work ?plan|timetable) of {organiser}',
    confidence: 0.55,
    only: BODIES,
  },
  {
    name: 'undertaking-of',
    pattern:
      '(?:\\b(?:is|was|are|were)|,) (?:an?|the|one) (?:[a-z]+ )?<undertaking> of {organiser}',
    confidence: 0.75,
  },
  {
    name: 'initiative-of',
    pattern:
      '\\b(?:at|on|upon) (?:the|an|its|their)? ?' +
      '(?:joint |common )?(?:initiative|call|behest|instigation) of {organiser}',
    confidence: 0.6,
  },
  {
    name: 'implements-project',
    pattern:
      '\\b(?:project|programme)s?\\b[^;:.]{0,60}?\\b(?:which|that) ' +
      '{organiser}<aside> <aux>(?:implements?|implemented|runs?|' +
      'carries out|carried out|is implementing|are implementing)\\b',
    confidence: 0.6,
  },
  {
    name: 'behind',
    pattern:
      '\\b(?:behind (?:it|them|this|the (?:[a-z]+ ){0,2}[a-z]+)|(?:,|' +
      '\\b(?:is|are|was|were|been)) (?:all )?the work of|responsible for (?:it|the [a-z]+)) ' +
      '(?:is|are|was|were|stood|stand|stands)? ?{organiser}',
    confidence: 0.75,
  },
  {
    name: 'was-behind',
    pattern: '{organiser} (?:is|are|was|were|stood|stands?) behind <an event>',
    confidence: 0.75,
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
    name: 'hyphen-organized',
    pattern: '{organiser}-(?:organi[sz]ed|run|led)\\b',
    confidence: 0.7,
    only: BODIES,
  },
  {
    name: 'along-with',
    pattern:
      '(?:(?:<organizes>|<organized>|organi[sz]ing)[^;.]{0,70}? (?:together|along|' +
      'jointly|in tandem)|\\bco-?host(?:ed|s|ing)?\\b[^;:.]{0,70}?) with {organiser}',
    confidence: 0.88,
  },
  {
    name: 'jointly-with',
    pattern: '\\b(?:jointly|together|in tandem|along) with {organiser}',
    confidence: 0.8,
  },
];
