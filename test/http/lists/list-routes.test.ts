import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import jsonld from 'jsonld';
import {
  RDFS,
  canonicalLines,
  parseRdf,
  rdfFormat,
  type Quad,
  type RdfFormat,
} from '../../../src/rdf/index.js';
import { LIST_KINDS } from '../../../src/lists/index.js';
import { records as parseCsv } from '../../support/csv.js';
import { RunningApp, jsonOf, type Problem } from '../../support/running-app.js';
import { compactHtml } from '../../support/html.js';
import { PREFIXES, idsOf, list, pathIn } from './list-answers.js';

let app: RunningApp;
beforeAll(async () => {
  app = await RunningApp.start();
});
afterAll(async () => {
  await app.close();
});

const PLACE_COUNTRY =
  '{ ?place og:within*/og:inState ?v } UNION { ?place og:within* ?v FILTER NOT EXISTS { ' +
  '?place og:within*/og:inState ?any } FILTER NOT EXISTS { ?v og:within ?larger } }';
const EVENT_COUNTRY = (event: string): string =>
  `{ ${event} og:place ?place . ${PLACE_COUNTRY} } UNION { ${event} og:country ?v FILTER NOT ` +
  `EXISTS { ${event} og:place ?any2 } }`;
const BODY_COUNTRY = (body: string): string =>
  `{ ${body} og:ofState ?v } UNION { ${body} og:hostState ?v FILTER NOT EXISTS { ${body} ` +
  `og:ofState ?o1 } } UNION { ${body} og:ofPlace ?v FILTER NOT EXISTS { ${body} ` +
  `og:ofState|og:hostState ?o2 } } UNION { ${body} og:operatesIn ?v FILTER NOT EXISTS { ` +
  `${body} og:ofState|og:hostState|og:ofPlace ?o3 } }`;

/** What each filter of each list means, in SPARQL: from a member ?m to its values ?v. */
const MEANINGS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  news: {
    issuer: '?m og:issuedBy ?v',
    field: '?m og:fieldOfWork ?v',
    type: '?m og:contentType ?v',
    source: '?m og:sourceKind ?v',
    organizerKind: '?m og:reportsOn/og:organizer/a ?v . ?v rdfs:subClassOf+ og:Actor',
    country:
      `{ ?m og:reportsOn ?e . ${EVENT_COUNTRY('?e')} } UNION { ?m og:issuedBy ?b . { ?b ` +
      'og:hostState ?v } UNION { ?b og:operatesIn ?v FILTER NOT EXISTS { ?b og:hostState ?h } } ' +
      'FILTER NOT EXISTS { ?m og:reportsOn ?e } }',
  },
  events: {
    type: '?m a ?v . ?v rdfs:subClassOf+ og:Event',
    organizer: '?m og:organizer ?v',
    organizerKind: '?m og:organizer/a ?v . ?v rdfs:subClassOf+ og:Actor',
    partner: '?m og:partner ?v',
    funder: '?m og:funder ?v',
    country: EVENT_COUNTRY('?m'),
    place: '?m og:place/og:within* ?v',
    project: '?m og:partOfProject ?v',
    speaker: '?m og:speaker ?v',
    field: '?m ^og:reportsOn/og:fieldOfWork ?v',
    status: '?m <https://schema.org/eventStatus> ?v',
  },
  organizations: {
    type: '?m a ?v . ?v rdfs:subClassOf+ og:Organization',
    state: '?m og:ofState ?v',
    country: BODY_COUNTRY('?m'),
    parent: '?m og:parentBody ?v',
    seat: '?m og:seat ?v',
  },
  states: { type: '?m a ?v . ?v rdfs:subClassOf+ og:State' },
  people: {
    body: '?m (og:holdsPost/og:postAt)|og:affiliation ?v',
    post: '?m og:holdsPost ?v',
    country:
      '?m (og:holdsPost/og:postAt)|og:affiliation ?a . { ?a og:iso2 ?code BIND(?a AS ?v) } ' +
      `UNION { FILTER NOT EXISTS { ?a og:iso2 ?code } ${BODY_COUNTRY('?a')} }`,
  },
  projects: {
    type: '?m og:projectKind ?v',
    funder: '?m og:funder|(^og:partOfProject/og:funder) ?v',
    organizer: '?m ^og:partOfProject/og:organizer ?v',
    country: `?e og:partOfProject ?m . ${EVENT_COUNTRY('?e')}`,
  },
  fields: { dimension: '?m og:dimension ?v', body: '?m og:relatedBody ?v' },
};

