/** Query trees as SPARQL text. */
import type {
  Column,
  Element,
  Expression,
  Form,
  Group,
  Path,
  Query,
  Select,
} from './query-tree.js';

export const PROLOGUE =
  'PREFIX : <http://example.org/>\nPREFIX xsd: <http://www.w3.org/2001/XMLSchema#>\n';

const INFIX = new Set(['=', '!=', '<', '<=', '>', '>=', '&&', '||', '+', '-', '*', '/']);

/** The whole text. `withDataset` false leaves out FROM and FROM NAMED. */
export function writeQuery(query: Query, { withDataset }: { withDataset: boolean }): string {
  const dataset = withDataset
    ? [
        ...query.from.map((name) => `FROM ${name}\n`),
        ...query.fromNamed.map((name) => `FROM NAMED ${name}\n`),
      ].join('')
    : '';
  return PROLOGUE + writeForm(query.form, dataset);
}

function writeForm(form: Form, dataset: string): string {
  switch (form.kind) {
    case 'select':
      return writeSelect(form, dataset);
    case 'ask':
      return `ASK\n${dataset}${writeGroup(form.group)}`;
    case 'construct': {
      const triples = form.template.map(writeElement).join(' . ');
      const template = triples === '' ? '' : `{ ${triples} }\n`;
      return `CONSTRUCT ${template}${dataset}WHERE ${writeGroup(form.group)}`;
    }
    case 'describe': {
      const hasPattern =
        form.group.elements.length > 0 || form.terms.some((text) => text.startsWith('?'));
      const where = hasPattern ? `WHERE ${writeGroup(form.group)}` : '';
      return `DESCRIBE ${form.terms.join(' ')}\n${dataset}${where}`;
    }
  }
}

function writeSelect(select: Select, dataset: string): string {
  const keys = select.orderBy.map(
    ({ isDescending, value }) => `${isDescending ? 'DESC' : 'ASC'}(${writeExpression(value)})`,
  );
  const solutionModifiers = [
    select.groupBy.length > 0 ? `GROUP BY ${select.groupBy.map(writeColumn).join(' ')}` : '',
    select.having.length > 0 ? `HAVING ${select.having.map(bracketed).join(' ')}` : '',
    keys.length > 0 ? `ORDER BY ${keys.join(' ')}` : '',
    select.limit === undefined ? '' : `LIMIT ${select.limit}`,
    select.offset === undefined ? '' : `OFFSET ${select.offset}`,
  ].filter(Boolean);
  const columns = select.columns.length > 0 ? select.columns.map(writeColumn).join(' ') : '*';
  const where = `WHERE ${writeGroup(select.group)} ${solutionModifiers.join(' ')}`.trimEnd();
  return `SELECT ${select.duplicates} ${columns}\n${dataset}${where}`;
}

function writeColumn({ target, value }: Column): string {
  return value ? `(${writeExpression(value)} AS ${target})` : target;
}

export function writeGroup(group: Group): string {
  const lines = group.elements.map(
    (element) => `${writeElement(element)}${element.kind === 'triple' ? ' .' : ''}`,
  );
  return lines.length > 0 ? `{\n${lines.join('\n').replace(/^/gm, '  ')}\n}` : '{}';
}

function writeElement(element: Element): string {
  switch (element.kind) {
    case 'triple':
      return `${element.subject} ${writePath(element.path)} ${element.object}`;
    case 'filter':
      return `FILTER ${bracketed(element.condition)}`;
    case 'optional':
    case 'minus':
      return `${element.kind.toUpperCase()} ${writeGroup(element.group)}`;
    case 'union':
      return element.groups.map(writeGroup).join(' UNION ');
    case 'graph':
      return `GRAPH ${element.name} ${writeGroup(element.group)}`;
    case 'bind':
      return `BIND(${writeExpression(element.value)} AS ${element.target})`;
    case 'values': {
      const rows = element.rows.map((row) => `(${row.join(' ')})`).join(' ');
      return `VALUES (${element.variables.join(' ')}) { ${rows} }`;
    }
    case 'group':
      return writeGroup(element);
    case 'subselect':
      return `{ ${writeSelect(element.select, '')} }`;
  }
}

export function writePath(path: Path): string {
  if (path.kind === 'link') return path.text;
  const parts = path.parts.map(writePath);
  switch (path.name) {
    case '^':
      return `^${parts.join('')}`;
    case '*':
    case '+':
    case '?':
      return `(${parts.join('')})${path.name}`;
    case '!':
      return `!(${parts.join('|')})`;
    default:
      return `(${parts.join(path.name)})`;
  }
}

function bracketed(expression: Expression): string {
  const text = writeExpression(expression);
  return text.startsWith('(') || expression.kind === 'exists' ? text : `(${text})`;
}

export function writeExpression(expression: Expression): string {
  switch (expression.kind) {
    case 'term':
      return expression.text;
    case 'exists':
      return `${expression.isNegated ? 'NOT ' : ''}EXISTS ${writeGroup(expression.group)}`;
    case 'aggregate':
      return writeAggregate(expression);
    case 'call':
      return writeCall(expression.name, expression.args.map(writeExpression));
  }
}

function writeCall(name: string, args: readonly string[]): string {
  if (INFIX.has(name)) return `(${args.join(` ${name} `)})`;
  if (name === '!') return `(! ${args.join(' ')})`;
  if (name === 'IN' || name === 'NOT IN')
    return `(${args[0] ?? ''} ${name} (${args.slice(1).join(', ')}))`;
  return `${name}(${args.join(', ')})`;
}

/** GROUP_CONCAT always has this separator, by which its parts can be told apart again. */
export const PART_SEPARATOR = '|';

function writeAggregate({
  name,
  isDistinct,
  args,
}: Extract<Expression, { kind: 'aggregate' }>): string {
  const argument = args.length > 0 ? args.map(writeExpression).join(', ') : '*';
  const separator = name === 'GROUP_CONCAT' ? `; SEPARATOR="${PART_SEPARATOR}"` : '';
  return `${name}(${isDistinct ? 'DISTINCT ' : ''}${argument}${separator})`;
}
