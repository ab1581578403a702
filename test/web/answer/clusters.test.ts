import { describe, expect, it } from '@jest/globals';
import { LEAST_TARGET, clustersOf } from '../../../src/web/answer/clusters.js';
import { SEED, randomOf } from '../../support/random.js';

describe('Clusters of a map', () => {
  const place = (x: number, y: number, count: number) => ({ x, y, count });

  it('keep places apart that a finger can tell apart', () => {
    expect(
      clustersOf([place(0, 0, 1), place(100, 0, 9)]).map(({ x, places }) => [x, places.length]),
    ).toEqual([
      [100, 1],
      [0, 1],
    ]);
  });

  it('stand at their largest place, with all counts', () => {
    const [cluster, ...others] = clustersOf([place(0, 0, 2), place(5, 0, 7), place(10, 0, 1)]);
    expect([cluster!.x, cluster!.count, cluster!.places.map(({ count }) => count)]).toEqual([
      5,
      10,
      [7, 2, 1],
    ]);
    expect(others).toEqual([]);
  });

  it('never overlap, and lose no place, wherever places are', () => {
    const random = randomOf(SEED);
    const below = (most: number): number => Math.floor(random() * most);
    for (let round = 0; round < 50; round += 1) {
      const places = Array.from({ length: 1 + below(200) }, () =>
        place(below(700), below(400), below(60)),
      );
      const clusters = clustersOf(places);
      expect(clusters.flatMap((each) => each.places)).toHaveLength(places.length);
      const overlapping = clusters.flatMap((one, index) =>
        clusters
          .slice(index + 1)
          .filter(
            (other) =>
              Math.hypot(one.x - other.x, one.y - other.y) <
              Math.max(LEAST_TARGET, one.radius + other.radius),
          ),
      );
      expect(overlapping).toEqual([]);
    }
  });
});
