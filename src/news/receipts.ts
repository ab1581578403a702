/** Receipts: the words of a page, or an editor's reason, behind a statement of the graph. */
import { createHash } from 'node:crypto';
import type { GraphVersion } from '../graph/index.js';
import {
  OA,
  PROV,
  RDF,
  RDFS,
  SCHEMA,
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
import type { QuotedStatement } from './facts.js';
import { RESTS_ON, type PagePlace } from './known-graph.js';
import type { ProducedStatement } from './link/item-quads.js';
import { evidenceOf } from './review/doubt.js';
import { changeIri, type Proposal } from './review/proposals.js';

/** A statement of a page with the quads that have it as evidence. */
export interface ReceiptedStatement {
  readonly statement: QuotedStatement;
  /** Undefined for dates and numbers, and where nothing of it is asserted. */
  readonly iri: string | undefined;
  /** The quads with these words as evidence; none where the graph lacks them. */
  readonly quads: readonly Quad[];
  readonly decision?: {
    readonly answer: 'accept' | 'refuse';
    readonly by: string;
    readonly proposal: NamedNode;
  };
}

/** A statement with those of the quads made of it that the graph has. */
export function receipted(
  statement: QuotedStatement,
  all: readonly ProducedStatement[],
  isHeld: (quad: Quad) => boolean,
  decided: Proposal | undefined,
  names: Names,
): ReceiptedStatement {
  const made = all.filter((each) => evidenceOf(each, [statement]).length > 0);
  const held = made.flatMap(({ quads }) => quads.filter(isHeld));
  const naming = made
    .map(({ said }) => said)
    .find((said) => said?.object.termType === 'NamedNode' && isHeld(said));
  const { id, decision: { by } = {}, status } = decided ?? {};
  const answer = status === 'refused' ? 'refuse' : 'accept';
  return {
    statement,
    quads: [...new Map(held.map((each) => [quadKey(each), each])).values()],
    iri: naming?.object.value,
    ...(id !== undefined && by !== undefined
      ? { decision: { answer, by, proposal: names.thing('proposal', id) } }
      : {}),
  };
}

/** A receipt and its quads, without its commit. */
export interface Receipt {
  readonly iri: NamedNode;
  readonly quads: readonly Quad[];
}

interface Grounds {
  readonly rule: string;
  readonly confidence: number;
  readonly page?: NamedNode | undefined;
  readonly sender?: NamedNode | undefined;
  /** The place of the words and the words, as nodes that receipts share. */
  readonly selectors?: readonly NamedNode[] | undefined;
  readonly by?: string | undefined;
  readonly proposal?: NamedNode | undefined;
  readonly note?: string | undefined;
}

/** An RDF 1.2 reifier (`rdf:reifies`) with Web Annotation selectors, the rule and its confidence. */
function receiptOf(
  iri: NamedNode,
  { subject, predicate, object }: Quad,
  { rule, confidence, page, sender, selectors = [], by, proposal, note }: Grounds,
  { og, graphs }: Names,
): Receipt {
  const text = (value: string | undefined) => (value === undefined ? undefined : literal(value));
  const said: readonly (readonly [NamedNode, Quad['object'] | undefined])[] = [
    [RDF.type, og('Receipt')],
    [RDF.reifies, quad(subject, predicate, object)],
    [PROV.wasDerivedFrom, page],
    [PROV.wasAttributedTo, sender],
    [og('rule'), literal(rule)],
    [og('confidence'), literal(confidence.toFixed(2), XSD.decimal)],
    ...selectors.map((each) => [OA.hasSelector, each] as const),
    [og('decidedBy'), text(by)],
    [og('onProposal'), proposal],
    [RDFS.comment, text(note)],
  ];
  return {
    iri,
    quads: said.flatMap(([property, value]) =>
      value ? [quad(iri, property, value, graphs.receipts)] : [],
    ),
  };
}

/**
 * The receipts as quads of the graph of receipts, one for each statement of the graph and its
 * words, made by the next version's commit. A statement with several words has a receipt for the
 * first. The same statement by the same rule has the same IRI when the page is read again; a kept
 * receipt is left out.
 */
export function receiptQuads(
  statements: readonly ReceiptedStatement[],
  { slug, version, names }: Pick<PagePlace, 'slug' | 'version' | 'names'>,
  isKept: (receipt: Receipt) => boolean,
): Quad[] {
  const page = names.thing('page', slug);
  const made: Quad[] = [];
  /** By their place: the same words may be quoted with other marks. */
  const selectors = new Map<string, readonly Quad[]>();
  const receipts = new Set<string>();
  const described = new Set<string>();
  for (const { statement, quads, iri: thing, decision } of statements) {
    const { relation, rule, confidence, span, sender: by } = statement;
    const place = `${span.start},${span.end}`;
    const position = namedNode(`${page.value}#char=${place}`);
    const words = namedNode(`${page.value}#quote=${place}`);
    const sender = by === undefined ? by : namedNode(`${page.value}#by=${encodeURIComponent(by)}`);
    if (quads.length > 0) selectors.set(place, selectorQuads(statement, position, words, names));
    if (sender && quads.length > 0) selectors.set(sender.value, senderQuads(sender, by, names));
    for (const asserted of quads) {
      const key = quadKey(asserted);
      const isNaming = asserted.object.value === thing || quads.length === 1;
      if (described.has(key) && !isNaming) continue;
      described.add(key);
      const iri = names.thing('receipt', digestOf(slug, key, relation, rule));
      if (receipts.has(iri.value)) continue;
      receipts.add(iri.value);
      const rests = { page, sender, selectors: [position, words] };
      const grounds = { rule, confidence, ...rests, ...decision };
      const receipt = receiptOf(iri, asserted, grounds, names);
      if (!isKept(receipt)) made.push(...receipt.quads, madeNext(iri, version, names));
    }
  }
  return [...[...selectors.values()].flat(), ...made];
}

const senderQuads = (agent: NamedNode, name = '', { graphs: { receipts } }: Names): Quad[] => [
  quad(agent, RDF.type, PROV.SoftwareAgent, receipts),
  quad(agent, RDFS.label, literal(name), receipts),
];

const madeNext = (receipt: NamedNode, { number }: GraphVersion, names: Names): Quad =>
  quad(receipt, PROV.wasGeneratedBy, changeIri(number + 1, names), names.graphs.receipts);

function selectorQuads(
  { quote, span }: QuotedStatement,
  position: NamedNode,
  words: NamedNode,
  { graphs: { receipts } }: Names,
): Quad[] {
  const offset = (value: number): Quad['object'] => literal(String(value), XSD.nonNegativeInteger);
  return [
    quad(position, RDF.type, OA.TextPositionSelector, receipts),
    quad(position, OA.start, offset(span.start), receipts),
    quad(position, OA.end, offset(span.end), receipts),
    ...quoteQuads(words, quote, receipts),
  ];
}

const quoteQuads = (words: NamedNode, quote: string, graph: NamedNode): Quad[] => [
  quad(words, RDF.type, OA.TextQuoteSelector, graph),
  quad(words, OA.exact, literal(quote), graph),
];

/** Eighty bits: enough for receipts never to meet. */
const digestOf = (...parts: readonly string[]): string =>
  createHash('sha256').update(parts.join('\n')).digest('hex').slice(0, 20);

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
  const tripleOf = ({ subject, predicate, object }: Quad): Quad => quad(subject, predicate, object);
  const isFact = ({ graph }: Quad): boolean => !sideGraphs.some((side) => side.equals(graph));
  const saidAgain = new Set(added.filter(isFact).map((each) => quadKey(tripleOf(each))));
  const all = new Map(removed.map((each) => [quadKey(each), each]));
  for (const each of removed.filter((one) => isFact(one) && gone.has(quadKey(one)))) {
    const said = tripleOf(each);
    const isSaid =
      saidAgain.has(quadKey(said)) ||
      [...version.match(said.subject, said.predicate, said.object)].some(
        (other) => !other.graph.equals(graphs.inferred) && !gone.has(quadKey(other)),
      );
    for (const receipt of subjectsOf(version, RDF.reifies, said)) {
      const quads = [...version.match(receipt, null, null, graphs.receipts)];
      const page = quads.find(({ predicate }) => predicate.equals(PROV.wasDerivedFrom))?.object;
      const slug = page && names.thingOf(page.value)?.slug;
      if (!isSaid || (slug !== undefined && graphs.page(slug).equals(each.graph)))
        for (const one of quads) all.set(quadKey(one), one);
    }
  }
  for (const each of idleSelectors(version, all, names)) all.set(quadKey(each), each);
  const fresh = evidence
    ? added
        .filter((each) => isFact(each) && !version.has(each))
        .flatMap((each) => editorReceipt(tripleOf(each), evidence, version, names))
    : [];
  return { added: [...added, ...fresh], removed: [...all.values()] };
}

