/** Commands of capabilities: they ask a service in this process, or that of `--server`. */
import type { Command } from 'commander';
import {
  CAPABILITIES,
  answer,
  compactText,
  phraseOf,
  requestOf,
  type Capability,
  type CommandSurface,
  type Given,
} from '../capabilities/index.js';
import { ServiceError } from '../errors.js';
import { checked, typedValue, type Schema } from '../input/index.js';
import { authorOf, collect, printWrite, withService, writeMode } from './command.js';
import type { AddCommand, Flags, Terminal } from './command.js';
import { exitStatusOf, type ExitStatus } from './exit-status.js';
import { RunningServer } from './running-server.js';

/** A call of a command. */
export interface Call {
  readonly capability: Capability;
  readonly surface: CommandSurface;
  readonly flags: Flags;
  readonly terminal: Terminal;
}

/** Adds the commands of all capabilities. */
export const addCapabilities: AddCommand = (program, terminal, finish) => {
  for (const capability of CAPABILITIES)
    for (const surface of capability.commands ?? [{}]) {
      const command = define(program, capability, surface);
      command.action(async () => {
        const call = { capability, surface, flags: command.opts<Flags>(), terminal };
        const inputs = await Promise.all(
          valuesOf(command, surface).map((each) => inputOf(each, call)),
        );
        finish(await withAnswers(call, (answerTo) => answerAll(call, inputs, answerTo)));
      });
    }
};

