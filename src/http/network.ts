/** `/network`: who organizes with whom, the strongest ties first. */
import type { Request, Response } from 'express';
import { LabelReader, UNBOUND, localNameOf, type TermId } from '../graph/index.js';
import { LIST_KINDS, ThingList, valuesOfMember } from '../search/index.js';
import type { Service } from '../service.js';
import { acceptedLanguage } from './languages.js';
import { frameOf, pathOf } from './links.js';
import { networkPage } from './pages/network-page.js';
import type { Link, NetworkView } from './pages/views.js';
import { OF_VERSION } from './parameters.js';
import { requestedVersion } from './request.js';
import type { Route } from './route.js';

/** Ties that the page lists; its script draws all of them. */
const TIES_SHOWN = 40;
/** An event with more organizers ties nobody to anybody in particular. */
const MOST_ORGANIZERS = 40;

/** The route of the network. */
export function networkRoutes(service: Service): Route[] {
  return [{ path: '/network', topic: 'Pages', operations: { GET: { summary: 'Who organizes with whom', parameters: OF_VERSION, mediaTypes: ['text/html'], handle: (request, response) => answerNetwork(request, response, service) } } }];
}

async function answerNetwork(request: Request, response: Response, service: Service): Promise<void> {
  const version = await requestedVersion(request, response, service.snapshots, service.current);
  const list = ThingList.of(version, service.names, LIST_KINDS.find(({ name }) => name === 'events')!);
  const { ties, bodyCount, tieCount } = strongestTies(list);
  const labels = new LabelReader(version.ids, acceptedLanguage(request));
  const linkOf = (id: TermId): Link => {
    const iri = version.ids.dictionary.textOf(id);
    return { label: labels.labelOf(id)?.value ?? localNameOf(iri), href: pathOf(iri, service.names) ?? iri };
  };
  const view: NetworkView = { baseIri: service.names.baseIri, bodyCount, tieCount, ties: ties.map(({ one, other, count }) => ({ one: linkOf(one), other: linkOf(other), count })) };
  response.vary('Accept-Language').type('html').send(networkPage(view, frameOf(service, version)));
}

interface Tie {
  readonly one: TermId;
  readonly other: TermId;
  readonly count: number;
}

/** Cost: the pairs of organizers of each event. */
function strongestTies(list: ThingList): { ties: Tie[]; bodyCount: number; tieCount: number } {
  const organizer = list.kind.filters.find(({ name }) => name === 'organizer')!;
  const { dictionary } = list.graph;
  const ties = new Map<string, Tie>();
  const bodies = new Set<TermId>();
  list.members.forEach((_member, position) => {
    const organizers = valuesOfMember(list.columnOf(organizer), position).filter((id) => id !== UNBOUND).sort((left, right) => (dictionary.textOf(left) < dictionary.textOf(right) ? -1 : 1));
    if (organizers.length > MOST_ORGANIZERS) return;
    organizers.forEach((one, index) => {
      for (const other of organizers.slice(index + 1)) {
        const key = `${one} ${other}`;
        ties.set(key, { one, other, count: (ties.get(key)?.count ?? 0) + 1 });
        bodies.add(one).add(other);
      }
    });
  });
  const sorted = [...ties.values()].sort((left, right) => right.count - left.count || (dictionary.textOf(left.one) + dictionary.textOf(left.other) < dictionary.textOf(right.one) + dictionary.textOf(right.other) ? -1 : 1));
  return { ties: sorted.slice(0, TIES_SHOWN), bodyCount: bodies.size, tieCount: ties.size };
}
