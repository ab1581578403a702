/** SPARQL for the editor: colors by token, brackets, comments. */
import { LanguageSupport, StreamLanguage, type StreamParser } from '@codemirror/language';
import { roleOfWord, sparqlTokenAt, type SparqlToken } from './sparql-tokens.js';

/** A long string that lines before have opened, by its quotation marks. */
interface State {
  openString: string | undefined;
}

const LONG_QUOTES = ['"""', "'''"];

const parser: StreamParser<State> = {
  name: 'sparql',
  startState: () => ({ openString: undefined }),
  copyState: (state) => ({ ...state }),
  token(stream, state) {
    if (state.openString !== undefined)
      return continueString(
        stream.string.slice(stream.pos),
        state,
        (length) => (stream.pos += length),
      );
    const token = sparqlTokenAt(stream.string, stream.pos);
    stream.pos = token.end;
    // The line ends here and the string does not.
    const quotes = LONG_QUOTES.find(
      (marks) => token.kind === 'string' && token.text.startsWith(marks),
    );
    if (quotes !== undefined && (token.text.length < 6 || !token.text.endsWith(quotes)))
      state.openString = quotes;
    return colorOf(token);
  },
  languageData: {
    commentTokens: { line: '#' },
    closeBrackets: { brackets: ['(', '[', '{', '"', "'"] },
    wordChars: '?$:',
  },
};

function continueString(rest: string, state: State, advance: (length: number) => void): string {
  const end = rest.search(new RegExp(`(?<!\\\\)${state.openString}`));
  if (end < 0) advance(rest.length);
  else {
    advance(end + 3);
    state.openString = undefined;
  }
  return 'string';
}

/** Tags by kinds of tokens and roles of words, as `editor-theme.ts` colors them. */
const COLORS: Readonly<Record<string, string>> = {
  ...{ comment: 'comment', iri: 'link', string: 'string', language: 'string', number: 'number' },
  ...{ variable: 'variableName', blank: 'variableName' },
  ...{ keyword: 'keyword', type: 'keyword', function: 'macroName', boolean: 'bool' },
};

const colorOf = ({ kind, text }: SparqlToken): string | null =>
  COLORS[kind === 'word' ? (roleOfWord(text) ?? '') : kind] ?? null;

export const SPARQL = new LanguageSupport(StreamLanguage.define(parser));
