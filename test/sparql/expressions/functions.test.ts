import { describe, expect, it } from '@jest/globals';
import { compileExpression } from '../../../src/sparql/expressions/index.js';
import { TestScope, evaluate, holds, parseExpression, show } from './evaluate.js';

const T = '"true"^boolean';
const F = '"false"^boolean';

function itGives(table: readonly (readonly [string, string])[]): void {
  it.each(table)('gives %s as %s', (text, expected) => {
    expect(evaluate(text, { blank: '_:b' })).toBe(expected);
  });
}

describe('Functions on terms', () => {
  itGives([
    ['isIRI(:a)', T], ['isURI("a")', F], ['isBlank(?blank)', T], ['isLiteral(1)', T], ['isLiteral(:a)', F], ['isNumeric(1.0)', T], ['isNumeric("1")', F],
    ['isNumeric("x"^^xsd:integer)', F], ['isNumeric("1200"^^xsd:byte)', F], ['isTRIPLE(<<( :a :b :c )>>)', T], ['isTRIPLE(:a)', F], ['isIRI(?x)', 'error'],
    ['STR(:a)', '"http://example.org/a"'], ['STR(01)', '"01"'], ['STR("a"@en)', '"a"'], ['STR(?blank)', 'error'], ['STR(<<( :a :b :c )>>)', 'error'],
    ['LANG("a"@en)', '"en"'], ['LANG("a")', '""'], ['LANG(1)', '""'], ['LANG(:a)', 'error'], ['LANG("a"@en--ltr)', '"en"'],
    ['LANGDIR("a"@en--ltr)', '"ltr"'], ['LANGDIR("a"@en)', '""'], ['LANGDIR(:a)', 'error'],
    ['hasLANG("a"@en)', T], ['hasLANG(1)', F], ['hasLANG(:a)', F], ['hasLANGDIR("a"@en)', F], ['hasLANGDIR("a"@en--rtl)', T],
    ['DATATYPE("a")', '<http://www.w3.org/2001/XMLSchema#string>'], ['DATATYPE(1)', '<http://www.w3.org/2001/XMLSchema#integer>'],
    ['DATATYPE("a"@en)', '<http://www.w3.org/1999/02/22-rdf-syntax-ns#langString>'], ['DATATYPE("a"@en--ltr)', '<http://www.w3.org/1999/02/22-rdf-syntax-ns#dirLangString>'],
    ['DATATYPE(:a)', 'error'], ['DATATYPE("a"^^:t)', '<http://example.org/t>'],
    ['STRDT("1", xsd:integer)', '"1"^integer'], ['STRDT("x", xsd:integer)', '"x"^integer'], ['STRDT("a"@en, xsd:string)', 'error'], ['STRDT(1, xsd:string)', 'error'],
    ['STRDT("a", "b")', 'error'], ['STRDT("a", rdf:langString)', 'error'],
    ['STRLANG("abc", "en")', '"abc"@en'], ['STRLANG("abc", "")', 'error'], ['STRLANG(123, "en")', 'error'], ['STRLANG(:x, "en")', 'error'], ['STRLANG("a"@en, "fr")', 'error'],
    ['STRLANGDIR("abc", "en", "ltr")', '"abc"@en--ltr'], ['STRLANGDIR("abc", "en", "LTR")', 'error'], ['STRLANGDIR("abc", "en", "")', 'error'],
    ['STRLANGDIR("abc", "", "ltr")', 'error'], ['STRLANGDIR(:x, "en", "ltr")', 'error'],
    ['IRI("x")', '<http://example.org/base/x>'], ['URI("../y")', '<http://example.org/y>'], ['IRI("mailto:a@b")', '<mailto:a@b>'], ['IRI(:a)', '<http://example.org/a>'],
    ['IRI("a b")', 'error'], ['IRI(1)', 'error'], ['IRI("a"@en)', 'error'], ['IRI("")', '<http://example.org/base/file>'],
    ['TRIPLE(:a, :b, 1)', '<<<http://example.org/a> <http://example.org/b> "1"^integer>>'], ['TRIPLE(1, :b, 1)', 'error'], ['TRIPLE(:a, 1, 1)', 'error'],
    ['TRIPLE(:a, ?blank, 1)', 'error'], ['TRIPLE(<<( :a :b :c )>>, :b, 1)', 'error'], ['TRIPLE(:a, :b, ?none)', 'error'],
    ['<<( ?blank :b :c )>>', '<<_:b <http://example.org/b> <http://example.org/c>>>'], ['<<( ?none :b :c )>>', 'error'],
    ['SUBJECT(<<( :a :b :c )>>)', '<http://example.org/a>'], ['PREDICATE(<<( :a :b :c )>>)', '<http://example.org/b>'], ['OBJECT(<<( :a :b 3 )>>)', '"3"^integer'],
    ['SUBJECT(:a)', 'error'], ['BNODE("x")', '_:x'], ['BNODE(1)', 'error'], ['isBlank(BNODE())', T],
    ['<http://example.org/unknown>(1, 2)', 'error'], ['COALESCE(<http://example.org/unknown>(), "fine")', '"fine"'], ['xsd:integer(1, 2)', 'error'],
  ]);

  it('makes another IRI, string and number for each call', () => {
    expect(holds('UUID() != UUID() && STRUUID() != STRUUID() && RAND() != RAND()')).toBe(true);
    expect(holds('REGEX(STR(UUID()), "^urn:uuid:[0-9A-F]{8}-[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{12}$", "i") && isIRI(UUID())')).toBe(true);
    expect(holds('STRLEN(STRUUID()) = 36 && RAND() >= 0.0 && RAND() < 1 && DATATYPE(RAND()) = xsd:double')).toBe(true);
    const scope = new TestScope();
    const evaluator = compileExpression(parseExpression('BNODE()'), scope);
    expect(show(evaluator())).not.toBe(show(evaluator()));
  });
});

