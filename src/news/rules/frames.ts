/**
 * Patterns for bodies with a role in an event: each class of verbs and of nouns for those who act
 * has the same constructions.
 */
import { GOODS } from './event-words.js';
import { GIVING } from './noun-rules.js';
import { BODIES, type OrganizerRule, rule } from './organizer-rule.js';
import { participlesBut } from './verbs.js';

/** What the subject of a class of verbs does in the event. */
interface Frame extends Omit<OrganizerRule, 'pattern'> {
  readonly role: OrganizerRole;
  /** After the active verb. */
  readonly object?: string;
  /** After the participle, before its agent. */
  readonly of?: string;
  /** Words for the agent, besides `by`. */
  readonly by?: string;
  /** In front of each agent. */
  readonly before?: string;
  readonly voice?: 'active' | 'passive';
  /** What a relative clause with the verb belongs to, in place of the object. */
  readonly relativeTo?: string;
}

type OrganizerRole = 'organiser' | 'partner' | 'funder' | 'host';

const WHICH = '(?:\\bwhich|\\bthat|\\bwhen|(?<=<event>))';
const NOT_BY = '(?!(?: [a-z]+ly| together)? by\\b)';
/** `funds from`, `an extra-budgetary contribution made by`. */
const MONEY_OF =
  '(?:(?:(?:an? |the |its )?(?:[a-z-]+ )?(?:and [a-z]+ )?' +
  '(?:<money>|contributions?|support|help|assistance|programme)|extra-budgetary contributions?)' +
  '(?: (?:made|given|provided|received))? (?:of|from|by) )?';

/** What is paid for, besides costs. */
const EXPENSES =
  '(?:travel|accommodation|board|lodging|meals|interpretation|transport(?:ation)?|rooms|' +
  'flights|tickets)\\b';

const frame = (
  name: string,
  role: OrganizerRole,
  confidence: number,
  more: Partial<Frame> = {},
): Frame => ({ name, role, confidence, ...more });

/** `launched an appeal against the festival` */
const NO_PROTEST = '(?![^;:.,]{0,60} (?:about|into|against) )';

