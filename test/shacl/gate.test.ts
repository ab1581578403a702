import { describe, expect, it } from '@jest/globals';
import { ServiceError } from '../../src/errors.js';
import { versionOf } from '../../src/graph/index.js';
import { quad, toNQuad } from '../../src/rdf/index.js';
import { Gate, InvalidDataError, accepted } from '../../src/shacl/index.js';
import { EX, ex } from '../support/arbitraries.js';
import { GOOD, SHAPES, check, checked, gate, good, linesOf, turtle } from './gate-fixtures.js';

describe('The gate', () => {
  it.each([
    ['a value that is missing', '', ':e :label "E" .', ['violation e: An event has one label.']],
    ['a value too many', ':e :label "other" .', '', ['violation e: An event has one label.']],
    ['a new node that is not whole', ':g a :Event .', '', ['violation g: An event has one label.']],
    [
      'a node that becomes a focus node',
      ':o a :Event .',
      '',
      ['violation o: An event has one label.'],
    ],
    [
      'a value that is none of the class',
      ':e :organizer :t .',
      '',
      ['violation e: An organizer is an organization.'],
    ],
    [
      'a node that loses its class, for all that point at it',
      '',
      ':o a :Organization .',
      [
        'violation e: An organizer is an organization.',
        'violation f: An organizer is an organization.',
      ],
    ],
    [
      'a statement too many at the other end',
      ':g :place :t .',
      '',
      ['violation t: A place has at most two events.'],
    ],
    ['what is only not recommended', ':e :note "n" .', '', ['warning e: An event has no note.']],
    ['nothing wrong', ':g a :Event ; :label "G" ; :organizer :o .', ':f :place :t .', []],
  ])('finds %s', async (_, added, removed, lines) => {
    expect(linesOf(await check(added, removed))).toEqual(lines);
  });

  it('refuses violations with a report, and a message that says node, reason and value', async () => {
    const report = await check(':e :organizer :t ; :note "n" .');
    const error = thrownBy(() => accepted(report));
    if (!(error instanceof InvalidDataError))
      throw new Error(`expected an InvalidDataError, found ${String(error)}`);
    expect(error.code).toBe('invalid-data');
    expect(error.message).toContain('The change was refused, 1 violation: <');
    expect(error.message).toContain(`<${EX}e> An organizer is an organization. Found: ${EX}t`);
    expect(error.message).not.toContain('note');
    expect(error.report.results).toHaveLength(2);
    expect(error.details).toEqual({ report: { conforms: false, results: error.report.results } });
    expect(error.report.results.find(({ severity }) => severity === 'violation')).toMatchObject({
      focusNode: `${EX}e`,
      path: `${EX}organizer`,
      value: `${EX}t`,
    });
    expect(report.quads.map(toNQuad).join('\n')).toContain(
      '<http://www.w3.org/ns/shacl#resultMessage> "An organizer is an organization."',
    );
  });

  it('says in the message only the first of many violations, and how many more there are', async () => {
    const events = Array.from({ length: 12 }, (_, index) => `:n${index} a :Event .`);
    const report = await check(events.join('\n'));
    expect(() => accepted(report)).toThrow(/12 violations: .* … and 7 more\.$/s);
  });

  it('lets warnings pass, and tells them', async () => {
    const report = accepted(await check(':e :note "n" .'));
    expect([report.conforms, linesOf(report)]).toEqual([
      false,
      ['warning e: An event has no note.'],
    ]);
  });

  it('counts a statement that stands in several graphs once', async () => {
    const added = turtle(':e :label "E" ; :organizer :o .').map(({ subject, predicate, object }) =>
      quad(subject, predicate, object, ex('page')),
    );
    expect(await checked(gate, good, { added })).toMatchObject({ conforms: true });
  });

  it('still refuses after a failure, and reports nothing of the change that failed', async () => {
    const failing = new Gate(
      turtle(
        `${SHAPES} :Chained a sh:NodeShape ; sh:targetSubjectsOf :next ; ` +
          'sh:property [ sh:path :label ; sh:maxCount 0 ] ; ' +
          'sh:or ( [ sh:property [ sh:path :next ; sh:node :Chained ] ] ) .',
      ),
    );
    for (let round = 0; round < 2; round += 1)
      await expect(
        checked(failing, good, { added: turtle(':e :next :e .') }),
      ).rejects.toMatchObject({ code: 'bad-request' });
    expect(linesOf(await checked(failing, good, { added: turtle(':g a :Event .') }))).toEqual([
      'violation g: An event has one label.',
    ]);
  });

  it.each([
    ['itself', ':Organization rdfs:subClassOf :Organization .'],
    ['each other', ':Organization rdfs:subClassOf :Body . :Body rdfs:subClassOf :Organization .'],
  ])('answers for classes that the data puts above %s', async (_, circle) => {
    expect(linesOf(await check(`${circle} :e :organizer :b . :b a :Organization .`))).toEqual([]);
    expect(linesOf(await check(`${circle} :e :organizer :t .`))).toEqual([
      'violation e: An organizer is an organization.',
    ]);
    expect(
      linesOf(await check(`${circle.replaceAll(':Organization', ':Event')} :g a :Event .`)),
    ).toEqual(['violation g: An event has one label.']);
  });

  it('leaves alone what a change does not reach', async () => {
    const broken = versionOf(turtle(`${GOOD} :broken a :Event .`));
    expect(linesOf(await check(':e :seen true .', '', broken))).toEqual([]);
  });

  it('checks only the instances of a class that gets or loses a super-class', async () => {
    const version = versionOf(
      turtle(
        `${GOOD} :broken a :Event . :x a :Sub . :e :organizer :p . :p a :Agency . ` +
          ':Agency rdfs:subClassOf :Organization .',
      ),
    );
    expect(linesOf(await check(':Sub rdfs:subClassOf :Event .', '', version))).toEqual([
      'violation x: An event has one label.',
    ]);
    expect(linesOf(await check('', ':Agency rdfs:subClassOf :Organization .', version))).toEqual([
      'violation e: An organizer is an organization.',
    ]);
    expect(linesOf(await check(':A rdfs:subClassOf :B .', '', version))).toEqual([]);
  });
});