describe('Functions on strings', () => {
  itGives([
    ['STRLEN("chat")', '"4"^integer'], ['STRLEN("chat"@en)', '"4"^integer'], ['STRLEN("\u{1F46A}")', '"1"^integer'], ['STRLEN("")', '"0"^integer'], ['STRLEN(7)', 'error'], ['STRLEN(:a)', 'error'],
    ['SUBSTR("foobar", 4)', '"bar"'], ['SUBSTR("foobar"@en, 4)', '"bar"@en'], ['SUBSTR("foobar", 4, 1)', '"b"'], ['SUBSTR("foobar", 0, 3)', '"fo"'], ['SUBSTR("foobar", -1)', '"foobar"'],
    ['SUBSTR("foobar", 1.5, 2.6)', '"oob"'], ['SUBSTR("foobar", 10)', '""'], ['SUBSTR("\u{1F468}\u{1F469}x", 2, 1)', '"\u{1F469}"'], ['SUBSTR("a", "b")', 'error'], ['SUBSTR(1, 1)', 'error'],
    ['SUBSTR("abc", "NaN"^^xsd:double)', '""'], ['SUBSTR("12345", -42, "INF"^^xsd:double)', '"12345"'], ['SUBSTR("foobar", 4, -1)', '""'],
    ['UCASE("straße"@de)', '"STRASSE"@de'], ['LCASE("BAZ")', '"baz"'], ['LCASE(1)', 'error'], ['UCASE("a"@ar--rtl)', '"A"@ar--rtl'],
    ['STRSTARTS("foobar", "foo")', T], ['STRSTARTS("foobar"@en, "foo"@en)', T], ['STRSTARTS("foobar"@en, "foo")', T], ['STRSTARTS("foobar", "foo"@en)', 'error'], ['STRSTARTS(1, "1")', 'error'],
    ['STRENDS("foobar"@en, "bar"@EN)', T], ['STRENDS("a"@en, "a"@fr)', 'error'], ['CONTAINS("foobar", "oba")', T], ['CONTAINS("abc"@en--ltr, "b"@en--ltr)', T], ['CONTAINS("abc"@en--ltr, "b"@en)', 'error'], ['CONTAINS("abc", "")', T],
    ['STRBEFORE("abc", "b")', '"a"'], ['STRBEFORE("abc"@en, "bc")', '"a"@en'], ['STRBEFORE("abc"@en, "b"@cy)', 'error'], ['STRBEFORE("abc"@en, "")', '""@en'], ['STRBEFORE("abc"@en, "xyz")', '""'], ['STRBEFORE("abc", "xyz")', '""'],
    ['STRAFTER("abc", "b")', '"c"'], ['STRAFTER("abc"@en, "ab")', '"c"@en'], ['STRAFTER("abc", "b"@cy)', 'error'], ['STRAFTER("abc"@en, "")', '"abc"@en'], ['STRAFTER("abc"@en, "xyz")', '""'], ['STRAFTER(7, "e")', 'error'],
    ['ENCODE_FOR_URI("Los Angeles")', '"Los%20Angeles"'], ['ENCODE_FOR_URI("食べ物"@ja)', '"%E9%A3%9F%E3%81%B9%E7%89%A9"'], ['ENCODE_FOR_URI("a!\'()*~-_.")', '"a%21%27%28%29%2A~-_."'], ['ENCODE_FOR_URI(1)', 'error'],
    ['CONCAT("a", "b")', '"ab"'], ['CONCAT("a"@en, "b"@en)', '"ab"@en'], ['CONCAT("a"@en, "b")', '"ab"'], ['CONCAT("a"@en, "b"@fr)', '"ab"'], ['CONCAT()', '""'], ['CONCAT("a"@en)', '"a"@en'], ['CONCAT("a", 7)', 'error'],
    ['CONCAT("a"@en--ltr, "b"@en--ltr, "c"@en--ltr)', '"abc"@en--ltr'], ['CONCAT("a"@en--ltr, "b"@en--rtl)', '"ab"'], ['CONCAT("a"@en--ltr, "b"@en)', '"ab"'], ['CONCAT("a", ?none)', 'error'],
    ['LANGMATCHES("en", "*")', T], ['LANGMATCHES("", "*")', F], ['LANGMATCHES("de-DE", "de")', T], ['LANGMATCHES("de", "de-DE")', F], ['LANGMATCHES("DE-latn-de", "de-LATN")', T], ['LANGMATCHES("den", "de")', F], ['LANGMATCHES(1, "de")', 'error'],
  ]);
});