/** In order of trust: of equal confidence, the first decides a body’s role. */
const FRAMES: readonly Frame[] = [
  frame('organize', 'organiser', 0.9, {
    object:
      '(?! (?:crime|criminal|groups?|(?:the |its |their )?(?:[a-z]+ )?elections?\\b(?!-|' +
      ` (?:[a-z]+ ){0,2}<event>)))${NOT_BY}`,
  }),
  frame('hold', 'organiser', 0.8, {
    object:
      '(?:(?! that\\b)<no visit> <an event>|(?<=held) (?:the|its|their|an?) ' +
      '(?:\\d+[a-z]* |[a-z]+ )?[\ue003\ue008](?! (?:responsible|account))|' +
      '(?<=concluded|ran) its (?:first|second|third|[a-z\\d]+th|annual) [\ue003\ue008])',
    of: '<of an event>',
    relativeTo: WHICH,
  }),
  frame('manage', 'organiser', 0.8, {
    object: ' <an event>(?<!project|programme|initiative|series|campaign)',
    of: '<of an event>',
    relativeTo: WHICH,
  }),
  frame('go on', 'organiser', 0.8, {
    object: '(?<!\\bfinish|\\bend)(?! to\\b)<no visit> <an event>',
    voice: 'active',
  }),
  frame('teach', 'organiser', 0.8, {
    of: '(?<!\\bcalled(?= (?:for|on|upon|off)\\b))<of an event>',
    voice: 'passive',
  }),
  frame('train', 'organiser', 0.65, {
    object: '(?<=ed|taught|ing)(?<!\\bhad [a-z]+)',
    voice: 'active',
  }),
  frame('gather', 'organiser', 0.7, {
    object: '(?<=ed|brought|together)(?! (?:data|facts|information|evidence|material|views)\\b)',
    only: BODIES,
    voice: 'active',
  }),
  frame('call', 'organiser', 0.75, {
    object: ' (?:it|the|an?|this|its) (?:(?!for)[a-z-]+ ){0,4}<event>(?! (?:an?|the)\\b)',
    only: BODIES,
    voice: 'active',
  }),
  frame('hand over', 'organiser', 0.75, {
    object: `(?:(?<!\\b(?:pass|entrust|deliver)[a-z]*)|(?=[^;:.]{0,40}\\b${GOODS}\\b))`,
    of: '(?<!\\b(?:prize|award|medal|cup)s?\\b[^;:.]{0,60} donated)',
    only: ['body', 'state'],
    onlyFor: GIVING,
  }),
  frame('inaugurate', 'organiser', 0.7, {
    object: `${NO_PROTEST} (?:the|an?|its|their|this|two|three|\\d+)\\b`,
    onlyFor: ['ceremony', 'launch', 'presentation'],
  }),
  frame('present', 'organiser', 0.75, {
    object: NO_PROTEST,
    onlyFor: ['presentation', 'exhibition', 'launch'],
  }),
  frame('sign', 'organiser', 0.85, { by: 'between', onlyFor: ['signing'] }),
  frame('support', 'partner', 0.75, {
    // `The Office supports judges` is no part in an event.
    object:
      '(?:(?<!s)|(?= [^;:.]{0,60}?(?:<event>|\\b(?:it|this)\\b)))' +
      '(?! by(?! (?:opening|sending|lending|giving|providing|supplying|printing|sharing|' +
      'offering)\\b)| [^;:.]{0,80}?(?: financially|with <sum>))',
  }),
  frame('facilitate', 'partner', 0.7, { object: '(?= <an event>)', of: '<of an event>' }),
  frame('cooperate', 'partner', 0.75, {
    object: '(?=[.;,]|$| (?:in|on|as|by) | with (?:it|them)[.;,])',
    voice: 'active',
  }),
  frame('give help', 'partner', 0.75, {
    object:
      ' (?!(?:[a-z]+ )?(?:financial|monetary)\\b)(?:its |their |some |the )?' +
      '(?:[a-z\ue007-]+ and )?(?:[a-z\ue007-]+ ){0,2}<helping hands>',
    relativeTo: '\\b<helping hands>[^;:.,]{0,40}?,?(?: which| that)',
    voice: 'active',
  }),
  frame('contribute', 'partner', 0.65, {
    object: '(?! (?:(?:(?! and )[^;:.]){0,40}? )?<money>)(?! (?:financially|to the costs?))',
    only: ['body', 'name'],
  }),
  frame('fund', 'funder', 0.9, {
    object:
      "(?! (?:managers|officials|ministr[a-z]+)\\b(?!['’]| to (?:attend|take part))|" +
      ' to (?:the )?[\ue001\ue008])' +
      '(?! (?:[a-z\ue007-]+ ){0,4}(?:attention|visits?|tribute|heed|respects?|homage|calls?)\\b)' +
      NOT_BY,
    by: 'from|through|out of|thanks to|with',
    before: MONEY_OF,
  }),
  frame('support with money', 'funder', 0.88, {
    object: `(?! to (?!(?:the |this )?(?:project|programme|costs?|<event>)))${NOT_BY}`,
  }),
  frame('support', 'funder', 0.88, { object: '[^;:.]{0,60}? with <sum>', voice: 'active' }),
  frame('buy', 'funder', 0.85, {
    object:
      '[^;:.]{0,60}? (?:with|for) <sum>(?! (?:[a-z]+ ){0,2}(?:from|by|given|provided|donated))',
    voice: 'active',
  }),
  frame('bear', 'funder', 0.9, {
    object:
      ' (?:all |most of |half of |part of )?(?:the |its |their |' +
      "this year['’]s )?(?:[a-z]+ ){0,2}<costs>",
    relativeTo: '\\b<costs>[^;:.]{0,40}?(?: which| that)?',
    voice: 'active',
  }),
  frame('cover', 'funder', 0.85, {
    object:
      ` (?:the |all |for )?(?:[a-z]+ and )?${EXPENSES}(?= (?:and|costs?|expenses|of|for|to|in|` +
      'at)\\b|[.,;]|$)',
    of: `(?<=\\b${EXPENSES}[^;:.]{0,40})`,
  }),
  frame('give money', 'funder', 0.88, {
    object:
      ' (?:the |its |their |all |most of the |half of the |an? |[a-z]+ )?' +
      '(?:(?:(?!and )[a-z]+ )?(?:<money>|contributions?)|<sum>)',
    relativeTo: '\\b<money>[^;:.,]{0,40}?,?(?: which| that)?',
    voice: 'active',
  }),
  frame('contribute', 'funder', 0.7, { only: ['state'], voice: 'active' }),
  frame('host', 'host', 0.85, { object: NOT_BY }),
];

/** The other verb of two with one agent: `organized and funded by`. */
const WITH_ANOTHER = '(?:,? (?:and|or) (?:[a-z]+ )?[a-z-]+(?:ed|n|d)(?: for)?)';

/** From a subject to its verb. */
const TO_VERB =
  '(?:<aside>,? |(?<=\\bit (?:is|was) (?:\ue008 that [^;:.]{1,80},? and )?\ue008) that )<aux>';
const WHO =
  '(?: \\([^()]{1,60}\\))?,? (?:(?:both|all|each) of )?(?:which|' +
  'whom?)(?:, <jointly> \ue008,)? <aux>';

type Make = (construction: string, pattern: string) => OrganizerRule;

