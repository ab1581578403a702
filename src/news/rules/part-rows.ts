/** Rows for bodies with a part in an event, from the table `words/roles.yaml`. */
import type { MentionKind } from '../names/mention.js';
import { type Pattern, compile } from '../names/slots.js';
import { participlesBut } from './verbs.js';
import { ROLE_TABLE, WORD_CLASSES } from './word-classes.js';

type PartRole = 'organiser' | 'partner' | 'funder' | 'host';

/** Where a row applies, and how sure it is. */
interface PartFields {
  readonly confidence: number;
  /** Only bodies of these kinds. */
  readonly only?: readonly MentionKind[];
  /** Only where the item reports on an event of one of these types. */
  readonly onlyFor?: readonly string[];
  /** Not where it reports on one of these. */
  readonly notFor?: readonly string[];
  /** Its verb may also mean giving, which makes no organizer. */
  readonly mayGive?: true;
  /** Its verb is of work that States and people do without organizing. */
  readonly isWork?: true;
  /** It finds an organizer beside another. */
  readonly isBeside?: true;
}

/** A row for bodies with a part in an event. */
export interface PartRow extends PartFields {
  readonly name: string;
  readonly pattern: Pattern;
  /** The bodies are agents of a participle. */
  readonly isPassive?: true;
}

interface Frame extends PartFields {
  readonly verb: string;
  readonly role: PartRole;
  readonly object?: string;
  readonly of?: string;
  /** Words for the agent, besides `by`. */
  readonly by?: string;
  /** In front of each agent. */
  readonly before?: string;
  readonly voice?: 'active' | 'passive';
  /** What a relative clause with the verb belongs to, in place of the object. */
  readonly relativeTo?: string;
}

/** The form of `words/roles.yaml`. */
export interface RoleTable {
  readonly verbs: Readonly<Record<string, string>>;
  readonly frames: readonly Frame[];
  readonly players: readonly (PartFields & { noun: string; does: string; role: PartRole })[];
  readonly gifts: readonly (PartFields & { noun: string; verb: string; role: PartRole })[];
  readonly rows: readonly (PartFields & { name: string; pattern: string })[];
  readonly agents: RoleTable['rows'];
  readonly classes: Readonly<Record<string, string>>;
}

const toRow = (name: string, pattern: string, where: PartFields): PartRow => ({
  ...where,
  name: name.replace(/ /g, '-'),
  pattern: compile(pattern, WORD_CLASSES),
});

/** A little surer, or less sure, than the other rows of its kind. */
const by = (difference: number, row: PartRow): PartRow => ({
  ...row,
  confidence: Math.round(row.confidence * 100 + difference) / 100,
});

function rowsOfFrame(frame: Frame): PartRow[] {
  const {
    verb,
    role,
    object = '',
    of = '',
    by: agents,
    before = '',
    relativeTo,
    voice,
    ...where
  } = frame;
  const agent =
    `(?:<to agent>|<gap>(?<!\\bnot )(?<!\\b(?:${participlesBut(verb)}) )by` +
    (agents ? `|<gap>\\b(?:${agents}))` : ')');
  const passive = `<passive>(?<!financially |-)<${verb} ed>${of}${agent} (?:not only (?:by )?)?${before}{${role}}`;
  return [
    ...(voice === 'passive'
      ? []
      : [toRow(`${verb}-active`, `{${role}}<to verb><${verb}>${object}`, where)]),
    ...(relativeTo
      ? [toRow(`${verb}-relative`, `${relativeTo} {${role}}<aside> <aux><${verb}>`, where)]
      : []),
    ...(voice === 'active'
      ? []
      : [by(5, { ...toRow(`${verb}-passive`, passive, where), isPassive: true })]),
  ];
}

