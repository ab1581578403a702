/** Boxes of a graph moved apart, so that no name is written over another. */

/** A box by its middle. */
export interface Box {
  x: number;
  y: number;
  readonly width: number;
  readonly height: number;
}

const GAP = 6;
const MOST_ROUNDS = 400;

/** Moves boxes until none overlap, each by half. Cost: the pairs, some hundred times. */
export function moveApart(boxes: readonly Box[]): void {
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    let isDone = true;
    boxes.forEach((one, index) => {
      for (const other of boxes.slice(index + 1)) {
        const [dx, dy] = [other.x - one.x, other.y - one.y];
        const across = (one.width + other.width) / 2 + GAP - Math.abs(dx);
        const down = (one.height + other.height) / 2 + GAP - Math.abs(dy);
        if (across <= 0.5 || down <= 0.5) continue;
        isDone = false;
        // The shorter way, a little more of it than is needed.
        if (across < down) {
          const step = ((dx < 0 ? -1 : 1) * (across + 1)) / 2;
          [one.x, other.x] = [one.x - step, other.x + step];
        } else {
          const step = ((dy < 0 ? -1 : 1) * (down + 1)) / 2;
          [one.y, other.y] = [one.y - step, other.y + step];
        }
      }
    });
    if (isDone) return;
  }
}
