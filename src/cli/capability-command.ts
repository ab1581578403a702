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
import {
  COMMON,
  DRY_RUN,
  NOTE,
  authorOf,
  define,
  print,
  valuesOf,
  withService,
} from './command.js';
import { value, writeMode, type Flags, type Outcome, type Terminal } from './command.js';
import { exitStatusOf, type ExitStatus } from './exit-status.js';
import { sendTo } from './running-server.js';

/** The option of commands that a server can answer. */
export const SERVER = {
  server: value('Ask this running server, with the token in WRITE_TOKEN.'),
};

/** A call of a command. */
export interface Call {
  readonly capability: Capability;
  readonly surface: CommandSurface;
  readonly flags: Flags & { readonly server?: string };
  readonly terminal: Terminal;
}

/** Adds the commands of all capabilities. */
export function addCapabilities(
  program: Command,
  terminal: Terminal,
  finish: (status: ExitStatus) => void,
): void {
  for (const capability of CAPABILITIES)
    for (const surface of capability.commands ?? [{}]) {
      const command = defineFor(program, capability, surface);
      command.action(async () => {
        const call = { capability, surface, flags: valuesOf(command) as Call['flags'], terminal };
        const values = { ...valuesOf(command), ...surface.fixed };
        const { each } = surface;
        const calls =
          each === undefined
            ? [values]
            : [values[each]].flat().map((one) => ({ ...values, [each]: one }));
        const inputs = await Promise.all(calls.map((one) => inputOf(one, call)));
        finish((await answerAll(call, inputs)) ?? 0);
      });
    }
}

function defineFor(
  program: Command,
  { name, summary, input, write, http }: Capability,
  { names = {}, fixed, options, ...surface }: CommandSurface,
): Command {
  const {
    usage = [name, ...input.required.map((each) => `<${each}>`)].join(' '),
    description = phraseOf({ description: summary }),
  } = surface;
  const isOption = ([each]: [string, Schema]): boolean =>
    !(each in { ...fixed }) && !new RegExp(`[<[]${each}\\W`).test(usage);
  const own = Object.entries({ ...input.properties, ...options })
    .filter(isOption)
    .map(([each, schema]): [string, Schema] => [names[each] ?? each, schema]);
  return define(
    program,
    { ...surface, usage, description },
    {
      ...Object.fromEntries(own),
      ...(write?.hasDryRun ? DRY_RUN : {}),
      ...(write ? NOTE : {}),
      ...(http === false ? {} : SERVER),
      ...COMMON,
    },
  );
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

type AnswerTo = (input: Given) => Promise<object>;

/** Opens what answers, in this process or elsewhere, for some work. */
function withAnswers(
  { capability, flags, terminal }: Call,
  work: (answerTo: AnswerTo) => Promise<ExitStatus>,
): Promise<Outcome> {
  const { author, message, 'dry-run': dryRun, server } = flags;
  if (server !== undefined)
    return work((input) => {
      const members = Object.entries(input).filter(([name]) => name in capability.input.properties);
      const { method, path, body } = requestOf(capability, Object.fromEntries(members));
      const note = Object.entries({ author, message, 'dry-run': dryRun }).flatMap(
        ([name, value]): [string, string][] => (value === undefined ? [] : [[name, String(value)]]),
      );
      const address = [path, new URLSearchParams(note).toString()].filter(Boolean);
      return sendTo(server, terminal, {
        ...{ method, body, path: address.join(path.includes('?') ? '&' : '?') },
      });
    });
  const note = { author: authorOf(flags, terminal), message, isDryRun: dryRun === true };
  const isRead = capability.scope === undefined;
  return withService(flags, terminal, isRead ? 'read' : writeMode(flags), (service) =>
    work(async (input) => {
      const made = () =>
        answer(capability, input, { service, asked: {}, note, isForPeople: !flags.json });
      return (await (isRead ? service.reading(made) : made())).json;
    }),
  );
}

/**
 * Answers inputs, and prints the answers. Each is answered by itself; if one fails, the others
 * still are.
 */
export function answerAll(call: Call, inputs: readonly Given[]): Promise<Outcome> {
  const { surface, terminal } = call;
  return withAnswers(call, async (answerTo) => {
    let worst: ExitStatus = 0;
    for (const input of inputs)
      try {
        const json = await answerTo(input);
        printAnswer(call, json, input);
        if (surface.isRefused?.(json as never)) worst = 1;
      } catch (error) {
        if (inputs.length === 1 || !(error instanceof ServiceError)) throw error;
        terminal.error(`${String(input[surface.each ?? ''])}: ${error.message} [${error.code}]\n`);
        worst = Math.max(worst, exitStatusOf(error.code)) as ExitStatus; // the larger of two
      }
    return worst;
  });
}

/** A write as a line of JSON, or with `--dry-run` as what it would change. */
function printAnswer(
  { capability, surface, flags, terminal }: Call,
  json: object,
  input: Given,
): void {
  if (!capability.write && flags.json) {
    terminal.out(`${JSON.stringify(json, null, 1)}\n`);
    return;
  }
  const { added, removed, patch = '' } = json as Readonly<Record<string, string | undefined>>;
  const shown =
    capability.write && flags['dry-run']
      ? `${patch}nothing was written: ${added} statements would come, ${removed} go\n`
      : (surface.text?.(json as never, input as never) ?? `${compactText(json)}\n`);
  print(flags, terminal, json, shown);
}