function thrownBy(work: () => unknown): unknown {
  try {
    work();
  } catch (error) {
    return error;
  }
  return undefined;
}

describe('Shapes', () => {
  it.each([
    ['sh:select', ':S a sh:NodeShape ; sh:targetClass :C ; sh:sparql [ sh:ask "ASK {}" ] .'],
    ['sh:target', ':S a sh:NodeShape ; sh:target [ sh:select "SELECT ?this { ?this ?p 1 }" ] .'],
    [
      'sh:pattern',
      ':S a sh:NodeShape ; sh:targetClass :C ; sh:or ( [ sh:property [ sh:path :code ; ' +
        'sh:pattern "(" ] ] ) .',
    ],
    ['sh:rule', ':S a sh:NodeShape ; sh:targetClass :C ; sh:rule [ sh:subject sh:this ] .'],
    ['sh:js', ':S a sh:NodeShape ; sh:targetClass :C ; sh:js [] .'],
    ['sh:ask', '[] sh:ask "ASK {}" .'],
    [
      'sh:returnType',
      ':f a sh:SPARQLFunction ; sh:parameter [ sh:path :x ] ; sh:returnType xsd:string ; ' +
        'sh:select "SELECT ?x {}" .',
    ],
    ['sh:entailment', '<> sh:entailment <http://www.w3.org/ns/entailment/RDFS> .'],
    [
      'sh:minCounts',
      ':S a sh:NodeShape ; sh:targetClass :C ; sh:property [ sh:path :p ; sh:minCounts 1 ] .',
    ],
    [
      'sh:path',
      ':S a sh:NodeShape ; sh:targetClass :C ; sh:property [ sh:path [ sh:inversePath "p" ] ' +
        '; sh:minCount 1 ] .',
    ],
    [
      'owl:imports',
      '<urn:shapes> <http://www.w3.org/2002/07/owl#imports> <urn:others> ' +
        '. :S a sh:NodeShape ; sh:targetClass :C ; sh:nodeKind sh:IRI .',
    ],
  ])('with %s are refused, since they would let everything pass', (part, text) => {
    const error = thrownBy(() => new Gate(turtle(text)).validator);
    expect(error).toBeInstanceOf(ServiceError);
    expect(error).toMatchObject({ code: 'bad-request' });
    expect((error as Error).message).toContain(part);
  });
});