function constructionsOf({
  name,
  role,
  object = '',
  of = '',
  by,
  before = '',
  relativeTo,
  voice,
  ...where
}: Frame): OrganizerRule[] {
  const make: Make = (construction, pattern) => ({
    ...where,
    name: `${name}-${construction}`.replace(/ /g, '-'),
    pattern,
  });
  // The verb belongs to no other subject.
  const surer = (found: OrganizerRule): OrganizerRule => ({
    ...found,
    confidence: Math.round(found.confidence * 100 + 5) / 100,
  });
  const others = participlesBut(name);
  const agent =
    `(?:${WITH_ANOTHER} by|<gap>(?<!\\bnot )(?<!\\b(?:${others}) )by` +
    (by ? `|<gap>\\b(?:${by}))` : ')');
  const active = [
    make('active', `{${role}}${TO_VERB}<${name}>${object}`),
    surer(make('who', `{${role}}${WHO}<${name}>${object}`)),
  ];
  const passive = [
    surer(
      make(
        'passive',
        `<passive>(?<!financially |-)<${name} ed>${of}${agent} (?:not only (?:by )?)?${before}{${role}}`,
      ),
    ),
  ];
  return [
    ...(voice === 'passive' ? [] : active),
    ...(relativeTo ? [make('relative', `${relativeTo} {${role}}<aside> <aux><${name}>`)] : []),
    ...(voice === 'active' ? [] : passive),
  ];
}

const PLAYING =
  '(?:(?:is|are|was|were) (?:pleased|glad|proud|happy) to be|is|are|was|were|be|being|' +
  'remain(?:s|ed)?|became|play(?:s|ed)|(?:act|serv|join|appear|' +
  'participat|' +
  'figur|featur)' +
  '(?:e|s|es|ed)?(?: it)? as|took part as|c[ao]me in as|(?:is|are|was|were) (?:involved|' +
  'on board|there) as)';
const QUALIFIED =
  "(?:(?:(?!not\\b|no\\b|to\\b|with\\b|by\\b|of\\b|from\\b|among\\b)[a-z-]+(?:['’]s?)?|" +
  "\ue008['’]s?) ){0,4}";
/** Of another event, or of no event: `the host of the next summit`, `a donor to Moldova`. */
const OF_ANOTHER =
  '(?! (?:(?:of|to|in|for) (?:(?:the|a|its|our) )?(?:(?:next|previous|coming|future|reform|' +
  'region|' +
  'coalition|fight|world|area|country)\\b(?![- ](?:[a-z]+ ){0,2}<event>|-)|' +
  '(?:\\d{4}\\b|[\ue001\ue004\ue005])(?! (?:[a-z\ue002\ue003]+ ){0,3}<event>))|' +
  "of (?:the )?\ue008 in |to (?:the )?\ue008(?!['’]s? | (?:project|programme))))";
const ONE_OF = '(?:(?:among|one of|some of) )?';

/** Nouns for those who play a part: `its partners were`, `as organizers`. */
function nounsOf(
  noun: string,
  does: string,
  role: OrganizerRole,
  confidence: number,
): OrganizerRule[] {
  // `among the donors of the Centre`: of whatever it does.
  const oneOf =
    role === 'funder' ? "(?:among (?=(?:the|its) (?:project|programme|<event>)['’]s? ))?" : ONE_OF;
  const plays =
    `(?:,? (?:which|who))? (?:(?:will|would|again|also) ){0,2}${PLAYING} ` +
    '(?:also |both |all )?';
  // `the UN, a partner in it`; not `a mother of four`
  const ofPartner = role === 'partner' ? '|an?|its|their' : '';
  const apposition = `, (?=(?:the|our|one of the|\ue008['’]s${ofPartner}) )`;
  const make = (construction: string, pattern: string): OrganizerRule =>
    rule(`${noun}-${construction}`, confidence, pattern);
  return [
    make(
      'predicate',
      `{${role}}(?:${plays}| (?=(?:the|an?|its|their) )|${apposition})${oneOf}` +
        `(?:${QUALIFIED}<${noun}>${OF_ANOTHER}|those (?:who|which|that) <aux><${does}>)`,
    ),
    make(
      'subject',
      `\\b<${noun}>[^;:.,]{0,50}? (?:is|are|was|were|include[ds]?|came from)` +
        `(?: both)?(?:, <besides> \ue008,)?:? {${role}}`,
    ),
    make(
      'as',
      `(?<!\\b(?:join(?:s|ed)?|alongside) ){${role}},? as ${QUALIFIED}<${noun}>${OF_ANOTHER}`,
    ),
    make(
      'apposition',
      '\\b(?:its|the|their|other|local|national|two|three|four|several) ' +
        `(?:same and only |[a-z]+ )?<${noun}>(?: of [^;.:,]{1,40})?(?:,|:| [–—-]) {${role}}`,
    ),
  ];
}

/** All constructions of all frames. */
export const FRAME_RULES: readonly OrganizerRule[] = [
  ...FRAMES.flatMap(constructionsOf),
  ...nounsOf('organizers', 'organize', 'organiser', 0.88),
  ...nounsOf('partners', 'support', 'partner', 0.85),
  ...nounsOf('donors', 'fund', 'funder', 0.88),
  ...nounsOf('hosts', 'host', 'host', 0.85),
];
