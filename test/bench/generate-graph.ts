/**
 * The benchmark graph: made-up news, events, bodies and people in the proportions of the real ones,
 * the same each time.
 */
import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { DAY_MS, RDF, RDFS, XSD } from '../../src/rdf/index.js';

/** The namespace of everything that is made up; the product's own data has nothing in it. */
export const BENCH = 'http://bench.example/';
const VOCABULARY = `${BENCH}v#`;

const FIELD_OPERATIONS = 20;
const UNITS = 16;
const STATES = 57;
const THEMES = 24;
const PLACES = 600;
const FIRST_DAY = Date.UTC(2001, 0, 1);
const DAYS = 9_000;

const BODY_KINDS = [
  'ForeignMinistry',
  'InteriorMinistry',
  'JusticeMinistry',
  'PoliceService',
  'University',
  'Ngo',
  'Agency',
];
/** How many bodies of each kind a state has. */
const BODIES_OF_KIND = [1, 1, 1, 1, 5, 14, 10];
const EVENT_KINDS = [
  'Workshop',
  'Training',
  'Conference',
  'RoundTable',
  'StudyVisit',
  'Seminar',
  'Meeting',
  'Launch',
  'Campaign',
  'Exercise',
];
const BROADER_KINDS = [
  ['ForeignMinistry', 'Ministry'],
  ['InteriorMinistry', 'Ministry'],
  ['JusticeMinistry', 'Ministry'],
  ['Ministry', 'GovernmentBody'],
  ['PoliceService', 'GovernmentBody'],
  ['Agency', 'GovernmentBody'],
  ['GovernmentBody', 'Body'],
  ['University', 'Body'],
  ['Ngo', 'Body'],
  ['FieldOperation', 'Body'],
  ['Unit', 'Body'],
] as const;
const WORDS = (
  'border security media freedom election police reform gender equality youth dialogue rule law ' +
  'trafficking corruption cyber training judges prosecutors journalists students experts ' +
  'workshop support local national regional community governance environment climate energy ' +
  'minorities education tolerance migration customs officers partnership strategy'
).split(' ');

/** Draws from a fixed sequence, so that every run makes the same graph. */
class Draw {
  #state = 20_260_101;

