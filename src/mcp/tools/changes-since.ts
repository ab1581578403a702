/** `changes_since`: changes in the graph, with their authors. */
import { diffJson, thingIri, type DiffDescription } from '../../snapshots/index.js';
import type { Service } from '../../service.js';
import { NOTE, NUMBER, TEXT, TEXTS, listOf, type Tool } from '../tool.js';

/** Changed things shown in one answer. */
const A_PAGE = 20;
/** Commits shown, the latest. */
const MAX_COMMITS = 20;

const SOURCE = {
  property: { type: 'object' },
  value: { type: 'object' },
  alsoSaidBy: {},
  noLongerSaidBy: {},
};
const STATEMENT = { property: { type: 'object' }, change: TEXT, before: {}, after: {} };

export const changesSince: Tool = {
  name: 'changes_since',
  title: 'What changed since a version or a day',
  description:
    'What changed in the graph since a version or a day: a summary in words, the commits with ' +
    'author and reason, and the changed things with each fact before and after. Example: ' +
    '{"since": "2026-11-01"}; for one thing: {"since": 1, "thing": "state/moldova"}.',
  input: {
    since: {
      type: ['integer', 'string'],
      description:
        'A version (number or name), a day (YYYY-MM-DD), a month, or a time; 0 is the beginning.',
      minimum: 0,
      format: 'version-or-moment',
      notAfter: 'until',
      examples: [1, '2026-11-01'],
    },
    until: {
      type: ['integer', 'string'],
      description:
        'The version, day, month or time up to which, included; the latest unless given.',
      minimum: 0,
      format: 'version-or-moment',
      examples: ['latest'],
    },
    thing: {
      type: 'string',
      description: 'Only what changed of this thing: its IRI, or kind and slug.',
      maxLength: 2_000,
      examples: ['organization/presence-in-albania'],
    },
    page: {
      type: 'integer',
      description: `Which ${A_PAGE} changed things, from 1.`,
      minimum: 1,
      maximum: 1_000_000,
      examples: [2],
    },
  },
  required: ['since'],
  output: {
    since: { ...NUMBER, description: 'The version before the changes.' },
    added: { ...NUMBER, description: 'How many statements were added.' },
    removed: NUMBER,
    alsoSaid: { ...NUMBER, description: 'How many are now said by another source too.' },
    noLongerSaid: { ...NUMBER, description: 'How many are now said by fewer sources.' },
    sentence: TEXT,
    words: TEXTS,
    commits: listOf({ version: NUMBER, at: TEXT, author: TEXT, message: TEXT }, [
      'version',
      'at',
      'author',
      'message',
    ]),
    total: { ...NUMBER, description: 'How many things changed.' },
    things: listOf({
      label: TEXT,
      iri: TEXT,
      kind: TEXT,
      change: { type: 'string', enum: ['added', 'removed', 'changed'] },
      country: TEXT,
      statements: listOf(STATEMENT),
      sources: listOf(SOURCE),
    }),
    note: NOTE,
  },
  always: ['since', 'added', 'removed', 'sentence', 'words', 'commits', 'things'],
  answer: async (given, { service }) => {
    const [from, to] = [
      versionAt(given.since, 'beginning', service),
      versionAt(given.until ?? 'latest', 'end', service),
    ];
    const thing =
      given.thing === undefined ? undefined : thingIri(String(given.thing).trim(), service.names);
    const { page = 1 } = given as { page?: number };
    const description = await service.diffs.describe(from, to, thing);
    const first = (page - 1) * A_PAGE;
    const shown = description.things?.slice(first, first + A_PAGE) ?? [];
    const { things } = diffJson({ ...description, things: shown }) as { things: object[] };
    const commits = commitsOf(service, from, to);
    const { added, removed, alsoSaid, noLongerSaid, sentence, words } = description;
    const total = description.things?.length;
    const note = [...commits.note, ...noteOf(description, first, page)].join(' ');
    return {
      version: to,
      since: from,
      added,
      removed,
      alsoSaid,
      noLongerSaid,
      sentence,
      words,
      commits: commits.shown,
      ...(total === undefined ? {} : { total }),
      things,
      ...(note === '' ? {} : { note }),
    };
  },
};

/** Months, days and times; a year alone is the number of a version. */
const DATE = /^\d{4}-\d\d/;

/** @throws ServiceError `not-found`, `bad-request`, `version-dropped` */
function versionAt(asked: unknown, as: 'beginning' | 'end', { diffs, snapshots }: Service): number {
  const text = String(asked).trim();
  return DATE.test(text) ? snapshots.versionIn(text, as) : diffs.resolve(text);
}

/** The latest commits of a difference, as the origin of its statements. */
function commitsOf(
  { changes }: Service,
  from: number,
  to: number,
): { shown: object[]; note: string[] } {
  const [first, last] = [Math.min(from, to), Math.max(from, to)];
  if (last === 0) return { shown: [], note: [] };
  const shown: object[] = [];
  let next = last;
  while (next > first && shown.length < MAX_COMMITS) {
    const { id, committedAt, author, message, after } = changes.change(next);
    shown.push({ version: id, at: committedAt.toISOString(), author, message });
    next = after;
  }
  return {
    shown,
    note:
      next > first ? [`These are the last ${MAX_COMMITS} commits; set "until" to ${next}.`] : [],
  };
}

function noteOf({ things, from, to }: DiffDescription, first: number, page: number): string[] {
  if (things === undefined)
    return [
      'Too much changed to list things. Ask for one "thing", or for fewer versions between ' +
        `${from} and ${to}.`,
    ];
  if (things.length > 0 && first >= things.length)
    return [`Only ${things.length} things changed; ask for an earlier page.`];
  return first + A_PAGE < things.length
    ? [
        `These are changed things ${first + 1} to ${first + A_PAGE} of ${things.length}. The ` +
          `next ones: "page": ${page + 1}, "until": ${to}.`,
      ]
    : [];
}
