import { describe, expect, it } from '@jest/globals';
import { versionOf } from '../../src/graph/index.js';
import { DEFAULT_BASE_IRI, namesFor, readData, readOntology } from '../../src/rdf/index.js';
import { wordLists } from '../support/word-lists.js';
import { SearchIndex } from '../../src/search/index.js';
import { Endings, readQuestion } from '../../src/ask/endings.js';
import { keyOfQuery } from '../../src/ask/grammar/query.js';
import { Vocabulary } from '../../src/ask/vocabulary/vocabulary.js';

const names = namesFor(DEFAULT_BASE_IRI);
const version = versionOf([...readOntology(names), ...readData(names)]);
const vocabulary = Vocabulary.of(version, names, version, SearchIndex.of(version, names));

/** Endings are nouns, verbs, prepositions and names; some make one phrase with what is before. */
const words = wordLists('test/ask/endings.txt');
const ENDINGS = words('endings');
const BASES = [...words('bases').map((base) => `${base} `), ''];

describe('Endings that are read at once', () => {
  it('make of a beginning what each makes of it alone', () => {
    const endings = new Endings(ENDINGS, vocabulary);
    let readCount = 0;
    // Twice, as what was read of endings is kept.
    for (const base of [...BASES, ...BASES]) {
      const read = endings.readAfter(base);
      for (const ending of ENDINGS) {
        const [together, alone] = [read(ending), readQuestion(base + ending, vocabulary)].map(
          (query) => query && keyOfQuery(query),
        );
        expect([base + ending, together]).toEqual([base + ending, alone]);
        readCount += alone === undefined ? 0 : 1;
      }
    }
    expect(readCount).toBeGreaterThan(100);
  });
});
