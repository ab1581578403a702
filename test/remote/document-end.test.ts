import { describe, expect, it } from '@jest/globals';
import { documentEndOf } from '../../src/remote/document-end.js';

const JSON_TYPE = 'application/sparql-results+json';
const XML_TYPE = 'application/rdf+xml';

/** Whether the end is seen when the bytes come in parts of a length. */
function isWhole(type: string, text: string, partLength: number): boolean | undefined {
  const end = documentEndOf(type);
  const bytes = Buffer.from(text);
  for (let offset = 0; offset < bytes.length; offset += partLength)
    end?.see(bytes.subarray(offset, offset + partLength));
  return end?.isSeen();
}

const TEXTS = [
  '{"a":"}","b":["\\\\","\\"]}","é\\\\\\""],"c":{}}',
  ' [{"@id":"x:\\"}"}] \n',
  '{"boolean":true}\n',
];

describe('The end of a JSON document', () => {
  it.each(TEXTS)('is seen where a parser sees it, in parts of any length: %s', (text) => {
    for (let partLength = 1; partLength <= text.length; partLength += 1)
      for (let length = 0; length <= text.length; length += 1) {
        const part = text.slice(0, length);
        let isJson = true;
        try {
          JSON.parse(part);
        } catch {
          isJson = false;
        }
        expect(isWhole(JSON_TYPE, part, partLength)).toBe(isJson);
      }
  });

  it.each(['{} x', '{}{}', '[1]"', '{"a":1}}'])('is not seen when more follows: %s', (text) => {
    for (const partLength of [1, 2, 100]) expect(isWhole(JSON_TYPE, text, partLength)).toBe(false);
  });
});

describe('The end of an XML document', () => {
  it.each([
    ['<rdf:RDF xmlns:rdf="x"></rdf:RDF>\n', true],
    ['<rdf:RDF\n xmlns:rdf="x"/>', true],
    ['<s:sparql xmlns:s="x"><s:head/></s:sparql >', true],
    ['<rdf:RDF xmlns:rdf="x"></rdf:RDF', false],
    ['<rdf:RDF xmlns:rdf="x"><a/>', false],
    ['<sparql><results></results>', false],
  ])('of %s is seen: %s', (text, expected) => {
    for (const partLength of [1, 7, 1_000])
      expect(isWhole(XML_TYPE, text, partLength)).toBe(expected);
  });
});

describe('Other documents', () => {
  it.each(['text/csv', 'text/tab-separated-values', 'application/n-triples', 'text/turtle', ''])(
    'have no end mark: %s',
    (type) => {
      expect(documentEndOf(type)).toBeUndefined();
    },
  );
});
