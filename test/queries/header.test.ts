import { describe, expect, it } from '@jest/globals';
import { ServiceError } from '../../src/errors.js';
import { readHeader, splitHeader } from '../../src/queries/header.js';

const HEADER = `#+ summary: Events of a body
#+ description: >
#+   Two lines
#+   of one sentence.
#+ tags:
#+   - Events
#+ defaults:
#+   - since: 2015-01-01
#+   - state: "Albania"
#+ enumerate:
#+   - kind:
#+     - Workshop
#+     - Conference
#+ max-age: 60
#+ view: graph
#+ endpoint: http://example.org/sparql
`;

const refusalOf = (header: string): string => {
  try {
    readHeader(header);
  } catch (error) {
    expect(error).toBeInstanceOf(ServiceError);
    expect((error as ServiceError).code).toBe('malformed-query');
    return (error as ServiceError).message;
  }
  return 'read';
};

describe('The header of a stored query', () => {
  it('has title, description, tags, defaults, choices and the time in caches', () => {
    const { header, query } = splitHeader(`${HEADER}\n# a comment\nASK {}\n#+ no: header\n`);
    expect(query).toBe('# a comment\nASK {}\n#+ no: header');
    expect(readHeader(header)).toEqual({
      summary: 'Events of a body',
      description: 'Two lines of one sentence.',
      tags: ['Events'],
      defaults: new Map([
        ['since', '2015-01-01'],
        ['state', 'Albania'],
      ]),
      enumerate: new Map([['kind', ['Workshop', 'Conference']]]),
      maxAge: 60,
      view: 'graph',
    });
  });

  it('may be missing, or have mappings in place of lists', () => {
    expect(splitHeader('ASK {}')).toEqual({ header: '', query: 'ASK {}' });
    expect(readHeader('')).toMatchObject({ tags: [], defaults: new Map() });
    expect(readHeader('defaults:\n  a: 1\n  b: true')).toMatchObject({
      defaults: new Map([
        ['a', '1'],
        ['b', 'true'],
      ]),
    });
  });

  it('is refused where it is no YAML, or says what is not known', () => {
    expect(refusalOf('summary: "open')).toContain('The header of the query cannot be used');
    expect(refusalOf('sumary: x')).toContain('“sumary” is no field');
    expect(refusalOf('- a')).toContain('must be fields with values');
    expect(refusalOf('tags: a')).toContain('tags must be a list');
    expect(refusalOf('summary: [a]')).toContain('summary must be a text');
    expect(refusalOf('view: matrix')).toContain('view must be');
    expect(refusalOf('max-age: soon')).toContain('number of seconds');
    expect(refusalOf('enumerate: kind')).toContain('a value for each parameter');
    expect(refusalOf(`summary: ${'x'.repeat(10_000)}`)).toContain('10000');
  });

  it('has no aliases, which could make it large', () => {
    expect(refusalOf('summary: &a x\ndescription: *a')).toContain('Alias');
    expect(refusalOf('__proto__:\n  a: 1')).toContain('is no field');
  });
});
