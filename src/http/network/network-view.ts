/** The page and the JSON of `/network`: ties of one body, of two, of a kind. */
import type { NetworkJson, TieKind } from '../../json-answers.js';
import { badRequest } from '../../errors.js';
import type { GraphVersion, TermId } from '../../graph/index.js';
import { LabelReader, UNBOUND, localNameOf } from '../../graph/index.js';
import { RDF } from '../../rdf/index.js';
import type { Service } from '../../service.js';
import { pathOf } from '../exchange/links.js';
import { numberOf } from '../exchange/request.js';
import type { MatrixView, NetworkView } from '../pages/network-views.js';
import type { Link } from '../pages/views.js';
import { TIE_KINDS, type Network, type Tie } from './ties.js';

/** Ties on a page; JSON has all, and the script of the page draws them. */
const PAGE_SIZE = 50;
const MATRIX_SIZE = 30;

export function networkJson(
  { bodies, ties }: Network,
  { number }: GraphVersion,
  reader: BodyReader,
): NetworkJson {
  const places = new Map(bodies.map((id, place) => [id, place]));
  const placeOf = (id: TermId): number => places.get(id) ?? -1;
  return {
    version: number,
    bodies: bodies.map((id) => ({
      id: reader.iri(id),
      label: reader.link(id).label,
      isOsceBody: reader.isOsceBody(id),
    })),
    ties: ties.map(({ one, other, together, partner, events }) => ({
      bodies: [placeOf(one), placeOf(other)],
      together,
      partner,
      events: events.map((event) => reader.iri(event)),
    })),
  };
}

/** The requested ties, the strongest first. @throws ServiceError `bad-request` */
export function networkView(
  { bodies, ties }: Network,
  parameters: URLSearchParams,
  reader: BodyReader,
): NetworkView {
  const tie = tieKindOf(parameters.get('tie') ?? '');
  const page = numberOf(parameters, 'page', 1);
  const least = numberOf(parameters, 'least', 1);
  const chosenBodies = parameters.getAll('body').map((name) => bodyOf(name, bodies, reader));
  const eventsOf = (each: Tie): number => (tie ? each[tie] : each.together + each.partner);
  const ofBodies = ties.filter(({ one, other }) =>
    chosenBodies.every((body) => body === one || body === other),
  );
  const chosen = ofBodies
    .filter((each) => eventsOf(each) >= least)
    .sort((left, right) => (tie ? right[tie] - left[tie] : 0));
  const firstIndex = (page - 1) * PAGE_SIZE;
  const hrefOf = (changes: Readonly<Record<string, string | readonly string[] | undefined>>) =>
    changedAddress(parameters, changes);
  const isMatrix = isMatrixIn(parameters);
  return {
    bodyCount: bodies.length,
    tieCounts: countsOf(ties),
    chosenCounts: countsOf(ofBodies),
    tie,
    least,
    total: chosen.length,
    firstIndex,
    chosen: chosenBodies.map((body) => ({
      body: reader.link(body),
      withoutHref: hrefOf({
        body: chosenBodies.filter((each) => each !== body).map((each) => reader.nameOf(each)),
      }),
    })),
    ties: isMatrix ? [] : tieViews(chosen.slice(firstIndex, firstIndex + PAGE_SIZE), reader),
    ...(isMatrix ? { matrix: matrixOf(chosen, eventsOf, reader, hrefOf) } : {}),
    viewHrefs: { list: hrefOf({ view: undefined }), matrix: hrefOf({ view: 'matrix' }) },
    kindHrefs: {
      all: hrefOf({ tie: undefined }),
      together: hrefOf({ tie: 'together' }),
      partner: hrefOf({ tie: 'partner' }),
    },
    dataHref: hrefOf({
      tie: undefined,
      body: undefined,
      least: undefined,
      view: undefined,
      format: 'json',
    }),
    ...(page > 1 && !isMatrix ? { previousHref: hrefOf({ page: String(page - 1) }) } : {}),
    ...(firstIndex + PAGE_SIZE < chosen.length && !isMatrix
      ? { nextHref: hrefOf({ page: String(page + 1) }) }
      : {}),
  };
}

function tieViews(ties: readonly Tie[], reader: BodyReader): NetworkView['ties'] {
  return ties.map(({ one, other, together, partner, events }) => ({
    one: reader.link(one),
    other: reader.link(other),
    together,
    partner,
    events: events.map((event) => reader.link(event)),
  }));
}

