/** Tools of assistants, made from capabilities. */
import {
  CAPABILITIES,
  answer,
  inputOf,
  type Caller as AnyCaller,
  type Capability,
  type Given,
} from '../capabilities/index.js';
import type { TokenScope } from '../commits/index.js';
import type { ServiceError } from '../errors.js';
import { INTEGER, checked, type Members } from '../input/index.js';

/** The caller of tools, and the data for answers. */
export interface Caller extends Pick<AnyCaller, 'service' | 'publicUrl' | 'asked' | 'software'> {
  /** The caller's view of a failure; reports our own faults. */
  readonly errorOf: (thrown: unknown) => ServiceError;
  /** Called with the version of an answer. */
  readonly noteVersion?: (version: number) => void;
  /**
   * The name of the caller, whose token has a scope; missing where nobody can write.
   * @throws ServiceError `unauthorized`, `forbidden`
   */
  readonly bearer?: (scope: TokenScope) => string;
}

export interface Tool {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly input: Members;
  readonly output: Members;
  readonly scope: TokenScope | undefined;
  /** @throws ServiceError when there is no answer */
  answer(given: unknown, caller: Caller): Promise<{ readonly version: number }>;
}

function toolOf(capability: Capability): Tool[] {
  const { name, summary, scope, tool = {} } = capability;
  if (tool === false || (scope !== undefined && capability.tool === undefined)) return [];
  const { title = summary, description = `${summary}.`, output = capability.output } = tool;
  const properties = { ...capability.input.properties, ...tool.input };
  const input: Members = { ...capability.input, properties };
  const version = { ...INTEGER, description: 'The version of the graph.' };
  return [
    {
      ...{ name: tool.name ?? name.replaceAll('-', '_'), title, description, input },
      output: {
        ...output,
        properties: { version, ...output.properties },
        required: ['version', ...output.required.filter((each) => each !== 'version')],
      },
      scope,
      answer: async (sent, { bearer, ...caller }) => {
        const author = (scope && bearer?.(scope)) ?? 'assistant';
        const given = inputOf(await checked<Given>(sent, input, 'argument'), input);
        const permit = (needed: TokenScope): void => void bearer?.(needed);
        const made = () => answer(capability, given, { ...caller, note: { author }, permit }, tool);
        const { version, json } = await (scope ? made() : caller.service.reading(made));
        return { version, ...json };
      },
    },
  ];
}

/** Whether a caller may use a tool; others do not see it. */
export function isFor({ bearer }: Caller, { scope }: Tool): boolean {
  if (scope === undefined) return true;
  try {
    return bearer?.(scope) !== undefined;
  } catch {
    return false;
  }
}

/** In the usual order of use. */
export const TOOLS: readonly Tool[] = CAPABILITIES.flatMap(toolOf);
