/** `osce-graph ingest FILE|DIR|-…`: news pages become facts. */
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { ServiceError, badRequest, notFound } from '../errors.js';
import { checksJson, ingestionJson } from '../capabilities/index.js';
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
import {
  Progress,
  authorOf,
  withService,
  type Flags,
  type Terminal,
  type AddCommand,
} from './command.js';
import { exitStatusOf, type ExitStatus } from './exit-status.js';
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

type Counted = 'read' | 'committed' | 'already known' | 'failed';
type PageResult = PageReading | { readonly kind: 'committed'; readonly ingestion: Ingestion };

/** With several pages, one that fails does not stop the others. */
class IngestRun {
  readonly #counts = new Map<Counted, number>();
  readonly #progress: Progress;
  readonly #isOfMany: boolean;
  readonly #isDryRun: boolean;
  #statementCount = 0;
  #proposalCount = 0;
  #status: ExitStatus = 0;

  constructor(
    private readonly service: Service,
    private readonly files: readonly PageFile[],
    private readonly flags: Flags,
    private readonly terminal: Terminal,
  ) {
    this.#isOfMany = files.length > 1;
    this.#isDryRun = flags.dryRun === true;
    this.#progress = new Progress(terminal);
  }

  async run(): Promise<ExitStatus> {
    const waiting: { path: string; outcome: Promise<PageResult> }[] = [];
    const reportAllBut = async (count: number): Promise<void> => {
      for (const { path, outcome } of waiting.splice(0, waiting.length - count))
        this.#report(path, await outcome);
    };
    for await (const { path, reading } of this.#readings()) {
      const outcome = this.#outcomeOf(reading);
      // Waits its turn to be reported.
      outcome.catch(() => undefined);
      waiting.push({ path, outcome });
      await reportAllBut(COMMITTED_TOGETHER - 1);
    }
    await reportAllBut(0);
    if (this.#isOfMany) {
      const summary = `${this.#summary()}; version ${this.service.current.number}\n`;
      // Programs read one line a page from the output.
      if (this.flags.json || this.#isDryRun) this.terminal.error(summary);
      else this.terminal.out(summary);
    }
    return this.#status;
  }

  async *#readings(): AsyncGenerator<{ path: string; reading: PageReading }> {
    const { service } = this;
    const version = await service.reading(() => {
      readKnownNames(service.current, service.names);
      return service.current;
    });
    const files = this.files.values();
    const options = { skipsKnown: !this.#isDryRun };
    for await (const reading of readPageFiles(this.files, version, service.names, options)) {
      const file = files.next();
      if (file.done) return;
      yield { path: file.value.path, reading };
    }
  }

  async #outcomeOf(reading: PageReading): Promise<PageResult> {
    if (reading.kind !== 'read') return reading;
    const { message } = this.flags;
    try {
      const ingestion = await this.service.news.commit(reading.news, {
        author: this.#isDryRun ? '' : authorOf(this.flags, this.terminal),
        message: typeof message === 'string' ? message : undefined,
        mayReplace: this.flags.replace === true,
        isDryRun: this.#isDryRun,
      });
      return { kind: 'committed', ingestion };
    } catch (error) {
      // A full disk would refuse every other page too.
      if (!(error instanceof ServiceError) || error.code === 'storage-full') throw error;
      return { kind: 'failed', code: error.code, message: error.message, details: error.details };
    }
  }

  #report(path: string, outcome: PageResult): void {
    if (outcome.kind === 'committed') this.#show(path, outcome.ingestion);
    else if (outcome.kind === 'known') this.#known(path, outcome.newsItem);
    else if (outcome.kind === 'failed' && outcome.code === 'already-known' && this.#isOfMany)
      this.#known(path, String(outcome.details.newsItem));
    else if (outcome.kind === 'failed') this.#refuse(path, outcome);
  }

  #show(path: string, ingestion: Ingestion): void {
    this.#count(this.#isDryRun ? 'read' : 'committed');
    this.#statementCount += ingestion.statements.length;
    this.#proposalCount += ingestion.proposals.length;
    const label = this.#isOfMany ? { file: path } : {};
    if (this.flags.json)
      this.#print({ ...label, ...(this.#isDryRun ? predictionOf : ingestionJson)(ingestion) });
    else
      this.terminal.out(
        (this.#isDryRun ? factsText : committedText)(ingestion) + heldBackText(ingestion),
      );
  }

  /** A known page is an error when alone, but skipped among several, so that runs can resume. */
  #known(path: string, newsItem: string): void {
    if (!this.#isOfMany)
      throw new ServiceError(
        'already-known',
        `The page ${path} is already in the graph as <${newsItem}>; nothing was written.`,
        { details: { newsItem } },
      );
    this.#count('already known');
    if (this.flags.json) this.#print({ file: path, newsItem, alreadyKnown: true });
  }

