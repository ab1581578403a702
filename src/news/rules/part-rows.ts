/** Rows for bodies with a part in an event, from the table `words/roles.yaml`. */
import type { MentionKind } from '../names/mention.js';
import { compile } from '../names/slots.js';
import { participlesBut } from './verbs.js';
import { ROLE_TABLE, type Row, WORD_CLASSES } from './word-classes.js';

/** A row for bodies with a part in an event. */
export interface PartRow extends Row {
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
  /** The bodies are agents of a participle. */
  readonly isPassive?: true;
}

/** A row as it is written: its pattern may have fields of the row a form is filled with. */
type Written = Omit<PartRow, 'pattern'> & { readonly pattern: string };

/** A form of rows, for those with a voice and the fields that it needs. */
interface Form extends Written {
  readonly voice?: string;
  readonly needs?: string;
  readonly surer?: number;
}
type Fields = Omit<Written, 'name' | 'pattern'> & Readonly<Record<string, unknown>>;

/** The form of `words/roles.yaml`. */
export interface RoleTable {
  readonly verbs: Readonly<Record<string, string>>;
  readonly forms: Readonly<Record<'frames' | 'players' | 'gifts', readonly Form[]>>;
  readonly frames: readonly Fields[];
  readonly players: readonly Fields[];
  readonly gifts: readonly Fields[];
  readonly rows: readonly Written[];
  readonly agents: readonly Written[];
  readonly classes: Readonly<Record<string, string>>;
}

const compiled = (row: Written): PartRow => ({
  ...row,
  pattern: compile(row.pattern, WORD_CLASSES),
});

/** The rows of a kind: each of its forms, filled with the fields of each row. */
const filled = (kind: keyof RoleTable['forms']): PartRow[] =>
  ROLE_TABLE[kind].flatMap((fields) => {
    const others = participlesBut(String(fields.verb));
    return ROLE_TABLE.forms[kind]
      .filter(
        ({ voice, needs }) =>
          (!voice || !fields.voice || voice === fields.voice) && (!needs || fields[needs]),
      )
      .map(({ name, pattern, surer = 0, isPassive }) =>
        compiled({
          ...fields,
          name: `${String(fields.noun ?? fields.verb)}-${name}`.replaceAll(' ', '-'),
          confidence: Math.round((fields.confidence + surer) * 100) / 100,
          ...(isPassive && { isPassive }),
          pattern: pattern.replace(/\$([a-zA-Z]+)/g, (_, field: string) => {
            const words = field === 'others' ? others : fields[field];
            return typeof words === 'string' ? words : '';
          }),
        }),
      );
  });

/** In order of trust: of equal confidence, the first row decides a body's role. */
export const PART_ROWS: readonly PartRow[] = [
  ...filled('frames'),
  ...filled('players'),
  ...filled('gifts'),
  ...ROLE_TABLE.rows.map(compiled),
];

/** Used where no other row names an organizer, with an event in the same sentence. */
export const AGENT_ROWS: readonly PartRow[] = ROLE_TABLE.agents.map(compiled);
