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
    name: 'not-by-but-by',
    pattern:
      '(?:<organized>|<held>)<gap>\\bnot ' +
      '(?:only )?by [^;:.,]{1,80}?,? but (?:also )?by {organiser}',
    confidence: 0.9,
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
    name: 'was-the-one-who',
    pattern:
      '{organiser} (?:is|are|was|were) the (?:ones?|first|bod(?:y|ies)|institutions?|side) ' +
      '(?:that|who|which) <aux>(?:<organizes an event>|<invites>|called <an event>)',
    confidence: 0.85,
  },
  {
    name: 'those-who-held',
    pattern:
      '\\b(?:those|the (?:two|three|four|bodies|institutions|partners|ones)) ' +
      '(?:that|who|which) <aux><organizes an event>[^;:.]{0,60}?(?:,|:| [–-]) {organiser}',
    confidence: 0.85,
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
  {
    name: 'asked-to-hold',
    pattern:
      '\\b(?:asked|requested|invited|tasked|charged|commissioned|' +
      'entrusted|mandated|urged|encouraged) {organiser} (?:jointly )?' +
      '(?:to <to hold>|(?:with|to) (?:the )?(?:<organization>|holding|running|staging))\\b',
    confidence: 0.8,
  },
  {
    name: 'takes-on',
    pattern:
      '{organiser}<aside>,? <aux>(?:did|does|took|taken|undertook|undertaken|' +
      '(?:had|has) (?:a hand in|the task of|the idea of)|decided|chose|agreed|volunteered|' +
      'managed|shared|divided|assumed)(?=[^a-z])[^;:.,]{0,50}? (?:to (?:jointly )?<to hold>|' +
      'organi[sz]ing|holding|staging|running|arranging|preparing) <an event>',
    confidence: 0.8,
  },
  {
    name: 'falls-to',
    pattern:
      '(?:\\b(?:task|job|responsibility|work) of <holding> [^;:.]{0,60}?|\\bit )' +
      '(?:fell|falls|has fallen|had fallen|was (?:left|entrusted|given)) to {organiser}',
    confidence: 0.8,
  },
  {
    name: 'sees-to-it',
    pattern:
      '{organiser}<aside>,? <aux>(?:(?:saw|seen|sees|see) to it that|' +
      'made sure that|brought about|took charge of|taken charge of|takes charge of|' +
      '(?:took|taken|takes|had|has|have) the (?:lead|initiative) (?:in|for|of)) <an event>',
    confidence: 0.75,
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
    name: 'to-which-calls',
    pattern:
      '(?:^|: |; )(?:to|for) [^;:.,]{0,60}?<event>[^;:.,]{0,60}?,? ' +
      '{organiser} <aux>(?:called|summoned|asked|brought|welcomed|<invites>)\\b',
    confidence: 0.75,
  },
  {
    name: 'welcomes-to',
    pattern: '{organiser}<aside>,? <aux>(?:welcomed|welcomes|received)<near> to <near><event>',
    confidence: 0.65,
  },
  {
    name: 'sends',
    pattern:
      '{organiser}<aside>,? <aux>(?:sent|sends)<near>' +
      '(?:\\bthere\\b|\\babroad\\b|\\bon (?:the|a|this|their) (?:[a-z]+ ){0,3}<journey>)',
    confidence: 0.7,
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
    name: 'by-holding',
    pattern:
      '(?:^|: |; )(?:by|in|when|after|while|through) ' +
      '(?:jointly )?<holding> <an event><near>,? {organiser}',
    confidence: 0.75,
  },
  {
    name: 'joins-in-holding',
    pattern: '{organiser}<aside>,? <aux><joins>[^;:.,]{0,80}? in (?:jointly )?<holding> <an event>',
    confidence: 0.8,
  },
  {
    name: 'joined-in-holding',
    pattern: '<joins>(?: [a-z]+){0,3} {organiser} in (?:jointly )?<holding> <an event>',
    confidence: 0.8,
  },
  {
    name: 'joins-forces',
    pattern:
      '{organiser}<aside>,? <aux><joins forces>[^;:.]{0,80}? (?:for|in|on|at|with) <near><event>',
    confidence: 0.7,
  },
  {
    name: 'for-which-joins-forces',
    pattern: '\\bfor (?:which|it|this) {organiser} <aux><joins forces>',
    confidence: 0.8,
  },
  {
    name: 'which-it-held',
    pattern:
      '{organiser}[^;:.]{0,100}?<event>[^;:.]{0,40}? (?:(?:which|that) (?:it|they)' +
      ' <aux>(?:<organizes>|<holds>)|,? whom (?:it|they) <aux><invites>)',
    confidence: 0.65,
    only: BODIES,
  },
  {
    name: 'organized-through',
    pattern: '<passive><organized><gap>\\b(?:through|via) {organiser}',
    confidence: 0.7,
    only: BODIES,
  },
  {
    name: 'thanked-for',
    pattern:
      '\\b(?:thanked|thanking|grateful to|gratitude to|commended|congratulated) ' +
      '{organiser} for ' +
      '(?:jointly )?(?:<holding> <an event>|(?:the|this|its) (?:[a-z-]+ ){0,2}<own event>)',
    confidence: 0.65,
  },
  {
    name: 'for-its-event',
    pattern:
      '{organiser}<aside>,? <aux>(?:met|gathered|assembled|chose|' +
      'chosen|(?:came|come) together|sat down|returned|travelled) ' +
      '<near>(?:for|at|to|in|with) (?:its|their) <near><event>',
    confidence: 0.6,
    only: BODIES,
  },
  { name: 'invites', pattern: '{organiser}<aside> <aux><invites>\\b', confidence: 0.75 },
  {
    name: 'invited-by',
    pattern:
      '\\b(?:invited|called together|brought together|gathered|convoked)\\b<gap>\\bby {organiser}',
    confidence: 0.7,
  },
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
    name: 'agent-by-after',
    pattern: `\\b(?!${NOT_ORGANIZING})[a-z]{3,}ed\\b [^;.:]{0,50}?<event><gap><by> {organiser}`,
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
