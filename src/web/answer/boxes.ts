/** A box by its middle. Boxes of a graph are moved apart, so that no names overlap. */
export interface Box {
  x: number;
  y: number;
  readonly width: number;
  readonly height: number;
}

const GAP = 12;
const MOST_ROUNDS = 400;

/** Moves boxes apart, each by half of the way. Cost: the pairs, some hundred times. */
export function moveApart(boxes: readonly Box[]): void {
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    let isDone = true;
    for (const [index, one] of boxes.entries()) {
      for (const other of boxes.slice(index + 1)) {
        const [dx, dy] = [other.x - one.x, other.y - one.y];
        const across = (one.width + other.width) / 2 + GAP - Math.abs(dx);
        const down = (one.height + other.height) / 2 + GAP - Math.abs(dy);
        if (across <= 0.5 || down <= 0.5) continue;
        isDone = false;
        const isAcross = across < down;
        // The shorter way, slightly more than needed.
        const step = ((isAcross ? dx : dy) < 0 ? -1 : 1) * ((isAcross ? across : down) + 1);
        one[isAcross ? 'x' : 'y'] -= step / 2;
        other[isAcross ? 'x' : 'y'] += step / 2;
      }
    }
    if (isDone) return;
  }
}
