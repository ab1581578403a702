/** `osce-graph fact add|correct|withdraw`: one statement about a thing, with its receipts. */
import type { Command } from 'commander';
import { notFound, type ServiceError } from '../errors.js';
import { localNameOf } from '../graph/index.js';
import { unknownName } from '../http/index.js';
import {
  XSD,
  literal,
  namesFor,
  parseRdf,
  quad,
  readContext,
  toNTriplesTerm,
  type Names,
  type Quad,
} from '../rdf/index.js';
import type { Service } from '../service.js';
import {
  authorOf,
  settingsOf,
  withService,
  type AddCommand,
  type Flags,
  type Terminal,
} from './command.js';
import { RunningServer, noteIn } from './running-server.js';

/** The statement that goes, and the one that comes. */
interface Edit {
  readonly before?: Quad;
  readonly after?: Quad;
}

const ON_WORDS = 'The words are checked against the page only if its text is kept (KEEP_PAGES).\n';

const EVIDENCE = ['quote', 'page', 'note'] as const;

export const addFact: AddCommand = (program, terminal, finish) => {
  const fact = program
    .command('fact')
    .description(
      'add, correct or withdraw a fact about a thing (kind/slug, or its IRI), given by a key of ' +
        'its JSON and a value; its receipts follow',
    );
  const define = (usage: string, description: string): Command =>
    fact
      .command(usage)
      .description(description)
      .option('--author <name>', 'who decides (default: the user of this machine)')
      .option('--message <text>', 'message of the commit')
      .option('--server <url>', 'write through this running server, with the token in WRITE_TOKEN')
      .option('--data-dir <directory>', 'the data directory (DATA_DIR)');
  const defineNew = (usage: string, description: string): Command =>
    define(usage, description)
      .option('--quote <words>', 'the words that it rests on; needs --page')
      .option('--page <page>', 'the page with these words: its address, or its item’s IRI or slug')
      .option('--note <text>', 'a reason in your words');
  const run = async (statements: Promise<Edit>, flags: Flags): Promise<void> => {
    const edit = await statements;
    await (typeof flags.server === 'string'
      ? overHttp(edit, new RunningServer(flags.server, terminal), flags)
      : withService(flags, terminal, 'open', (service) =>
          inProcess(edit, service, flags, terminal),
        ));
    const line = (mark: string, each: Quad | undefined): string =>
      each ? `${mark} ${textOf(each)} .\n` : '';
    terminal.out(line('-', edit.before) + line('+', edit.after) + (flags.quote ? ON_WORDS : ''));
    finish(0);
  };
  const said = (flags: Flags, ...words: readonly [string, string, string]): Promise<Quad> =>
    statementOf(words, namesFor(settingsOf(flags, terminal).service.baseIri));
  defineNew('add <thing> <key> <value>', 'add a fact').action(
    (thing: string, key: string, value: string, flags: Flags) =>
      run(
        said(flags, thing, key, value).then((after) => ({ after })),
        flags,
      ),
  );
  defineNew('correct <thing> <key> <value> <new-value>', 'put another value in its place').action(
    (thing: string, key: string, value: string, newValue: string, flags: Flags) =>
      run(
        Promise.all([said(flags, thing, key, value), said(flags, thing, key, newValue)]).then(
          ([before, after]) => ({ before, after }),
        ),
        flags,
      ),
  );
  define('withdraw <thing> <key> <value>', 'withdraw a fact').action(
    (thing: string, key: string, value: string, flags: Flags) =>
      run(
        said(flags, thing, key, value).then((before) => ({ before })),
        flags,
      ),
  );
};

