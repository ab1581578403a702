/** A place in pixels of the map. Places too close to each other become one. */
export interface Spot {
  readonly x: number;
  readonly y: number;
  readonly count: number;
}

/** At its largest place; `places` has the largest first. */
export interface Cluster<Place extends Spot> extends Spot {
  readonly places: readonly Place[];
  readonly radius: number;
}

/** The diameter in pixels for a finger (WCAG 2.2, 2.5.8). */
export const LEAST_TARGET = 24;
const [LEAST_RADIUS, LARGEST_RADIUS] = [4, 20];

/** Clusters, the largest first, whose targets do not overlap. */
export function clustersOf<Place extends Spot>(places: readonly Place[]): Cluster<Place>[] {
  const largest = Math.max(1, ...places.map(({ count }) => count));
  const radiusOf = (count: number): number =>
    Math.max(LEAST_RADIUS, LARGEST_RADIUS * Math.sqrt(Math.min(1, count / largest)));
  let clusters = places.map((place): Cluster<Place> => {
    const { x, y, count } = place;
    return { x, y, count, places: [place], radius: radiusOf(count) };
  });
  // A cluster that grew may reach another.
  for (let before = Infinity; clusters.length < before;) {
    before = clusters.length;
    clusters = merged(clusters, radiusOf);
  }
  return clusters;
}

/** Each joins the largest that it touches. Cost: the clusters by the clusters that remain. */
function merged<Place extends Spot>(
  clusters: readonly Cluster<Place>[],
  radiusOf: (count: number) => number,
): Cluster<Place>[] {
  const kept: Cluster<Place>[] = [];
  for (const each of [...clusters].sort((one, other) => other.count - one.count)) {
    const at = kept.findIndex(
      ({ x, y, radius }) =>
        Math.hypot(x - each.x, y - each.y) < Math.max(LEAST_TARGET, radius + each.radius),
    );
    const near = kept[at];
    if (!near) kept.push(each);
    else {
      const count = near.count + each.count;
      kept[at] = {
        ...near,
        count,
        radius: radiusOf(count),
        places: [...near.places, ...each.places],
      };
    }
  }
  return kept;
}
