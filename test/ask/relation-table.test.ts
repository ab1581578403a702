import { describe, expect, it } from '@jest/globals';
import { versionOf } from '../../src/graph/index.js';
import { DEFAULT_BASE_IRI, namesFor, readOntology } from '../../src/rdf/index.js';
import {
  CLASS_VERBS,
  FURTHER_NOUNS,
  RELATION_TABLE,
} from '../../src/ask/vocabulary/relation-table.js';
import { Classes } from '../../src/ask/vocabulary/classes.js';
import { readRelations, verbFrame } from '../../src/ask/vocabulary/relation.js';

const names = namesFor(DEFAULT_BASE_IRI);
const ontology = versionOf(readOntology(names));
const classes = new Classes([ontology], names);

describe('The table of words for relations', () => {
  it('has each relation once, and each is read', () => {
    const ids = RELATION_TABLE.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(readRelations(classes).map(({ id }) => id)).toEqual(expect.arrayContaining(ids));
  });

  it('names only classes and properties of the ontology', () => {
    const named = [
      ...RELATION_TABLE.flatMap(({ from, to }) => [from, to]),
      ...Object.keys(CLASS_VERBS),
      ...Object.keys(FURTHER_NOUNS),
    ].filter(
      (name): name is string => name !== undefined && !['date', 'number', 'text'].includes(name),
    );
    const properties = RELATION_TABLE.flatMap(({ path = '' }) =>
      [...path.matchAll(/og:(\w+)/g)].map(([, name]) => name!),
    );
    expect(named.concat(properties).filter((name) => !ontology.count(names.og(name)))).toEqual([]);
    expect(properties.length).toBeGreaterThan(10);
  });

  it.each(['organize s', 'o', 'o organize o', 'x takes y'])(
    'refuses a verb that is not written so: %s',
    (form) => {
      expect(() => verbFrame(form, classes.named('Event'))).toThrow(TypeError);
    },
  );
});
