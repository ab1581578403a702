/**
 * The library's grammar of SPARQL 1.2, plus: decimals that begin with their point; blanks and
 * comments between the words of NOT EXISTS and NOT IN; colons and escapes in prefixed names; and
 * references to IRIs resolved by RFC 3986. The text of a SERVICE is kept as written.
 */
import { toAlgebra12Builder } from '@traqula/algebra-sparql-1-2';
import {
  accumulateGroupGraphPattern,
  simplifiedJoin,
  translateGraphPattern,
  translateTerm,
  type translateNamed,
} from '@traqula/algebra-transformations-1-1';
import { createAlgebraContext } from '@traqula/algebra-transformations-1-2';
import type { ParserBuildArgs, ParserRule } from '@traqula/core';
import { IndirBuilder, ParserBuilder, createToken } from '@traqula/core';
import { sparql12ParserBuilder } from '@traqula/parser-sparql-1-2';
import type { Pattern, TermIriPrefixed } from '@traqula/rules-sparql-1-1';
import { lex as sparql11 } from '@traqula/rules-sparql-1-1';
import type { SparqlContext } from '@traqula/rules-sparql-1-2';
import { AstFactory, completeParseContext, lex as sparql12 } from '@traqula/rules-sparql-1-2';
import { FAILURE_REPORTING, UnknownPrefix } from './parse-failure.js';
import { withoutStringsAndComments } from './query-text.js';
import { isWellFormedIri } from '../../rdf/index.js';
import { resolveIri } from './resolve-iri.js';

type TokenType = ParserBuildArgs['tokenVocabulary'][number];

/** Blanks between the two words of one token. */
const BLANK = '(?:[\\t\\n\\r ]|#[^\\n]*\\n)+';

const OTHER_FORMS: readonly (readonly [TokenType, RegExp])[] = [
  [sparql11.terminals.decimal, /\.\d+/],
  [sparql11.terminals.decimalPositive, /\+\.\d+/],
  [sparql11.terminals.decimalNegative, /-\.\d+/],
  [sparql11.notIn, new RegExp(`not${BLANK}in`, 'i')],
  [sparql11.builtIn.notexists, new RegExp(`not${BLANK}exists`, 'i')],
];

/** A token for each other form, allowed wherever the first one is. */
const VARIANTS = new Map(
  OTHER_FORMS.map(([token, pattern]): [TokenType, TokenType] => [
    token,
    createToken({
      name: `${token.name}Variant`,
      pattern,
      label: token.LABEL ?? token.name,
      categories: [token],
    }),
  ]),
);

/**
 * A long word that is neither a number nor a prefix: a token that no rule takes. Without it, the
 * lexer would look for other tokens at each of its characters, in quadratic time.
 */
const LONG_WORD: TokenType = createToken({
  name: 'LongWord',
  pattern:
    /(?!-?(?:\d+\.?\d*|\.\d+)(?:[Ee]-?\d*)?\.?(?![-.\w\u0080-\uffff]))[-.\w\u0080-\uffff]{129,}(?![-.\w\u0080-\uffff:])/,
});

/** All tokens, in the order in which they are tried. */
const TOKENS: readonly TokenType[] = [
  LONG_WORD,
  ...sparql12.sparql12LexerBuilder.tokenVocabulary.flatMap((token: TokenType) =>
    [token, VARIANTS.get(token) ?? []].flat(),
  ),
];

const { pNameLn, pNameNs } = sparql11.terminals;

/** The local part may have colons and backslash escapes (SPARQL 1.1 §19.8 PN_LOCAL). */
const prefixedName: ParserRule<SparqlContext, 'prefixedName', TermIriPrefixed> = {
  name: 'prefixedName',
  impl:
    ({ ACTION, CONSUME, OR }) =>
    (context) => {
      const token = OR([{ ALT: () => CONSUME(pNameLn) }, { ALT: () => CONSUME(pNameNs) }]);
      return ACTION(() => {
        const colon = token.image.indexOf(':');
        const prefix = token.image.slice(0, colon);
        if (!context.skipValidation && context.prefixes[prefix] === undefined)
          throw new UnknownPrefix(prefix, token.startOffset);
        return context.astFactory.termNamed(
          context.astFactory.sourceLocation(token),
          token.image.slice(colon + 1).replaceAll(/\\(.)/g, '$1'),
          prefix,
        );
      });
    },
};

const buildGrammar = () =>
  ParserBuilder.create(sparql12ParserBuilder)
    .patchRule(prefixedName)
    .build({ ...FAILURE_REPORTING, tokenVocabulary: TOKENS });
type Grammar = ReturnType<typeof buildGrammar>;

let built: Grammar | undefined;
/** Built on first use, so that a start without queries does not wait for it. */
const grammar = (): Grammar => (built ??= buildGrammar());

