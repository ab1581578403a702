/** Formats a query's lines and indents; comments stay where they are. */
import { sparqlTokenAt, type SparqlToken } from './sparql-tokens.js';

const INDENT = '  ';
/** Words that begin a line of their own outside of braces. */
const CLAUSES =
  /^(?:PREFIX|BASE|SELECT|CONSTRUCT|DESCRIBE|ASK|FROM|WHERE|GROUP|ORDER|HAVING|LIMIT|OFFSET|VALUES)$/i;
/** Patterns that begin a line of their own within braces. */
const PATTERNS = /^(?:FILTER|BIND|OPTIONAL|MINUS|GRAPH|SERVICE|VALUES|SELECT|WHERE|GROUP|ORDER)$/i;
/** Not preceded by a blank, and not followed by one. */
const [CLOSE_BEFORE, CLOSE_AFTER] = [/^[),;.\]]$/, /^[([^!]$/];

/** Only white space differs. */
export function formatted(query: string): string {
  const lines: string[] = [];
  let line = '';
  let depth = 0;
  let round = 0;
  let before = '';
  let isStatementOpen = false;
  const end = (): void => {
    if (line.trim() !== '') lines.push(line.trimEnd());
    line = '';
  };
  const add = (text: string, isClose: boolean): void => {
    if (line === '') line = INDENT.repeat(depth + (isStatementOpen ? 1 : 0)) + text;
    else line += isClose ? text : ` ${text}`;
  };
  let hadSpace = false;
  for (const { kind, text } of allTokensOf(query)) {
    if (kind === 'space') {
      if (/\n\s*\n/.test(text) && depth === 0 && line === '') lines.push('');
      hadSpace = true;
      continue;
    }
    if (kind === 'comment') {
      add(text, false);
      end();
    } else if (text === '}') {
      end();
      depth = Math.max(0, depth - 1);
      isStatementOpen = false;
      add(text, false);
      if (depth > 0) end();
    } else if (text === '{') {
      add(text, false);
      end();
      depth += 1;
      isStatementOpen = false;
    } else {
      const startsLine =
        round === 0 && kind === 'word' && (depth === 0 ? CLAUSES : PATTERNS).test(text);
      // `UNION`, `GROUP BY` and `ORDER BY` go on where they are.
      if (startsLine && before.toUpperCase() !== 'GROUP' && before.toUpperCase() !== 'ORDER') end();
      if (text === '(' || text === '[') round += 1;
      if (text === ')' || text === ']') round = Math.max(0, round - 1);
      // Words and signs that touched still do, as in paths and calls.
      const isTouching = !hadSpace && before !== '' && !/^[{}]$/.test(before);
      add(text, isTouching || CLOSE_BEFORE.test(text) || CLOSE_AFTER.test(before));
      if (round === 0 && depth > 0 && (text === '.' || text === ';')) {
        end();
        isStatementOpen = text === ';';
      } else if (kind === 'iri' && depth === 0 && /^\s*(?:PREFIX|BASE)\b/i.test(line)) end();
    }
    before = text;
    hadSpace = false;
  }
  end();
  return `${lines.join('\n')}\n`;
}

function* allTokensOf(text: string): Generator<SparqlToken> {
  for (let at = 0; at < text.length;) {
    const token = sparqlTokenAt(text, at);
    yield token;
    at = token.end;
  }
}
