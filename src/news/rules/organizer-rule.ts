/**
 * The form of the rules for bodies with a role in an event: patterns over masked sentences (see
 * `slots.ts`). A slot in braces is a list of bodies, named after their role. `<words>` are those of
 * `word-classes.ts`.
 */
import type { MentionKind } from '../names/mention.js';
import { alternation } from '../names/slots.js';

/** Names with a head noun of bodies: `Mission`, not `Germany`. */
export const BODIES: readonly MentionKind[] = ['body'];

/** A pattern for bodies with a role in an event. */
export interface OrganizerRule {
  readonly name: string;
  readonly pattern: string;
  readonly confidence: number;
  readonly only?: readonly MentionKind[];
  /** Only where the item reports on an event of one of these types. */
  readonly onlyFor?: readonly string[];
  /** Not where it reports on one of these. */
  readonly notFor?: readonly string[];
}

export const rule = (
  name: string,
  confidence: number,
  pattern: string,
  where: Partial<OrganizerRule> = {},
): OrganizerRule => ({ name, confidence, pattern, ...where });

/** Beginnings of verbs that do not mean organizing: bodies attend, decide, speak. */
export const NOT_ORGANIZING = alternation(`
  attend | support | assist | help | visit | receiv | welcom | express | decid | adopt | agree
  | sign | hop | want | need | observ | follow | join | participat | host | stat | declar | announc
  | condemn | critici | prais | thank | call | ask | request | urg | appeal | not | stress
  | underlin | emphasi | recall | warn | confirm | approv | elect | appoint | concern | learn
  | discuss | exchang | listen | work | cover | serv | belong | consist | compris | contain | fund
  | financ | paid | payed | co-operat | cooperat | collaborat | report | publish | record | count
  | increas | establish | found | own | remain | live | stay | us | accompan | greet | watch
  | see | saw | seen | hear | reach | met | known | been | translat | writ | draft | develop | issu
  | amend | pass | bas | recogni | accept | reject | postpon | delay | stopp | kill | arrest
  | detain
  | attack | injur | fir`);

/** Verbs in the past, by their endings. */
export const ACTED =
  '(?:[a-z]{3,}ed|sent|brought|took(?! part| place)|taken|gave|given|made|held|' +
  'led|let|ran|run|put|set|built|drew|drawn|taught|shown|chose|chosen|got)\\b';
