/** Draws thousands of ties within a frame: by style, only visible ones, in batches. */
import type { TieKind } from '../../json-answers.js';
import type { Body, DrawnTie } from './network-data.js';

/** The middle of the canvas, and the scale in pixels a unit. */
export interface Viewport {
  readonly x: number;
  readonly y: number;
  readonly scale: number;
}

export interface Scene {
  readonly bodies: readonly Body[];
  readonly ties: readonly DrawnTie[];
  /** A body whose ties are highlighted, or two with the tie between them; may be empty. */
  readonly chosen: readonly Body[];
  readonly viewport: Viewport;
}

interface Colors {
  readonly ink: string;
  readonly paper: string;
  readonly edge: string;
  readonly link: string;
}

/** Most names, of the bodies with most ties. */
const NAMES_SHOWN = 18;
const WIDEST_TIE = 5;
/** In pixels, however small the drawing is. */
const [LEAST_RADIUS, LEAST_LINE] = [3, 1];
/** A stroke for each line is slow, and slower for a path of thousands that cross. */
const TIES_A_STROKE = 64;
/** Pixels of a dash and of a gap. */
const DASHES = [5, 4];

export function draw(canvas: HTMLCanvasElement, scene: Scene): void {
  const [width, height, ratio] = [canvas.clientWidth, canvas.clientHeight, devicePixelRatio];
  const context = canvas.getContext('2d');
  if (!context || width === 0) return;
  fitPixels(canvas, Math.round(width * ratio), Math.round(height * ratio));
  const colors = colorsOf(canvas);
  const { bodies, ties, chosen, viewport } = scene;
  const { x, y, scale } = viewport;
  const [left, top] = [width / 2 - x * scale, height / 2 - y * scale];
  const isInSight = sightOf(viewport, width, height);
  const isAnyChosen = chosen.length > 0;
  const near = isAnyChosen
    ? ties.filter(({ source, target }) =>
        chosen.every((body) => body === source || body === target),
      )
    : [];
  const bright = new Set<Body>(
    isAnyChosen ? [...chosen, ...near.flatMap(({ source, target }) => [source, target])] : bodies,
  );
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.clearRect(0, 0, canvas.width, canvas.height);
  context.setTransform(scale * ratio, 0, 0, scale * ratio, left * ratio, top * ratio);
  context.globalAlpha = isAnyChosen ? 0.3 : 1;
  const inSight = ties.filter(({ source, target }) => isInSight(source, target));
  drawTies(context, inSight, colors.edge, scale);
  context.globalAlpha = 1;
  drawTies(context, near, colors.link, scale);
  const dim = bodies.filter((body) => !bright.has(body));
  drawBodies(context, dim, colors, { alpha: 0.35, scale });
  drawBodies(context, [...bright], colors, { alpha: 1, scale });
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  const named = isAnyChosen
    ? [...bright]
    : bodies.filter((body) => isInSight(body, body)).slice(0, NAMES_SHOWN);
  const placeOf = (body: Body): [number, number] => [body.x * scale + left, body.y * scale + top];
  writeNames(context, named, colors, placeOf, scale);
}

/** Whether the box around two bodies reaches into the canvas. */
function sightOf(
  { x, y, scale }: Viewport,
  width: number,
  height: number,
): (one: Body, other: Body) => boolean {
  const [halfWidth, halfHeight] = [width / 2 / scale, height / 2 / scale];
  return (one, other) =>
    Math.max(one.x, other.x) > x - halfWidth &&
    Math.min(one.x, other.x) < x + halfWidth &&
    Math.max(one.y, other.y) > y - halfHeight &&
    Math.min(one.y, other.y) < y + halfHeight;
}

/** Resizing a canvas clears it, so only for another size. */
function fitPixels(canvas: HTMLCanvasElement, width: number, height: number): void {
  if (canvas.width !== width) canvas.width = width;
  if (canvas.height !== height) canvas.height = height;
}

/** Solid for organized together, dashed for in co-operation; wider for more events. */
function drawTies(
  context: CanvasRenderingContext2D,
  ties: readonly DrawnTie[],
  color: string,
  scale: number,
): void {
  const looks = new Map<
    string,
    { readonly kind: TieKind; readonly width: number; readonly ties: DrawnTie[] }
  >();
  for (const tie of ties) {
    const kind = tie.together > 0 ? 'together' : 'partner';
    const width = Math.min(WIDEST_TIE, Math.round(Math.sqrt(tie.together + tie.partner)));
    const key = `${kind} ${width}`;
    const look = looks.get(key) ?? { kind, width, ties: [] };
    look.ties.push(tie);
    looks.set(key, look);
  }
  context.strokeStyle = color;
  for (const { kind, width, ties: alike } of looks.values()) {
    context.lineWidth = Math.max(LEAST_LINE / scale, width / Math.max(1, scale));
    context.setLineDash(kind === 'partner' ? DASHES.map((length) => length / scale) : []);
    alike.forEach(({ source, target }, index) => {
      if (index % TIES_A_STROKE === 0) context.beginPath();
      context.moveTo(source.x, source.y);
      context.lineTo(target.x, target.y);
      if ((index + 1) % TIES_A_STROKE === 0 || index === alike.length - 1) context.stroke();
    });
  }
  context.setLineDash([]);
}

/** Filled for bodies of the OSCE. */
function drawBodies(
  context: CanvasRenderingContext2D,
  bodies: readonly Body[],
  { paper, link }: Colors,
  { alpha, scale }: { readonly alpha: number; readonly scale: number },
): void {
  context.globalAlpha = alpha;
  context.strokeStyle = link;
  context.lineWidth = 1.5 / scale;
  for (const isOsceBody of [false, true]) {
    context.fillStyle = isOsceBody ? link : paper;
    context.beginPath();
    for (const { x, y, radius: own } of bodies.filter((body) => body.isOsceBody === isOsceBody)) {
      const radius = Math.max(own, LEAST_RADIUS / scale);
      context.moveTo(x + radius, y);
      context.arc(x, y, radius, 0, 2 * Math.PI);
    }
    context.fill();
    context.stroke();
  }
  context.globalAlpha = 1;
}

/** Names that do not overlap others. */
function writeNames(
  context: CanvasRenderingContext2D,
  bodies: readonly Body[],
  { ink, paper }: Colors,
  placeOf: (body: Body) => [number, number],
  scale: number,
): void {
  context.font = `12px ${getComputedStyle(context.canvas).fontFamily}`;
  context.lineWidth = 3;
  context.strokeStyle = paper;
  context.fillStyle = ink;
  const taken: { left: number; right: number; y: number }[] = [];
  for (const body of bodies) {
    const [x, middle] = placeOf(body);
    const width = context.measureText(body.label).width;
    const gap = Math.max(LEAST_RADIUS, body.radius * scale) + 4;
    // At the right edge a name is to the left of its body.
    const isCut = x + gap + width > context.canvas.clientWidth;
    const [left, y] = [isCut ? x - gap - width : x + gap, middle + 4];
    const right = left + width;
    if (
      taken.some((other) => left < other.right && other.left < right && Math.abs(y - other.y) < 14)
    )
      continue;
    taken.push({ left, right, y });
    context.strokeText(body.label, left, y);
    context.fillText(body.label, left, y);
  }
}

function colorsOf(canvas: HTMLElement): Colors {
  const style = getComputedStyle(canvas);
  const [ink, paper, edge, link] = ['--ink', '--paper', '--edge', '--link'].map((name) =>
    style.getPropertyValue(name).trim(),
  ) as [string, string, string, string];
  return { ink, paper, edge, link };
}
