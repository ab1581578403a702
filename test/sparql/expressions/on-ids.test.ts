/** The short ways over ids and bytes beside the general way over values, on generated terms. */
import { describe, expect, it } from '@jest/globals';
import { versionOf } from '../../../src/graph/index.js';
import { parseN3Syntax, XSD } from '../../../src/rdf/index.js';
import type { Expression } from '../../../src/sparql/algebra/index.js';
import {
  compileCondition,
  compileExpression,
  type ExpressionScope,
} from '../../../src/sparql/expressions/index.js';
import {
  QueryContext,
  RowScope,
  Verdict,
  type IdTest,
} from '../../../src/sparql/operators/index.js';
import { conditionOf, idOfExpression } from '../../../src/sparql/plan/conditions.js';
import { idTestOf } from '../../../src/sparql/plan/id-tests.js';
import { stringValue } from '../../../src/sparql/values/index.js';
import { Budget } from '../../../src/sparql/workers/index.js';
import { SEED, randomOf } from '../../support/random.js';
import { parseExpression, show } from './evaluate.js';

const random = randomOf(SEED);
const pick = <T>(choices: readonly T[]): T => choices[Math.floor(random() * choices.length)]!;
const upTo = (limit: number): number => Math.floor(random() * limit);

/** Letters whose case, length in UTF-8 or in UTF-16 is not that of ASCII. */
const LETTERS = [
  'a',
  'b',
  'A',
  'B',
  'k',
  'S',
  ' ',
  '.',
  'é',
  'É',
  'ß',
  'ſ',
  'K',
  'İ',
  '€',
  '😀',
  '💡',
  '\\n',
];
const LANGUAGES = ['@en', '@EN', '@de-AT', '@en--ltr', '@en--rtl'];
const DATATYPES = ['xsd:token', 'xsd:integer', 'xsd:date', 'xsd:double', ':type'];
const OTHERS = [
  '1',
  '0',
  '-7',
  '01',
  '300000000',
  '1.5',
  '1e0',
  '"NaN"^^xsd:double',
  'true',
  'false',
  '"1"^^xsd:boolean',
  '"2020-02-29"^^xsd:date',
  '"2020-02-29Z"^^xsd:date',
  '"0000-01-01"^^xsd:date',
  '"2021-03-04T05:06:07Z"^^xsd:dateTime',
  '"2021"^^xsd:gYear',
  '"PT1H"^^xsd:dayTimeDuration',
];

const letters = (): string => Array.from({ length: upTo(6) }, () => pick(LETTERS)).join('');
const longText = (): string => letters().repeat(upTo(600)) + letters();
const text = (): string => (random() < 0.05 ? longText() : letters());

/** A literal or an IRI as Turtle and SPARQL both write it. */
function writtenTerm(): string {
  const kind = random();
  if (kind < 0.4) return `"${text()}"`;
  if (kind < 0.55) return `"${text()}"${pick(LANGUAGES)}`;
  if (kind < 0.65) return `"${text()}"^^${pick(DATATYPES)}`;
  if (kind < 0.75) return pick([':a', ':ab', ':B', '<x:é>']);
  return pick(OTHERS);
}

const isOf = (...names: string[]): string => `${pick(names)}(${pick(['?x', '?y'])})`;

function writtenText(depth = 2): string {
  const kind = depth === 0 ? 0 : random();
  if (kind < 0.4) return pick(['?x', '?y', '?none']);
  if (kind < 0.6) return isOf('STR');
  if (kind < 0.85) return `${pick(['LCASE', 'UCASE'])}(${writtenText(depth - 1)})`;
  if (kind < 0.92)
    return `${pick(['STRBEFORE', 'STRAFTER'])}(${writtenText(depth - 1)}, "${pick(['', pick(LETTERS), letters()])}")`;
  const count =
    random() < 0.5 ? '' : `, ${pick(['0', '1', '2.5', '9', '-1', '"NaN"^^xsd:double'])}`;
  const start = pick(['1', '2', '0', '-1', '1.5', '"INF"^^xsd:double', '"-INF"^^xsd:double']);
  return `SUBSTR(${writtenText(depth - 1)}, ${start}${count})`;
}

function writtenRegex(): string {
  const piece = (): string =>
    pick([letters(), letters(), '.*', '.*?', '\\\\.', '\\\\$', '.', 'a+', '[ab]']);
  const inner = Array.from({ length: 1 + upTo(3) }, piece).join('');
  const regex = `${pick(['', '^'])}${inner}${pick(['', '$'])}`;
  const flags = pick([
    '',
    '',
    ', "i"',
    ', "q"',
    ', "iq"',
    ', "s"',
    ', "m"',
    ', "x"',
    ', "?"',
    ', ?y',
  ]);
  return `REGEX(${writtenText()}, "${regex}"${flags})`;
}