describe('REGEX', () => {
  itGives([
    ['REGEX("abCd", "bc")', F], ['REGEX("abCd", "bc", "i")', T], ['REGEX("abc"@en, "b")', T], ['REGEX(:a, "b")', 'error'], ['REGEX("abc", "b"@en)', 'error'], ['REGEX("abc", "(")', 'error'], ['REGEX("abc", "b", "g")', 'error'],
    ['REGEX("a\\nc", "a.c")', F], ['REGEX("a\\nc", "a.c", "s")', T], ['REGEX("a\\nb\\nc", "^b$")', F], ['REGEX("a\\nb\\nc", "^b$", "m")', T], ['REGEX("a\\rb", "^b", "m")', F], ['REGEX("a\u2028c", "a.c")', T],
    ['REGEX("abc", " a\\n\\tb [c] ", "x")', T], ['REGEX("a c", "a[ ]c", "x")', T], ['REGEX("a?+*.{}()[]c", "A?+*.{}()[]C", "iq")', T], ['REGEX("abc", "a.c", "q")', F],
    ['REGEX("example.com", "example\\\\.com")', T], ['REGEX("abbc", "ab{2}c")', T], ['REGEX("ab{2}c", "b{2}c$")', F], ['REGEX("a", "a{")', 'error'],
    ['REGEX("\u{1F600}", "^.$")', T], ['REGEX("٣", "\\\\d")', T], ['REGEX("é", "^\\\\w$")', T], ['REGEX("_", "\\\\w")', F], ['REGEX("\u00a0", "\\\\s")', F], ['REGEX("-", "[a\\\\-z]")', T],
    ['REGEX("b", "^[a-z-[aeiou]]$")', T], ['REGEX("e", "^[a-z-[aeiou]]$")', F], ['REGEX("Ж", "\\\\p{Lu}")', T], ['REGEX("Ж", "\\\\p{IsCyrillic}")', T], ['REGEX("Z", "\\\\P{IsCyrillic}")', T], ['REGEX("a", "\\\\p{Letter}")', 'error'],
    ['REGEX("abab", "^(ab)\\\\1$")', T], ['REGEX("a1", "^\\\\i\\\\c$")', T], ['REGEX("a b", "^[^\\\\S]")', F], ['REGEX("]", "[]]")', 'error'], ['REGEX("a&&b", "a[&][&]b")', T], ['REGEX("a-", "^[a-]+$")', T],
    ['REGEX("aa1", "(a)(a)\\\\11")', F], ['REGEX("/\\"@", "\\\\/\\\\\\"\\\\@")', T], ['REGEX("a", "[z-a]")', 'error'], ['REGEX("x", "\\\\q")', 'error'], ['REGEX("", "^$")', T], ['REGEX("a", ?none)', 'error'],
  ]);

  it('follows a pattern that changes from row to row', () => {
    const scope = new TestScope();
    const evaluator = compileExpression(parseExpression('REGEX(?text, ?pattern, ?flags)'), scope);
    expect(show(scope.set({ text: '"abc"', pattern: '"B"', flags: '"i"' }) && evaluator())).toBe(T);
    expect(show(scope.set({ text: '"abc"', pattern: '"B"', flags: '""' }) && evaluator())).toBe(F);
    expect(show(scope.set({ text: '"abc"', pattern: '"("', flags: '""' }) && evaluator())).toBe('error');
    expect(show(scope.set({ text: '"abc"', pattern: '"c$"', flags: '""' }) && evaluator())).toBe(T);
  });
});

