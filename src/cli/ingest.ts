/** `osce-graph ingest FILE|DIR|-…`: news pages become facts. */
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { ServiceError, badRequest, notFound } from '../errors.js';
import { checksJson, ingestionJson } from '../http/index.js';
import {
  RELATION_WORDS,
  readKnownNames,
  readPageFiles,
  toPrediction,
  type Ingestion,
  type PageFile,
  type PageReading,
  statementJson,
} from '../news/index.js';
import type { Service } from '../service.js';
import { authorOf, withService, type Flags, type Terminal, type AddCommand } from './command.js';
import { EXIT_STATUS, type ExitStatus } from './exit-status.js';
import { IngestCounts } from './ingest-counts.js';
import { requireReadable } from './load.js';

/** Pages committed together with one write to the disk. */
const COMMITTED_TOGETHER = 64;

export const addIngest: AddCommand = (program, terminal, finish) => {
  program
    .command('ingest <page...>')
    .description(
      'read news pages (HTML or text files, directories of them, or - for standard input) and ' +
        'commit the facts of each page as a version; run it again to continue an interrupted run',
    )
    .option('--dry-run', 'only show the facts; write nothing')
    .option('--replace', 'correct pages that are in the graph with a different text')
    .option('--json', 'print JSON, one object a line')
    .option('--author <name>', 'author of the commits (default: the user of this machine)')
    .option('--message <text>', 'message of the commits (default: the titles of the pages)')
    .option('--source <url>', 'where the page was published')
    .option('--data-dir <directory>', 'the data directory (DATA_DIR)')
    .action(async (paths: string[], flags: Flags) => {
      const files = pageFiles(paths, flags);
      finish(
        await withService(flags, terminal, flags.dryRun ? 'read' : 'open', (service) => {
          const run = new IngestRun(service, files, flags, terminal);
          return run.run();
        }),
      );
    });
};

/** @throws ServiceError `bad-request`, `not-found` */
function pageFiles(paths: readonly string[], flags: Flags): PageFile[] {
  const files = paths.flatMap(pagesIn);
  if (files.length === 0)
    throw notFound(`There are no pages (.html, .txt) in ${paths.join(', ')}.`);
  if (typeof flags.source !== 'string') return files.map((path) => ({ path }));
  if (files.length > 1)
    throw badRequest(`--source works with one page; found ${files.length} pages.`);
  return files.map((path) => ({ path, sourceUrl: String(flags.source) }));
}

/** The file itself, or a directory's .html and .txt files at any depth, ordered by name. */
function pagesIn(path: string): string[] {
  if (path === '-') return [path];
  requireReadable(path);
  if (!statSync(path).isDirectory()) return [path];
  const entries = readdirSync(path, { recursive: true, withFileTypes: true });
  // Reading a pipe could block forever.
  const pages = entries.filter(
    (entry) => (entry.isFile() || entry.isSymbolicLink()) && /\.(?:html?|txt)$/i.test(entry.name),
  );
  return pages.map((entry) => join(entry.parentPath, entry.name)).sort();
}

/** With several pages, one that fails does not stop the others. */
class IngestRun {
  readonly #counts: IngestCounts;
  readonly #isOfMany: boolean;

  constructor(
    private readonly service: Service,
    private readonly files: readonly PageFile[],
    private readonly flags: Flags,
    private readonly terminal: Terminal,
  ) {
    this.#isOfMany = files.length > 1;
    this.#counts = new IngestCounts(files.length, terminal);
  }

  async run(): Promise<ExitStatus> {
    const { message } = this.flags;
    const isDryRun = this.flags.dryRun === true;
    const options = {
      author: isDryRun ? '' : authorOf(this.flags, this.terminal),
      message: typeof message === 'string' ? message : undefined,
      mayReplace: this.flags.replace === true,
      isDryRun,
    };
    const waiting: { path: string; outcome: Promise<PageResult> }[] = [];
    const reportAllBut = async (count: number): Promise<void> => {
      for (const { path, outcome } of waiting.splice(0, waiting.length - count))
        this.#report(path, await outcome);
    };
    for await (const { path, reading } of this.#readings(!isDryRun)) {
      waiting.push({
        path,
        outcome:
          reading.kind === 'read'
            ? this.#outcomeOf(this.service.news.commit(reading.news, options))
            : Promise.resolve(reading),
      });
      await reportAllBut(COMMITTED_TOGETHER - 1);
    }
    await reportAllBut(0);
    return this.#finish();
  }

