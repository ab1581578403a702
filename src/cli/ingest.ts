/** `osce-graph ingest FILE|DIR|-…`: news pages become facts. */
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { ServiceError } from '../errors.js';
import { ingestionJson } from '../http/index.js';
import {
  readPageFiles,
  toPrediction,
  type Ingestion,
  type PageFile,
  type PageReading,
  type ReadNews,
} from '../news/index.js';
import type { Service } from '../service.js';
import { authorOf, withService, type Flags, type Terminal } from './command.js';
import { EXIT_STATUS, type ExitStatus } from './exit-status.js';
import { IngestCounts } from './ingest-counts.js';

/** Pages that wait for their commit together, and share one write to the disk. */
const COMMITTED_TOGETHER = 64;

/** Adds the command `ingest`. */
export function addIngest(
  program: Command,
  terminal: Terminal,
  finish: (status: ExitStatus) => void,
): void {
  program
    .command('ingest <page...>')
    .description(
      'read news pages (HTML or text; - is standard input, a directory all its pages) and commit their facts, a version each; broken off and started again, it goes on where it was',
    )
    .option('--dry-run', 'only show the facts; nothing is written')
    .option('--replace', 'a page that is known with another text is corrected')
    .option('--json', 'print JSON, one object a line for several pages')
    .option('--author <name>', 'who the commits are by; the user of this machine when not given')
    .option('--message <text>', 'what the commits are for; the titles of the pages when not given')
    .option('--source <url>', 'where the page was published')
    .option('--data-dir <directory>', 'the data directory (DATA_DIR)')
    .action(async (paths: string[], flags: Flags) => {
      const files = pageFiles(paths, flags);
      finish(
        await withService(flags, terminal, flags.dryRun ? 'read' : 'open', (service) => {
          const run = new IngestRun(service, files, flags, terminal);
          return flags.dryRun ? run.show() : run.commit();
        }),
      );
    });
}

/** @throws ServiceError `bad-request`, `not-found` */
function pageFiles(paths: readonly string[], flags: Flags): PageFile[] {
  const files = paths.flatMap(pagesIn);
  if (files.length === 0)
    throw new ServiceError('not-found', `There is no page (.html, .txt) in ${paths.join(', ')}.`);
  if (typeof flags.source !== 'string') return files.map((path) => ({ path }));
  if (files.length > 1)
    throw new ServiceError(
      'bad-request',
      `--source is the address of one page; found ${files.length} pages.`,
    );
  return files.map((path) => ({ path, sourceUrl: String(flags.source) }));
}

/**
 * The pages that a path names: itself, or the .html and .txt files of a directory and those below
 * it, in the order of their names.
 */
function pagesIn(path: string): string[] {
  if (path === '-' || !statSync(path, { throwIfNoEntry: false })?.isDirectory()) return [path];
  const entries = readdirSync(path, { recursive: true, withFileTypes: true });
  // A pipe would keep whoever reads it waiting.
  const pages = entries.filter(
    (entry) => (entry.isFile() || entry.isSymbolicLink()) && /\.(?:html?|txt)$/i.test(entry.name),
  );
  return pages.map((entry) => join(entry.parentPath, entry.name)).sort();
}

