import { describe, expect, it } from '@jest/globals';
import { versionOf } from '../../src/graph/index.js';
import { Gate, type ValidationReport } from '../../src/shacl/index.js';
import { checked, linesOf, turtle } from './gate-fixtures.js';

describe('The gate for shapes with queries', () => {
  const CROWDED =
    ':EventShape a sh:NodeShape ; sh:targetClass :Event ; ' +
    'sh:sparql [ sh:prefixes [ sh:declare [ sh:prefix "" ; ' +
    'sh:namespace "http://example.org/" ] ] ; sh:select "SELECT $this { ?host :hosts $this ; ' +
    ':capacity ?capacity ; :guests ?guests FILTER(?guests > ?capacity) }" ; ' +
    'sh:message "Too many guests." ] .';
  const tested = new Gate(turtle(CROWDED));
  const START =
    ':e a :Event . :f a :Event . :h :hosts :e ; :capacity 5 ; :guests 3 . :i :hosts :f ; ' +
    ':capacity 5 ; :guests 9 .';

  it('looks at all focus nodes where a change touches what a query reads, however far away', async () => {
    expect(linesOf(await checkWith(':h :guests 6 .'))).toEqual([
      'violation e: Too many guests.',
      'violation f: Too many guests.',
    ]);
    expect(linesOf(await checkWith('', ':h :capacity 5 . :i :guests 9 .'))).toEqual([]);
  });

  it('leaves them alone where it does not', async () => {
    expect(linesOf(await checkWith(':h :label "H" . :x :p :f .'))).toEqual([]);
    expect(linesOf(await checkWith(':g a :Event .'))).toEqual([]);
  });

  it('looks at what becomes a focus node', async () => {
    expect(
      linesOf(await checkWith(':g a :Event .', ':f a :Event .', `${START} :i :hosts :g .`)),
    ).toEqual(['violation g: Too many guests.']);
  });

  it('checks a large load with them', async () => {
    const before = versionOf(turtle(START));
    const load = turtle(
      Array.from(
        { length: 3_000 },
        (_, index) =>
          `:n${index} a :Event . :h${index} :hosts :n${index} ; :capacity 5 ; :guests ` +
          `${index % 500 === 0 ? 6 : 5} .`,
      ).join('\n'),
    );
    const { results } = await checked(tested, before, { added: load });
    // One of them was wrong before.
    expect(results).toHaveLength(7);
  });

  function checkWith(added: string, removed = '', start = START): Promise<ValidationReport> {
    const change = { added: turtle(added), removed: turtle(removed) };
    return checked(tested, versionOf(turtle(start)), change);
  }
});
