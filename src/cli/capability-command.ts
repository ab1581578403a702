/** Commands of capabilities: they ask a service in this process, or that of `--server`. */
import {
  CAPABILITIES,
  answer,
  phraseOf,
  requestOf,
  type Capability,
  type CommandSurface,
  type Given,
} from '../capabilities/index.js';
import { ServiceError } from '../errors.js';
import { checked, typedValue, type Schema } from '../input/index.js';
import { readText } from '../rdf/index.js';
import {
  COMMON,
  DRY_RUN,
  NOTE,
  authorOf,
  print,
  value,
  withService,
  writeMode,
} from './command.js';
import type { CommandOf, Flags, Outcome, Terminal } from './command.js';
import { exitStatusOf, type ExitStatus } from './exit-status.js';
import { sendTo } from './running-server.js';

const SERVER = {
  server: value('Ask this running server, with the token in WRITE_TOKEN.'),
};

interface Call {
  readonly capability: Capability;
  readonly surface: CommandSurface;
  readonly flags: Flags & { readonly server?: string };
  readonly terminal: Terminal;
}

export const CAPABILITY_COMMANDS: readonly CommandOf[] = CAPABILITIES.flatMap((capability) =>
  (capability.commands ?? [{}]).map((surface) => commandOf(capability, surface)),
);

function commandOf(capability: Capability, surface: CommandSurface): CommandOf {
  const { name, summary, input, write, http } = capability;
  const {
    usage = [name, ...input.required.map((each) => `<${each}>`)].join(' '),
    description = phraseOf({ description: summary }),
    names = {},
    fixed,
    options,
    group,
    each: several,
  } = surface;
  const isOption = ([each]: [string, Schema]): boolean =>
    !(each in { ...fixed }) && !new RegExp(`[<[]${names[each] ?? each}\\W`).test(usage);
  const own = Object.entries({ ...input.properties, ...options })
    .filter(isOption)
    .map(([each, schema]): [string, Schema] => [names[each] ?? each, schema]);
  return {
    ...{ usage, description, group },
    options: {
      ...Object.fromEntries(own),
      ...(write?.hasDryRun ? DRY_RUN : {}),
      ...(write ? NOTE : {}),
      ...(http === false ? {} : SERVER),
      ...COMMON,
    },
    run: async (flags: Call['flags'], terminal, _args, places) => {
      const call = { capability, surface, flags, terminal };
      const values: Given = { ...flags, ...places, ...fixed };
      const calls =
        several === undefined
          ? [values]
          : [values[several]].flat().map((one) => ({ ...values, [several]: one }));
      const inputs = await Promise.all(calls.map((one) => inputOf(one, call)));
      return answerAll(call, inputs);
    },
  };
}

/** @throws ServiceError `bad-request` */
async function inputOf(values: Given, { capability: { input }, surface }: Call): Promise<Given> {
  if (surface.input) {
    const read = (file: string): Promise<string> => readText(file, 'bad-request');
    return checked(await surface.input(values, read), input, 'argument');
  }
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
      const note = { author, message, 'dry-run': dryRun };
      return sendTo(server, terminal, requestOf(capability, Object.fromEntries(members), note));
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
function answerAll(call: Call, inputs: readonly Given[]): Promise<Outcome> {
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
      : surface.text?.(json as never, input as never);
  print(flags, terminal, json, shown);
}