/** `its partners were`, `the partners of the event are`, `as partners`, `its partner, the Mission`. */
function rowsOfPlayers({ noun, does, role, ...where }: RoleTable['players'][number]): PartRow[] {
  // `among the donors of the Centre`: of whatever it does.
  const oneOf =
    role === 'funder'
      ? "(?:among (?=(?:the|its) (?:project|programme|<event>)['’]s? ))?"
      : '(?:(?:among|one of|some of) )?';
  // `the UN, a partner in it`; not `a mother of four`
  const article = role === 'partner' ? '|an?|its|their' : '';
  return [
    toRow(
      `${noun}-predicate`,
      `{${role}}(?:<plays>| (?=(?:the|an?|its|their) )|, (?=(?:the|our|one of the|<list>['’]s${article}) ))${oneOf}` +
        `(?:<qualified><${noun}><of another>|those (?:who|which|that) <aux><${does}>)`,
      where,
    ),
    toRow(
      `${noun}-subject`,
      `\\b<${noun}>[^;:.,]{0,50}? (?:is|are|was|were|include[ds]?|came from)(?: both)?(?:, <besides> <list>,)?:? {${role}}`,
      where,
    ),
    toRow(
      `${noun}-as`,
      `(?<!\\b(?:join(?:s|ed)?|alongside) ){${role}},? as <qualified><${noun}><of another>`,
      where,
    ),
    toRow(
      `${noun}-apposition`,
      '\\b(?:its|the|their|other|local|national|two|three|four|several) ' +
        `(?:[a-z]+ )?<${noun}>(?: of [^;.:,]{1,40})?(?:,|:| [–—-]) {${role}}`,
      where,
    ),
  ];
}

/** `with the help of`, `the help came from`, `with Norway’s help`. */
function rowsOfGifts({ noun, verb, role, ...where }: RoleTable['gifts'][number]): PartRow[] {
  const nouns =
    noun === 'money'
      ? '(?:<money>|contributions?\\b(?! to the (?:discussion|debate|work|talks)))'
      : `<${noun}>`;
  return [
    toRow(
      `${noun}-of`,
      '\\b(?!at the (?:expense|cost)s? of)<by means of>(?:, [^,;.]{1,40},)? ' +
        '(?:the |its |their |some |an? |(?!and |to )[a-z0-9<role>,.-]+ (?:and )?){0,3}' +
        `${nouns}(?: [\\d,.]+| and ${nouns})?(?: in [a-z ]{1,30})?(?: (?:(?:which|that) were )?` +
        `(?:<${verb} ed>|made|received|coming))? (?:of|from|by) {${role}}`,
      where,
    ),
    toRow(
      `${noun}-from`,
      `(?<!financial )\\b${nouns}(?:(?!\\bwho\\b)[^;.]){0,90}? ` +
        `(?:(?:came|comes?|coming)(?: \\w+)?|(?:is|are|was|were)|(?:<${verb} ed>|<bear ed>|secured|received)(?: \\w+)?) ` +
        `(?:from|by) (?:the (?:budgets?|funds) of )?{${role}}`,
      where,
    ),
    by(
      -5,
      toRow(`${noun}-genitive`, `\\b<means> {${role}}['’]s? (?:[a-z]+ ){0,2}<${noun}>`, where),
    ),
  ];
}

/** In order of trust: of equal confidence, the first row decides a body's role. */
export const PART_ROWS: readonly PartRow[] = [
  ...ROLE_TABLE.frames.flatMap(rowsOfFrame),
  ...ROLE_TABLE.players.flatMap(rowsOfPlayers),
  ...ROLE_TABLE.gifts.flatMap(rowsOfGifts),
  ...ROLE_TABLE.rows.map(({ name, pattern, ...where }) => toRow(name, pattern, where)),
];

/** Used where no other row names an organizer, with an event in the same sentence. */
export const AGENT_ROWS: readonly PartRow[] = ROLE_TABLE.agents.map(({ name, pattern, ...where }) =>
  toRow(name, pattern, where),
);
