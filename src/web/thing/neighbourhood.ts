/** A thing's neighbourhood as a graph to walk through by mouse, touch and keyboard. */
import { element, fill, anchorTo, button } from '../elements.js';
import { GraphView, type GraphLink, type GraphNode } from '../graph/graph-view.js';
import { Labels } from '../labels.js';
import { neighboursOf, type Neighbour } from './neighbours.js';

/** On a phone there is room for fewer. */
const NARROW = 560;
const [SHOWN, SHOWN_NARROW] = [18, 9];
/** Steps of the walk that stay in sight. */
const STEPS_KEPT = 3;

/** Draws the neighbourhood of a thing. @throws RequestFailed */
export async function showNeighbourhood(
  place: HTMLElement,
  thing: { readonly iri: string; readonly label: string },
): Promise<void> {
  await new Neighbourhood(place).goTo(thing.iri);
}

/** Neighbours of the centre, of all, and the steps that led there. */
class Neighbourhood {
  readonly #version = new URLSearchParams(location.search).get('version') ?? undefined;
  readonly #labels = new Labels(this.#version);
  readonly #words = element('p', { 'aria-live': 'polite' });
  readonly #view: GraphView;
  readonly #isNarrow: boolean;
  /** Things that were the centre, with what was drawn around them; the latest last. */
  #path: { readonly iri: string; readonly neighbours: readonly Neighbour[] }[] = [];

  constructor(place: HTMLElement) {
    this.#isNarrow = place.clientWidth < NARROW;
    this.#view = new GraphView(
      'Neighbourhood: arrow keys choose a neighbour, Enter goes there',
      (iri) => void this.goTo(iri),
      this.#isNarrow,
    );
    fill(place, this.#view.element, this.#words);
  }

  /** Goes to a thing and draws its neighbours. */
  async goTo(iri: string): Promise<void> {
    this.#view.isBusy = true;
    const { shown, total } = await neighboursOf(
      iri,
      this.#version,
      this.#isNarrow ? SHOWN_NARROW : SHOWN,
    );
    await this.#labels.learn([iri, ...shown.flatMap((each) => [each.iri, each.property])]);
    this.#path = [...this.#path.filter((step) => step.iri !== iri), { iri, neighbours: shown }];
    this.#draw(iri, shown);
    this.#say(iri, new Set(shown.map((each) => each.iri)).size, total);
    this.#view.isBusy = false;
  }

  /** What the centre has to do with, and the way there. */
  #draw(centre: string, shown: readonly Neighbour[]): void {
    const steps = this.#path.slice(-STEPS_KEPT).map(({ iri }) => iri);
    const nodes = [...new Set([centre, ...shown.map(({ iri }) => iri), ...steps])].map(
      (iri): GraphNode => ({
        id: iri,
        name: this.#nameOf(iri),
        detail: this.#detailOf(iri, centre, shown),
        kind: kindOf(iri),
        ...(iri === centre ? { isCentre: true } : {}),
      }),
    );
    const links = this.#path.slice(-STEPS_KEPT).flatMap(({ iri: from, neighbours }) =>
      neighbours.map(({ iri, property }): GraphLink => ({
        source: from,
        target: iri,
        name: this.#nameOf(property),
        // What a neighbour is to the centre is in its box.
        isFaint: from !== centre,
      })),
    );
    this.#view.show(nodes, links);
  }

  /** Its kind, and what it is to the centre: an arrow points to the one that is named by it. */
  #detailOf(iri: string, centre: string, shown: readonly Neighbour[]): string {
    const how = shown
      .filter((each) => each.iri === iri)
      .map(({ property, isOutgoing }) =>
        isOutgoing ? `${this.#nameOf(property)} →` : `← ${this.#nameOf(property)}`,
      );
    const kind = kindOf(iri).replaceAll('-', ' ');
    if (iri === centre || how.length === 0) return kind;
    const more = how.length > 1 ? ` +${how.length - 1}` : '';
    return `${kind} · ${how[0] ?? ''}${more}`;
  }

  #say(iri: string, drawn: number, total: number): void {
    const goBack = (): void => {
      this.#path.pop();
      void this.goTo(this.#path.pop()?.iri ?? iri);
    };
    fill(
      this.#words,
      element('strong', {}, anchorTo(iri.slice(iri.indexOf('/id/')), this.#nameOf(iri))),
      ` has links with ${total} ${total === 1 ? 'thing' : 'things'}`,
      drawn < total ? `; ${drawn} are drawn. ` : '. ',
      this.#path.length > 1 && button('Back', goBack),
    );
  }

  #nameOf(iri: string): string {
    return this.#labels.of(iri) ?? nameInIri(iri);
  }
}

/** `…/id/event/x` is an event. */
function kindOf(iri: string): string {
  return /\/id\/([\w-]+)\//.exec(iri)?.[1] ?? 'thing';
}

function nameInIri(iri: string): string {
  const text = iri.slice(iri.search(/[^/#]*$/));
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
