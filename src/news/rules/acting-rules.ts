/** Organizers: bodies that do something which makes an event. */
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
    name: 'co-hosted-by',
    pattern: '\\b(?:co-?hosted|jointly hosted|hosted jointly)\\b<gap>\\bby {organiser}',
    confidence: 0.92,
  },
  {
    name: 'held-by',
    pattern: '<passive><held><of an event><gap><by> {organiser}',
    confidence: 0.85,
  },
  { name: 'organizes', pattern: '{organiser}<aside>,? <aux><organizes>', confidence: 0.9 },
  {
    name: 'co-hosts',
    pattern:
      '{organiser}<aside>,? ' +
      '<aux>(?:co-?host(?:ed|s)?|jointly host(?:ed|s)?|host(?:ed|s)? jointly)\\b(?! by)',
    confidence: 0.88,
  },
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
      `{organiser}<aside> <aux>(?!${NOT_ORGANIZING})${ACTED}`,
    confidence: 0.7,
    only: BODIES,
  },
  {
    name: 'who-hold',
    pattern: '{organiser}, (?:who|which) <aux><organizes an event>',
    confidence: 0.88,
  },
  {
    name: 'it-was-who',
    pattern:
      '\\bit (?:is|was) {organiser} (?:that|who|which) <aux>(?:<organizes an event>|<invites>)',
    confidence: 0.9,
  },
  {
    name: 'when-it-held',
    pattern:
      '{organiser},? (?:when|as|while|where|after|before|at which) ' +
      '(?:it|they) <aux><organizes an event>',
    confidence: 0.7,
  },
  {
    name: 'whose-office-organized',
    pattern:
      '{organiser}(?: \ue008)?, whose ' +
      '(?:office|staff|team|experts|department|people|teachers|trainers|' +
      'instructors|lecturers|specialists|employees) <aux><organizes an event>',
    confidence: 0.9,
  },
  {
    name: 'will-hold',
    pattern: '{organiser} (?:will |(?:are|is) (?:going )?to )(?:jointly )?<to hold>',
    confidence: 0.8,
  },
  {
    name: 'joined-to-hold',
    pattern:
      '{organiser}<aside>,? <aux><joins>(?: [a-z]+){0,3} (?:in order )?to <to hold> <an event>',
    confidence: 0.8,
  },
  {
    name: 'joined-others-to-hold',
    pattern:
      '{organiser}<aside>,? <aux><joins>(?: [a-z]+){0,3} with [^;:.]{1,80}? ' +
      '(?:in order )?to <to hold> <an event>',
    confidence: 0.8,
  },
  {
    name: 'joined-by-others',
    pattern: '<joins>(?: [a-z]+){0,3} with {organiser},? (?:in order )?to <to hold> <an event>',
    confidence: 0.86,
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
    name: 'calls-to',
    pattern:
      '{organiser}<aside>,? <aux>(?:called|summoned|asked|brought|led|' +
      'took(?! part| place| over)|drawn|drew|sent|<invites>)<near> ' +
      '<at an event>(?! (?:of|by|(?:organi[sz]ed|run|held|given) by) \ue008)',
    confidence: 0.75,
  },
  {
    name: 'welcomes-to',
    pattern: '{organiser}<aside>,? <aux>(?:welcomed|welcomes|received)<near> to <near><event>',
    confidence: 0.65,
  },
  {
    name: 'marks-with',
    pattern:
      '{organiser}<aside>,? <aux><marks> ' +
      '(?!the (?:[a-z-]+ ){0,2}<own event>)[^;:.]{0,100}? <at an event>',
    confidence: 0.7,
  },
  {
    name: 'with-an-event',
    pattern:
      '(?:^|: |; )<at an event>\\b<near>,? {organiser}<aside>,? ' +
      '<aux>(?:<marks>|<trains>|showed|thanked|prepared|explained|handed|continue[ds]?|' +
      'resume[ds]?|wants?|hopes?|aims?|strengthen(?:ed|s)?|promote[ds]?)\\b',
    confidence: 0.7,
  },
  {
    name: 'joins-in-holding',
    pattern: '{organiser}<aside>,? <aux><joins>[^;:.,]{0,80}? in (?:jointly )?<holding> <an event>',
    confidence: 0.8,
  },
  {
    name: 'organized-through',
    pattern: '<passive><organized><gap>\\b(?:through|via) {organiser}',
    confidence: 0.7,
    only: BODIES,
  },
  { name: 'invites', pattern: '{organiser}<aside> <aux><invites>\\b', confidence: 0.75 },
  {
    name: 'invitation-followed',
    pattern:
      '\\b(?:follow(?:ed|ing)|accept(?:ed|ing)|heeded|upon|on) (?:the|an|its|their) ' +
      '(?:joint )?(?:invitation|call) (?:of|from|by) {organiser}',
    confidence: 0.7,
  },
  {
    name: 'invitation-came-from',
    pattern:
      '\\binvitations?\\b<near> (?:came|comes|had come|went out|' +
      '(?:was|were|has been|have been|had been) (?:issued|sent|extended|given|made)) ' +
      '(?:from|by) {organiser}',
    confidence: 0.75,
  },
];

/** Used where no other rule names an organizer, with an event in the same sentence. */
export const AGENT_RULES: readonly OrganizerRule[] = [
  {
    name: 'agent',
    pattern:
      '{organiser}<aside>,? ' +
      `<aux>(?!${NOT_ORGANIZING})${ACTED}[^;.:]{0,100}?(?:<event>|\\b(?:it|them|there)\\b)`,
    confidence: 0.45,
    only: BODIES,
  },
  {
    name: 'agent-by',
    pattern:
      '(?:<event>|\\b(?:it|this|them)\\b)[^;.:]{0,100}? ' +
      `(?:<is> )?(?:[a-z]+ly )?(?!${NOT_ORGANIZING})${ACTED}<gap><by> {organiser}`,
    confidence: 0.45,
    only: BODIES,
  },
  {
    name: 'staff-of',
    pattern:
      '\\b(?:experts?|staff|specialists|trainers|team) (?:of|from) ' +
      '{organiser}<aside> <aux>(?:<trains>|<organizes an event>)',
    confidence: 0.45,
    only: BODIES,
  },
  {
    name: 'by-staff-of',
    pattern:
      '(?:<event>|\\b(?:it|this|them)\\b)[^;.:]{0,100}? (?:<held>|<organized>)<gap>\\bby ' +
      '(?:[a-z]+ ){0,3}(?:experts?|staff|specialists|trainers|team) (?:of|from) {organiser}',
    confidence: 0.45,
    only: BODIES,
  },
  {
    name: 'named-project',
    pattern:
      '\\b(?:as part of|within|under|in the framework of|within the framework of|through) ' +
      "{organiser}(?:['’]s?)? " +
      '(?:[a-z-]+ ){0,2}(?:project|programme|initiative|campaign|series)\\b',
    confidence: 0.45,
    only: BODIES,
  },
  {
    name: 'project-of',
    pattern: '\\b(?:project|programme|initiative|campaign|series) (?:of|by) {organiser}',
    confidence: 0.45,
    only: BODIES,
  },
];
