import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { receiptChange } from '../../src/news/receipts.js';
import {
  PROV,
  RDF,
  RDFS,
  literal,
  objectsOf,
  quad,
  quadKey,
  type NamedNode,
  type Quad,
} from '../../src/rdf/index.js';
import { NewsFixture, pageOf } from '../support/news-fixture.js';

let fixture: NewsFixture;
beforeAll(async () => {
  fixture = await NewsFixture.open(0.5);
});
afterAll(async () => {
  await fixture.close();
});

const BAKERS = 'Union of Tirana Bakers';
const page = (day: number, body?: string): string =>
  pageOf({
    title: `Seminar on bread, part ${day}`,
    date: `${day} May 2019`,
    lead:
      `A seminar on bread took place in Tirana on ${day} March 2019. It was organized by the OSCE ` +
      `Presence in Albania in co-operation with the ${BAKERS}.`,
    ...(body === undefined ? {} : { body }),
  });
const contents = (): string[] => [...fixture.service.current.match()].map(quadKey).sort();
const withdraw = (item: string): ReturnType<NewsFixture['service']['news']['withdraw']> =>
  fixture.service.news.withdraw(item, { author: 'alice' });

describe('A page that is withdrawn', () => {
  it('leaves nothing where only it spoke of its things, by slug, IRI or address', async () => {
    const before = contents();
    const sourceUrl = 'https://www.osce.org/presence-in-albania/2000001';
    for (const [day, nameOf] of [
      (iri: string) => iri,
      (iri: string) => iri.split('/').at(-1)!,
      (iri: string) => iri.replace('/news/', '/page/'),
      () => 'https://osce.org/x/2000001',
    ].entries()) {
      const { newsItem } = await fixture.ingest(
        page(
          day + 1,
          '“It smells good,” said Ana Dervishi, Adviser of the OSCE Presence in Albania.',
        ),
        { sourceUrl },
      );
      expect(fixture.open().length).toBeGreaterThan(0);
      const { value } = await withdraw(nameOf(newsItem.value));
      expect(value).toEqual({ newsItem, kept: [] });
      expect(contents()).toEqual(before);
    }
  });

  it('leaves things that other statements name, with what identifies them', async () => {
    const [first, second] = [await fixture.ingest(page(11)), await fixture.ingest(page(12))];
    const { committer, names } = fixture.service;
    const bakers = fixture.node('organization/union-of-tirana-bakers');
    const graphsOf = (property: NamedNode): string[] =>
      [...fixture.service.current.match(bakers, property)].map(({ graph }) => graph.value);
    const { value } = await withdraw(first.newsItem.value);
    // The other page describes them too.
    expect(value.kept).toEqual([]);
    expect(fixture.service.current.count(first.newsItem)).toBe(0);
    expect(graphsOf(RDFS.label)).toEqual([
      names.graphs.page(names.thingOf(second.newsItem.value)!.slug).value,
    ]);
    expect(fixture.emptyReceipts()).toEqual([]);
    const naming = quad(fixture.node('state/albania'), RDFS.seeAlso, bakers, names.graphs.edits);
    await committer.commit({ added: [naming], removed: [] }, { author: 'a', message: 'names it' });
    expect((await withdraw(second.newsItem.value)).value.kept).toEqual([
      { iri: bakers.value, label: 'Union of Tirana Bakers' },
    ]);
    expect(graphsOf(RDFS.label)).toEqual([names.graphs.edits.value]);
    expect((await fixture.ingest(page(11))).newsItem).toEqual(first.newsItem);
    await withdraw(first.newsItem.value);
  });

  it('takes along what editors added to its things, and to others with its words', async () => {
    const { committer, names } = fixture.service;
    const { newsItem } = await fixture.ingest(page(21));
    const before = fixture.service.current;
    const event = objectsOf(before, newsItem, names.og('reportsOn'))[0] as NamedNode;
    const source = names.thing('page', names.thingOf(newsItem.value)!.slug);
    const albania = fixture.node('state/albania');
    const edit = (subject: Quad['subject'], text: string): Quad =>
      quad(subject, RDFS.comment, literal(text), names.graphs.edits);
    const [note, resting, other] = [
      edit(event, 'A note.'),
      edit(albania, 'From the page.'),
      edit(albania, 'From elsewhere.'),
    ];
    await committer.commit(
      { added: [note, other], removed: [] },
      { author: 'a', message: 'notes' },
    );
    await committer.commit(
      (version) => ({
        change: receiptChange({ added: [resting], removed: [] }, version, names, {
          by: 'alice',
          words: { page: source, quote: 'seminar on bread' },
        }),
        value: undefined,
      }),
      { author: 'alice', message: 'with words' },
    );
    expect(fixture.service.current.count(null, PROV.wasDerivedFrom, source)).toBeGreaterThan(1);
    await withdraw(newsItem.value);
    const { current } = fixture.service;
    expect([note, resting, other].map((each) => current.has(each))).toEqual([false, false, true]);
    expect(current.count(null, RDF.type, names.og('Receipt'))).toBe(0);
  });

  it('has to be there', async () => {
    for (const name of ['no-such', 'https://example.org/none', fixture.node('state/albania').value])
      await expect(withdraw(name)).rejects.toMatchObject({ code: 'not-found' });
  });
});