describe('REPLACE', () => {
  itGives([
    ['REPLACE("abcd", "b", "Z")', '"aZcd"'], ['REPLACE("abab", "B", "Z", "i")', '"aZaZ"'], ['REPLACE("abab", "B.", "Z", "i")', '"aZb"'], ['REPLACE("a"@en, "a", "b")', '"b"@en'], ['REPLACE(7, "a", "b")', 'error'],
    ['REPLACE("banana", "ana", "*")', '"b*na"'], ['REPLACE("abcd", "(ab)|(a)", "[1=$1][2=$2]")', '"[1=ab][2=]cd"'], ['REPLACE("aAbBaC", "a", "~/", "i")', '"~/~/bB~/C"'], ['REPLACE("日本語"@ja, "[^a-z0-9]", "-")', '"---"@ja'],
    ['REPLACE("abc", "(b)", "<$0$1>")', '"a<bb>c"'], ['REPLACE("abc", "b", "\\\\$")', '"a$c"'], ['REPLACE("abc", "b", "\\\\\\\\")', '"a\\c"'], ['REPLACE("abc", "b", "$")', 'error'], ['REPLACE("abc", "b", "\\\\x")', 'error'],
    ['REPLACE("abc", "(b)", "$12")', '"ab2c"'], ['REPLACE("a.c", ".", "$", "q")', '"a$c"'], ['REPLACE("abc", "(", "x")', 'error'], ['REPLACE("x\u{1F600}y", ".", "-")', '"---"'], ['REPLACE("abc", "b", "x"@en)', 'error'],
  ]);
});

describe('Functions on numbers', () => {
  itGives([
    ['ABS(-2)', '"2"^integer'], ['ABS(-1.60)', '"1.6"^decimal'], ['ABS(-1e0)', '"1.0E0"^double'], ['ABS("-3"^^xsd:byte)', '"3"^integer'], ['ABS("a")', 'error'], ['ABS(-123456789012345678901234567890)', '"123456789012345678901234567890"^integer'],
    ['ROUND(2.5)', '"3"^decimal'], ['ROUND(-2.5)', '"-2"^decimal'], ['ROUND(-1.6)', '"-2"^decimal'], ['ROUND(2.4999e0)', '"2.0E0"^double'], ['ROUND(-2.5e0)', '"-2.0E0"^double'], ['ROUND(7)', '"7"^integer'],
    ['CEIL(1.1)', '"2"^decimal'], ['CEIL(-1.6)', '"-1"^decimal'], ['CEIL(1.1e0)', '"2.0E0"^double'], ['FLOOR(2.5)', '"2"^decimal'], ['FLOOR(-1.6)', '"-2"^decimal'], ['FLOOR("1.5"^^xsd:float)', '"1.0E0"^float'], ['FLOOR(:a)', 'error'],
    ['CEIL("5"^^xsd:unsignedByte)', '"5"^integer'], ['ROUND("x"^^xsd:decimal)', 'error'],
  ]);
});

