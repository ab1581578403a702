/** The versions of the graph: all, one with its files, their names, and what changed since one. */
import {
  INTEGER,
  listOf,
  membersOf,
  MOMENT,
  objectOf,
  said,
  TEXT,
  VERSION_VALUE,
  filledText,
  unfit,
  type Typed,
} from '../input/index.js';
import { diffJson, type VersionInfo } from '../snapshots/index.js';
import { capability, type Capability } from './capability.js';
import { thingIri } from '../search/index.js';
import type { Service } from '../service.js';
import { NOTE, PAGE, noteOfPage } from './members.js';

/** How long the list waits for digests that are not known yet: as a client would. */
const PATIENCE_MS = 5_000;

const TEXT_OR_NULL = { type: ['string', 'null'] };
const INTEGER_OR_NULL = { type: ['integer', 'null'] };
const INFO = objectOf(
  {
    version: INTEGER,
    name: TEXT_OR_NULL,
    createdAt: MOMENT,
    author: TEXT,
    message: TEXT,
    quads: INTEGER_OR_NULL,
    added: INTEGER,
    removed: INTEGER,
    sha256: TEXT_OR_NULL,
  },
  { note: TEXT_OR_NULL },
);
const FILE = objectOf({
  name: TEXT,
  href: TEXT,
  mediaType: TEXT,
  size: INTEGER_OR_NULL,
  sha256: TEXT_OR_NULL,
});
const NAMED = said(VERSION_VALUE, 'The number of a version, its name, or `latest`.', 1);
const TOPIC = 'Versions';
const GROUP = 'versions of the graph: list, show, name, compare, export, deposit, verify';

const lineOf = ({ quads, added, removed, ...info }: VersionInfo): string =>
  `version ${info.version}${info.name === null ? '' : ` “${info.name}”`}  ${info.createdAt}  ` +
  `${quads ?? '…'} quads (+${added} −${removed})  ${info.author}: ${info.message}\n`;

export const snapshots: Capability<object, readonly VersionInfo[]> = {
  name: 'snapshots',
  summary: 'Lists the versions of the graph, newest first',
  input: membersOf({}),
  output: objectOf({ versions: listOf(INFO) }),
  run: (_input, { service }) => service.snapshots.list(PATIENCE_MS),
  json: (versions) => ({ versions }),
  http: { topic: TOPIC },
  tool: false,
  commands: [
    {
      usage: 'snapshot list',
      group: GROUP,
      text: ({ versions }: { readonly versions: readonly VersionInfo[] }) =>
        versions.map(lineOf).join(''),
    },
  ],
};

export const snapshot = capability({
  name: 'snapshot',
  summary: 'Shows a version and its files',
  input: membersOf({ version: NAMED }),
  output: {
    ...INFO,
    properties: { ...INFO.properties, files: listOf(FILE) },
    required: [...INFO.required, 'files'],
  },
  // To list them with their digests, the files are made.
  run: async (_input, { service: { snapshots: versions, exports }, version, isForPeople }) => ({
    info: await versions.show(version.number),
    files: await (isForPeople ? exports.listMade(version) : exports.list(version)),
  }),
  json: ({ info, files }) => ({
    ...info,
    files: files.map((file) => ({ ...file, href: `/snapshots/${info.version}/${file.name}` })),
  }),
  http: { path: '/snapshots/{version}', topic: TOPIC },
  tool: false,
  commands: [
    {
      usage: 'snapshot show <version>',
      text: (info: VersionInfo) => `${lineOf(info)}sha256 ${info.sha256 ?? 'none'}\n`,
    },
  ],
});

export const nameSnapshot = capability({
  name: 'name-snapshot',
  summary: 'Gives a version a permanent name',
  input: membersOf(
    { name: said({ ...TEXT, format: 'version-name' }, 'The name.', 'first') },
    {
      of: { ...NAMED, default: 'latest' },
      message: said({ ...TEXT, maxLength: 1_000, default: '' }, 'A note with the name.'),
    },
  ),
  output: INFO,
  scope: 'snapshots',
  run: async ({ name, of, message }, { service: { snapshots: versions } }) => {
    const number = versions.resolve(String(of));
    await versions.name(number, name, message);
    return versions.show(number);
  },
  http: {
    method: 'POST',
    path: '/snapshots',
    topic: TOPIC,
    names: { of: 'version' },
    status: 201,
    example: { name: 'first', message: 'The first edition', version: 1 },
    made: ({ version }: VersionInfo) => ({ address: `/snapshots/${version}` }),
  },
  commands: [
    {
      usage: 'snapshot name <version> <name>',
      names: { of: 'version' },
    },
  ],
});

const A_PAGE = 20;
/** Commits shown, the latest. */
const MAX_COMMITS = 20;

