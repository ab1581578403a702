/**
 * Who organises an event, as a table of patterns over masked sentences (see `slots.ts`);
 * `support-rules.ts` has those who help. A slot in braces is a list of bodies; its name is the part
 * they have. `<words>` stand in `word-classes.ts`. Add a line here and an example to the table's
 * test.
 */

import type { MentionKind } from '../names/mention.js';
import { anyOf } from '../names/slots.js';

/** Names with a head noun of bodies: `Mission`, not `Germany`. */
export const BODIES: readonly MentionKind[] = ['body'];

/** A pattern for bodies with a part in an event. */
export interface OrganizerRule {
  readonly name: string;
  readonly pattern: string;
  readonly confidence: number;
  /** Only mentions of these kinds count. */
  readonly only?: readonly MentionKind[];
  /** Only where the item reports on an event of one of these types. */
  readonly onlyFor?: readonly string[];
}

/** Beginnings of verbs of bodies that attend, decide, speak, or do what is no organising. */
const NOT_ORGANIZING = anyOf(`
  attend | support | assist | help | visit | receiv | welcom | express | decid | adopt | agree
  | sign | hop | want | need | observ | follow | join | participat | host | stat | declar | announc
  | condemn | critici | prais | thank | call | ask | request | urg | appeal | not | stress
  | underlin | emphasi | recall | warn | confirm | approv | elect | appoint | concern | learn
  | discuss | exchang | listen | work | cover | serv | belong | consist | compris | contain | fund
  | financ | paid | payed | co-operat | cooperat | collaborat | report | publish | record | count
  | increas | establish | found | own | remain | live | stay | us | accompan | greet | watch
  | see | saw | seen | hear | reach | met | known | been | translat | writ | draft | develop | issu
  | amend | pass | recogni | accept | reject | postpon | delay | stopp | kill | arrest | detain
  | attack | injur | fir`);
const ACTED =
  '(?:[a-z]{3,}ed|sent|brought|took(?! part| place)|taken|gave|given|made|held|' +
  'led|let|ran|run|put|set|built|drew|drawn|taught|shown|chose|chosen|got)\\b';

