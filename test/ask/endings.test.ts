import { describe, expect, it } from '@jest/globals';
import { versionOf } from '../../src/graph/index.js';
import { DEFAULT_BASE_IRI, namesFor, readData, readOntology } from '../../src/rdf/index.js';
import { SearchIndex } from '../../src/search/index.js';
import { Endings, readQuestion } from '../../src/ask/endings.js';
import { keyOfQuery } from '../../src/ask/grammar/query.js';
import { Vocabulary } from '../../src/ask/vocabulary/vocabulary.js';

const names = namesFor(DEFAULT_BASE_IRI);
const version = versionOf([...readOntology(names), ...readData(names)]);
const vocabulary = Vocabulary.of(version, names, version, SearchIndex.of(version, names));

/**
 * Nouns, verbs, prepositions and names, some of which make one phrase with the words before them.
 */
const ENDINGS = [
  'events',
  'events are there',
  'workshops are there',
  'ministries are there',
  'courses are there',
  'projects',
  'in □',
  'by □',
  'about □',
  'with □',
  'of □',
  'organized by □',
  'funded by □',
  'organized □',
  'organize □',
  'took place in □',
  'place in □',
  'starting',
  'were held in □',
  'have □',
  'established',
  'chaired',
  '□ organize',
  '□ hold',
  'in Albania',
  'in 2012',
  'Albania',
  'States are there',
  'joined',
];
const BASES = [
  'events ',
  'Which ',
  'Which events ',
  'How many ',
  'which training ',
  'events organized ',
  'events organized by ',
  'events organized by odihr ',
  'events organized by ODIHR ',
  'workshops in Tashkent ',
  'events that took ',
  'events by the Mission ',
  'events of the Presence ',
  'people who ',
  'Which events did ',
  'Which States ',
  'projects in Armenia in 2012 ',
  'news about arms ',
  'news about Policing and ',
  'field ',
  'participating ',
  'Did ODIHR ',
  'Zamunda ',
  'the ',
  '',
];

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
