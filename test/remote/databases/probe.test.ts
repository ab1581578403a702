import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SparqlEndpoint, type Finding } from '../../../src/remote/index.js';
import { DATABASES, type RunningDatabase } from '../../support/databases.js';
import { runCommand } from '../../support/terminal.js';

/** What `doctor --endpoint --write` finds, besides the dialect. */
const EXPECTED = {
  oxigraph: {
    'row cap': 'more than 20000',
    writing: 'yes',
    loads: 'yes',
  },
  virtuoso: {
    'row cap': 'unknown',
    writing: 'yes',
    loads: 'yes',
  },
};

for (const program of DATABASES)
  (program.isInstalled ? describe : describe.skip)(`The probe of ${program.name}`, () => {
    let running: RunningDatabase;
    let endpoint: SparqlEndpoint;
    beforeAll(async () => {
      running = await program.start();
      endpoint = await SparqlEndpoint.open(running.settings);
      await endpoint.update('INSERT DATA { GRAPH <urn:g> { <urn:a> <urn:b> <urn:c> } }');
    });
    afterAll(async () => {
      endpoint.close();
      await running.stop();
    });

    const graphs = async (): Promise<string[]> => {
      const { rows } = await endpoint.select('SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }');
      return rows.map(({ g }) => g?.value ?? '').sort();
    };
    const doctor = async (...flags: readonly string[]): Promise<Finding[]> => {
      const { endpoint: address, updateEndpoint } = running.settings;
      const { status, out, error } = await runCommand(
        ['doctor', '--endpoint', '--json', ...flags],
        {
          SPARQL_ENDPOINT: address,
          SPARQL_UPDATE_ENDPOINT: updateEndpoint,
        },
      );
      expect([status, error]).toEqual([0, '']);
      return out
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line) as Finding);
    };

    it('finds what it can do, and leaves no graph behind', async () => {
      const before = await graphs();
      const findings = await doctor('--write');
      const [dialect, known, ...others] = findings.map(({ name, value }) => [name, value]);
      expect(dialect).toEqual(['dialect', program.name]);
      expect(known?.[0]).toBe('known before');
      expect(Object.fromEntries(others)).toEqual(EXPECTED[program.name]);
      expect(await graphs()).toEqual(before);
    });

    it('writes nothing without --write', async () => {
      const names = (await doctor()).map(({ name }) => name);
      expect([names.includes('row cap'), names.includes('writing')]).toEqual([true, false]);
    });
  });
