/**
 * Lambert's azimuthal equal-area projection: from the globe to a plane, so that equal areas stay
 * equal.
 */

/** A place on the globe, in degrees. */
export interface Coordinates {
  readonly latitude: number;
  readonly longitude: number;
}

/** A place on the plane; x to the east, y to the south. */
export type PlanePoint = readonly [x: number, y: number];

const RADIANS = Math.PI / 180;

/** The projection around a centre, which is at 0, 0; a unit is the radius of the globe. */
export function projectionAround(centre: Coordinates): (place: Coordinates) => PlanePoint {
  const [sinCentre, cosCentre] = [
    Math.sin(centre.latitude * RADIANS),
    Math.cos(centre.latitude * RADIANS),
  ];
  return ({ latitude, longitude }) => {
    const [sin, cos] = [Math.sin(latitude * RADIANS), Math.cos(latitude * RADIANS)];
    const turn = (longitude - centre.longitude) * RADIANS;
    const cosTurn = Math.cos(turn);
    // At the far end of the globe, which is a circle on the plane, there is nothing to divide by.
    const scale = Math.sqrt(2 / Math.max(1e-9, 1 + sinCentre * sin + cosCentre * cos * cosTurn));
    return [scale * cos * Math.sin(turn), scale * (sinCentre * cos * cosTurn - cosCentre * sin)];
  };
}
