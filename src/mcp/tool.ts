/** Tools of assistants, made from capabilities. */
import {
  CAPABILITIES,
  answer,
  inputOf,
  type Caller as AnyCaller,
  type Capability,
  type Given,
} from '../capabilities/index.js';
import type { ServiceError } from '../errors.js';
import { INTEGER, checked, type Members } from '../input/index.js';

/** The caller of tools, and the data for answers. */
export interface Caller extends Pick<AnyCaller, 'service' | 'publicUrl' | 'asked'> {
  /** The caller's view of a failure; reports our own faults. */
  readonly errorOf: (thrown: unknown) => ServiceError;
  /** Called with the version of an answer. */
  readonly noteVersion?: (version: number) => void;
}

export interface Tool {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly input: Members;
  readonly output: Members;
  /** @throws ServiceError when there is no answer */
  answer(given: unknown, caller: Caller): Promise<{ readonly version: number }>;
}

function toolOf(capability: Capability): Tool[] {
  const { name, summary, scope, tool = {} } = capability;
  if (tool === false || scope !== undefined) return [];
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
      answer: async (sent, caller) => {
        const given = inputOf(await checked<Given>(sent, input, 'argument'), input);
        const whole = { ...caller, note: { author: 'nobody' } };
        const { version, json } = await caller.service.reading(() =>
          answer(capability, given, whole, tool),
        );
        return { version, ...json };
      },
    },
  ];
}

/** In the usual order of use. */
export const TOOLS: readonly Tool[] = CAPABILITIES.flatMap(toolOf);
