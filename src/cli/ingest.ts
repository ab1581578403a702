/** `osce-graph ingest FILE|DIR|-…`: news pages become facts. */
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { ServiceError, badRequest, notFound } from '../errors.js';
import { answerText, checksJson, ingestionJson } from '../capabilities/index.js';
import {
  readKnownNames,
  readPageFiles,
  pairsOf,
  type Ingestion,
  type PageFile,
  type ReadNews,
  statementJson,
} from '../news/index.js';
import type { Service } from '../service.js';
import { COMMON, DRY_RUN, NOTE, Progress, authorOf, flag, local, print, value } from './command.js';
import { withService, writeMode, type Flags, type Terminal } from './command.js';
import { exitStatusOf, type ExitStatus } from './exit-status.js';
import { requireReadable } from './load.js';

/** Pages committed together with one write to the disk. */
const COMMITTED_TOGETHER = 64;

export const ingest = local({
  usage: 'ingest <page...>',
  description:
    'read news pages (HTML or text files, directories of them, or - for standard input) and ' +
    'commit the facts of each page as a version; run it again to continue an interrupted run',
  options: {
    ...DRY_RUN,
    replace: flag('Correct pages that are in the graph with a different text.'),
    ...NOTE,
    source: value('Where the page was published.'),
    ...COMMON,
  },
  run: ({ source, ...flags }, terminal, paths) => {
    const files = pageFiles(paths, source);
    return withService(flags, terminal, writeMode(flags), (service) =>
      new IngestRun(service, files, flags, terminal).run(),
    );
  },
});