function countsOf(ties: readonly Tie[]): NetworkView['tieCounts'] {
  return {
    all: ties.length,
    together: ties.filter(({ together }) => together > 0).length,
    partner: ties.filter(({ partner }) => partner > 0).length,
  };
}

/** The bodies with most events in ties, against each other; a cell links to its tie. */
function matrixOf(
  ties: readonly Tie[],
  eventsOf: (tie: Tie) => number,
  reader: BodyReader,
  hrefOf: (changes: Readonly<Record<string, string | readonly string[] | undefined>>) => string,
): MatrixView {
  const sums = new Map<TermId, number>();
  const counts = new Map<string, number>();
  for (const tie of ties) {
    const { one, other } = tie;
    for (const body of [one, other]) sums.set(body, (sums.get(body) ?? 0) + eventsOf(tie));
    counts.set(`${one} ${other}`, eventsOf(tie));
    counts.set(`${other} ${one}`, eventsOf(tie));
  }
  const bodies = [...sums]
    .sort(([, left], [, right]) => right - left)
    .slice(0, MATRIX_SIZE)
    .map(([body]) => body);
  return {
    total: sums.size,
    bodies: bodies.map((body) => reader.link(body)),
    rows: bodies.map((one) =>
      bodies.map((other) => {
        const count = counts.get(`${one} ${other}`);
        const body = [one, other].map((each) => reader.nameOf(each));
        return count === undefined ? undefined : { count, href: hrefOf({ view: undefined, body }) };
      }),
    ),
  };
}

function tieKindOf(text: string): TieKind | undefined {
  const kind = TIE_KINDS.find((each) => each === text);
  if (text !== '' && kind === undefined)
    throw badRequest(`?tie must be ${TIE_KINDS.join(' or ')}; found "${text}".`, {
      details: { parameter: 'tie', available: TIE_KINDS },
    });
  return kind;
}

function isMatrixIn(parameters: URLSearchParams): boolean {
  const view = parameters.get('view') ?? 'list';
  if (view !== 'list' && view !== 'matrix')
    throw badRequest(`?view must be list or matrix; found "${view}".`, {
      details: { parameter: 'view', available: ['list', 'matrix'] },
    });
  return view === 'matrix';
}

/** A body by its IRI, its path, or the last part of either. */
function bodyOf(name: string, bodies: readonly TermId[], reader: BodyReader): TermId {
  const found = bodies.find((id) => {
    const iri = reader.iri(id);
    return iri === name || iri.endsWith(`/${name}`);
  });
  if (name === '' || found === undefined)
    throw badRequest(
      `?body must be the IRI or slug of a body that organizes events with others; found "${name}".`,
      { details: { parameter: 'body' } },
    );
  return found;
}

/** This page with other parameters, from its first page on. */
function changedAddress(
  parameters: URLSearchParams,
  changes: Readonly<Record<string, string | readonly string[] | undefined>>,
): string {
  const changed = new URLSearchParams(
    [...parameters].filter(
      ([name, value]) => !(name in changes) && !['page', 'format'].includes(name) && value !== '',
    ),
  );
  for (const [name, value] of Object.entries(changes))
    for (const each of value === undefined ? [] : [value].flat()) changed.append(name, each);
  const query = changed.toString();
  return query === '' ? '/network' : `/network?${query}`;
}

export class BodyReader {
  readonly #version: GraphVersion;
  readonly #names: Service['names'];
  readonly #labels: LabelReader;
  readonly #type: TermId;
  readonly #osceBody: TermId;

  constructor(version: GraphVersion, { names }: Service, language: string) {
    this.#version = version;
    this.#names = names;
    this.#labels = new LabelReader(version.ids, language);
    [this.#type, this.#osceBody] = [
      version.ids.dictionary.idOf(RDF.type),
      version.ids.dictionary.idOf(names.og('OsceBody')),
    ];
  }

  iri(id: TermId): string {
    return this.#version.ids.dictionary.textOf(id);
  }

  /** Its name in `?body=`. */
  nameOf(id: TermId): string {
    const iri = this.iri(id);
    return pathOf(iri, this.#names)?.replace(/^\/id\//, '') ?? iri;
  }

  link(id: TermId): Link {
    const iri = this.iri(id);
    return {
      label: this.#labels.labelOf(id)?.value ?? localNameOf(iri),
      href: pathOf(iri, this.#names) ?? iri,
    };
  }

  isOsceBody(id: TermId): boolean {
    return (
      this.#osceBody !== UNBOUND &&
      this.#version.ids.count(id, this.#type, this.#osceBody, undefined) > 0
    );
  }
}