  async *#readings(skipsKnown: boolean): AsyncGenerator<{ path: string; reading: PageReading }> {
    const { service } = this;
    const version = await service.reading(() => {
      readKnownNames(service.current, service.names);
      return service.current;
    });
    const files = this.files.values();
    const readings = readPageFiles(this.files, version, service.names, { skipsKnown });
    for await (const reading of readings) {
      const file = files.next();
      if (file.done) return;
      yield { path: file.value.path, reading };
    }
  }

  async #outcomeOf(ingestion: Promise<Ingestion>): Promise<PageResult> {
    try {
      return { kind: 'committed', ingestion: await ingestion };
    } catch (error) {
      // A full disk would refuse every other page too.
      if (!(error instanceof ServiceError) || error.code === 'storage-full')
        return { kind: 'fault', error };
      return { kind: 'failed', code: error.code, message: error.message, details: error.details };
    }
  }

  #report(path: string, outcome: PageResult): void {
    if (outcome.kind === 'fault') throw outcome.error;
    if (outcome.kind === 'committed') this.#show(path, outcome.ingestion);
    else if (outcome.kind === 'known') this.#known(path, outcome.newsItem);
    else if (outcome.kind === 'failed' && outcome.code === 'already-known' && this.#isOfMany)
      this.#known(path, String(outcome.details.newsItem));
    else if (outcome.kind === 'failed') this.#refuse(path, outcome);
  }

  #show(path: string, ingestion: Ingestion): void {
    if (this.flags.dryRun) {
      this.#counts.note('read');
      this.#showFacts(path, ingestion);
    } else this.#showCommitted(path, ingestion);
    if (this.flags.json) return;
    for (const { relation, object, reason, sentence } of ingestion.heldBack)
      this.terminal.out(
        `  held back: ${RELATION_WORDS[relation]} “${object}”: ${reason}\n` +
          `    in: “${sentence}”\n`,
      );
  }

  #showCommitted(path: string, ingestion: Ingestion): void {
    const { result, extracted, statements, proposals, wasKnown, difference } = ingestion;
    this.#counts.note('committed', { statements: statements.length, proposals: proposals.length });
    if (this.flags.json) this.#print({ ...this.#label(path), ...ingestionJson(ingestion) });
    else {
      const what = difference
        ? `known page corrected (+${difference.added.length} −${difference.removed.length})`
        : wasKnown
          ? 'known item completed'
          : 'new item';
      const review = proposals.length > 0 ? `, ${proposals.length} to review` : '';
      this.terminal.out(
        `version ${result.version.number}: ${extracted.facts.label}, ` +
          `${statements.length} statements, ${what}${review}\n`,
      );
    }
  }

  /** A known page is an error when alone, but skipped among several, so that runs can resume. */
  #known(path: string, newsItem: string): void {
    if (!this.#isOfMany)
      throw new ServiceError(
        'already-known',
        `The page ${path} is already in the graph as <${newsItem}>; nothing was written.`,
        { details: { newsItem } },
      );
    this.#counts.note('known');
    if (this.flags.json) this.#print({ file: path, newsItem, alreadyKnown: true });
  }

  #refuse(path: string, failure: PageReading): void {
    if (failure.kind !== 'failed') return;
    const { code, message, details } = failure;
    if (!this.#isOfMany)
      throw new ServiceError(code, message.includes(path) ? message : `${path}: ${message}`, {
        details: { ...details, file: path },
      });
    this.#counts.note('refused', { status: EXIT_STATUS[code] });
    this.terminal.error(`${path}: ${message} [${code}]\n`);
    if (this.flags.json) this.#print({ file: path, error: { code, message } });
  }

  #showFacts(path: string, ingestion: Ingestion): void {
    const { wasKnown, isSamePage, newsItem, reasons, difference, statements: written } = ingestion;
    const { facts, statements } = ingestion.extracted;
    if (this.flags.json) {
      this.#print({
        ...this.#label(path),
        ...(wasKnown ? { newsItem: newsItem.value, wasKnown, alreadyKnown: isSamePage } : {}),
        ...(difference ? { difference } : {}),
        ...facts,
        ...toPrediction({ statements }),
        spans: statements.map(statementJson),
        ...checksJson(ingestion),
      });
      return;
    }
    this.terminal.out(`${facts.label}\n`);
    if (wasKnown)
      this.terminal.out(`  already in the graph as <${newsItem.value}>: ${reasons.join(', ')}\n`);
    if (isSamePage) this.terminal.out('  nothing to commit\n');
    if (difference)
      this.terminal.out(
        `  with a different text; to write the difference (+${difference.added.length} ` +
          `−${difference.removed.length}), use --replace\n`,
      );
    for (const { words } of difference?.removed ?? []) this.terminal.out(`  − ${words}\n`);
    for (const { words } of difference?.added ?? []) this.terminal.out(`  + ${words}\n`);
    if (facts.date === null)
      this.terminal.out('  no date of publication: no label, and no dateline with a year\n');
    const shorten = (text: string, length: number): string =>
      text.replace(/\s+/g, ' ').slice(0, length);
    for (const { statement, quads, decision } of written) {
      const { relation, object, about, quote, confidence } = statement;
      const value = shorten(about === undefined ? object : `${about}: ${object}`, 120).padEnd(48);
      const [asserted, other] = [
        confidence < 0.5 ? ' (a guess)' : '',
        decision ? 'refused' : 'proposal',
      ];
      const mark = quads.length > 0 ? asserted : ` (${other})`;
      this.terminal.out(
        `  ${RELATION_WORDS[relation].padEnd(22)} ${value} “${shorten(quote, 80)}”${mark}\n`,
      );
    }
  }

  #label(path: string): { file?: string } {
    return this.#isOfMany ? { file: path } : {};
  }

  #print(value: object): void {
    this.terminal.out(`${JSON.stringify(value)}\n`);
  }

  #finish(): ExitStatus {
    if (this.#isOfMany) {
      const summary = `${this.#counts.summary()}; version ${this.service.current.number}\n`;
      // Programs read one line a page from the output.
      if (this.flags.json || this.flags.dryRun) this.terminal.error(summary);
      else this.terminal.out(summary);
    }
    return this.#counts.status;
  }
}

type PageResult =
  | PageReading
  | { readonly kind: 'committed'; readonly ingestion: Ingestion }
  | { readonly kind: 'fault'; readonly error: unknown };
