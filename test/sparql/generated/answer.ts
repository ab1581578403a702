/** Answers of any engine in one form: rows and triples as texts. */
import type { Quad, Term } from '../../../src/rdf/index.js';

/** A solution: the texts of the bound variables, by name without `?`. */
export type Row = Readonly<Record<string, string>>;

export type Answer =
  | { readonly kind: 'rows'; readonly rows: readonly Row[] }
  | { readonly kind: 'graph'; readonly triples: readonly Row[] }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'error'; readonly message: string };

/** The text of a term, the same from every library. `labelOf` gives blank nodes their labels. */
export function textOf(term: Term, labelOf: (term: Term) => string = ({ value }) => value): string {
  switch (term.termType) {
    case 'NamedNode':
      return `<${term.value}>`;
    case 'BlankNode':
      return `_:${labelOf(term)}`;
    case 'Literal': {
      const direction = term.direction ? `--${term.direction}` : '';
      if (term.language)
        return `${JSON.stringify(term.value)}@${term.language.toLowerCase()}${direction}`;
      return term.datatype.value === 'http://www.w3.org/2001/XMLSchema#string'
        ? JSON.stringify(term.value)
        : `${JSON.stringify(term.value)}^^<${term.datatype.value}>`;
    }
    case 'Quad':
      return (
        `<<( ${textOf(term.subject, labelOf)} ${textOf(term.predicate, labelOf)} ` +
        `${textOf(term.object, labelOf)} )>>`
      );
    default:
      return `${term.termType} ${term.value}`;
  }
}

export function tripleRow(
  { subject, predicate, object }: Pick<Quad, 'subject' | 'predicate' | 'object'>,
  labelOf?: (term: Term) => string,
): Row {
  return {
    subject: textOf(subject, labelOf),
    predicate: textOf(predicate, labelOf),
    object: textOf(object, labelOf),
  };
}

/** An answer for people, sorted where its order is not asked for. */
export function showAnswer(answer: Answer): string {
  switch (answer.kind) {
    case 'boolean':
      return String(answer.value);
    case 'error':
      return `error: ${answer.message.split('\n')[0] ?? ''}`;
    case 'graph':
      return listOf(
        answer.triples
          .map(
            ({ subject, predicate, object }) =>
              `${subject ?? ''} ${predicate ?? ''} ${object ?? ''}`,
          )
          .sort(),
      );
    case 'rows':
      return listOf(
        answer.rows.map(
          (row) =>
            Object.keys(row)
              .sort()
              .map((name) => `?${name}=${row[name] ?? ''}`)
              .join(' ') || '(nothing bound)',
        ),
      );
  }
}

function listOf(lines: readonly string[]): string {
  const shown = lines
    .slice(0, 40)
    .map((line) => `\n    ${line}`)
    .join('');
  const more = lines.length > 40 ? '\n    …' : '';
  return `${lines.length} ${lines.length === 1 ? 'row' : 'rows'}${shown}${more}`;
}