/** Words and senders that no receipt rests on any more. */
function idleSelectors(
  version: GraphVersion,
  removed: ReadonlyMap<string, Quad>,
  { graphs }: Names,
): Quad[] {
  const selectors = new Map(
    [...removed.values()]
      .filter(({ predicate }) => RESTS_ON.some((each) => each.equals(predicate)))
      .map(({ object }) => [object.value, object]),
  );
  return [...selectors.values()].flatMap((selector) => {
    const isUsed = [...version.match(null, null, selector, graphs.receipts)].some(
      (each) => !removed.has(quadKey(each)),
    );
    return isUsed ? [] : [...version.match(selector, null, null, graphs.receipts)];
  });
}

function editorReceipt(
  said: Quad,
  { by, note, words }: Evidence,
  version: GraphVersion,
  names: Names,
): Quad[] {
  const place = words ? `${words.page.value}\n${words.quote}` : (note ?? '');
  const receipt = names.thing('receipt', digestOf(quadKey(said), place, by));
  const selector = words && namedNode(`${words.page.value}#quote=${digestOf(words.quote)}`);
  const selectors = selector && [selector];
  const grounds = { rule: 'editor', confidence: 1, by, note, page: words?.page, selectors };
  return [
    ...receiptOf(receipt, said, grounds, names).quads,
    madeNext(receipt, version, names),
    ...(words && selector ? quoteQuads(selector, words.quote, names.graphs.receipts) : []),
  ];
}

/** The label of a news item's page; the item itself has the title. */
export const pageLabel = (title: string): string => `Source page of “${title}”`;

/** Statements about a page that says these quads, and that its item comes from it. */
export function sourcePageQuads(
  quads: readonly Quad[],
  { slug, newsItem, names }: Pick<PagePlace, 'slug' | 'newsItem' | 'names'>,
  sourceUrl: string | undefined,
): Quad[] {
  const { og } = names;
  const [page, graph] = [names.thing('page', slug), names.graphs.page(slug)];
  const titles = quads.filter(
    ({ subject, predicate }) => subject.equals(newsItem) && predicate.equals(RDFS.label),
  );
  return [
    quad(page, RDF.type, og('SourcePage'), graph),
    ...titles.map(({ object }) =>
      quad(page, RDFS.label, literal(pageLabel(object.value), 'en'), graph),
    ),
    quad(page, og('describes'), newsItem, graph),
    quad(newsItem, PROV.wasDerivedFrom, page, graph),
    ...(sourceUrl === undefined ? [] : [quad(page, SCHEMA.url, namedNode(sourceUrl), graph)]),
  ];
}