  /** From 0 up to, not including, 1 (xorshift32). */
  next(): number {
    this.#state ^= this.#state << 13;
    this.#state ^= this.#state >>> 17;
    this.#state ^= this.#state << 5;
    return (this.#state >>> 0) / 4_294_967_296;
  }

  below(limit: number): number {
    return Math.floor(this.next() * limit);
  }

  /** Small numbers much oftener than large ones, as few bodies do most of the work. */
  skewed(limit: number): number {
    return Math.floor(limit * this.next() ** 2.4);
  }

  words(count: number): string {
    return Array.from({ length: count }, () => WORDS[this.below(WORDS.length)]).join(' ');
  }

  /** Different numbers, drawn `count` times; equal draws count once. */
  several(count: number, draw: () => number): Set<number> {
    return new Set(Array.from({ length: count }, draw));
  }
}

const iri = (path: string): string => `<${BENCH}${path}>`;
const kind = (name: string): string => `<${VOCABULARY}${name}>`;
const text = (value: string): string => `"${value}"`;
const integer = (value: number): string => `"${value}"^^<${XSD.integer.value}>`;
const date = (day: number): string =>
  `"${new Date(FIRST_DAY + day * DAY_MS).toISOString().slice(0, 10)}"^^<${XSD.date.value}>`;

/** A subject with its predicates and objects; short names are of the benchmark's vocabulary. */
type Statement = readonly [predicate: string, object: string];
type Description = readonly [subject: string, ...statements: Statement[]];

const TYPE = RDF.type.value;
const LABEL = RDFS.label.value;

/**
 * Writes the graph as N-Triples; resolves with the number of statements, about 29 for each news
 * item.
 * @param items news items; 25,000 make 0.7 million statements.
 */
export async function writeBenchGraph(file: string, items: number): Promise<number> {
  const out = createWriteStream(file, { highWaterMark: 1 << 20 });
  let statementCount = 0;
  let chunk: string[] = [];
  for (const [subject, ...statements] of descriptions(items)) {
    for (const [predicate, object] of statements) {
      const predicateIri = predicate.includes(':') ? predicate : VOCABULARY + predicate;
      chunk.push(`${subject} <${predicateIri}> ${object} .\n`);
    }
    statementCount += statements.length;
    if (chunk.length < 10_000) continue;
    if (!out.write(chunk.join(''))) await once(out, 'drain');
    chunk = [];
  }
  out.end(chunk.join(''));
  await once(out, 'finish');
  return statementCount;
}

function* descriptions(items: number): Generator<Description> {
  const draw = new Draw();
  yield* surroundings();
  const bodiesOfState = yield* bodies();
  yield* peopleAndProjects(draw, items, bodiesOfState.flat());
  for (let item = 0; item < items; item += 1) yield* newsItem(draw, item, items, bodiesOfState);
}

/** States, places, themes, the organization's own parts. */
function* surroundings(): Generator<Description> {
  for (const [narrow, broad] of BROADER_KINDS) yield [kind(narrow), ['broaderKind', kind(broad)]];
  for (const name of EVENT_KINDS) yield [kind(name), ['broaderKind', kind('Event')]];
  for (let state = 0; state < STATES; state += 1)
    yield [iri(`state/${state}`), [TYPE, kind('State')], [LABEL, text(`State ${state}`)]];
  for (let operation = 0; operation < FIELD_OPERATIONS; operation += 1)
    yield [
      iri(`mission/${operation}`),
      [TYPE, kind('FieldOperation')],
      [LABEL, text(`Mission ${operation}`)],
      ['hostState', iri(`state/${operation}`)],
    ];
  for (let unit = 0; unit < UNITS; unit += 1)
    yield [
      iri(`unit/${unit}`),
      [TYPE, kind('Unit')],
      [LABEL, text(`Unit ${unit}`)],
      ['partOf', iri(unit === 0 ? 'unit/0' : `unit/${Math.floor((unit - 1) / 3)}`)],
    ];
  for (let theme = 0; theme < THEMES; theme += 1)
    yield [iri(`theme/${theme}`), [TYPE, kind('Theme')], [LABEL, text(`Theme ${theme}`)]];
  for (let place = 0; place < PLACES; place += 1)
    yield [
      iri(`place/${place}`),
      [TYPE, kind('Place')],
      [LABEL, text(`Town ${place}`)],
      ['within', iri(place < STATES ? `state/${place}` : `place/${place % STATES}`)],
    ];
}

/** The bodies of each state; returns their IRIs. */
function* bodies(): Generator<Description, string[][]> {
  const bodiesOfState: string[][] = [];
  for (let state = 0; state < STATES; state += 1) {
    const names: string[] = [];
    for (const [index, bodyKind] of BODY_KINDS.entries()) {
      for (let number = 0; number < BODIES_OF_KIND[index]!; number += 1) {
        const body = iri(`body/${state}-${bodyKind}-${number}`);
        names.push(body);
        yield [
          body,
          [TYPE, kind(bodyKind)],
          [LABEL, text(`${bodyKind} ${number} of State ${state}`)],
          ['ofState', iri(`state/${state}`)],
        ];
      }
    }
    bodiesOfState.push(names);
  }
  return bodiesOfState;
}

const peopleOf = (items: number): number => Math.max(100, Math.floor(items / 4));
const projectsOf = (items: number): number => Math.max(20, Math.floor(items / 12));

function* peopleAndProjects(
  draw: Draw,
  items: number,
  allBodies: readonly string[],
): Generator<Description> {
  for (let person = 0; person < peopleOf(items); person += 1) {
    const home =
      draw.next() < 0.3
        ? iri(`mission/${draw.skewed(FIELD_OPERATIONS)}`)
        : allBodies[draw.below(allBodies.length)]!;
    yield [
      iri(`person/${person}`),
      [TYPE, kind('Person')],
      ['name', text(`Person ${person}`)],
      ['affiliation', home],
      ['role', text(`${draw.words(1)} officer`)],
    ];
  }
  for (let project = 0; project < projectsOf(items); project += 1) {
    const funders = [...draw.several(draw.below(6), () => draw.skewed(STATES))].map(
      (state) => ['fundedBy', iri(`state/${state}`)] as const,
    );
    yield [
      iri(`project/${project}`),
      [TYPE, kind('Project')],
      ['title', text(`Project ${draw.words(4)} ${project}`)],
      ...funders,
    ];
  }
}

/** A news item, the event that it is about, and who is quoted. */
function* newsItem(
  draw: Draw,
  item: number,
  items: number,
  bodiesOfState: readonly (readonly string[])[],
): Generator<Description> {
  const operation = draw.skewed(FIELD_OPERATIONS);
  const day = draw.below(DAYS);
  const eventKind = EVENT_KINDS[draw.skewed(EVENT_KINDS.length)]!;
  const title = draw.words(8);
  const [news, event] = [iri(`news/${item}`), iri(`event/${item}`)];
  const unit = draw.next() < 0.35 ? [['issuedBy', iri(`unit/${draw.skewed(UNITS)}`)] as const] : [];
  const themes = [...draw.several(1 + draw.below(3), () => draw.skewed(THEMES))].map(
    (theme) => ['theme', iri(`theme/${theme}`)] as const,
  );
  yield [
    news,
    [TYPE, kind('NewsItem')],
    ['title', text(title)],
    ['issued', date(day)],
    ['issuedBy', iri(`mission/${operation}`)],
    ...unit,
    ...themes,
    ['abstract', text(draw.words(28))],
    ['url', `"https://news.example/${item}"^^<${XSD.anyURI.value}>`],
    ['language', text('en')],
    ['about', event],
  ];
  const local = bodiesOfState[operation]!;
  const organizers = draw.several(draw.below(4), () => draw.skewed(local.length));
  const partners = draw.several(draw.below(3), () => draw.below(STATES * local.length));
  const funders = draw.several(draw.below(6), () => draw.skewed(STATES));
  const quotes = Array.from({ length: draw.below(4) }, (_, index) => iri(`quote/${item}-${index}`));
  yield [
    event,
    [TYPE, kind('Event')],
    [TYPE, kind(eventKind)],
    [LABEL, text(`${eventKind} ${title}`)],
    ['start', date(day)],
    ['end', date(day + draw.below(4))],
    ['place', iri(`place/${draw.next() < 0.7 ? operation : draw.below(PLACES)}`)],
    ['participants', integer(5 + draw.below(200))],
    ['organizer', iri(`mission/${operation}`)],
    ...[...organizers].map((index) => ['organizer', local[index]!] as const),
    ...[...partners].map(
      (index) => ['partner', bodiesOfState[index % STATES]![Math.floor(index / STATES)]!] as const,
    ),
    ...[...funders].map((state) => ['fundedBy', iri(`state/${state}`)] as const),
    ...(draw.next() < 0.35
      ? [['project', iri(`project/${draw.skewed(projectsOf(items))}`)] as const]
      : []),
    ...quotes.map((quote) => ['quotation', quote] as const),
  ];
  for (const quote of quotes)
    yield [
      quote,
      [TYPE, kind('Quotation')],
      ['speaker', iri(`person/${draw.skewed(peopleOf(items))}`)],
      ['words', integer(8 + draw.below(60))],
    ];
}
