/** Shared by the commands: output, and opening the service. */
import type { Command } from 'commander';
import type { GraphVersion } from '../graph/index.js';
import { checked, membersOf, typedValue, type Schema } from '../input/index.js';
import { Service, type OpenMode } from '../service.js';
import type { ExitStatus } from './exit-status.js';
import { readSettings, type Settings } from './settings.js';

/** Results go to `out`, progress and errors to `error`. */
export interface Terminal {
  readonly out: (text: string) => void;
  readonly error: (text: string) => void;
  /** Asks a person at the terminal; missing where there is none. */
  readonly confirm?: ((question: string) => Promise<boolean>) | undefined;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/** Adds a command, and those below it, to the program; `finish` gets the exit status. */
export type AddCommand = (
  program: Command,
  terminal: Terminal,
  finish: (status: ExitStatus) => void,
) => void;

/** Options from commander. */
export type Flags = Readonly<Record<string, string | boolean | undefined>>;

/** Settings of commands other than `serve`: the environment, and `--data-dir`. */
export function settingsOf(flags: Flags, terminal: Terminal): Settings {
  return readSettings(
    typeof flags.dataDir === 'string' ? { 'data-dir': flags.dataDir } : {},
    terminal.environment,
  );
}

/** Runs with the service of the data directory, which is closed afterwards. */
export async function withService(
  flags: Flags,
  terminal: Terminal,
  mode: OpenMode,
  run: (service: Service) => Promise<ExitStatus>,
): Promise<ExitStatus> {
  const service = await Service.open(
    { ...settingsOf(flags, terminal).service, queryWorkerCount: 0 },
    mode,
  );
  try {
    return await run(service);
  } finally {
    await service.close();
  }
}

/** The version that `--version` names, or the latest. @throws ServiceError `not-found` */
export function versionOf(
  { snapshots, current }: Service,
  { version }: Flags,
): Promise<GraphVersion> {
  return typeof version === 'string'
    ? snapshots.open(snapshots.resolve(version))
    : Promise.resolve(current);
}

/**
 * An option that has a schema; its name is that of a flag, as `ifVersion`.
 * @throws ServiceError `bad-request`
 */
export async function optionOf<Value>(
  flags: Flags,
  flag: string,
  schema: Schema,
): Promise<Value | undefined> {
  const text = flags[flag];
  if (text === undefined) return undefined;
  const name = flag.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  const value = { [name]: typedValue(String(text), schema) };
  return (await checked<Record<string, Value>>(value, membersOf({ [name]: schema }), 'option'))[
    name
  ];
}

/** Prints a result as a line of JSON with `--json`, otherwise as text. */
export function print(flags: Flags, terminal: Terminal, result: object, text: string): void {
  terminal.out(flags.json ? `${JSON.stringify(result)}\n` : text);
}

/** Prints how far long work is to the error output: once a second, after the first. */
export class Progress {
  readonly #startedAt = Date.now();
  #shownAt = this.#startedAt;
  #count = 0;

  constructor(private readonly terminal: Terminal) {}

  show(what: string, count: number): void {
    this.#count = count;
    if (Date.now() - this.#shownAt >= 1_000) this.#print(what);
  }

  /** Printed only if earlier progress was. */
  finish(what: string): void {
    if (this.#shownAt > this.#startedAt) this.#print(what);
  }

  get seconds(): string {
    return ((Date.now() - this.#startedAt) / 1_000).toFixed(0);
  }

  #print(what: string): void {
    this.#shownAt = Date.now();
    this.terminal.error(`${this.seconds} s: ${this.#count.toLocaleString('en')} ${what}\n`);
  }
}

/** How a write opens the service: a dry run only reads, also beside a server. */
export function writeMode({ dryRun }: Flags): OpenMode {
  return dryRun ? 'read' : 'open';
}

/** Prints the outcome of a write: with `--dry-run`, what it would change. */
export function printWrite(flags: Flags, terminal: Terminal, outcome: object, text: string): void {
  const { added, removed, patch = '' } = outcome as Readonly<Record<string, string | undefined>>;
  const preview = `${patch}nothing was written: ${added} statements would come, ${removed} go\n`;
  print(flags, terminal, outcome, flags.dryRun ? preview : text);
}

/** The values of an option that may be repeated; for commander. */
export function collect(value: string, earlier: readonly string[] = []): string[] {
  return [...earlier, value];
}

/** The author for the log: `--author`, or the person at the terminal. */
export function authorOf(flags: Flags, terminal: Terminal): string {
  return typeof flags.author === 'string'
    ? flags.author
    : (terminal.environment.USER ?? terminal.environment.USERNAME ?? 'command line');
}
