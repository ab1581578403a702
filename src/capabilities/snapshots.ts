/** The versions of the graph: all, one with its files, and their names. */
import {
  INTEGER,
  listOf,
  membersOf,
  MOMENT,
  objectOf,
  said,
  TEXT,
  VERSION_VALUE,
} from '../input/index.js';
import type { ExportFile, DigestedVersionInfo, VersionInfo } from '../snapshots/index.js';
import type { Capability } from './capability.js';

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

/** The files of a version, with their addresses. */
export const filesJson = (files: readonly ExportFile[], version: number): object[] =>
  files.map((file) => ({ ...file, href: `/snapshots/${version}/${file.name}` }));

interface VersionWithFiles {
  readonly info: DigestedVersionInfo;
  readonly files: readonly ExportFile[];
}

export const snapshot: Capability<object, VersionWithFiles> = {
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
    files: filesJson(files, info.version),
  }),
  errors: ['not-found', 'version-dropped'],
  http: { path: '/snapshots/{version}', topic: TOPIC },
  tool: false,
  commands: [
    {
      usage: 'snapshot show <version>',
      text: (info: VersionInfo) => `${lineOf(info)}sha256 ${info.sha256 ?? 'none'}\n`,
    },
  ],
};

interface Naming {
  readonly name: string;
  readonly of: number | string;
  readonly message: string;
}

export const nameSnapshot: Capability<Naming, VersionInfo> = {
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
  errors: ['unauthorized', 'forbidden', 'name-taken', 'not-found', 'version-dropped'],
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
      text: ({ version, name }: VersionInfo) => `version ${version} is called ${name}\n`,
    },
  ],
};
