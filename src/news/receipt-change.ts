/** A change of statements, with what it does to their receipts. */
import { badRequest } from '../errors.js';
import type { GraphVersion } from '../graph/index.js';
import {
  OA,
  PROV,
  RDF,
  RDFS,
  XSD,
  literal,
  namedNode,
  quad,
  quadKey,
  subjectsOf,
  type Change,
  type NamedNode,
  type Names,
  type Quad,
} from '../rdf/index.js';
import { digestOf } from './receipts.js';
import { changeIri } from './review/proposals.js';

/** The reason as it was given: words of a page, by its slug, IRI or address; or a note. */
export type GivenEvidence = Readonly<
  Partial<Record<'quote' | 'page' | 'note', string | undefined>>
>;

const MAX_LENGTH = 2_000;

/** Without spaces at the ends of its texts. @throws ServiceError `bad-request` */
export function checkedEvidence({ quote, page, note }: GivenEvidence): GivenEvidence {
  const given = Object.entries({ quote, page, note }).flatMap(([name, text]) =>
    text === undefined ? [] : [[name, text] as const],
  );
  for (const [name, text] of given)
    if (text.trim() === '' || text.length > MAX_LENGTH)
      throw badRequest(`“${name}” must have 1 to ${MAX_LENGTH} characters; found ${text.length}.`);
  if ((quote === undefined) !== (page === undefined))
    throw badRequest(
      '“quote” and “page” go together: the words, and the slug, IRI or address of the page.',
    );
  return Object.fromEntries(given.map(([name, text]) => [name, text.trim()]));
}

/** What an editor gives as the reason for the statements of a change. */
interface Evidence {
  readonly by: string;
  readonly note?: string | undefined;
  readonly words?: { readonly page: NamedNode; readonly quote: string } | undefined;
}

/**
 * The change with the receipts of statements that it removes: all of them where nothing asserts the
 * statement any more, else those of the page that does not. With evidence, each statement that is
 * new gets a receipt.
 */
export function receiptChange(
  change: Change,
  version: GraphVersion,
  names: Names,
  evidence?: Evidence,
): Change {
  const { added, removed } = change;
  const { graphs, sideGraphs } = names;
  const after = new Set(added.map(quadKey));
  const gone = new Set(removed.map(quadKey).filter((key) => !after.has(key)));
  const keyOf = ({ subject, predicate, object }: Quad): string =>
    quadKey(quad(subject, predicate, object));
  const isFact = ({ graph }: Quad): boolean => !sideGraphs.some((side) => side.equals(graph));
  const saidAgain = new Set(added.filter(isFact).map(keyOf));
  const all = new Map(removed.map((each) => [quadKey(each), each]));
  for (const { subject, predicate, object, graph } of removed.filter(isFact)) {
    const key = quadKey(quad(subject, predicate, object, graph));
    if (!gone.has(key)) continue;
    const isSaid =
      saidAgain.has(keyOf(quad(subject, predicate, object))) ||
      [...version.match(subject, predicate, object)].some(
        (each) => !each.graph.equals(graphs.inferred) && !gone.has(quadKey(each)),
      );
    for (const receipt of subjectsOf(version, RDF.reifies, quad(subject, predicate, object))) {
      const quads = [...version.match(receipt, null, null, graphs.receipts)];
      const slug = quads
        .filter((each) => each.predicate.equals(PROV.wasDerivedFrom))
        .map((each) => names.thingOf(each.object.value)?.slug ?? '')[0];
      if (!isSaid || (slug !== undefined && graphs.page(slug).equals(graph)))
        for (const each of quads) all.set(quadKey(each), each);
    }
  }
  for (const each of idleSelectors(version, all, names)) all.set(quadKey(each), each);
  const fresh = evidence
    ? added
        .filter((each) => isFact(each) && !version.has(each))
        .flatMap((each) => editorReceipt(each, evidence, version, names))
    : [];
  return { added: [...added, ...fresh], removed: [...all.values()] };
}

/** What points at words that no receipt rests on any more. */
export function idleSelectors(
  version: GraphVersion,
  removed: ReadonlyMap<string, Quad>,
  { graphs }: Names,
): Quad[] {
  const selectors = new Map(
    [...removed.values()]
      .filter(({ predicate }) => predicate.equals(OA.hasSelector))
      .map(({ object }) => [object.value, object]),
  );
  return [...selectors.values()].flatMap((selector) => {
    const isUsed = [...version.match(null, OA.hasSelector, selector, graphs.receipts)].some(
      (each) => !removed.has(quadKey(each)),
    );
    return isUsed ? [] : [...version.match(selector, null, null, graphs.receipts)];
  });
}

function editorReceipt(
  { subject, predicate, object }: Quad,
  { by, note, words }: Evidence,
  version: GraphVersion,
  names: Names,
): Quad[] {
  const { og, graphs } = names;
  const said = quad(subject, predicate, object);
  const place = words ? `${words.page.value}\n${words.quote}` : (note ?? '');
  const receipt = names.thing('receipt', digestOf(quadKey(said), place, by));
  const say = (property: NamedNode, value: Quad['object'], about = receipt): Quad =>
    quad(about, property, value, graphs.receipts);
  const selector = words && namedNode(`${words.page.value}#quote=${digestOf(words.quote)}`);
  return [
    say(RDF.type, og('Receipt')),
    say(RDF.reifies, said),
    say(og('rule'), literal('editor')),
    say(og('confidence'), literal('1.00', XSD.decimal)),
    say(og('decidedBy'), literal(by)),
    say(PROV.wasGeneratedBy, changeIri(version.number + 1, names)),
    ...(note === undefined ? [] : [say(RDFS.comment, literal(note))]),
    ...(words && selector
      ? [
          say(PROV.wasDerivedFrom, words.page),
          say(OA.hasSelector, selector),
          say(RDF.type, OA.TextQuoteSelector, selector),
          say(OA.exact, literal(words.quote), selector),
        ]
      : []),
  ];
}
