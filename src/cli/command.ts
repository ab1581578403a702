/** Shared by the commands: their description as data, output, and opening the service. */
import { Option, type Command } from 'commander';
import { answerText, phraseOf } from '../capabilities/index.js';
import { BOOLEAN, TEXT, checked, membersOf, said, typedValue } from '../input/index.js';
import type { Schema, Typed, ValueOf } from '../input/index.js';
import { Service, type OpenMode } from '../service.js';
import type { ExitStatus } from './exit-status.js';
import { readSettings, type Settings } from './settings.js';

/** Results go to `out`, progress and errors to `error`. */
export interface Terminal {
  readonly out: (text: string) => void;
  readonly error: (text: string) => void;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

export const flag = (description: string): Typed<boolean> => said(BOOLEAN, description);
export const value = (description: string, more: object = {}): Typed<string> =>
  said({ ...TEXT, ...more }, description);

/** Options of commands that open a data directory. */
export const COMMON = {
  json: flag('Print JSON.'),
  'data-dir': value('The data directory (DATA_DIR).'),
};

export const NOTE = {
  author: value('The author of the change (default: the user of this machine).'),
  message: value('The reason for the change.'),
};

export const DRY_RUN = { 'dry-run': flag('Only show what would change; write nothing.') };

type Options = Readonly<Record<string, Schema>>;
type Given<Schemas> = { readonly [Name in keyof Schemas]?: ValueOf<Schemas[Name]> };

/** Options that many commands have, as given. */
export type Flags = Given<typeof COMMON & typeof NOTE & typeof DRY_RUN>;

/** The status, where it is not 0. */
export type Outcome = ExitStatus | undefined;

/** A command; `main.ts` adds it to the program. */
export interface CommandOf<Schemas extends Options = Options> {
  /** Its words, with arguments: `snapshot diff <from> <to>`. */
  readonly usage: string;
  readonly description: string;
  /** What the command above it is for: `token` of `token create`. */
  readonly group?: string | undefined;
  readonly options: Schemas;
  readonly needs?: readonly string[];
  /** `places` has the arguments by their names. */
  run(
    given: Given<Schemas>,
    terminal: Terminal,
    args: readonly string[],
    places: Readonly<Record<string, unknown>>,
  ): Outcome | Promise<Outcome> | Promise<void>;
}

export const local = <Schemas extends Options>(command: CommandOf<Schemas>): CommandOf =>
  // `addCommand` checks the options.
  command;

/** A command with its options, below those that its words name. */
function define(program: Command, { usage, description, group = '', options }: CommandOf): Command {
  const [, groups = '', words = ''] = /^(.*? )??([\w-]+(?: [<[].*)?)$/.exec(usage) ?? [];
  let parent = program;
  for (const word of groups.split(' ').filter(Boolean))
    parent =
      parent.commands.find((each) => each.name() === word) ??
      parent.command(word).description(group);
  const command = parent.command(words).description(description);
  for (const [name, schema] of Object.entries(options)) command.addOption(optionOf(name, schema));
  return command;
}

const SHORT: Readonly<Record<string, string>> = { file: '-f, ', output: '-o, ' };

function optionOf(name: string, schema: Schema): Option {
  const { type, default: usual, enum: values } = schema;
  const words = [
    phraseOf(schema),
    ...(Array.isArray(values) ? [`: ${values.join(', ')}`] : []),
    ...(type === 'array' ? ['; repeatable'] : []),
    ...(usual === undefined ? [] : [` (default: ${JSON.stringify(usual)})`]),
  ].join('');
  const place = type === 'integer' ? '<number>' : '<value>';
  // Some can be given without their value.
  const wanted = [type].flat().includes('boolean') ? '[value]' : place;
  const flags = `${SHORT[name] ?? ''}--${name}`;
  const option = new Option(type === 'boolean' ? flags : `${flags} ${wanted}`, words);
  return type === 'array'
    ? option.argParser((one, earlier?: readonly string[]) => [...(earlier ?? []), one])
    : option;
}

/** Adds a command; `finish` gets its exit status. */
export function addCommand(
  program: Command,
  terminal: Terminal,
  added: CommandOf,
  finish: (status: ExitStatus) => void,
): void {
  const { options, needs = [] } = added;
  const command = define(program, added);
  const schema = { ...membersOf({}, options), required: needs };
  command.action(async () => {
    const given = command.options.flatMap((option): [string, unknown][] => {
      const name = option.long?.slice(2) ?? '';
      const value: unknown = command.getOptionValue(option.attributeName());
      const said = option.negate ? value === false || undefined : value;
      if (said === undefined) return [];
      return [[name, typeof said === 'string' ? typedValue(said, options[name] ?? TEXT) : said]];
    });
    const places = command.registeredArguments.map((argument, index): [string, unknown] => [
      argument.name(),
      command.processedArgs[index],
    ]);
    const checkedOptions = await checked<object>(Object.fromEntries(given), schema, 'option');
    const all = Object.fromEntries(places);
    finish((await added.run(checkedOptions, terminal, command.args, all)) ?? 0);
  });
}

/** Settings of commands other than `serve`: the environment, and `--data-dir`. */
export function settingsOf({ 'data-dir': dataDir }: Flags, { environment }: Terminal): Settings {
  return readSettings({ 'data-dir': dataDir }, environment);
}

/** Runs with the service of the data directory, which is closed afterwards. */
export async function withService<Result>(
  flags: Flags,
  terminal: Terminal,
  mode: OpenMode,
  run: (service: Service) => Promise<Result>,
): Promise<Result> {
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

/** Prints a result as a line of JSON with `--json`, otherwise as text: YAML by default. */
export function print({ json }: Flags, terminal: Terminal, result: object, text?: string): void {
  terminal.out(json ? `${JSON.stringify(result)}\n` : (text ?? answerText(result)));
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
export function writeMode({ 'dry-run': dryRun }: Flags): OpenMode {
  return dryRun ? 'read' : 'open';
}

/** The author for the log: `--author`, or the person at the terminal. */
export function authorOf({ author }: Flags, { environment }: Terminal): string {
  return author ?? environment.USER ?? environment.USERNAME ?? 'command line';
}
