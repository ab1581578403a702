/** `osce-graph ingest FILE|DIR|-…`: news pages become facts. */
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { ServiceError } from '../errors.js';
import { ingestionJson } from '../http/index.js';
import { toPrediction, type NewsPage, type PageMediaType } from '../news/index.js';
import type { Service } from '../service.js';
import { authorOf, withService, type Flags, type Terminal } from './command.js';
import { EXIT_STATUS, type ExitStatus } from './exit-status.js';
import { decodeText, readFileOrFail } from './load.js';

/** Adds the command `ingest`. */
export function addIngest(program: Command, terminal: Terminal, finish: (status: ExitStatus) => void): void {
  program
    .command('ingest <page...>')
    .description('read news pages (HTML or text; - is standard input, a directory all its pages) and commit their facts')
    .option('--dry-run', 'only show the facts; nothing is written')
    .option('--json', 'print JSON, one object a line for several pages')
    .option('--author <name>', 'who the commits are by; the user of this machine when not given')
    .option('--message <text>', 'what the commits are for; the titles of the pages when not given')
    .option('--source <url>', 'where the page was published')
    .option('--data-dir <directory>', 'the data directory (DATA_DIR)')
    .action(async (paths: string[], flags: Flags) => {
      const files = paths.flatMap(pagesIn);
      finish(await withService(flags, terminal, flags.dryRun ? 'read' : 'open', async (service) => {
        // A page that fails is reported; the others are read all the same, and the worst status counts.
        let worst: ExitStatus = 0;
        for (const file of files) {
          const status = await ingestFile(file, files.length > 1, service, flags, terminal);
          if (status > worst) worst = status;
        }
        return worst;
      }));
    });
}

/** The pages that a path names: itself, or the .html and .txt files of a directory. */
function pagesIn(path: string): string[] {
  if (path === '-' || !statSync(path, { throwIfNoEntry: false })?.isDirectory()) return [path];
  return readdirSync(path).filter((name) => /\.(?:html?|txt)$/i.test(name)).sort().map((name) => join(path, name));
}

async function ingestFile(file: string, isOneOfMany: boolean, service: Service, flags: Flags, terminal: Terminal): Promise<ExitStatus> {
  const label = isOneOfMany ? { file } : {};
  try {
    const page = readPageFile(file, flags);
    if (flags.dryRun) showFacts(page, label, isOneOfMany, service, flags, terminal);
    else await commitPage(page, label, service, flags, terminal);
    return 0;
  } catch (error) {
    if (!isOneOfMany || !(error instanceof ServiceError)) throw error;
    terminal.error(`${file}: ${error.message} [${error.code}]\n`);
    if (flags.json) terminal.out(`${JSON.stringify({ file, error: { code: error.code, message: error.message } })}\n`);
    return EXIT_STATUS[error.code];
  }
}

function readPageFile(file: string, flags: Flags): NewsPage {
  const source = decodeText(readFileOrFail(file === '-' ? '/dev/stdin' : file), file, 'not-a-news-page');
  const isHtml = /\.html?$/i.test(file) || (file === '-' && /^\s*<(?:!doctype|html)/i.test(source));
  const mediaType: PageMediaType = isHtml ? 'text/html' : 'text/plain';
  return { source, mediaType, ...(typeof flags.source === 'string' ? { sourceUrl: flags.source } : {}) };
}

function showFacts(page: NewsPage, label: object, isOneOfMany: boolean, service: Service, flags: Flags, terminal: Terminal): void {
  const extracted = service.news.read(page);
  if (flags.json) {
    const spans = extracted.statements.map(({ relation, object, span, rule, confidence }) => ({ relation, object, ...span, quote: page.source.slice(span.start, span.end), rule, confidence }));
    terminal.out(`${JSON.stringify({ ...label, ...extracted.facts, ...toPrediction(extracted), spans }, null, isOneOfMany ? 0 : 1)}\n`);
    return;
  }
  terminal.out(`${extracted.facts.label}\n`);
  for (const { relation, object, span } of extracted.statements) {
    terminal.out(`  ${relation.padEnd(18)} ${object.padEnd(48)} “${page.source.slice(span.start, span.end).replace(/\s+/g, ' ').slice(0, 80)}”\n`);
  }
}

async function commitPage(page: NewsPage, label: object, service: Service, flags: Flags, terminal: Terminal): Promise<void> {
  const ingestion = await service.news.ingest(page, { author: authorOf(flags, terminal), message: typeof flags.message === 'string' ? flags.message : undefined });
  if (flags.json) terminal.out(`${JSON.stringify({ ...label, ...ingestionJson(ingestion) })}\n`);
  else terminal.out(`version ${ingestion.result.version.number}: ${ingestion.extracted.facts.label}, ${ingestion.statements.length} statements, ${ingestion.wasKnown ? 'completes a known item' : 'a new item'}\n`);
}
