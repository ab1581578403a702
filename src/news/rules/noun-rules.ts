/** Patterns for organizers, by nouns and idioms. */
import { ACTED, BODIES, NOT_ORGANIZING, type OrganizerRule, rule } from './organizer-rule.js';

/** Events at which something changes hands. */
export const GIVING = ['handover', 'ceremony', 'launch', 'presentation'];

/** The organization of an event, and words for all that belongs to it. */
const WORK = '(?:the |its |their )?(?:<organization>|preparations?)';
export const COOPERATION = '(?:co-?operation|partnership|collaboration|co-?ordination)';

const JOINING =
  '\\b(?:join|combin|pool|unit|team|link|band|ally|alli)(?:e?d|ed|s|es)? (?:forces|hands|up|together|efforts|resources)\\b';

export const NOUN_RULES: readonly OrganizerRule[] = [
  rule(
    'event-that-acted',
    0.7,
    '<event>[^;:.,]{0,40}?,? (?:which|that) ' +
      `{organiser}<aside> <aux>(?!opened|closed|${NOT_ORGANIZING})${ACTED}`,
    { only: BODIES },
  ),
  rule(
    'helped-to-hold',
    0.8,
    '\\b(?:help(?:ed|ing)|assist(?:ed|ing)|supported|enabl(?:ed|ing)|allowed|possible for|' +
      '(?:fell|falls|up|left) to) {organiser} (?:to |in |with )?(?:jointly )?' +
      '(?:<to organize>|<organize ing>|(?:<to hold>|<hold ing>) <an event>)',
  ),
  rule(
    'joins-to-hold',
    0.8,
    `{organiser}<aside> <aux>${JOINING}[^,;:.]{0,40}? (?:in order )?to (?:<to organize>|<to hold> <an event>)`,
  ),
  rule(
    'joins-with-to-hold',
    0.8,
    `${JOINING} (?:[a-z]+ ){0,3}with {organiser} (?:in order )?to (?:<to organize>|<to hold> <an event>)`,
  ),
  rule(
    'gathers-for',
    0.65,
    '{organiser}<aside>,? <aux>(?:received<near> to|(?:welcome[ds]|brought|brings?|' +
      'gather(?:ed|s)?|unite[ds]|assembled|invite[ds]|bade|bids|lured|enticed|drew(?! (?:attention|on|up)\\b))(?: [a-z -]{1,40},){0,4}<near> (?:to|for|at|in)) <near><event>',
  ),
  rule(
    'stands-behind',
    0.8,
    `\\b<in charge> (?:<an event>|${WORK})(?:, [^,;.]{1,40},)? ` +
      '(?:is|are|was|were|stands?|stood) {organiser}',
  ),
  rule(
    'responsible',
    0.85,
    '{organiser}<aside> <aux>(?:(?:is|are|was|were|stands?|stood) (?:jointly )?' +
      `(?:<in charge> (?:<an event>|${WORK})|(?:at the helm|in (?:the lead|charge))(?=[.,;]|$))|` +
      `(?:shared?|saw to|sees to|took care of|looked after) (?:${WORK}|everything|the rest|` +
      'the credit for <an event>|' +
      `all else|the (?:programme|arrangements|planning)\\b)|` +
      `(?:pulled|pulls?|held) the (?:strings|reins)|` +
      '(?:took|takes|bore|bears?|ha[ds]|assumed) (?:the )?' +
      '(?:charge of|lead (?:in|of)|reins of|responsibility for|overall responsibility for) ' +
      `(?:<an event>|${WORK}))`,
  ),
  rule('whose-office', 0.8, '{organiser},? whose (?:office|team|staff) <aux>(?:<organize>|<hold>)'),
  rule(
    'undertaking-of',
    0.8,
    '(?:\\b(?:joint|common|shared) (?:<undertaking>|\\w+ing)|(?:\\b(?:is|was|are|were)|,) ' +
      '(?:an?|the|one) (?:[a-z]+ )?(?:<undertaking>|(?:result|fruit|product|outcome) of ' +
      `(?:an? |the )?(?:[a-z]+ )?(?:<undertaking>|${COOPERATION}))) (?:of|by|between|` +
      `from) {organiser}`,
  ),
  rule(
    'initiative-of',
    0.6,
    '\\b(?:(?:at|on|upon) (?:the|an|its|their)? ?' +
      '(?:joint |common )?(?:initiative|call|behest|instigation|prompting|suggestion|' +
      'invitation) of|' +
      '(?:idea|initiative|invitations?)\\b[^;:.,]{0,30} (?:came|gone out|went out) from|' +
      '^invited by|\\baccept\\w+ (?:an|the) invitation (?:of|from|by)|' +
      'invited to (?:take part|attend|participate|come)\\b[^;:.,]{0,30} by|' +
      'invitations?\\b[^;:.]{0,40}\\b(?:extended|issued|sent)\\b[^;:.,]{0,30} by) {organiser}',
    { notFor: ['visit', 'election observation'] },
  ),
  rule(
    'under-auspices',
    0.65,
    '\\bunder the (?:joint |common |shared )?' +
      '(?:auspices|aegis|leadership|lead|direction|guidance|umbrella|roof|wing|baton|banner|flag|' +
      'stewardship) of {organiser}',
  ),
  rule(
    'event-of',
    0.6,
    '\\b(?:(?:<own event>|graduations?(?: ceremon(?:y|ies))?) of|<event> by) {organiser}',
    { only: BODIES },
  ),
  rule('own-event', 0.6, "{organiser}['’]s? (?:[a-z0-9-]+ ){0,4}<own event>", { only: BODIES }),
  rule(
    'along-with',
    0.88,
    '(?:(?:<organize>|<organize ed>|organi[sz]ing|<hold> <an event>)[^;.]{0,70}? (?<!\\bwork(?:s|ed|ing) )(?:together|' +
      'along|jointly|in tandem|hand in (?:hand|glove)|side by side|shoulder to shoulder|' +
      'arm in arm)|\\bco-?(?:host|organi[sz])(?:e|ed|s|es|ing)?\\b[^;:.]{0,70}?) ' +
      'with {organiser}(?! as (?:an? |its |the )?(?:[a-z]+ )?partners?\\b)',
  ),
  rule(
    'along',
    0.65,
    '\\b(?:<organize>|(?:is|are) running|ran|runs?)\\b[^;:.,]{0,40}?(?<=<event>|it|them)' +
      '(?<!meetings?|talks|consultations?|dialogue) with {organiser}',
    { only: BODIES },
  ),
  rule(
    'sent-by',
    0.8,
    '\\b(?:mission|observers|monitors|team)\\b[^;:.,]{0,20}? (?:sent|deployed|dispatched|fielded) ' +
      '(?:to [^;:.,]{1,30} )?by {organiser}',
    { only: BODIES, onlyFor: ['election observation'] },
  ),
  rule('observers-of', 0.75, '\\bobserv(?:ation|er) (?:mission|team)s? (?:of|from) {organiser}', {
    only: BODIES,
    onlyFor: ['election observation'],
  }),
  rule(
    'gift-from',
    0.75,
    '(?:^|, )(?:an? |the )?(?:gifts?|presents?|donations?) (?:from|of) {organiser}',
    {
      only: ['body', 'state'],
      onlyFor: GIVING,
    },
  ),
  rule(
    'announces-put-off',
    0.7,
    '{organiser}<aside> <aux>(?:(?:regret(?:s|ted)|had|has|wish(?:es|ed)) to )?(?:announce|inform|let)(?:s|d|ed)?\\b' +
      '[^;:.]{0,40} that (?:its|the|an?) [^;:.]{0,160}<event>[^;:.]{0,160}(?:cancel|postpone|' +
      'put off|called off|not (?:take place|be held))',
    { only: BODIES },
  ),
  rule(
    'given-by',
    0.75,
    '(?:: |^|(?<!\\b(?:prize|award|medal|cup)s?\\b[^;:.]{0,60}), )(?:given|donated|provided|' +
      'supplied|delivered|bought|handed over) by {organiser}',
    { only: ['body', 'state'], onlyFor: GIVING },
  ),
  rule(
    'jointly-with',
    0.8,
    '(?<!\\b(?:works|(?:writ|draft|publish|compil)[a-z]*(?: [a-z]+){0,5}) )\\b(?:jointly|' +
      'together|in tandem|along) with {organiser}',
  ),
];

/** Used where no other rule names an organizer, with an event in the same sentence. */
export const AGENT_RULES: readonly OrganizerRule[] = [
  rule(
    'agent',
    0.5,
    '{organiser}<aside>,? ' +
      `<aux>(?!${NOT_ORGANIZING})${ACTED}(?:<no other>[^;.:]){0,100}?(?:<event>|\\b(?:it|them|there)\\b)`,
    { only: BODIES },
  ),
  rule(
    'agent-by',
    0.5,
    '(?:<event>|\\b(?:it|this|them)\\b)[^;.:]{0,100}? ' +
      `(?:<is> )?(?:[a-z]+ly )?(?!${NOT_ORGANIZING})${ACTED}<gap><by> {organiser}`,
    { only: BODIES },
  ),
  rule(
    'project-of',
    0.5,
    '\\b(?:project|programme|initiative|campaign|series) (?:of|by) {organiser}',
    { only: BODIES },
  ),
];
