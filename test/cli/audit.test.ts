import { describe, expect, it } from '@jest/globals';
import { smallGraphCommands } from '../support/small-graph-commands.js';

const { file, run } = smallGraphCommands();

describe('audit', () => {
  it('finds no difference, and says what was not compared and why', async () => {
    const { status, out, error } = await run('audit');
    expect([status, error]).toEqual([0, '']);
    expect(out).toMatch(
      /^- kind: example\n {2}of: Field operation and ministry of foreign affairs\n {2}outcome: same$/m,
    );
    expect(out).toMatch(
      /^- kind: shapes\n {2}of: all shapes, over the whole graph\n {2}outcome: same$/m,
    );
    expect(out).toMatch(/\d+ the same, 0 different, 2 not compared\n$/);
  });

  it('prints a line of JSON for each', async () => {
    const lines = (await run('audit', '--json')).out.trimEnd().split('\n');
    expect(lines.map((line) => JSON.parse(line) as object)).toContainEqual({
      kind: 'shapes',
      of: 'all shapes, over the whole graph',
      outcome: 'same',
      lines: [],
    });
  });
});

describe('query --engine', () => {
  it('has the answer, or the steps, of the other engine', async () => {
    const query = 'SELECT (COUNT(*) AS ?n) { ?s a <http://www.w3.org/2002/07/owl#Class> }';
    expect(await run('query', query, '--engine', 'comunica')).toEqual(await run('query', query));
    const { out } = await run('query', query, '--engine', 'comunica', '--explain');
    expect(out).toMatch(/^project\n {2}extend\n/);
  });

  it('refuses a name that it does not know', async () => {
    const { status, error } = await run('query', 'ASK {}', '--engine', 'jena');
    expect([status, error]).toEqual([2, expect.stringContaining('comunica')]);
  });
});

describe('validate --validator', () => {
  const item = (): string =>
    file('item.ttl', '<urn:x:item> a <https://w3id.org/osce-graph/ontology#NewsItem> .');

  it('lets the library look at files', async () => {
    const { status, out } = await run('validate', item(), '--validator', 'rdf-validate-shacl');
    expect(status).toBe(1);
    expect(out).toMatch(/^violation: <urn:x:item> /m);
  });

  it('lets it look at the whole graph', async () => {
    const { status, out } = await run('validate', '--all', '--validator', 'rdf-validate-shacl');
    expect([status, out]).toEqual([0, expect.stringContaining('all shapes are satisfied')]);
  });
});
