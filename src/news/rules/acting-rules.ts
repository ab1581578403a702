/** Organizers: bodies whose act makes an event. */
import { ACTED, BODIES, NOT_ORGANIZING, type OrganizerRule } from './organizer-rule.js';

export const ACTING_RULES: readonly OrganizerRule[] = [
  {
    name: 'organized-by',
    pattern:
      '<passive><organized>(?: (?:and|or|,) [a-z]+(?:ed|n|d))?<gap>' +
      '(?:\\b(?:and|or|jointly|together|also) [a-z-]+ by|<by>) ' +
      '(?:not only (?:by )?)?{organiser}',
    confidence: 0.95,
  },
  {
    name: 'held-by',
    pattern: '<passive><held><of an event><gap><by> {organiser}',
    confidence: 0.85,
  },
  { name: 'organizes', pattern: '{organiser}<aside> <aux><organizes>', confidence: 0.9 },
  {
    name: 'holds',
    pattern: '{organiser}<aside>,? (?:which )?<aux><holds><no visit> <an event>',
    confidence: 0.8,
  },
  {
    name: 'which-held',
    pattern:
      '(?:\\bwhich|\\bthat|\\bwhen|(?<=<event>)) {organiser}<aside> ' +
      '<aux>(?!opened|opens|closed|closes)<holds>\\b',
    confidence: 0.8,
  },
  {
    name: 'event-that-acted',
    pattern:
      '<event>[^;:.,]{0,40}?,? (?:which|that) ' +
      `{organiser}<aside> <aux>(?!opened|closed|${NOT_ORGANIZING})${ACTED}`,
    confidence: 0.7,
    only: BODIES,
  },
  {
    name: 'who-hold',
    pattern: '{organiser}, (?:who|which) <aux><organizes an event>',
    confidence: 0.88,
  },
  {
    name: 'helped-to-hold',
    pattern:
      '\\b(?:help(?:ed|ing)|assist(?:ed|ing)|supported|enabl(?:ed|ing)|allowed|possible for) ' +
      '{organiser} (?:to |in |with )?(?:jointly )?' +
      '(?:<to hold>|(?:organi[sz]|hold|stag|runn|arrang|conven|conduct|prepar)ing|setting up)',
    confidence: 0.8,
  },
  { name: 'trains', pattern: '{organiser}<aside> <aux><trains>\\b', confidence: 0.65 },
  {
    name: 'gathers-for',
    pattern:
      '{organiser}<aside>,? <aux>(?:received<near> to|(?:welcome[ds]|brought|brings?|' +
      'gather(?:ed|s)?|unite[ds]|assembled|invite[ds])<near> (?:to|for|at|in)) <near><event>',
    confidence: 0.65,
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
