import { describe, expect, it } from '@jest/globals';
import { moveApart, type Box } from '../../../src/web/answer/boxes.js';
import { SEED, randomOf } from '../../support/random.js';

const overlap = (one: Box, other: Box): boolean =>
  Math.abs(one.x - other.x) < (one.width + other.width) / 2 &&
  Math.abs(one.y - other.y) < (one.height + other.height) / 2;

describe('Boxes of a graph', () => {
  it('do not overlap once they are moved, wherever they were', () => {
    const random = randomOf(SEED);
    for (let round = 0; round < 20; round += 1) {
      const boxes = Array.from({ length: 1 + Math.floor(random() * 40) }, (): Box => ({
        x: random() * 300,
        y: random() * 200,
        width: 40 + random() * 200,
        height: 30,
      }));
      moveApart(boxes);
      const pairs = boxes.flatMap((one, index) =>
        boxes.slice(index + 1).filter((other) => overlap(one, other)),
      );
      expect(pairs).toEqual([]);
    }
  });
});