/** @throws ServiceError `bad-request` for a key that the context does not have. */
async function statementOf(
  [thing, key, value]: readonly [string, string, string],
  names: Names,
): Promise<Quad> {
  const context = readContext(names)['@context'];
  const [said] = await parseRdf(JSON.stringify({ '@id': thing, [key]: value }), {
    format: 'jsonld',
    baseIri: `${names.baseIri}id/`,
    context,
  });
  if (!said)
    throw unknownName(key, Object.keys(context), {
      what: 'The fact has the key',
      list: 'The keys are those of the thing’s JSON.',
    });
  const { subject, predicate, object } = said;
  const isPlain = object.termType === 'Literal' && object.datatype.equals(XSD.string);
  return isPlain && /^(?:0|[1-9]\d*)$/.test(value)
    ? quad(subject, predicate, literal(value, XSD.integer))
    : said;
}

async function inProcess(
  { before, after }: Edit,
  { committer, names, news }: Service,
  flags: Flags,
  terminal: Terminal,
): Promise<0> {
  const by = authorOf(flags, terminal);
  const withReceipts = news.withReceipts(by, evidenceIn(flags));
  const apart = [names.graphs.inferred, ...names.sideGraphs];
  await committer.commit(
    (version) => {
      const removed = before
        ? [...version.match(before.subject, before.predicate, before.object)].filter(
            ({ graph }) => !apart.some((each) => each.equals(graph)),
          )
        : [];
      if (before && removed.length === 0)
        throw notThere(
          before,
          [...version.match(before.subject, before.predicate)].map(({ object }) => object.value),
        );
      if (after && version.count(after.subject) === 0)
        throw notFound(`There is no thing <${after.subject.value}>.`);
      const added = after
        ? [quad(after.subject, after.predicate, after.object, names.graphs.edits)]
        : [];
      return { change: withReceipts({ added, removed }, version), value: undefined };
    },
    {
      author: by,
      message:
        typeof flags.message === 'string'
          ? flags.message
          : `Fact about ${(before ?? after)?.subject.value ?? ''}`,
    },
  );
  return 0;
}

async function overHttp(
  { before, after }: Edit,
  server: RunningServer,
  flags: Flags,
): Promise<void> {
  if (before) {
    const answer = async (query: string): Promise<unknown> =>
      server.send('GET', `/sparql?${new URLSearchParams({ query, inferred: 'false' }).toString()}`);
    const { boolean: isThere } = (await answer(`ASK { ${textOf(before)} }`)) as {
      boolean: boolean;
    };
    if (!isThere) {
      const [subject, predicate] = [before.subject, before.predicate].map(toNTriplesTerm);
      const { results } = (await answer(`SELECT ?value { ${subject} ${predicate} ?value }`)) as {
        results: { bindings: { value: { value: string } }[] };
      };
      throw notThere(
        before,
        results.bindings.map(({ value }) => value.value),
      );
    }
  }
  const parts = [
    ...(before ? [`DELETE DATA { ${textOf(before)} }`] : []),
    ...(after ? [`INSERT DATA { ${textOf(after)} }`] : []),
  ];
  const path = new URL((before ?? after)?.subject.value ?? '').pathname;
  await server.send(
    'PATCH',
    `/id/${path.split('/id/')[1] ?? ''}?${noteIn(flags, evidenceIn(flags))}`,
    {
      text: parts.join(' ;\n'),
      headers: { 'Content-Type': 'application/sparql-update', 'If-Match': '*' },
    },
  );
}

function evidenceIn(flags: Flags): Record<string, string> {
  const texts = EVIDENCE.flatMap((name): [string, string][] => {
    const text = flags[name];
    return typeof text === 'string' ? [[name, text]] : [];
  });
  return Object.fromEntries(texts);
}

const notThere = ({ subject, predicate, object }: Quad, present: readonly string[]): ServiceError =>
  notFound(
    `<${subject.value}> has no ${localNameOf(predicate.value)} “${object.value}”. ` +
      (present.length === 0
        ? 'It has no value there.'
        : `Present: ${[...new Set(present)]
            .slice(0, 5)
            .map((value) => `“${value}”`)
            .join(', ')}.`),
  );

const textOf = ({ subject, predicate, object }: Quad): string =>
  [subject, predicate, object].map(toNTriplesTerm).join(' ');
