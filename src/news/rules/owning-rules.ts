/** Organizers: bodies that an event belongs to. */
import { BODIES, type OrganizerRule } from './organizer-rule.js';

export const OWNING_RULES: readonly OrganizerRule[] = [
  {
    name: 'organizer-was',
    pattern:
      '\\b(?:(?:organi[sz]|initiat)(?:er|or)s?|(?:co-)?hosts)\\b[^;.:]{0,50}? ' +
      '(?:is|are|was|were|include[ds]?)(?: both)?(?:, <besides> \ue008,)?:? {organiser}',
    confidence: 0.9,
  },
  {
    name: 'was-organizer',
    pattern:
      '{organiser} (?:(?:is|are|was|were|act(?:ed|s)? as|served as|being|appeared as) <organizers>|' +
      '(?:is|are|was|were|stands?|stood) behind (?:<an event>|it\\b|this\\b))',
    confidence: 0.9,
  },
  {
    name: 'behind',
    pattern: '\\bbehind (?:<an event>|it|this) (?:is|are|was|were|stands?|stood) {organiser}',
    confidence: 0.8,
  },
  { name: 'as-organizers', pattern: '{organiser} as <organizers>', confidence: 0.85 },
  {
    name: 'had-organizers',
    pattern: '\\borgani[sz]ers?\\b(?: of [^;.:,]{1,40})?(?:,|:| [–—-]) {organiser}',
    confidence: 0.85,
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
    name: 'hyphen-organized',
    pattern: '{organiser}-(?:organi[sz]ed|run|led|implemented)\\b',
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