describe('Functions on dates and times', () => {
  const date = '"2010-12-21T15:38:02.5-08:00"^^xsd:dateTime';
  itGives([
    ['NOW()', '"2024-02-29T12:34:56.789Z"^dateTime'], [`YEAR(${date})`, '"2010"^integer'], [`MONTH(${date})`, '"12"^integer'], [`DAY(${date})`, '"21"^integer'], [`HOURS(${date})`, '"15"^integer'],
    [`MINUTES(${date})`, '"38"^integer'], [`SECONDS(${date})`, '"2.5"^decimal'], ['SECONDS("2008-06-20T23:59:00Z"^^xsd:dateTime)', '"0"^decimal'], [`TIMEZONE(${date})`, '"-PT8H"^dayTimeDuration'], [`TZ(${date})`, '"-08:00"'],
    ['TIMEZONE("2011-01-10T14:45:13.815Z"^^xsd:dateTime)', '"PT0S"^dayTimeDuration'], ['TIMEZONE("2011-02-01T01:02:03"^^xsd:dateTime)', 'error'], ['TZ("2011-02-01T01:02:03"^^xsd:dateTime)', '""'], ['TZ("2011-02-01T01:02:03Z"^^xsd:dateTime)', '"Z"'], ['TZ("2011-02-01T01:02:03+00:00"^^xsd:dateTime)', '"+00:00"'],
    ['YEAR("2010-06-21"^^xsd:date)', '"2010"^integer'], ['MONTH("2010-06-21+02:00"^^xsd:date)', '"6"^integer'], ['DAY("2010-06-21"^^xsd:date)', '"21"^integer'], ['YEAR("2010"^^xsd:gYear)', '"2010"^integer'], ['YEAR("-0044-03-15"^^xsd:date)', '"-44"^integer'],
    ['HOURS("10:20:30"^^xsd:time)', '"10"^integer'], ['HOURS("2010-06-21"^^xsd:date)', 'error'], ['YEAR("2010-02-30"^^xsd:date)', 'error'], ['YEAR("2010")', 'error'], ['TIMEZONE("2010-06-21+05:30"^^xsd:date)', '"PT5H30M"^dayTimeDuration'], ['HOURS("2010-06-21T24:00:00"^^xsd:dateTime)', '"0"^integer'],
  ]);
});

describe('Hash functions', () => {
  itGives([
    ['MD5("abc")', '"900150983cd24fb0d6963f7d28e17f72"'], ['MD5("食べ物")', '"e7ada485d13b1decf628c9211bc3a97b"'], ['SHA1("abc")', '"a9993e364706816aba3e25717850c26c9cd0d89d"'],
    ['SHA256("abc")', '"ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"'],
    ['SHA384("abc")', '"cb00753f45a35e8bb5a03d699ac65007272c32ab0eded1631a8b605a43ff5bed8086072ba1e7cc2358baeca134c825a7"'],
    ['SHA512("abc")', '"ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f"'],
    ['MD5("abc"@en)', 'error'], ['SHA256(1)', 'error'],
  ]);
});