function writtenTest(): string {
  const operator = pick(['=', '!=', '<', '>', '<=', '>=']);
  const search = pick(['CONTAINS', 'STRSTARTS', 'STRENDS']);
  const kind = random();
  if (kind < 0.3)
    return `${search}(${writtenText()}, ${pick([`"${letters()}"`, writtenTerm(), '?y'])})`;
  if (kind < 0.5) return writtenRegex();
  if (kind < 0.6) return `${pick(['?x', '?y'])} ${operator} ${pick(['?x', '?y', writtenTerm()])}`;
  if (kind < 0.65)
    return pick([`?x ${operator} ${pick(OTHERS)}`, `${pick(OTHERS)} ${operator} ?x`]);
  if (kind < 0.8) return `${writtenText()} ${operator} ${pick([writtenText(), writtenTerm()])}`;
  if (kind < 0.87) return `STRLEN(${writtenText()}) ${operator} ${upTo(6)}`;
  if (kind < 0.93) return isOf('isIRI', 'isBlank', 'isLiteral', 'BOUND', 'isNumeric');
  return `sameTerm(?x, ${pick(['?y', writtenTerm()])})`;
}

function writtenExpression(): string {
  const kind = random();
  if (kind < 0.5) return writtenTest();
  if (kind < 0.6) return `${writtenTest()} ${pick(['||', '&&'])} !(${writtenTest()})`;
  if (kind < 0.7) return `STRLEN(${writtenText()})`;
  if (kind < 0.8) return isOf('YEAR', 'MONTH', 'DAY', 'LANG', 'DATATYPE', 'isLiteral');
  return writtenText();
}

/** Where the two ways differ, for expressions of two variables over all pairs of some terms. */
function differencesOf(texts: readonly string[], terms: readonly string[]): string[] {
  const differences: string[] = [];
  const quads = parseN3Syntax(
    `PREFIX xsd: <${XSD.iri}> PREFIX : <http://example.org/>
     ${terms.map((term, index) => `:s${index} :p ${term} .`).join('\n')}
     :s :p _:blank, <<( :a :b "ab" )>> .`,
    { format: 'turtle' },
  );
  const version = versionOf(quads);
  const context = new QueryContext(version.ids, new Budget(), 'http://example.org/');
  const ids = Uint32Array.from([
    0,
    context.idOf(stringValue('only here')),
    ...new Set(quads.map(({ object }) => context.idOf(object))),
  ]);
  for (const written of texts) {
    const expression: Expression = parseExpression(written);
    const scope = new RowScope(context, ['x', 'y'], () => () => false);
    const general: ExpressionScope = {
      variable: (name) => scope.variable(name),
      exists: () => () => false,
      now: scope.now,
      baseIri: scope.baseIri,
      budget: scope.budget,
      blankNode: () => context.freshBlankNode(),
    };
    const wanted = {
      value: compileExpression(expression, general),
      holds: compileCondition(expression, general),
    };
    const short = {
      value: compileExpression(expression, scope),
      holds: compileCondition(expression, scope),
    };
    const planned = {
      id: idOfExpression(expression, scope, context),
      holds: conditionOf(expression, scope, context),
    };
    const test = idTestOf(expression, context);
    for (const x of ids) {
      for (const y of written.includes('?y') ? ids : [0]) {
        scope.at([Uint32Array.of(x), Uint32Array.of(y)], 0);
        const value = show(wanted.value());
        const holds = wanted.holds();
        const found = [show(short.value()), show(context.valueOfId(planned.id()))];
        if (
          found.every((each) => each === value) &&
          short.holds() === holds &&
          planned.holds() === holds &&
          agrees(test, { x, y, none: 0 }, holds)
        )
          continue;
        const row = [x, y].map((id) => show(context.valueOfId(id))).join(', ');
        differences.push(`${written} of ${row}: ${value}, found ${found.join(' and ')}`);
      }
    }
  }
  return differences;
}

/** Whether a test of ids says the same, if it says anything. */
function agrees(
  test: IdTest | undefined,
  row: Readonly<Record<string, number>>,
  holds: boolean,
): boolean {
  const ids = test?.variables.map((name) => row[name]!);
  if (!test || !ids) return true;
  const verdicts = new Uint8Array(1);
  test.decide(verdicts, Uint32Array.of(ids[0]!), Uint32Array.of(ids.at(-1)!));
  return verdicts[0] === Verdict.open || (verdicts[0] === Verdict.passes) === holds;
}

describe('Expressions over ids and bytes', () => {
  it('give what they give over values', () => {
    for (let round = 0; round < 12; round += 1) {
      const texts = Array.from({ length: 40 }, writtenExpression);
      expect(differencesOf(texts, Array.from({ length: 20 }, writtenTerm))).toEqual([]);
    }
  });
});