const POINT: Typed<number | string> = {
  type: ['integer', 'string'],
  minimum: 0,
  format: 'version-or-moment',
};
const COMMIT = objectOf({ version: INTEGER, at: TEXT, author: TEXT, message: TEXT });
const OBJECT = { type: 'object' };
const CHANGED = objectOf(
  {},
  {
    label: TEXT,
    iri: TEXT,
    kind: TEXT,
    change: { ...TEXT, enum: ['added', 'removed', 'changed'] },
    country: TEXT,
    statements: listOf(objectOf({}, { property: OBJECT, change: TEXT, before: {}, after: {} })),
    sources: listOf(
      objectOf({}, { property: OBJECT, value: OBJECT, alsoSaidBy: {}, noLongerSaidBy: {} }),
    ),
  },
);

export const changesSince = capability({
  name: 'changes-since',
  summary: 'Shows what changed since a version or a day',
  input: membersOf(
    {
      since: said(
        { ...POINT, notAfter: 'until' },
        'A version (number or name), a day (YYYY-MM-DD), a month, or a time; 0 is the beginning.',
        ...[1, '2026-11-01'],
      ),
    },
    {
      until: said(
        { ...POINT, default: 'latest' },
        'The version, day, month or time up to which, included.',
        'latest',
      ),
      thing: said(
        filledText(2_000),
        'Only what changed of this thing: its IRI, or kind and slug.',
        'organization/presence-in-albania',
      ),
      page: said(PAGE, `Which ${A_PAGE} changed things, from 1.`),
    },
  ),
  output: objectOf(
    {
      version: INTEGER,
      since: said(INTEGER, 'The version before the changes.'),
      added: said(INTEGER, 'How many statements were added.'),
      removed: INTEGER,
      sentence: TEXT,
      words: listOf(TEXT),
      commits: listOf(COMMIT),
      things: listOf(CHANGED),
    },
    {
      alsoSaid: said(INTEGER, 'How many are now said by another source too.'),
      noLongerSaid: said(INTEGER, 'How many are now said by fewer sources.'),
      total: said(INTEGER, 'How many things changed.'),
      note: NOTE,
    },
  ),
  run: async ({ since, until, thing: said, page }, { service }) => {
    const [from, to] = [versionAt(since, 'beginning', service), versionAt(until, 'end', service)];
    if (from > to)
      throw unfit('since', { place: 'argument', expected: 'at most “until”', found: since });
    const thing = said === undefined ? undefined : thingIri(said.trim(), service.names);
    const { things: all, ...rest } = await service.diffs.describe(from, to, thing);
    const first = (page - 1) * A_PAGE;
    const shown = all?.slice(first, first + A_PAGE) ?? [];
    const { things } = diffJson({ ...rest, things: shown }) as { things: object[] };
    const commits = commitsOf(service, from, to);
    const { added, removed, alsoSaid, noLongerSaid, sentence, words } = rest;
    const notes = [
      commits.note,
      all
        ? noteOfPage(
            'changed things',
            { first, count: shown.length, total: all.length },
            `"page": ${page + 1}, "until": ${to}`,
          ).note
        : 'Too much changed to list things. Ask for one "thing", or for fewer versions between ' +
          `${from} and ${to}.`,
    ].filter(Boolean);
    return {
      version: to,
      since: from,
      ...{ added, removed, alsoSaid, noLongerSaid, sentence, words },
      commits: commits.shown,
      ...(all ? { total: all.length } : {}),
      things,
      ...(notes.length > 0 ? { note: notes.join(' ') } : {}),
    };
  },
  http: { topic: 'Versions' },
  tool: {
    title: 'What changed since a version or a day',
    description:
      'What changed in the graph since a version or a day: a summary in words, the commits with ' +
      'author and reason, and the changed things with each fact before and after. Example: ' +
      '{"since": "2026-11-01"}; for one thing: {"since": 1, "thing": "state/moldova"}.',
  },
});

/** Months, days and times; a year alone is the number of a version. */
const DATE = /^\d{4}-\d\d/;

/** @throws ServiceError `not-found`, `bad-request`, `version-dropped` */
function versionAt(
  asked: number | string,
  as: 'beginning' | 'end',
  { snapshots: versions }: Service,
): number {
  const text = String(asked).trim();
  return DATE.test(text) ? versions.versionIn(text, as) : versions.resolve(text);
}

/** The latest commits of a difference, as the origin of its statements. */
function commitsOf(
  { changes }: Service,
  from: number,
  to: number,
): { shown: object[]; note?: string } {
  const shown: object[] = [];
  let next = to;
  while (next > from && shown.length < MAX_COMMITS) {
    const { id, committedAt, author, message, after } = changes.change(next);
    shown.push({ version: id, at: committedAt.toISOString(), author, message });
    next = after;
  }
  return next > from
    ? { shown, note: `These are the last ${MAX_COMMITS} commits; set "until" to ${next}.` }
    : { shown };
}