describe('Casts', () => {
  itGives([
    ['xsd:integer("13")', '"13"^integer'], ['xsd:integer("-10.2E3")', 'error'], ['xsd:integer("1.5")', 'error'], ['xsd:integer(" 7 ")', '"7"^integer'], ['xsd:integer("+007")', '"7"^integer'], ['xsd:integer(-7.875)', '"-7"^integer'],
    ['xsd:integer("-7.875"^^xsd:float)', '"-7"^integer'], ['xsd:integer(true)', '"1"^integer'], ['xsd:integer(1e20)', '"100000000000000000000"^integer'], ['xsd:integer("INF"^^xsd:double)', 'error'], ['xsd:integer(:a)', 'error'], ['xsd:integer("1"@en)', 'error'],
    ['xsd:decimal("+33.3300")', '"33.33"^decimal'], ['xsd:decimal("0E1")', 'error'], ['xsd:decimal(0.1e0)', '"0.1"^decimal'], ['xsd:decimal(1e-7)', '"0.0000001"^decimal'], ['xsd:decimal("1.1"^^xsd:float)', '"1.1"^decimal'], ['xsd:decimal(false)', '"0"^decimal'], ['xsd:decimal(5)', '"5"^decimal'], ['xsd:decimal("NaN"^^xsd:double)', 'error'],
    ['xsd:double("-10.2E3")', '"-1.02E4"^double'], ['xsd:double("1")', '"1.0E0"^double'], ['xsd:double("string")', 'error'], ['xsd:double(2.5)', '"2.5E0"^double'], ['xsd:double("INF")', '"INF"^double'], ['xsd:double(true)', '"1.0E0"^double'],
    ['xsd:float("33.33")', '"3.333E1"^float'], ['xsd:float(0.1)', '"1.0E-1"^float'], ['xsd:float(1e40)', '"INF"^float'], ['xsd:float("-7.875"^^xsd:float)', '"-7.875E0"^float'],
    ['xsd:boolean("true")', T], ['xsd:boolean("0")', F], ['xsd:boolean("TRUE")', 'error'], ['xsd:boolean(0.0)', F], ['xsd:boolean("NaN"^^xsd:double)', F], ['xsd:boolean(2)', T], ['xsd:boolean(:a)', 'error'], ['xsd:boolean("0"^^xsd:boolean)', F],
    ['xsd:string(:z)', '"http://example.org/z"'], ['xsd:string("0"^^xsd:boolean)', '"false"'], ['xsd:string(1.0)', '"1"'], ['xsd:string(2.50)', '"2.5"'], ['xsd:string(0E1)', '"0"'], ['xsd:string(1E0)', '"1"'], ['xsd:string("1.25"^^xsd:float)', '"1.25"'], ['xsd:string(1e6)', '"1.0E6"'], ['xsd:string(1e-6)', '"0.000001"'],
    ['xsd:string("-0"^^xsd:float)', '"-0"'], ['xsd:string("-0"^^xsd:double)', '"-0"'], ['-"0"^^xsd:float', '"-0.0E0"^float'], ['xsd:string(01)', '"1"'], ['xsd:string("a"@en)', '"a"'], ['xsd:string(?blank)', 'error'], ['xsd:string("a"^^:t)', '"a"'], ['xsd:string("2005-04-04T24:00:00"^^xsd:dateTime)', '"2005-04-05T00:00:00"'],
    ['xsd:dateTime("2002-10-10T17:00:00Z")', '"2002-10-10T17:00:00Z"^dateTime'], ['xsd:dateTime("2002-10-10")', 'error'], ['xsd:dateTime("2002-10-10+01:00"^^xsd:date)', '"2002-10-10T00:00:00+01:00"^dateTime'], ['xsd:dateTime(1)', 'error'], ['xsd:dateTime("2002-13-10T17:00:00Z")', 'error'],
    ['xsd:date("2002-10-10T17:00:00Z"^^xsd:dateTime)', '"2002-10-10Z"^date'], ['xsd:date("2002-10-10")', '"2002-10-10"^date'], ['xsd:time("2002-10-10T17:00:00.50Z"^^xsd:dateTime)', '"17:00:00.5Z"^time'], ['xsd:time("2002-10-10"^^xsd:date)', 'error'], ['xsd:gYear("2002-10-10"^^xsd:date)', '"2002"^gYear'],
    ['xsd:dayTimeDuration("P1Y2M3DT4H"^^xsd:duration)', '"P3DT4H"^dayTimeDuration'], ['xsd:yearMonthDuration("P1Y14M3D"^^xsd:duration)', '"P2Y2M"^yearMonthDuration'], ['xsd:duration("P1D"^^xsd:dayTimeDuration)', '"P1D"^duration'], ['xsd:dayTimeDuration("PT90M")', '"PT1H30M"^dayTimeDuration'], ['xsd:dayTimeDuration("P")', 'error'], ['xsd:duration("P1Y2M3DT5H20M30.123S")', '"P1Y2M3DT5H20M30.123S"^duration'],
    ['xsd:byte("127")', '"127"^byte'], ['xsd:byte(128)', 'error'], ['xsd:nonNegativeInteger(-1)', 'error'], ['xsd:unsignedLong("18446744073709551615")', '"18446744073709551615"^unsignedLong'], ['xsd:int(2.9)', '"2"^int'],
  ]);
});