  #refuse(
    path: string,
    { code, message, details }: PageReading & { readonly kind: 'failed' },
  ): void {
    if (!this.#isOfMany)
      throw new ServiceError(code, message.includes(path) ? message : `${path}: ${message}`, {
        details: { ...details, file: path },
      });
    this.#count('failed');
    this.#status = Math.max(this.#status, exitStatusOf(code)) as ExitStatus; // the larger of two
    this.terminal.error(`${path}: ${message} [${code}]\n`);
    if (this.flags.json) this.#print({ file: path, error: { code, message } });
  }

  #count(outcome: Counted): void {
    this.#counts.set(outcome, (this.#counts.get(outcome) ?? 0) + 1);
    if (this.#isOfMany)
      this.#progress.show(`of ${this.files.length} pages: ${this.#outcomes()}`, this.#done());
  }

  #done(): number {
    return [...this.#counts.values()].reduce((sum, count) => sum + count, 0);
  }

  #outcomes(): string {
    return [...this.#counts].map(([outcome, count]) => `${count} ${outcome}`).join(', ');
  }

  #summary(): string {
    const found = this.#counts.has('committed')
      ? `; ${this.#statementCount} statements, ${this.#proposalCount} proposals to review`
      : '';
    return `${this.#done()} pages in ${this.#progress.seconds} s: ${this.#outcomes()}${found}`;
  }

  #print(value: object): void {
    this.terminal.out(`${JSON.stringify(value)}\n`);
  }
}

/** The facts of a page in the form in which readings are compared with facts made by hand. */
function predictionOf(ingestion: Ingestion): object {
  const { wasKnown, isSamePage, newsItem, difference } = ingestion;
  const { facts, statements } = ingestion.extracted;
  return {
    ...(wasKnown ? { newsItem: newsItem.value, wasKnown, alreadyKnown: isSamePage } : {}),
    ...(difference ? { difference } : {}),
    ...facts,
    ...toPrediction({ statements }),
    spans: statements.map(statementJson),
    ...checksJson(ingestion),
  };
}

function committedText(ingestion: Ingestion): string {
  const { result, extracted, statements, proposals, wasKnown, difference } = ingestion;
  const known = wasKnown ? 'known item completed' : 'new item';
  const what = difference
    ? `known page corrected (+${difference.added.length} −${difference.removed.length})`
    : known;
  const review = proposals.length > 0 ? `, ${proposals.length} to review` : '';
  return (
    `version ${result.version.number}: ${extracted.facts.label}, ` +
    `${statements.length} statements, ${what}${review}\n`
  );
}

function factsText({ extracted: { facts }, difference, ...ingestion }: Ingestion): string {
  const { wasKnown, isSamePage, newsItem, reasons, statements } = ingestion;
  const { added = [], removed = [] } = difference ?? {};
  const lines = [
    ...(wasKnown ? [`already in the graph as <${newsItem.value}>: ${reasons.join(', ')}`] : []),
    ...(isSamePage ? ['nothing to commit'] : []),
    ...(difference
      ? [
          `with a different text; to write the difference (+${added.length} ` +
            `−${removed.length}), use --replace`,
        ]
      : []),
    ...removed.map(({ words }) => `− ${words}`),
    ...added.map(({ words }) => `+ ${words}`),
    ...(facts.date === null
      ? ['no date of publication: no label, and no dateline with a year']
      : []),
    ...statements.map(statementText),
  ];
  return [facts.label, ...lines.map((line) => `  ${line}`), ''].join('\n');
}

function statementText({ statement, quads, decision }: Ingestion['statements'][number]): string {
  const { relation, object, about, quote, confidence } = statement;
  const shorten = (text: string, length: number): string =>
    text.replace(/\s+/g, ' ').slice(0, length);
  const value = shorten(about === undefined ? object : `${about}: ${object}`, 120).padEnd(48);
  const other = decision ? ' (refused)' : ' (proposal)';
  const asserted = confidence < 0.5 ? ' (a guess)' : '';
  const mark = quads.length > 0 ? asserted : other;
  return `${RELATION_WORDS[relation].padEnd(22)} ${value} “${shorten(quote, 80)}”${mark}`;
}

const heldBackText = ({ heldBack }: Ingestion): string =>
  heldBack
    .map(
      ({ relation, object, reason, sentence }) =>
        `  held back: ${RELATION_WORDS[relation]} “${object}”: ${reason}\n    in: “${sentence}”\n`,
    )
    .join('');
