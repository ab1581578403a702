/**
 * Random expressions over the variables in scope: conditions for FILTER, values for BIND (SPARQL
 * 1.1 §17).
 */
import type { Expression, Group } from './query-tree.js';
import type { Terms } from './random-data.js';
import type { Random } from './random.js';

/** What expressions are made from. */
export interface Scope {
  readonly random: Random;
  readonly terms: Terms;
  /** Variables that patterns bind; sometimes one that nothing binds. */
  readonly variables: readonly string[];
  /** Variables that hold computed numbers, whose lexical forms engines may choose. */
  readonly numbers: readonly string[];
  /**
   * A pattern for EXISTS that speaks of some of the variables; undefined where it would nest too
   * deeply.
   */
  readonly existsGroup: (() => Group) | undefined;
}

export const term = (text: string): Expression => ({ kind: 'term', text });
export const call = (name: string, ...args: Expression[]): Expression => ({
  kind: 'call',
  name,
  args,
});

const COMPARISONS = ['=', '!=', '!=', '<', '<=', '>', '>='];
const TEXT_TESTS = ['CONTAINS', 'STRSTARTS', 'STRENDS'];
const PATTERNS = ['"a"', '"^a"', '"b$"', '"^[ab1]+$"', '"\\\\."', '"a|é"', '"^$"', '"A.?B"'];
const CASTS = [
  'xsd:integer',
  'xsd:decimal',
  'xsd:double',
  'xsd:float',
  'xsd:boolean',
  'xsd:string',
  'xsd:date',
  'xsd:dateTime',
];

/** Something that is true, false or an error. */
export function randomCondition(scope: Scope, depth = 2): Expression {
  const { random } = scope;
  const kind = random.weighted({
    comparison: 5,
    logic: depth > 0 ? 3 : 0,
    bound: 1.5,
    in: 1,
    text: 2,
    type: 1,
    same: 0.7,
    effective: 0.7,
    exists: scope.existsGroup ? 0.8 : 0,
  });
  switch (kind) {
    case 'comparison':
      // Mostly something simple; deep expressions are errors more often than not.
      if (random.chance(0.6))
        return call(
          random.pick(COMPARISONS),
          variable(scope),
          random.chance(0.5) ? variable(scope) : constant(scope),
        );
      return call(random.pick(COMPARISONS), randomValue(scope, 1), randomValue(scope, 1));
    case 'logic':
      if (random.chance(0.3)) return call('!', randomCondition(scope, depth - 1));
      return call(
        random.pick(['&&', '||', '||']),
        randomCondition(scope, depth - 1),
        randomCondition(scope, depth - 1),
      );
    case 'bound':
      return call('BOUND', variable(scope));
    case 'in':
      return call(
        random.pick(['IN', 'NOT IN']),
        variable(scope),
        ...random.times(random.between(0, 3), () =>
          random.chance(0.2) ? variable(scope) : constant(scope),
        ),
      );
    case 'text':
      return textTest(scope);
    case 'type':
      return call(
        random.pick(['isIRI', 'isBlank', 'isLiteral', 'isNumeric', 'isTRIPLE']),
        variable(scope),
      );
    case 'same':
      return call(
        'sameTerm',
        variable(scope),
        random.chance(0.5) ? variable(scope) : constant(scope),
      );
    case 'effective':
      return randomValue(scope, 1);
    case 'exists':
      return { kind: 'exists', isNegated: random.chance(0.5), group: scope.existsGroup!() };
  }
}

function textTest(scope: Scope): Expression {
  const { random } = scope;
  if (random.chance(0.4))
    return call(
      'REGEX',
      textOf(scope),
      term(random.pick(PATTERNS)),
      ...(random.chance(0.3) ? [term('"i"')] : []),
    );
  if (random.chance(0.2))
    return call(
      'LANGMATCHES',
      call('LANG', variable(scope)),
      term(random.pick(['"en"', '"*"', '"de"', '"EN-gb"'])),
    );
  return call(
    random.pick(TEXT_TESTS),
    textOf(scope),
    term(random.pick(['"a"', '"b"', '""', '"1"', '"é"', '"http"', '"example"', '"a"@en'])),
  );
}

