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
import type { CommandOf, Flags, Terminal } from './command.js';
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
  const { name, summary, input, isWrite, http } = capability;
  const {
    usage = [name, ...input.required.map((each) => `<${each}>`)].join(' '),
    description = phraseOf({ description: summary }),
    names = {},
    fixed,
    options,
    group,
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
      ...(isWrite ? { ...DRY_RUN, ...NOTE } : {}),
      ...(http === false ? {} : SERVER),
      ...COMMON,
    },
    run: async (flags: Call['flags'], terminal, _args, places) => {
      const call = { capability, surface, flags, terminal };
      const input = await inputOf({ ...flags, ...places, ...fixed }, call);
      const json = await answerTo(input, call);
      const text = flags['dry-run'] ? undefined : surface.text?.(json as never, input as never);
      print(flags, terminal, json, text);
      return surface.isRefused?.(json as never) ? 1 : 0;
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

/** The answer of a service in this process, or elsewhere. */
async function answerTo(input: Given, { capability, flags, terminal }: Call): Promise<object> {
  const { author, message, 'dry-run': dryRun, server } = flags;
  if (server !== undefined) {
    const members = Object.entries(input).filter(([name]) => name in capability.input.properties);
    const note = { author, message, 'dry-run': dryRun };
    return sendTo(server, terminal, requestOf(capability, Object.fromEntries(members), note));
  }
  const note = { author: authorOf(flags, terminal), message, isDryRun: dryRun === true };
  const isRead = capability.scope === undefined;
  return withService(flags, terminal, isRead ? 'read' : writeMode(flags), async (service) => {
    const made = () =>
      answer(capability, input, { service, asked: {}, note, isForPeople: !flags.json });
    return (await (isRead ? service.reading(made) : made())).json;
  });
}
