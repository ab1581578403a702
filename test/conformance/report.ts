/** What came of the tests: a table for `docs/conformance.md`, and a report in EARL. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  DEFAULT_BASE_IRI,
  PACKAGE_DIRECTORY,
  RDF,
  XSD,
  blankNode,
  literal,
  namedNode,
  quad,
  serializeText,
  type NamedNode,
  type Quad,
} from '../../src/rdf/index.js';
import type { Entry } from './manifest.js';
import { DOAP, EARL } from './vocabularies.js';

/**
 * `excluded`: not passed, for a known reason; `not run`: about something that the service does not
 * do.
 */
export type Outcome = 'passed' | 'failed' | 'excluded' | 'not run';

/** One test and what came of it. */
export interface TestResult {
  readonly suite: string;
  readonly entry: Entry;
  readonly outcome: Outcome;
  /** Why it was not passed. */
  readonly reason?: string | undefined;
}

/**
 * A table of the suites: how many tests were passed of those that were run, and how many were not
 * run.
 */
export function tableOf(suites: readonly string[], results: readonly TestResult[]): string {
  const rows = suites.map((suite) => {
    const own = results.filter((result) => result.suite === suite);
    const count = (outcome: Outcome): number =>
      own.filter((result) => result.outcome === outcome).length;
    const notRun = count('not run');
    const shown = notRun === 0 ? '' : ` ${notRun}`;
    return `| ${suite} | ${count('passed')} of ${own.length - notRun} |${shown} |`;
  });
  return ['| suite | passed | not run |', '|---|---|---|', ...rows].join('\n');
}

const OUTCOMES: Readonly<Record<Outcome, NamedNode>> = {
  passed: EARL('passed'),
  failed: EARL('failed'),
  excluded: EARL('failed'),
  'not run': EARL('inapplicable'),
};

/** The report in Turtle: this package, and one assertion a test. */
export function earlReport(results: readonly TestResult[], time: Date): string {
  const { name, version, description } = JSON.parse(
    readFileSync(join(PACKAGE_DIRECTORY, 'package.json'), 'utf8'),
  ) as Record<'name' | 'version' | 'description', string>;
  const project = namedNode(DEFAULT_BASE_IRI);
  const [release, date] = [
    blankNode('release'),
    literal(time.toISOString(), namedNode(`${XSD.iri}dateTime`)),
  ];
  const quads = [
    ...[DOAP('Project'), EARL('TestSubject'), EARL('Software'), EARL('Assertor')].map((type) =>
      quad(project, RDF.type, type),
    ),
    quad(project, DOAP('name'), literal(name)),
    quad(project, DOAP('shortdesc'), literal(description, 'en')),
    quad(project, DOAP('programming-language'), literal('TypeScript')),
    quad(project, DOAP('release'), release),
    quad(release, RDF.type, DOAP('Version')),
    quad(release, DOAP('revision'), literal(version)),
    ...results.flatMap((result, index) => assertionOf(result, index, project, date)),
  ];
  return serializeText(quads, 'turtle', { prefixes: PREFIXES });
}

const PREFIXES = {
  earl: EARL('').value,
  doap: DOAP('').value,
  dct: 'http://purl.org/dc/terms/',
  xsd: XSD.iri,
};

function assertionOf(
  { entry, outcome, reason }: TestResult,
  index: number,
  project: NamedNode,
  date: Quad['object'],
): Quad[] {
  const [assertion, result] = [blankNode(`assertion-${index}`), blankNode(`result-${index}`)];
  return [
    quad(assertion, RDF.type, EARL('Assertion')),
    quad(assertion, EARL('assertedBy'), project),
    quad(assertion, EARL('subject'), project),
    // Entries of manifests are named by IRIs, a few by blank nodes.
    quad(assertion, EARL('test'), entry.node as Quad['object']),
    quad(assertion, EARL('mode'), EARL('automatic')),
    quad(assertion, EARL('result'), result),
    quad(result, RDF.type, EARL('TestResult')),
    quad(result, EARL('outcome'), OUTCOMES[outcome]),
    quad(result, namedNode(`${PREFIXES.dct}date`), date),
    ...(reason === undefined ? [] : [quad(result, EARL('info'), literal(reason))]),
  ];
}