function define(
  program: Command,
  { name, summary, input, write, http }: Capability,
  { description = phraseOf({ description: summary }), ...surface }: CommandSurface,
): Command {
  const { usage, group = '', names = {}, fixed, options } = surface;
  const whole = usage ?? [name, ...input.required.map((each) => `<${each}>`)].join(' ');
  const [, groups = '', words = ''] = /^(.*? )??([\w-]+(?: [<[].*)?)$/.exec(whole) ?? [];
  let parent = program;
  for (const word of groups.split(' ').filter(Boolean))
    parent =
      parent.commands.find((each) => each.name() === word) ??
      parent.command(word).description(group);
  const command = parent.command(words).description(description);
  const known = [
    ...Object.keys({ ...fixed }),
    ...command.registeredArguments.map((each) => each.name()),
  ];
  for (const [each, schema] of Object.entries({ ...input.properties, ...options }))
    if (!known.includes(each)) addOption(command, names[each] ?? each, schema);
  if (write?.hasDryRun) command.option('--dry-run', 'only show what would change; write nothing');
  if (write)
    command
      .option('--author <name>', 'the author of the change (default: the user of this machine)')
      .option('--message <text>', 'the reason for the change');
  command.option('--json', 'print the answer as JSON');
  if (http !== false)
    command.option('--server <url>', 'ask this running server, with the token in WRITE_TOKEN');
  return command.option('--data-dir <directory>', 'the data directory (DATA_DIR)');
}

/** An option by the schema of its value. */
export function addOption(command: Command, name: string, schema: Schema): void {
  const { type, default: usual, enum: values } = schema;
  const words = [
    phraseOf(schema),
    ...(Array.isArray(values) ? [`: ${values.join(', ')}`] : []),
    ...(type === 'array' ? ['; repeatable'] : []),
    ...(usual === undefined ? [] : [` (default: ${JSON.stringify(usual)})`]),
  ].join('');
  if (type === 'boolean') command.option(`--${name}`, words);
  else if (type === 'array') command.option(`--${name} <${name}>`, words, collect);
  else command.option(`--${name} <${type === 'integer' ? 'number' : name}>`, words);
}

/** The values of a command line by the names of members: several where each is a call. */
function valuesOf(command: Command, { fixed, each }: CommandSurface): Given[] {
  const places = command.registeredArguments.map((argument, index): [string, unknown] => [
    argument.name(),
    command.processedArgs[index],
  ]);
  const options = command.options.map((option): [string, unknown] => [
    option.long?.slice(2) ?? '',
    command.getOptionValue(option.attributeName()),
  ]);
  const values = { ...Object.fromEntries([...options, ...places]), ...fixed };
  return each === undefined
    ? [values]
    : [values[each]].flat().map((one) => ({ ...values, [each]: one }));
}

/** @throws ServiceError `bad-request` */
function inputOf(values: Given, { capability: { input }, surface }: Call): Promise<Given> {
  const properties: Readonly<Record<string, Schema>> = { ...input.properties, ...surface.options };
  const given = Object.entries(properties).flatMap(([name, schema]): [string, unknown][] => {
    const value = values[surface.names?.[name] ?? name];
    if (value === undefined) return [];
    // Several words are one text.
    const whole = Array.isArray(value) && schema.type !== 'array' ? value.join(' ') : value;
    return [[name, typeof whole === 'string' ? typedValue(whole, schema) : whole]];
  });
  return checked(Object.fromEntries(given), { ...input, properties }, 'argument');
}

/** Answers an input, and prints the answer. @throws ServiceError `bad-request` */
export async function answerCall(call: Call, given: Given): Promise<ExitStatus> {
  const input = await checked<Given>(given, call.capability.input, 'argument');
  return withAnswers(call, (answerTo) => answerAll(call, [input], answerTo));
}

type AnswerTo = (input: Given) => Promise<object>;

/** Opens what answers, in this process or elsewhere, for some work. */
function withAnswers(
  { capability, flags, terminal }: Call,
  work: (answerTo: AnswerTo) => Promise<ExitStatus>,
): Promise<ExitStatus> {
  if (typeof flags.server === 'string') {
    const server = new RunningServer(flags.server, terminal);
    return work(async (input) => {
      const members = Object.entries(input).filter(([name]) => name in capability.input.properties);
      const { method, path, body } = requestOf(capability, Object.fromEntries(members));
      const address = [path, noteIn(flags)].filter(Boolean).join(path.includes('?') ? '&' : '?');
      return server.send(method, address, body);
    });
  }
  const { message } = flags;
  const note = {
    author: authorOf(flags, terminal),
    message: typeof message === 'string' ? message : undefined,
    isDryRun: flags.dryRun === true,
  };
  const isRead = capability.scope === undefined;
  return withService(flags, terminal, isRead ? 'read' : writeMode(flags), (service) =>
    work(async (input) => {
      const made = () =>
        answer(capability, input, { service, asked: {}, note, isForPeople: !flags.json });
      return (await (isRead ? service.reading(made) : made())).json;
    }),
  );
}

/** The parameters of a write: its author and message, and whether it is only tried. */
function noteIn({ author, message, dryRun }: Flags): string {
  const note = Object.entries({ author, message, 'dry-run': dryRun }).flatMap(
    ([name, value]): [string, string][] => (value === undefined ? [] : [[name, String(value)]]),
  );
  return new URLSearchParams(note).toString();
}

/** Each input is answered by itself; if one fails, the others still are. */
async function answerAll(
  call: Call,
  inputs: readonly Given[],
  answerTo: AnswerTo,
): Promise<ExitStatus> {
  const { surface, terminal } = call;
  let worst: ExitStatus = 0;
  for (const input of inputs)
    try {
      const json = await answerTo(input);
      print(call, json, input);
      if (surface.isRefused?.(json as never)) worst = 1;
    } catch (error) {
      if (inputs.length === 1 || !(error instanceof ServiceError)) throw error;
      terminal.error(`${String(input[surface.each ?? ''])}: ${error.message} [${error.code}]\n`);
      worst = Math.max(worst, exitStatusOf(error.code)) as ExitStatus; // the larger of two
    }
  return worst;
}

function print({ capability, surface, flags, terminal }: Call, json: object, input: Given): void {
  const text = surface.text?.(json as never, input as never) ?? `${compactText(json)}\n`;
  if (capability.write) printWrite(flags, terminal, json, text);
  else terminal.out(flags.json ? `${JSON.stringify(json, null, 1)}\n` : text);
}