/** Bodies that do something which makes an event. */
const ACTING: readonly OrganizerRule[] = [
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

/** Bodies that an event belongs to. */
const OWNING: readonly OrganizerRule[] = [
  {
    name: 'organizer-was',
    pattern:
      '\\b(?:organi[sz]|initiat)(?:er|or)s?\\b[^;.:]{0,50}? ' +
      '(?:is|are|was|were|include[ds]?)(?: both)?(?:, <besides> \ue008,)?:? {organiser}',
    confidence: 0.9,
  },
  {
    name: 'besides',
    pattern: '<besides> {organiser},? \ue008 <aux><organizes an event>',
    confidence: 0.75,
  },
  {
    name: 'organizers-besides',
    pattern: '\\b(?:organi[sz]|initiat)(?:er|or)s? (?:is|are|was|were),? <besides> {organiser}',
    confidence: 0.85,
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
    name: 'shares-organization-with',
    pattern:
      '\\b(?:shar(?:ed|es?|ing)|divid(?:ed|es?|ing)) ' +
      '(?:the |its |all )?(?:<organization>|work|task|responsibility|preparations?)' +
      '\\b[^;:.]{0,60}? with {organiser}',
    confidence: 0.85,
  },
  {
    name: 'organizing-side',
    pattern:
      '\\borgani[sz]ing (?:side|team|committee|bod(?:y|ies)|institutions?|partners?)' +
      '\\b[^;:.]{0,40}? (?:stood|stand|stands|is|are|was|were|' +
      'included?s?|sat|consisted of|made up of|formed by) {organiser}',
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
    name: 'owed-by-to',
    pattern: '\\bto {organiser} (?:that )?[^;:.]{0,50}? ow(?:ed?|es)\\b<near><event>',
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
  { name: 'in-charge', pattern: '\\bwith {organiser} in charge\\b', confidence: 0.8 },
  {
    name: 'in-whose-hands',
    pattern: '\\bin the hands of {organiser} (?:lay|lies|was|is|rested)',
    confidence: 0.85,
  },
  {
    name: 'organization-lay-with',
    pattern:
      '<organization> (?:[^;.:]{0,40} )?(?:lay|lies|rested|was|is|were)' +
      '(?: shared| in the hands| the (?:task|work|responsibility)| a joint \\w+)* ' +
      '(?:with|of|by|between) {organiser}',
    confidence: 0.85,
  },
  {
    name: 'joint-effort',
    pattern: '\\b(?:joint|common|shared) (?:<undertaking>|\\w+ing) (?:of|by|between) {organiser}',
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
    name: 'fruit-of',
    pattern:
      '\\b(?:(?:fruit|result|product|outcome)s? of|' +
      'came about (?:through|by)|thanks to|born of|grew out of|based on) ' +
      '(?:[a-z]+ ){0,3}(?:co-?operation|partnership|collaboration|work|efforts?) ' +
      '(?:between|of|by) {organiser}',
    confidence: 0.75,
  },
  {
    name: 'idea-of',
    pattern:
      '\\bideas? (?:for (?:it|the [a-z ]{1,30}) )?(?:was|is|came|comes) ' +
      '(?:that of |of |from )(?:the )?{organiser}',
    confidence: 0.7,
  },
  {
    name: 'initiative-came-from',
    pattern:
      '\\b(?:initiative|idea|impulse|proposal|suggestion)\\b[^;:.]{0,60}? ' +
      '(?:came|comes|stems|stemmed|originated) (?:from|with) {organiser}',
    confidence: 0.65,
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
    name: 'event-from',
    pattern:
      '\\b(?:received|receives?|(?:was|were|are|being) given|got|gets?|had|underwent|' +
      'undergo|enjoyed|completed|took) [^;:.,]{0,50}?<own event>[^;:.,]{0,40}? (?:from|by) ' +
      '(?:(?:[a-z]+ )?(?:experts?|staff|specialists|officers|trainers) (?:of|from) )?' +
      '{organiser}',
    confidence: 0.65,
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

/** Events at which something changes hands. */
const GIVING = ['handover', 'ceremony', 'launch', 'presentation'];
const SHOWING = ['presentation', 'exhibition', 'launch'];
const SIGNING = ['signing'];
const OPENING = ['ceremony', 'launch', 'presentation'];

/** Bodies that hand over, show or sign something. */
const GIVERS: readonly OrganizerRule[] = [
  {
    name: 'handed-over',
    pattern:
      '{organiser}<aside> <aux>(?:handed over|handed|donated|hands over|' +
      'donates|presented [^;.:]{0,60} with\\b|presented <near><goods> to\\b|' +
      '(?:gave|delivered|supplied|provided) <near><goods> (?:to|for)\\b|made a <gift> of)',
    confidence: 0.75,
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
    name: 'inaugurates',
    pattern:
      '{organiser}<aside> <aux>(?:inaugurated?s?|opened|opens|unveiled|' +
      'dedicated|launched|launches|commissioned|put into (?:service|operation)) ' +
      '(?:the|an?|its|their|this|two|three|\\d+)\\b',
    confidence: 0.7,
    onlyFor: OPENING,
  },
  {
    name: 'inaugurated-by',
    pattern: '\\b(?:inaugurated|unveiled)<gap><by> {organiser}',
    confidence: 0.7,
    onlyFor: OPENING,
  },
  {
    name: 'gift-of',
    pattern: '\\b(?:a |as a )?<gift> (?:of|from|by) {organiser}',
    confidence: 0.75,
    onlyFor: GIVING,
  },
  {
    name: 'came-from',
    pattern:
      '(?:^|, |; )(?:they|it|these|all|which) ' +
      '(?:comes?|came|had come|are|were|is|was) from {organiser}',
    confidence: 0.65,
    onlyFor: GIVING,
  },
  {
    name: 'certificates-from',
    pattern:
      '\\b(?:received|receive[sd]?|got|(?:was|were) (?:given|handed|awarded)) <near>' +
      '\\b(?:certificates?|diplomas?|awards?|prizes?|medals?) <near>(?:from|by) {organiser}',
    confidence: 0.7,
    onlyFor: GIVING,
  },
  {
    name: 'went-from',
    pattern: '\\b(?:went|goes|passed|passes|moved) from {organiser} to\\b',
    confidence: 0.7,
    onlyFor: GIVING,
  },
  {
    name: 'received-from',
    pattern:
      '\\b(?:received|receives|got|gets|took delivery of|took over|obtained|accepted)' +
      '\\b(?:<near><goods><near>| (?:them|it|these|both|all)(?: [a-z]+)?) from {organiser}',
    confidence: 0.75,
    onlyFor: GIVING,
  },
  {
    name: 'presented-by',
    pattern: '\\b(?:presented|launched|shown|published)\\b<gap><by> {organiser}',
    confidence: 0.8,
    onlyFor: SHOWING,
  },
  {
    name: 'presenting-it',
    pattern: '(?:^|: |; )(?:presenting|launching|unveiling|publishing) [^;:.,]{1,80}, {organiser}',
    confidence: 0.7,
    onlyFor: SHOWING,
  },
  {
    name: 'presents',
    pattern:
      '{organiser}<aside> <aux>(?:presented|presents|launched|launches|unveiled|published)\\b',
    confidence: 0.75,
    onlyFor: SHOWING,
  },
  { name: 'signs', pattern: '{organiser} <aux><signs>\\b', confidence: 0.85, onlyFor: SIGNING },
  {
    name: 'signed-by',
    pattern: '\\b(?:signed|concluded)\\b<gap>\\b(?:by|between) {organiser}',
    confidence: 0.85,
    onlyFor: SIGNING,
  },
  {
    name: 'agreement-between',
    pattern: '\\b<agreement>\\b[^;.]{0,60}? between {organiser}',
    confidence: 0.8,
    onlyFor: SIGNING,
  },
];

/**
 * Organisers, in order of trust among equals. A body keeps the part that the first rule with the
 * highest confidence gives it.
 */
export const ORGANIZING_RULES: readonly OrganizerRule[] = [...ACTING, ...OWNING, ...GIVERS];

/**
 * Read only where no other rule names an organiser: a body that does something about an event in
 * the same sentence.
 */
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
