/** `osce-graph fact add|correct|withdraw`: one statement about a thing, with its receipts. */
import type { Command } from 'commander';
import { notFound } from '../errors.js';
import { versionOf, type GraphVersion } from '../graph/index.js';
import {
  assertedIn,
  presentStatement,
  propertyOf,
  requireKey,
  statementOf,
  valuesUnder,
  type FactSource,
  type SaidEdit,
} from '../http/index.js';
import {
  ContextTerms,
  namesFor,
  parseRdf,
  quad,
  saidThing,
  readContext,
  toNTriplesTerm,
  type Change,
  type Names,
  type Quad,
  type Term,
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
import { RunningServer, noteIn, pathOfThing } from './running-server.js';

/** The statement that went, and the one that came; none where the fact was there already. */
interface Written {
  readonly before: Quad | undefined;
  readonly after: Quad | undefined;
}

const ON_WORDS = 'The words are checked against the page only if its text is kept (KEEP_PAGES).\n';

const IS_THERE = 'The fact is there already.';

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
  const run = async (words: SaidWords, flags: Flags): Promise<void> => {
    const names = namesFor(settingsOf(flags, terminal).service.baseIri);
    const edit = { ...words, thing: saidThing(words.thing, names) };
    const written =
      typeof flags.server === 'string'
        ? await overHttp(edit, new RunningServer(flags.server, terminal), flags, names)
        : await inProcess(edit, flags, terminal);
    terminal.out(toLines(edit, written) + (flags.quote && written.after ? ON_WORDS : ''));
    finish(0);
  };
  defineNew('add <thing> <key> <value>', 'add a fact').action(
    (thing: string, key: string, after: string, flags: Flags) => run({ thing, key, after }, flags),
  );
  defineNew('correct <thing> <key> <value> <new-value>', 'put another value in its place').action(
    (thing: string, key: string, before: string, after: string, flags: Flags) =>
      run({ thing, key, before, after }, flags),
  );
  define('withdraw <thing> <key> <value>', 'withdraw a fact').action(
    (thing: string, key: string, before: string, flags: Flags) =>
      run({ thing, key, before }, flags),
  );
};

type SaidWords = Omit<SaidEdit, 'thing'> & { readonly thing: string };

function toLines({ after: said }: SaidEdit, { before, after }: Written): string {
  const line = (mark: string, each: Quad | undefined): string =>
    each
      ? `${mark} ${[each.subject, each.predicate, each.object].map(toNTriplesTerm).join(' ')} .\n`
      : '';
  const isThere = said !== undefined && !after;
  return (
    line('-', before) +
    line('+', after) +
    (isThere ? `${IS_THERE}${before ? '' : ' Nothing was written.'}\n` : '')
  );
}

async function inProcess(edit: SaidEdit, flags: Flags, terminal: Terminal): Promise<Written> {
  const { thing } = edit;
  const by = authorOf(flags, terminal);
  let written: Written = { before: undefined, after: undefined };
  await withService(flags, terminal, 'open', async (service) => {
    const withReceipts = service.news.withReceipts(by, evidenceIn(flags));
    const { value } = await service.committer.commit(
      async (version) => {
        const made = await madeIn(version, edit, service);
        return { change: withReceipts(made.change, version), value: made.written };
      },
      {
        author: by,
        message: typeof flags.message === 'string' ? flags.message : `Fact about ${thing.value}`,
      },
    );
    written = value;
    return 0;
  });
  return written;
}

/** The change of a version, if the values can be read. */
async function madeIn(
  version: GraphVersion,
  edit: SaidEdit,
  service: Service,
): Promise<{ change: Change; written: Written }> {
  const { names } = service;
  const terms = new ContextTerms(service.context as Record<string, unknown>);
  requireKey(edit.key, terms);
  if (version.count(edit.thing) === 0) throw notFound(`There is no thing <${edit.thing.value}>.`);
  const source = { version, names, terms };
  const gone = edit.before === undefined ? undefined : presentStatement(edit, edit.before, source);
  const come =
    edit.after === undefined ? undefined : await statementOf(edit, edit.after, service, version);
  const statementsOf = ({ subject, predicate, object }: Quad): Quad[] =>
    assertedIn(source, subject, predicate, object);
  const [before, after] = [
    gone && come?.equals(gone) ? undefined : gone,
    come && statementsOf(come).length === 0 ? come : undefined,
  ];
  const added = after
    ? [quad(after.subject, after.predicate, after.object, names.graphs.edits)]
    : [];
  return {
    change: { removed: before ? statementsOf(before) : [], added },
    written: { before, after },
  };
}

/** The server reads the new value; the old one is found in the thing's document. */
async function overHttp(
  edit: SaidEdit,
  server: RunningServer,
  flags: Flags,
  names: Names,
): Promise<Written> {
  const { thing, key, before, after } = edit;
  const terms = new ContextTerms(readContext(names)['@context'] as Record<string, unknown>);
  requireKey(key, terms);
  const path = pathOfThing(thing, names);
  const read = async (): Promise<{ source: FactSource; etag: string | undefined }> => {
    const { text, etag } = await server.read(path, 'application/n-quads');
    const quads = await parseRdf(text, { format: 'nquads', baseIri: thing.value });
    return { source: { version: versionOf(quads), names, terms }, etag };
  };
  const { source, etag } = await read();
  const present = valuesUnder(edit, source);
  const gone = before === undefined ? undefined : presentStatement(edit, before, source);
  const values = present.filter((each) => !gone?.object.equals(each)).map(jsonOf);
  const all = after === undefined ? values : [...values, after];
  await server.send('PATCH', `${path}?${noteIn(flags, evidenceIn(flags))}`, {
    text: JSON.stringify({ [key]: all.length > 1 ? all : (all[0] ?? null) }),
    headers: { 'Content-Type': 'application/merge-patch+json', 'If-Match': etag ?? '*' },
  });
  const now = valuesUnder(edit, (await read()).source);
  const toQuad = (value: Term): Quad =>
    // Values of statements that were read are objects.
    quad(thing, propertyOf(key, terms), value as Quad['object']);
  const [lost] = present.filter((each) => !now.some((other) => other.equals(each)));
  const [come] = now.filter((each) => !present.some((other) => other.equals(each)));
  return { before: lost && toQuad(lost), after: come && toQuad(come) };
}

/** A value in JSON-LD. */
function jsonOf(value: Term): unknown {
  if (value.termType !== 'Literal') return { '@id': value.value };
  return value.language
    ? { '@value': value.value, '@language': value.language }
    : { '@value': value.value, '@type': value.datatype.value };
}

function evidenceIn(flags: Flags): Record<string, string> {
  const texts = EVIDENCE.flatMap((name): [string, string][] => {
    const text = flags[name];
    return typeof text === 'string' ? [[name, text]] : [];
  });
  return Object.fromEntries(texts);
}
