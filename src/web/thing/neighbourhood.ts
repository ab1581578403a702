/** A thing's neighbourhood as a graph to walk through by mouse, touch and keyboard. */
import type { AnswerLink } from '../answer/chart-choice.js';
import { drawGraph } from '../answer/graph.js';
import { anchorTo, button, element, fill, hint } from '../elements.js';
import type { ResultTerm } from '../answer/terms.js';
import { Labels } from '../labels.js';
import { select } from '../requests.js';

const [SHOWN, SHOWN_NARROW, NARROW] = [18, 9, 560];
/** IRIs that a query can contain unchanged. */
const IS_PLAIN = /^[^<>"{}|\\^`\s]+\/id\/[^<>"{}|\\^`\s]+$/;

/** Draws the neighbourhood of a thing; choosing a neighbour goes on to it. @throws RequestFailed */
export async function showNeighbourhood(place: HTMLElement, iri: string): Promise<void> {
  const version = new URLSearchParams(location.search).get('version') ?? undefined;
  const baseIri = iri.slice(0, iri.indexOf('id/'));
  const labels = new Labels(version);
  const naming = { baseIri, labels, shorten: nameInIri, usesNames: true };
  const path: string[] = [];
  const goTo = async (centre: string): Promise<void> => {
    const links = await linksOf(centre, version);
    const width = place.clientWidth;
    const shown = links.slice(0, width < NARROW ? SHOWN_NARROW : SHOWN);
    const graph = await drawGraph(shown, naming, width, {
      centre,
      onChoose: (id) => void goTo(id),
    });
    const before = path.at(-1);
    path.push(centre);
    const back = (): void => {
      path.splice(-2);
      void goTo(before ?? centre);
    };
    fill(
      place,
      graph,
      element(
        'p',
        { 'aria-live': 'polite' },
        anchorTo(centre.slice(centre.indexOf('/id/')), labels.of(centre) ?? nameInIri(centre)),
        ` has ${links.length} ${links.length === 1 ? 'link' : 'links'}`,
        shown.length < links.length ? `; ${shown.length} are drawn. ` : '. ',
        before !== undefined && button('Back', back),
      ),
    );
    if (before !== undefined) place.querySelector<SVGElement>('.centre')?.focus();
  };
  fill(place, hint('Drawing …'));
  await goTo(iri);
}

/** The links from a thing and to it, one of each property, then a second of each, and so on. */
async function linksOf(iri: string, version: string | undefined): Promise<AnswerLink[]> {
  if (!IS_PLAIN.test(iri)) return [];
  const base = iri.slice(0, iri.indexOf('/id/'));
  const others = ['inferred', 'receipts', 'review'].map((name) => `<${base}/graph/${name}>`);
  const query = `SELECT DISTINCT ?node ?property ?out {
  { GRAPH ?g { <${iri}> ?property ?node } BIND("1" AS ?out) }
  UNION { GRAPH ?g { ?node ?property <${iri}> } BIND("" AS ?out) }
  FILTER(?g NOT IN (${others.join(', ')}))
  FILTER(isIRI(?node) && STRSTARTS(STR(?node), "${base}/id/"))
} ORDER BY DESC(?node) LIMIT 2000`;
  const counts = new Map<string, number>();
  const inTurns = (await select(query, version)).map(({ node = '', property = '', out = '' }) => {
    const ends = out === '' ? [node, iri] : [iri, node];
    const [source, target, label] = [...ends, property].map(termOf) as [
      ResultTerm,
      ResultTerm,
      ResultTerm,
    ];
    const turn = counts.get(property + out) ?? 0;
    counts.set(property + out, turn + 1);
    return { turn, link: { source, target, label, title: '' } };
  });
  return inTurns.sort((one, other) => one.turn - other.turn).map(({ link }) => link);
}

const termOf = (value: string): ResultTerm => ({ type: 'uri', value });

function nameInIri(iri: string): string {
  const text = iri.slice(iri.search(/[^/#]*$/));
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