/**
 * One page is answered, or the command fails; of several each is reported, and one that is refused
 * holds up no other.
 */
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

  /** Prints what the pages say. */
  async show(): Promise<ExitStatus> {
    let index = 0;
    for await (const reading of this.#readings(false)) {
      const { path } = this.files[index++]!; // there is a reading for each file
      if (reading.kind === 'read') {
        this.#showFacts(path, reading.news);
        this.#counts.note('read');
      } else this.#refuse(path, reading);
    }
    return this.#finish();
  }

  /** Commits what the pages say, in their order. */
  async commit(): Promise<ExitStatus> {
    const { author, message } = {
      author: authorOf(this.flags, this.terminal),
      message: typeof this.flags.message === 'string' ? this.flags.message : undefined,
    };
    const waiting: { path: string; outcome: Promise<Outcome> }[] = [];
    const settle = async (count: number): Promise<void> => {
      while (waiting.length > count) {
        const { path, outcome } = waiting.shift()!; // there are more than `count`
        this.#report(path, await outcome);
      }
    };
    let index = 0;
    for await (const reading of this.#readings(true)) {
      const { path } = this.files[index++]!; // there is a reading for each file
      waiting.push({
        path,
        outcome:
          reading.kind === 'read'
            ? this.#outcomeOf(
                this.service.news.commit(reading.news, {
                  author,
                  message,
                  mayReplace: this.flags.replace === true,
                }),
              )
            : Promise.resolve(reading),
      });
      await settle(COMMITTED_TOGETHER - 1);
    }
    await settle(0);
    return this.#finish();
  }

  #readings(skipsKnown: boolean): AsyncGenerator<PageReading> {
    return readPageFiles(this.files, this.service.current, this.service.names, { skipsKnown });
  }

  async #outcomeOf(ingestion: Promise<Ingestion>): Promise<Outcome> {
    try {
      return { kind: 'committed', ingestion: await ingestion };
    } catch (error) {
      // A full disk would refuse every other page too.
      if (!(error instanceof ServiceError) || error.code === 'storage-full')
        return { kind: 'fault', error };
      return { kind: 'failed', code: error.code, message: error.message, details: error.details };
    }
  }

  #report(path: string, outcome: Outcome): void {
    if (outcome.kind === 'fault') throw outcome.error;
    if (outcome.kind === 'committed') this.#showCommitted(path, outcome.ingestion);
    else if (outcome.kind === 'known') this.#known(path, outcome.newsItem);
    else if (outcome.kind === 'failed' && outcome.code === 'already-known' && this.#isOfMany)
      this.#known(path, String(outcome.details.newsItem));
    else if (outcome.kind === 'failed') this.#refuse(path, outcome);
  }

  #showCommitted(path: string, ingestion: Ingestion): void {
    const { result, extracted, statements, proposals, wasKnown, difference } = ingestion;
    this.#counts.note('committed', { statements: statements.length, proposals: proposals.length });
    if (this.flags.json) this.#print({ ...this.#label(path), ...ingestionJson(ingestion) });
    else {
      const what = difference
        ? `corrects a known page, ${difference.added.length} statements come and ${difference.removed.length} go`
        : wasKnown
          ? 'completes a known item'
          : 'a new item';
      this.terminal.out(
        `version ${result.version.number}: ${extracted.facts.label}, ${statements.length} statements, ${what}${proposals.length > 0 ? `, ${proposals.length} to review` : ''}\n`,
      );
    }
  }

  /**
   * A page that the graph has: of several that is as good as done, so that a run can be started
   * again.
   */
  #known(path: string, newsItem: string): void {
    if (!this.#isOfMany)
      throw new ServiceError(
        'already-known',
        `The page ${path} is known already, as <${newsItem}>; nothing was written.`,
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

  #showFacts(path: string, { facts, statements }: ReadNews): void {
    if (this.flags.json) {
      const spans = statements.map(
        ({ relation, object, about, span, quote, rule, confidence }) => ({
          relation,
          object,
          ...(about === undefined ? {} : { about }),
          ...span,
          quote,
          rule,
          confidence,
        }),
      );
      this.#print({
        ...this.#label(path),
        ...facts,
        ...toPrediction({ facts, statements }),
        spans,
      });
      return;
    }
    this.terminal.out(`${facts.label}\n`);
    for (const { relation, object, quote } of statements) {
      this.terminal.out(
        `  ${relation.padEnd(18)} ${object.replace(/\s+/g, ' ').slice(0, 120).padEnd(48)} “${quote.replace(/\s+/g, ' ').slice(0, 80)}”\n`,
      );
    }
  }

  #label(path: string): { file?: string } {
    return this.#isOfMany ? { file: path } : {};
  }

  #print(value: object): void {
    this.terminal.out(
      `${JSON.stringify(value, null, this.#isOfMany || !this.flags.dryRun ? 0 : 1)}\n`,
    );
  }

  #finish(): ExitStatus {
    if (this.#isOfMany) {
      const summary = `${this.#counts.summary()}; version ${this.service.current.number}\n`;
      // What programs read has a line for each page and no other.
      if (this.flags.json || this.flags.dryRun) this.terminal.error(summary);
      else this.terminal.out(summary);
    }
    return this.#counts.status;
  }
}

type Outcome =
  | PageReading
  | { readonly kind: 'committed'; readonly ingestion: Ingestion }
  | { readonly kind: 'fault'; readonly error: unknown };