/** Members by value, worked out by a query. */
async function expectedMembers(kind: string, filter: string): Promise<Map<string, Set<string>>> {
  const memberClass = LIST_KINDS.find(({ name }) => name === kind)!.memberClass;
  const rows = await app.select(
    `${PREFIXES} SELECT DISTINCT (CONCAT(STR(?v), "\\t", STR(?m)) AS ?row) { ?m a ` +
      `og:${memberClass} . ${MEANINGS[kind]![filter]} }`,
  );
  const members = new Map<string, Set<string>>();
  for (const row of rows) {
    const [value, member] = row.split('\t') as [string, string];
    members.set(value, (members.get(value) ?? new Set()).add(member));
  }
  return members;
}

describe.each(LIST_KINDS)('The list of $name', ({ name: kind, filters, memberClass }) => {
  it('has all things of its class, each with its name', async () => {
    const things = await app.select(
      `${PREFIXES} SELECT DISTINCT ?m { ?m a og:${memberClass} FILTER(ISIRI(?m)) }`,
    );
    const { total, items } = await list(app, `/${kind}?size=1000`);
    expect([total, items.map(({ id }) => id).sort()]).toEqual([things.length, [...things].sort()]);
    for (const { id } of items.slice(0, 20))
      expect(
        app.service.current.count({ termType: 'NamedNode', value: id } as never, RDFS.label),
      ).toBeGreaterThan(0);
  });

  it.each(filters.map(({ name, takesAll }) => [name, takesAll === true] as const))(
    'is filtered by %s as a query would do it, and counts what each choice would find',
    async (filter, takesAll) => {
      const expected = await expectedMembers(kind, filter);
      const { facets } = await list(app, `/${kind}?facets=${filter}&size=1`);
      const { choices } = facets![filter]!;
      expect(
        Object.fromEntries(choices.map(({ value, id, count }) => [id ?? value, count])),
      ).toEqual(Object.fromEntries([...expected].map(([value, members]) => [value, members.size])));
      // The most and the least frequent, and some between.
      const tried = choices.filter(
        (_, index) => index < 3 || index === choices.length - 1 || index % 17 === 0,
      );
      for (const { value, id = value } of tried) {
        for (const text of new Set([value, id]))
          expect([
            text,
            await idsOf(app, `/${kind}?size=1000&${filter}=${encodeURIComponent(text)}`),
          ]).toEqual([text, [...expected.get(id)!].sort()]);
      }
      const [one, other] = choices;
      if (one && other) {
        const [ofOne, ofOther] = [one, other].map(({ value, id = value }) => expected.get(id)!) as [
          Set<string>,
          Set<string>,
        ];
        const both = takesAll
          ? new Set([...ofOne].filter((id) => ofOther.has(id)))
          : new Set([...ofOne, ...ofOther]);
        const parameters = new URLSearchParams([
          [filter, one.value],
          [filter, other.value],
          ['facets', filter],
        ]);
        expect((await list(app, `/${kind}?${parameters.toString()}`)).total).toBe(both.size);
      }
    },
  );

  it('refuses a filter that it does not have, and says which there are', async () => {
    const answer = await app.get(`/${kind}?colour=red`);
    const problem = jsonOf<Problem>(answer);
    expect([answer.status, problem.code, problem.parameter]).toEqual([
      400,
      'bad-request',
      'colour',
    ]);
    expect(problem.available).toEqual(
      expect.arrayContaining([
        ...filters.map(({ name }) => name),
        'q',
        'sort',
        'page',
        'size',
        'version',
      ]),
    );
    for (const { name } of filters) expect(problem.detail).toContain(`?${name}`);
  });

  it('refuses a value that nothing is called, and is empty for one that nobody has', async () => {
    for (const { name, values } of filters) {
      const problem = jsonOf<Problem>(await app.get(`/${kind}?${name}=Atlantis`));
      expect([problem.status, problem.code, problem.parameter, problem.value]).toEqual([
        400,
        'bad-request',
        name,
        'Atlantis',
      ]);
      expect(problem.detail).toContain('Atlantis');
      if (values.kind !== 'things') continue;
      const [unused] = await app.select(
        `${PREFIXES} SELECT ?v { VALUES ?class { ` +
          `${values.classes.map((each) => `og:${each}`).join(' ')} } ?v a ?class FILTER NOT ` +
          `EXISTS { ?m a og:${memberClass} . ${MEANINGS[kind]![name]} } } LIMIT 1`,
      );
      if (unused !== undefined)
        expect((await list(app, `/${kind}?${name}=${encodeURIComponent(unused)}`)).total).toBe(0);
    }
  });

  it('says the same in every RDF syntax, and as JSON-LD with the served context', async () => {
    const path = `/${kind}?size=5&page=2`;
    const read = async (format: RdfFormat): Promise<string[]> => {
      const answer = await app.get(path, { Accept: rdfFormat(format).mediaType });
      if (format === 'jsonld') {
        const document = jsonOf<{ '@context': string }>(answer);
        const context = jsonOf<object>(await app.get(pathIn(app, document['@context'])));
        const documentLoader = (url: string): object => {
          if (url !== document['@context']) throw new Error(`The document needs ${url}`);
          return { contextUrl: null, documentUrl: url, document: context };
        };
        const lines = await jsonld.toRDF(document, {
          documentLoader,
          format: 'application/n-quads',
        });
        return comparable(await parseRdf(lines, { format: 'nquads' }), format);
      }
      return comparable(await parseRdf(answer.text, { format }), format);
    };
    const turtle = await read('turtle');
    expect(turtle.length).toBeGreaterThan(20);
    for (const format of ['ntriples', 'nquads', 'trig', 'rdfxml', 'jsonld'] as const)
      expect([format, await read(format)]).toEqual([format, turtle]);
  });

  it('says of its things only what the graph says', async () => {
    const quads = await parseRdf((await app.get(`/${kind}?size=20&format=ntriples`)).text, {
      format: 'ntriples',
    });
    const said = quads.filter(({ subject }) =>
      subject.value.startsWith(`${app.service.names.baseIri}id/`),
    );
    expect(said.length).toBeGreaterThan(40);
    for (const { subject, predicate, object } of said)
      expect([
        subject.value,
        predicate.value,
        object.value,
        app.service.current.count(subject, predicate, object) > 0,
      ]).toEqual([subject.value, predicate.value, object.value, true]);
  });

  it('is a table of all its things, or of a page of them, with what JSON says', async () => {
    const whole = await app.get(`/${kind}`, { Accept: 'text/csv' });
    const [head, ...rows] = parseCsv(whole.text) as [string[], ...string[][]];
    const { items } = await list(app, `/${kind}?size=1000`);
    expect([whole.headers['content-type'], head.slice(0, 3), rows.map(([iri]) => iri)]).toEqual([
      'text/csv; charset=utf-8',
      ['iri', 'label', 'type'],
      items.map(({ id }) => id),
    ]);
    expect(new Set(head).size).toBe(head.length);
    rows.forEach((row, index) => {
      expect(row).toHaveLength(head.length);
      head.forEach((column, at) => {
        const value = items[index]![column];
        if (
          column === 'iri' ||
          column.endsWith('_label') ||
          !['string', 'number', 'boolean'].includes(typeof value)
        )
          return;
        expect([column, row[at]]).toEqual([column, `${value as string | number | boolean}`]);
      });
    });
    expect(
      parseCsv((await app.get(`/${kind}?format=csv&size=3&page=2`)).text)
        .slice(1)
        .map(([iri]) => iri),
    ).toEqual(items.slice(3, 6).map(({ id }) => id));
  });

  it('offers as this list what has all of it, and says of the rest that it is a page', async () => {
    const { total } = await list(app, `/${kind}?size=1`);
    for (const address of [`/${kind}`, `/${kind}?size=4&page=2`, `/${kind}?sort=label&size=7`]) {
      const text = compactHtml((await app.get(address, { Accept: 'text/html' })).text);
      const rows = [...text.matchAll(/<nav class="formats" aria-label="([^"]*)">(.*?)<\/nav>/gs)];
      for (const [, label, links] of rows)
        for (const [, href] of links!.matchAll(/href="([^"]*)"/g)) {
          const offered = href!.replaceAll('&amp;', '&');
          const answer = await app.get(offered);
          const isTable = offered.includes('format=csv');
          if (isTable) expect(parseCsv(answer.text)).toHaveLength(total + 1);
          if (offered.includes('format=json&'))
            expect([
              offered,
              label,
              jsonOf<{ items: unknown[] }>(answer).items.length === total,
            ]).toEqual([offered, label, label === 'This list as']);
          if (isTable) expect(label).toBe('This list as');
        }
      expect(rows.length).toBeGreaterThan(0);
    }
  });

  it('leads by each letter to the page where its names begin', async () => {
    const html = async (address: string): Promise<string> =>
      compactHtml((await app.get(address, { Accept: 'text/html' })).text);
    const first = await html(`/${kind}?sort=label&size=2`);
    const jumps = [
      ...first.matchAll(/href="([^"]*)#(letter-[^"]*)">[^<]*<span class="tally">(\d+)/g),
    ];
    for (const [, href, id] of jumps.slice(0, 3))
      expect(await html(href!.replaceAll('&amp;', '&'))).toContain(`id="${id}"`);
    const { total } = await list(app, `/${kind}?size=1`);
    const sum = jumps.reduce((count, [, , , each]) => count + Number(each), 0);
    expect([0, total]).toContain(sum);
  });
});

/**
 * Statements in canonical form; triples where the syntax has no graphs, which lists do not name.
 */
async function comparable(quads: Quad[], format: RdfFormat): Promise<string[]> {
  if (format === 'rdfxml')
    quads.forEach(({ graph }) => {
      expect(graph.termType).toBe('DefaultGraph');
    });
  return [...(await canonicalLines(quads))];
}