/** The library knows operators of two words by image; here any blanks and comments are between. */
class SyntaxFactory extends AstFactory {
  override formatOperator(operator: string): string {
    return super.formatOperator(operator.replaceAll(/#[^\n]*|\s+/g, ''));
  }
}

const FACTORY = new SyntaxFactory({ tracksSourceLocation: false });
const LOCATING_FACTORY = new SyntaxFactory({ tracksSourceLocation: true });

/** The parser's syntax tree. */
export type Syntax = ReturnType<Grammar['queryOrUpdate']>;

/** @throws ParseFailure, or an Error of the lexer; `failureOf` converts it. */
export function readSyntax(text: string, baseIRI: string): Syntax {
  // Locations cost time, and only the text of a SERVICE needs them.
  return grammar().queryOrUpdate(
    text,
    completeParseContext({
      baseIRI,
      astFactory: /service/i.test(text) ? LOCATING_FACTORY : FACTORY,
    }),
  );
}

/** As `readSyntax`, without checking rules of variables, and with each part's location. */
export function readUnchecked(text: string, baseIRI: string): Syntax {
  return grammar().queryOrUpdate(
    text,
    completeParseContext({ baseIRI, skipValidation: true, astFactory: LOCATING_FACTORY }),
  );
}

type AlgebraContext = Parameters<ReturnType<typeof accumulateGroupGraphPattern.fun>>[0];
/** The translated text, beside the library's own context. */
type ContextWithText = AlgebraContext & { readonly text: string };

const translateElement: typeof accumulateGroupGraphPattern = {
  name: 'accumulateGroupGraphPattern',
  fun: (rules) => (context, before, element) => {
    if (!context.astFactory.isPatternService(element))
      return accumulateGroupGraphPattern.fun(rules)(context, before, element);
    const group = rules.SUBRULE(
      translateGraphPattern,
      context.astFactory.patternGroup(element.patterns, element.loc),
    );
    const service = {
      ...context.algebraFactory.createService(
        group,
        rules.SUBRULE(translateTerm, element.name) as never,
        element.silent,
      ),
      text: serviceText(context as ContextWithText, element.loc),
    };
    return rules.SUBRULE(simplifiedJoin, before, service);
  },
};

/** A SERVICE's text for its endpoint: its group, and its prefixes and base. */
function serviceText(
  { text, currentBase, currentPrefixes, astFactory }: ContextWithText,
  location: Pattern['loc'],
): { prologue: string; group: string } {
  if (!astFactory.isSourceLocationSource(location))
    throw new TypeError('The place of a SERVICE was expected.');
  const whole = text.slice(location.start, location.end);
  const prefixes = Object.entries(currentPrefixes).map(
    ([prefix, iri]) => `PREFIX ${prefix}: <${iri}>\n`,
  );
  return {
    prologue: `${currentBase ? `BASE <${currentBase}>\n` : ''}${prefixes.join('')}`,
    group: whole.slice(withoutStringsAndComments(whole).indexOf('{')),
  };
}

const translateIri: typeof translateNamed = {
  name: 'translateNamed',
  fun:
    () =>
    ({ astFactory, currentPrefixes, currentBase, dataFactory }, term) => {
      const reference = astFactory.isTermNamedPrefixed(term)
        ? `${currentPrefixes[term.prefix] ?? ''}${term.value}`
        : term.value;
      const iri = resolveIri(reference, currentBase ?? '');
      if (iri === undefined || !isWellFormedIri(iri))
        throw new Error(`<${reference}> is not an IRI`);
      return dataFactory.namedNode(iri);
    },
};

const TRANSLATION = IndirBuilder.create(toAlgebra12Builder)
  .patchRule(translateElement)
  .patchRule(translateIri)
  .build();

/**
 * The algebra of a text: a `QueryForm` for a query, as the library's operations are ours once a
 * SERVICE has its text, and solutions are cut. With `quads`, GRAPH is written into patterns.
 * @param tree as read, or changed.
 * @param text its source.
 * @throws Error for invalid IRIs.
 */
export function toAlgebra(
  tree: object,
  baseIRI: string,
  { text, quads }: { readonly text: string; readonly quads: boolean },
): unknown {
  const context = { ...createAlgebraContext({ quads, baseIRI }), text };
  return withSlicedSolutions(
    TRANSLATION.translateQuery(context, tree as Syntax, quads, true) as unknown as Form,
  );
}

interface Form {
  readonly type: string;
  readonly input: Form;
}

/** LIMIT and OFFSET cut solutions (§16.2, §18.2.5.5); the library cuts constructed triples. */
function withSlicedSolutions(form: Form): Form {
  if (form.type === 'from') return { ...form, input: withSlicedSolutions(form.input) };
  const made = form.type === 'slice' ? form.input : undefined;
  return made && ['construct', 'describe', 'ask'].includes(made.type)
    ? { ...made, input: { ...form, input: made.input } }
    : form;
}
