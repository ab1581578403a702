import { describe, expect, it } from '@jest/globals';
import { DIALECTS, dialectNamed, type Dialect } from '../../src/remote/index.js';
import { markdownTable, requireTable } from '../support/document-tables.js';

const UNIONS = { always: 'all graphs', 'graph-pattern': 'as it is set up' } as const;

function unionOf({ union }: Dialect): string {
  return typeof union === 'string' ? UNIONS[union] : `all graphs, by \`${union.join('=')}\``;
}

describe('Dialects', () => {
  it('have names of their own', () => {
    for (const dialect of DIALECTS) expect(dialectNamed(dialect.name)).toBe(dialect);
    expect(() => dialectNamed('Virtuoso')).toThrow(/must be one of virtuoso, oxigraph/);
  });

  it('are the table in docs/remote.md', () => {
    requireTable(
      'docs/remote.md',
      markdownTable(
        [
          'database',
          'dialect',
          'tried',
          'recognized by',
          'default graph of queries',
          'statements an operation',
          'loads',
        ],
        DIALECTS.map((dialect) => [
          dialect.title,
          `\`${dialect.name}\``,
          dialect.isTried ? 'yes' : 'no',
          dialect.header ? `\`${dialect.header[0]}\`` : 'none',
          unionOf(dialect),
          dialect.maxStatements?.toLocaleString('en') ?? 'no known limit',
          dialect.loadAt === undefined ? 'by updates' : `\`${dialect.loadAt}\``,
        ]),
      ),
    );
  });
});
