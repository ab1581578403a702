/** Lays out the network in a thread. */
import type { DrawnNetwork } from './network-data.js';

/** For the thread: the size of each body, and each tie as two indexes of bodies. */
export interface LayoutRequest {
  readonly radii: readonly number[];
  readonly ties: readonly { readonly source: number; readonly target: number }[];
}

/** Sent repeatedly: the x and y of each body. */
export interface LayoutStep {
  readonly places: Float32Array<ArrayBuffer>;
  readonly isDone: boolean;
}

/** With Trusted Types, only a policy makes a script's address from text. */
interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createScriptURL: (address: string) => string },
  ): { createScriptURL(address: string): string };
}

/** `onStep` is called with new places, `onFault` if layout cannot be done. */
export function startLayout(
  { bodies, ties }: DrawnNetwork,
  workerAddress: string,
  { onStep, onFault }: { readonly onStep: (isDone: boolean) => void; readonly onFault: () => void },
): void {
  const worker = new Worker(ownScript(workerAddress), { type: 'module' });
  worker.addEventListener('message', ({ data: { places, isDone } }: MessageEvent<LayoutStep>) => {
    for (const body of bodies)
      [body.x = 0, body.y = 0] = places.subarray(2 * body.index, 2 * body.index + 2);
    if (isDone) worker.terminate();
    onStep(isDone);
  });
  worker.addEventListener('error', onFault);
  const request: LayoutRequest = {
    radii: bodies.map(({ radius }) => radius),
    ties: ties.map(({ source, target }) => ({ source: source.index, target: target.index })),
  };
  worker.postMessage(request);
}

/** The address of one of our scripts. @throws TypeError for any other */
function ownScript(address: string): string {
  const createScriptURL = (text: string): string => {
    if (!/^\/assets\/[\w.-]+\.js$/.test(text))
      throw new TypeError(`${text} is no script of this service.`);
    return text;
  };
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };
  return (
    trustedTypes?.createPolicy('own-worker', { createScriptURL }) ?? { createScriptURL }
  ).createScriptURL(address);
}
