/** The layout, in a thread of its own, so that the page never waits for it. */
import {
  forceCollide,
  forceLink,
  forceManyBody,
  forceSimulation,
  forceX,
  forceY,
  type SimulationNodeDatum,
} from 'd3-force';
import type { LayoutRequest, LayoutStep } from './layout.js';

/** The layout's remaining movement when it is done. */
const DONE_ALPHA = 0.02;
/** Milliseconds between messages with places. */
const STEP_MS = 30;

interface Node extends SimulationNodeDatum {
  readonly radius: number;
}

addEventListener('message', ({ data }: MessageEvent<LayoutRequest>) => {
  const nodes = data.radii.map((radius): Node => ({ radius }));
  const simulation = forceSimulation(nodes)
    .stop()
    .force('charge', forceManyBody<Node>().strength(-90).distanceMax(500))
    .force('link', forceLink([...data.ties]).distance(50))
    .force(
      'collide',
      forceCollide<Node>(({ radius }) => radius + 4),
    )
    .force('x', forceX(0).strength(0.06))
    .force('y', forceY(0).strength(0.09));
  let toldAt = performance.now();
  while (simulation.alpha() > DONE_ALPHA) {
    simulation.tick();
    if (performance.now() - toldAt < STEP_MS) continue;
    tell(nodes, false);
    toldAt = performance.now();
  }
  tell(nodes, true);
});

function tell(nodes: readonly Node[], isDone: boolean): void {
  const places = Float32Array.from(nodes.flatMap(({ x = 0, y = 0 }) => [x, y]));
  const step: LayoutStep = { places, isDone };
  postMessage(step, { transfer: [places.buffer] });
}