/** Any value: a variable, a constant, or a function of them. */
export function randomValue(scope: Scope, depth = 2): Expression {
  const { random } = scope;
  const deep = depth > 0 ? 1 : 0;
  const kind = random.weighted({
    variable: 5,
    constant: 2,
    arithmetic: 2 * deep,
    text: 2.5 * deep,
    date: 0.8 * deep,
    choice: 1.2 * deep,
    cast: 0.8 * deep,
    part: 1 * deep,
    make: 0.5 * deep,
    condition: 0.4 * deep,
  });
  switch (kind) {
    case 'variable':
      return scope.numbers.length > 0 && random.chance(0.3)
        ? term(random.pick(scope.numbers))
        : variable(scope);
    case 'constant':
      return constant(scope);
    case 'arithmetic':
      return arithmetic(scope, depth);
    case 'text':
      return textFunction(scope);
    case 'date':
      return call(
        random.pick(['YEAR', 'MONTH', 'DAY', 'HOURS', 'MINUTES', 'SECONDS', 'TIMEZONE', 'TZ']),
        variable(scope),
      );
    case 'choice':
      if (random.chance(0.5))
        return call(
          'IF',
          randomCondition({ ...scope, existsGroup: undefined }, 1),
          randomValue(scope, depth - 1),
          randomValue(scope, depth - 1),
        );
      return call(
        'COALESCE',
        ...random.times(random.between(1, 3), () => randomValue(scope, depth - 1)),
      );
    case 'cast':
      return call(random.pick(CASTS), variable(scope));
    case 'part':
      return call(
        random.pick(['STR', 'LANG', 'DATATYPE', 'SUBJECT', 'OBJECT', 'LANGDIR']),
        variable(scope),
      );
    case 'make':
      return makeTerm(scope);
    case 'condition':
      return randomCondition({ ...scope, existsGroup: undefined }, 0);
  }
}

function arithmetic(scope: Scope, depth: number): Expression {
  const { random } = scope;
  if (random.chance(0.25))
    return call(random.pick(['ABS', 'ROUND', 'CEIL', 'FLOOR']), randomValue(scope, depth - 1));
  return call(
    random.pick(['+', '-', '*', '/']),
    randomValue(scope, depth - 1),
    randomValue(scope, depth - 1),
  );
}

function textFunction(scope: Scope): Expression {
  const { random } = scope;
  const text = textOf(scope);
  const short = (): Expression => term(random.pick(['"a"', '"b"', '" "', '"é"']));
  switch (
    random.pick([
      'STRLEN',
      'UCASE',
      'LCASE',
      'CONCAT',
      'SUBSTR',
      'STRBEFORE',
      'STRAFTER',
      'REPLACE',
      'ENCODE_FOR_URI',
      'MD5',
      'SHA256',
    ])
  ) {
    case 'STRLEN':
      return call('STRLEN', text);
    case 'UCASE':
      return call('UCASE', text);
    case 'LCASE':
      return call('LCASE', text);
    case 'CONCAT':
      return call('CONCAT', text, random.chance(0.5) ? textOf(scope) : short());
    case 'SUBSTR':
      return call(
        'SUBSTR',
        text,
        term(random.pick(['1', '2'])),
        ...(random.chance(0.5) ? [term(random.pick(['1', '2']))] : []),
      );
    case 'STRBEFORE':
      return call('STRBEFORE', text, short());
    case 'STRAFTER':
      return call('STRAFTER', text, short());
    case 'REPLACE':
      return call('REPLACE', text, short(), term('"-"'));
    case 'ENCODE_FOR_URI':
      return call('ENCODE_FOR_URI', text);
    case 'MD5':
      return call('MD5', call('STR', variable(scope)));
    default:
      return call('SHA256', call('STR', variable(scope)));
  }
}

function makeTerm(scope: Scope): Expression {
  const { random } = scope;
  switch (random.below(4)) {
    case 0:
      return call(
        'IRI',
        call('CONCAT', term('"http://example.org/"'), call('STR', variable(scope))),
      );
    case 1:
      return call(
        'STRDT',
        call('STR', variable(scope)),
        term(random.pick([':type', 'xsd:string'])),
      );
    case 2:
      return call('STRLANG', call('STR', variable(scope)), term(random.pick(['"en"', '"de"'])));
    default:
      return call(
        'TRIPLE',
        variable(scope),
        term(random.pick(scope.terms.predicates)),
        variable(scope),
      );
  }
}

/** A text made of a variable, or the variable itself, which may be no text. */
function textOf(scope: Scope): Expression {
  return scope.random.chance(0.85) ? call('STR', variable(scope)) : variable(scope);
}

function variable({ random, variables }: Scope): Expression {
  return term(variables.length === 0 || random.chance(0.04) ? '?none' : random.pick(variables));
}

function constant({ random, terms }: Scope): Expression {
  if (random.chance(0.3)) return term(random.pick(terms.entities));
  return term(
    random.chance(0.8)
      ? random.pick(terms.literals)
      : random.pick(['1', '1.5', '"a"', 'true', '"2020-01-01"^^xsd:date']),
  );
}