/** @throws ServiceError `bad-request`, `not-found` */
function pageFiles(paths: readonly string[], sourceUrl: string | undefined): PageFile[] {
  const files = paths.flatMap(pagesIn);
  if (files.length === 0)
    throw notFound(`There are no pages (.html, .txt) in ${paths.join(', ')}.`);
  if (sourceUrl !== undefined && files.length > 1)
    throw badRequest(`--source works with one page; found ${files.length} pages.`);
  return files.map((path) => ({ path, ...(sourceUrl === undefined ? {} : { sourceUrl }) }));
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

/** With several pages, one that fails does not stop the others. */
class IngestRun {
  readonly #counts = new Map<Counted, number>();
  readonly #progress: Progress;
  readonly #isOfMany: boolean;
  #statementCount = 0;
  #proposalCount = 0;
  #status: ExitStatus = 0;

  constructor(
    private readonly service: Service,
    private readonly files: readonly PageFile[],
    private readonly flags: Flags & { readonly replace?: boolean },
    private readonly terminal: Terminal,
  ) {
    this.#isOfMany = files.length > 1;
    this.#progress = new Progress(terminal);
  }

  async run(): Promise<ExitStatus> {
    const { service, files, flags, terminal } = this;
    const version = await service.reading(() => {
      readKnownNames(service.current, service.names);
      return service.current;
    });
    const waiting: { path: string; outcome: Promise<Ingestion | ServiceError> }[] = [];
    const reportAllBut = async (count: number): Promise<void> => {
      for (const { path, outcome } of waiting.splice(0, waiting.length - count))
        this.#report(path, await outcome);
    };
    const paths = files.values();
    const options = { skipsKnown: !flags['dry-run'] };
    for await (const reading of readPageFiles(files, version, service.names, options)) {
      const { value: { path } = { path: '' } } = paths.next();
      const outcome = this.#outcomeOf(reading);
      // Waits its turn to be reported.
      outcome.catch(() => undefined);
      waiting.push({ path, outcome });
      await reportAllBut(COMMITTED_TOGETHER - 1);
    }
    await reportAllBut(0);
    // Programs read one line a page from the output.
    const tell = flags.json || flags['dry-run'] ? terminal.error : terminal.out;
    if (this.#isOfMany) tell(`${this.#summary()}; version ${service.current.number}\n`);
    return this.#status;
  }

  async #outcomeOf(reading: ReadNews | ServiceError): Promise<Ingestion | ServiceError> {
    const { flags, terminal } = this;
    if (reading instanceof ServiceError) return reading;
    try {
      return await this.service.news.commit(reading, {
        author: flags['dry-run'] ? '' : authorOf(flags, terminal),
        message: flags.message,
        mayReplace: flags.replace === true,
        isDryRun: flags['dry-run'] === true,
      });
    } catch (error) {
      // A full disk would refuse every other page too.
      if (!(error instanceof ServiceError) || error.code === 'storage-full') throw error;
      return error;
    }
  }

  #report(path: string, outcome: Ingestion | ServiceError): void {
    if (outcome instanceof ServiceError) {
      this.#reportFailure(path, outcome);
      return;
    }
    const { 'dry-run': dryRun } = this.flags;
    this.#count(dryRun ? 'read' : 'committed');
    this.#statementCount += outcome.value.statements.length;
    this.#proposalCount += outcome.value.proposals.length;
    if (dryRun) {
      const facts = predictionOf(outcome);
      const shown = { page: path, ...facts, statements: undefined };
      this.#print(path, facts, answerText(shown));
    } else this.#print(path, ingestionJson(outcome), committedText(outcome));
  }

  /** A known page is an error when alone, but skipped among several, so that runs can resume. */
  #reportFailure(path: string, { code, message, details }: ServiceError): void {
    if (!this.#isOfMany)
      throw new ServiceError(code, message.includes(path) ? message : `${path}: ${message}`, {
        details: { ...details, file: path },
      });
    if (code === 'already-known') {
      this.#count('already known');
      this.#print(path, { newsItem: details.newsItem, alreadyKnown: true });
      return;
    }
    this.#count('failed');
    this.#status = Math.max(this.#status, exitStatusOf(code)) as ExitStatus; // the larger of two
    this.terminal.error(`${path}: ${message} [${code}]\n`);
    this.#print(path, { error: { code, message } });
  }

  #print(file: string, value: object, text = ''): void {
    print(this.flags, this.terminal, { file, ...value }, text);
  }

  #count(outcome: Counted): void {
    this.#counts.set(outcome, (this.#counts.get(outcome) ?? 0) + 1);
    if (this.#isOfMany) this.#progress.show(`of ${this.files.length} pages`, this.#done);
  }

  get #done(): number {
    return [...this.#counts.values()].reduce((sum, count) => sum + count, 0);
  }

  #summary(): string {
    const outcomes = [...this.#counts].map(([outcome, count]) => `${count} ${outcome}`).join(', ');
    const found = this.#counts.has('committed')
      ? `; ${this.#statementCount} statements, ${this.#proposalCount} proposals to review`
      : '';
    return `${this.#done} pages in ${this.#progress.seconds} s: ${outcomes}${found}`;
  }
}

/** The facts of a page in the form in which readings are compared with facts made by hand. */
function predictionOf(ingestion: Ingestion): object {
  const { wasKnown, isSamePage, newsItem, difference, extracted } = ingestion.value;
  const { facts, statements } = extracted;
  return {
    ...(wasKnown ? { newsItem: newsItem.value, wasKnown, alreadyKnown: isSamePage } : {}),
    ...(difference ? { difference } : {}),
    ...facts,
    statements: pairsOf(statements),
    spans: statements.map(statementJson),
    ...checksJson(ingestion),
  };
}

function committedText(ingestion: Ingestion): string {
  const { version, value } = ingestion;
  const { extracted, statements, proposals, heldBack, wasKnown, difference } = value;
  const known = wasKnown ? 'known item completed' : 'new item';
  const what = difference
    ? `known page corrected (+${difference.added.length} −${difference.removed.length})`
    : known;
  const review = proposals.length > 0 ? `, ${proposals.length} to review` : '';
  const refused = heldBack.length > 0 ? `, ${heldBack.length} held back` : '';
  return (
    `version ${version.number}: ${extracted.facts.label}, ` +
    `${statements.length} statements, ${what}${review}${refused}\n`
  );
}
