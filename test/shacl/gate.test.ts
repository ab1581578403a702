import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ServiceError } from '../../src/errors.js';
import {
  Draft,
  GraphVersion,
  Inference,
  QuadBuffer,
  netChangeOf,
  versionOf,
  withIdChange,
} from '../../src/graph/index.js';
import {
  DEFAULT_BASE_IRI,
  RDF,
  RDFS,
  namesFor,
  parseN3Syntax,
  quad,
  readOntology,
  readShapes,
  toNQuad,
  type Change,
  type Quad,
} from '../../src/rdf/index.js';
import { Gate, InvalidDataError, type ValidationReport } from '../../src/shacl/index.js';
import { EXAMPLES, PREFIXES } from '../shapes/examples.js';
import { EX, ex } from '../support/arbitraries.js';

const names = namesFor(DEFAULT_BASE_IRI);
const turtle = (text: string): Quad[] =>
  parseN3Syntax(
    `@prefix : <${EX}> . @prefix sh: <http://www.w3.org/ns/shacl#> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\n${text}`,
    { format: 'turtle' },
  );

const SHAPES = `
:EventShape a sh:NodeShape ; sh:targetClass :Event ; sh:property
  [ sh:path :label ; sh:minCount 1 ; sh:maxCount 1 ; sh:message "An event has one label." ] ,
  [ sh:path :organizer ; sh:class :Organization ; sh:message "An organizer is an organization." ] ,
  [ sh:path :note ; sh:maxCount 0 ; sh:severity sh:Warning ; sh:message "An event has no note." ] .
:PlaceShape a sh:NodeShape ; sh:targetObjectsOf :place ; sh:property
  [ sh:path [ sh:inversePath :place ] ; sh:maxCount 2 ; sh:message "A place has at most two events." ] .
`;
const gate = new Gate(turtle(SHAPES));
const GOOD =
  ':e a :Event ; :label "E" ; :organizer :o ; :place :t . :f a :Event ; :label "F" ; :organizer :o ; :place :t . :o a :Organization .';
const good = versionOf(turtle(GOOD));

/** The report of the gate for a change of the good data. */
function check(added: string, removed = '', version = good): ValidationReport {
  const draft = new Draft(version);
  draft.apply({ added: turtle(added), removed: turtle(removed) });
  return gate.check(draft, draft.netChange());
}

function thrownBy(work: () => unknown): unknown {
  try {
    work();
  } catch (error) {
    return error;
  }
  return undefined;
}

const linesOf = (report: ValidationReport): string[] =>
  report.results
    .map(
      ({ focusNode, message, severity }) => `${severity} ${focusNode.replace(EX, '')}: ${message}`,
    )
    .sort();

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
  ])('finds %s', (_, added, removed, lines) => {
    expect(linesOf(check(added, removed))).toEqual(lines);
  });

  it('refuses violations with a report, and a message that says node, reason and value', () => {
    const draft = new Draft(good);
    draft.apply({ added: turtle(':e :organizer :t ; :note "n" .'), removed: [] });
    const error: unknown = thrownBy(() => gate.mustPass(draft, draft.netChange()));
    if (!(error instanceof InvalidDataError))
      throw new Error(`expected an InvalidDataError, found ${String(error)}`);
    expect(error.code).toBe('invalid-data');
    expect(error.message).toContain('The change was refused, 1 violation: ');
    expect(error.message).toContain(`<${EX}e> An organizer is an organization. Found: ${EX}t`);
    expect(error.message).not.toContain('note');
    expect(error.report.results).toHaveLength(2);
    expect(error.details).toEqual({ report: { conforms: false, results: error.report.results } });
    expect(error.report.results.find(({ severity }) => severity === 'violation')).toMatchObject({
      focusNode: `${EX}e`,
      path: `${EX}organizer`,
      value: `${EX}t`,
    });
    expect(error.report.quads.map(toNQuad).join('\n')).toContain(
      '<http://www.w3.org/ns/shacl#resultMessage> "An organizer is an organization."',
    );
  });

  it('says in the message only the first of many violations, and how many more there are', () => {
    const draft = new Draft(good);
    draft.apply({
      added: turtle(Array.from({ length: 12 }, (_, index) => `:n${index} a :Event .`).join('\n')),
      removed: [],
    });
    expect(() => gate.mustPass(draft, draft.netChange())).toThrow(
      /12 violations: .* … and 7 more\.$/s,
    );
  });

  it('lets warnings pass, and tells them', () => {
    const draft = new Draft(good);
    draft.apply({ added: turtle(':e :note "n" .'), removed: [] });
    const report = gate.mustPass(draft, draft.netChange());
    expect([report.conforms, linesOf(report)]).toEqual([
      false,
      ['warning e: An event has no note.'],
    ]);
  });

  it('counts a statement that stands in several graphs once', () => {
    const draft = new Draft(good);
    const change: Change = {
      added: turtle(':e :label "E" ; :organizer :o .').map(({ subject, predicate, object }) =>
        quad(subject, predicate, object, ex('page')),
      ),
      removed: [],
    };
    draft.apply(change);
    expect(gate.check(draft, draft.netChange())).toMatchObject({ conforms: true });
  });

  it('still refuses after a failure, and reports nothing of the change that failed', () => {
    const failing = new Gate(
      turtle(
        `${SHAPES} :Chained a sh:NodeShape ; sh:targetSubjectsOf :next ; sh:property [ sh:path :label ; sh:maxCount 0 ] ; sh:or ( [ sh:property [ sh:path :next ; sh:node :Chained ] ] ) .`,
      ),
    );
    const circle = new Draft(good);
    circle.apply({ added: turtle(':e :next :e .'), removed: [] });
    for (let round = 0; round < 2; round += 1)
      expect(thrownBy(() => failing.mustPass(circle, circle.netChange()))).toMatchObject({
        code: 'bad-request',
      });
    const draft = new Draft(good);
    draft.apply({ added: turtle(':g a :Event .'), removed: [] });
    expect(thrownBy(() => failing.mustPass(draft, draft.netChange()))).toBeInstanceOf(
      InvalidDataError,
    );
    expect(linesOf(failing.check(draft, draft.netChange()))).toEqual([
      'violation g: An event has one label.',
    ]);
  });

  it.each([
    ['itself', ':Organization rdfs:subClassOf :Organization .'],
    ['each other', ':Organization rdfs:subClassOf :Body . :Body rdfs:subClassOf :Organization .'],
  ])('answers for classes that the data puts above %s', (_, circle) => {
    expect(linesOf(check(`${circle} :e :organizer :b . :b a :Organization .`))).toEqual([]);
    expect(linesOf(check(`${circle} :e :organizer :t .`))).toEqual([
      'violation e: An organizer is an organization.',
    ]);
    expect(linesOf(check(`${circle.replaceAll(':Organization', ':Event')} :g a :Event .`))).toEqual(
      ['violation g: An event has one label.'],
    );
  });

  it('leaves alone what a change does not reach', () => {
    const broken = versionOf(turtle(`${GOOD} :broken a :Event .`));
    expect(linesOf(check(':e :seen true .', '', broken))).toEqual([]);
  });

  it('checks the instances of a class that gets or loses a super-class, and leaves others alone', () => {
    const version = versionOf(
      turtle(
        `${GOOD} :broken a :Event . :x a :Sub . :e :organizer :p . :p a :Agency . :Agency rdfs:subClassOf :Organization .`,
      ),
    );
    expect(linesOf(check(':Sub rdfs:subClassOf :Event .', '', version))).toEqual([
      'violation x: An event has one label.',
    ]);
    expect(linesOf(check('', ':Agency rdfs:subClassOf :Organization .', version))).toEqual([
      'violation e: An organizer is an organization.',
    ]);
    expect(linesOf(check(':A rdfs:subClassOf :B .', '', version))).toEqual([]);
  });
});

const THINGS = ['a', 'b', 'c'].map(ex);
const STATEMENTS: readonly Quad[] = THINGS.flatMap((subject) => [
  ...['Event', 'Organization'].map((name) => quad(subject, RDF.type, ex(name))),
  ...turtle(':x :label "1" , "2" ; :note "n" .').map(({ predicate, object }) =>
    quad(subject, predicate, object),
  ),
  ...THINGS.flatMap((object) =>
    ['organizer', 'place', 'part'].map((property) => quad(subject, ex(property), object)),
  ),
]);

/** Whether the gate finds for a change of good data just what a validation of everything finds. */
function expectLikeFullValidation(
  tested: Gate,
  version: GraphVersion,
  change: Change,
  infer = false,
): void {
  const draft = new Draft(version);
  draft.apply(change);
  if (infer) new Inference(names).rebuild(draft);
  const partial = tested.check(draft, draft.netChange());
  expect(linesOf(partial)).toEqual(linesOf(tested.validator.validateAll(draft)));
}

describe('The gate for a small change', () => {
  it('finds what a validation of everything finds', () => {
    // Data that nothing is wrong with are reached from nothing by leaving out what a validation
    // finds.
    fc.assert(
      fc.property(
        fc.subarray([...STATEMENTS]),
        fc.subarray([...STATEMENTS], { maxLength: 4 }),
        fc.subarray([...STATEMENTS], { maxLength: 6 }),
        (start, added, removed) => {
          const version = versionOf(start);
          const report = gate.validator.validateAll(version);
          const wrong = new Set(report.results.map(({ focusNode }) => focusNode));
          const repaired = versionOf(
            start.filter(
              ({ subject, object }) => !wrong.has(subject.value) && !wrong.has(object.value),
            ),
          );
          fc.pre(gate.validator.validateAll(repaired).conforms);
          expectLikeFullValidation(gate, repaired, { added, removed });
        },
      ),
      { numRuns: 300 },
    );
  });

  it('finds what a validation of everything finds, with the shapes and the ontology that are shipped', () => {
    const shipped = new Gate(readShapes(names));
    const examples = parseN3Syntax(PREFIXES + Object.values(EXAMPLES).join('\n'), {
      format: 'turtle',
      baseIri: DEFAULT_BASE_IRI,
    });
    const draft = new Draft(versionOf([...readOntology(names), ...examples]));
    new Inference(names).rebuild(draft);
    const version = draft.publish(1, undefined);
    expect(shipped.validator.validateAll(version).results).toEqual([]);
    const subjects = [...new Map(examples.map(({ subject }) => [subject.value, subject])).values()];
    const mixed = fc
      .tuple(fc.constantFrom(...subjects), fc.constantFrom(...examples))
      .map(([subject, { predicate, object }]) => quad(subject, predicate, object));
    fc.assert(
      fc.property(
        fc.array(mixed, { maxLength: 2 }),
        fc.subarray(examples, { maxLength: 3 }),
        (added, removed) => {
          expectLikeFullValidation(shipped, version, { added, removed }, true);
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('The gate for shapes that look further than one step', () => {
  const property = (constraint: string): string =>
    `:EventShape a sh:NodeShape ; sh:targetClass :Event ; sh:property [ ${constraint} ; sh:message "The place has a name." ] .`;
  const named = ':NamedPlace a sh:NodeShape ; sh:property [ sh:path :label ; sh:minCount 1 ] .';
  const hidden = turtle(':t a :Hidden .');

  it.each([
    ['a shape of the value', `${property('sh:path :place ; sh:node :NamedPlace')} ${named}`],
    [
      'one of several shapes of the value',
      `${property('sh:path :place ; sh:or ( [ sh:nodeKind sh:Literal ] :NamedPlace )')} ${named}`,
    ],
    [
      'a property of the value',
      property(
        'sh:path :place ; sh:property [ sh:path :label ; sh:minCount 1 ; sh:message "The place has a name." ]',
      ),
    ],
    [
      'a shape of some values',
      `${property('sh:path :place ; sh:qualifiedValueShape :NamedPlace ; sh:qualifiedMinCount 1')} ${named}`,
    ],
    ['a path of two steps', property('sh:path ( :place :label ) ; sh:minCount 1')],
    [
      'a path of any number of steps',
      property(
        'sh:path [ sh:oneOrMorePath [ sh:alternativePath ( :place :label ) ] ] ; sh:minCount 2',
      ),
    ],
  ])('finds what breaks at the far end of %s', (_, shapes) => {
    const version = versionOf(turtle(':e a :Event ; :place :t . :t :label "T" .'));
    const tested = new Gate(turtle(shapes));
    expect(tested.validator.validateAll(version).results).toEqual([]);
    const draft = new Draft(version);
    draft.apply({ added: [], removed: turtle(':t :label "T" .') });
    const report = tested.check(draft, draft.netChange());
    expect(report.conforms).toBe(false);
    expect(linesOf(report)).toEqual(linesOf(tested.validator.validateAll(draft)));
  });

  it('finds what breaks because a value gains a class', () => {
    const tested = new Gate(turtle(property('sh:path :place ; sh:not [ sh:class :Hidden ]')));
    const draft = new Draft(versionOf(turtle(':e a :Event ; :place :t .')));
    draft.apply({ added: hidden, removed: [] });
    expect(linesOf(tested.check(draft, draft.netChange()))).toEqual([
      'violation e: The place has a name.',
    ]);
  });

  it('finds what breaks because a value gains a class', () => {
    const tested = new Gate(
      turtle(
        property(
          'sh:path :place ; sh:not [ sh:or ( [ sh:class :Closed ] [ sh:nodeKind sh:Literal ] ) ]',
        ),
      ),
    );
    const draft = new Draft(
      versionOf(turtle(':e a :Event ; :place :t . :Ruin rdfs:subClassOf :Closed .')),
    );
    draft.apply({ added: turtle(':t a :Ruin .'), removed: [] });
    expect(linesOf(tested.check(draft, draft.netChange()))).toEqual([
      'violation e: The place has a name.',
    ]);
  });

  it('finds what breaks because a value comes to conform to a sibling shape', () => {
    const tested = new Gate(
      turtle(
        ':EventShape a sh:NodeShape ; sh:targetClass :Event ; sh:property [ sh:path :place ; sh:qualifiedValueShape [ sh:nodeKind sh:IRI ] ; sh:qualifiedValueShapesDisjoint true ; sh:qualifiedMinCount 1 ; sh:message "The place has a name." ] , [ sh:path :host ; sh:qualifiedValueShape :NamedPlace ; sh:qualifiedMinCount 0 ] . :NamedPlace sh:property [ sh:path :label ; sh:minCount 1 ] .',
      ),
    );
    const draft = new Draft(versionOf(turtle(':e a :Event ; :place :t .')));
    draft.apply({ added: turtle(':t :label "T" .'), removed: [] });
    expect(linesOf(tested.check(draft, draft.netChange()))).toEqual([
      'violation e: The place has a name.',
    ]);
  });

  it('finds what breaks where all of the way to it is gone', () => {
    const tested = new Gate(
      turtle(property('sh:path ( :place [ sh:zeroOrMorePath :within ] :label ) ; sh:minCount 1')),
    );
    const draft = new Draft(
      versionOf(
        turtle(':e a :Event ; :place :t . :t :within :u . :u :within :v . :v :label "V" .'),
      ),
    );
    draft.apply({
      added: [],
      removed: turtle(':e :place :t . :t :within :u . :u :within :v . :v :label "V" .'),
    });
    expect(linesOf(tested.check(draft, draft.netChange()))).toEqual([
      'violation e: The place has a name.',
    ]);
  });

  it('finds what breaks because a class gains a super-class outside the ontology', () => {
    const draft = new Draft(versionOf(turtle(`${GOOD} :x a :Sub .`)));
    draft.apply({ added: [quad(ex('Sub'), RDFS.subClassOf, ex('Event'))], removed: [] });
    expect(linesOf(gate.check(draft, draft.netChange()))).toEqual([
      'violation x: An event has one label.',
    ]);
  });
});

describe('The gate for shapes with queries', () => {
  const CROWDED =
    ':EventShape a sh:NodeShape ; sh:targetClass :Event ; sh:sparql [ sh:prefixes [ sh:declare [ sh:prefix "" ; sh:namespace "http://example.org/" ] ] ; sh:select "SELECT $this { ?host :hosts $this ; :capacity ?capacity ; :guests ?guests FILTER(?guests > ?capacity) }" ; sh:message "Too many guests." ] .';
  const tested = new Gate(turtle(CROWDED));
  const START =
    ':e a :Event . :f a :Event . :h :hosts :e ; :capacity 5 ; :guests 3 . :i :hosts :f ; :capacity 5 ; :guests 9 .';

  it('looks at all focus nodes where a change touches what a query reads, however far from them', () => {
    expect(linesOf(checkWith(':h :guests 6 .'))).toEqual([
      'violation e: Too many guests.',
      'violation f: Too many guests.',
    ]);
    expect(linesOf(checkWith('', ':h :capacity 5 . :i :guests 9 .'))).toEqual([]);
  });

  it('leaves them alone where it does not', () => {
    expect(linesOf(checkWith(':h :label "H" . :x :p :f .'))).toEqual([]);
    expect(linesOf(checkWith(':g a :Event .'))).toEqual([]);
  });

  it('looks at what becomes a focus node', () => {
    expect(linesOf(checkWith(':g a :Event .', ':f a :Event .', `${START} :i :hosts :g .`))).toEqual(
      ['violation g: Too many guests.'],
    );
  });

  it('checks a large load with them', async () => {
    const before = versionOf(turtle(START));
    const load = turtle(
      Array.from(
        { length: 3_000 },
        (_, index) =>
          `:n${index} a :Event . :h${index} :hosts :n${index} ; :capacity 5 ; :guests ${index % 500 === 0 ? 6 : 5} .`,
      ).join('\n'),
    );
    const rows = new QuadBuffer();
    for (const { subject, predicate, object } of load)
      rows.push(
        before.dictionary.add(subject),
        before.dictionary.add(predicate),
        before.dictionary.add(object),
        0,
      );
    const change = netChangeOf(before.ids, rows);
    const after = new GraphVersion(
      before.dictionary,
      withIdChange(before.ids, change),
      1,
      undefined,
    );
    const error: unknown = await tested
      .mustPassLoad(after, change)
      .catch((thrown: unknown) => thrown);
    // One of them was wrong before.
    expect((error as InvalidDataError).report.results).toHaveLength(7);
  });

  function checkWith(added: string, removed = '', start = START): ValidationReport {
    const draft = new Draft(versionOf(turtle(start)));
    draft.apply({ added: turtle(added), removed: turtle(removed) });
    return tested.check(draft, draft.netChange());
  }
});

describe('Shapes', () => {
  it.each([
    ['sh:select', ':S a sh:NodeShape ; sh:targetClass :C ; sh:sparql [ sh:ask "ASK {}" ] .'],
    ['sh:target', ':S a sh:NodeShape ; sh:target [ sh:ask "ASK {}" ] .'],
    [
      'sh:pattern',
      ':S a sh:NodeShape ; sh:targetClass :C ; sh:or ( [ sh:property [ sh:path :code ; sh:pattern "(" ] ] ) .',
    ],
    ['sh:rule', ':S a sh:NodeShape ; sh:targetClass :C ; sh:rule [ sh:subject sh:this ] .'],
    ['sh:js', ':S a sh:NodeShape ; sh:targetClass :C ; sh:js [] .'],
    ['sh:ask', '[] sh:ask "ASK {}" .'],
    [
      'sh:returnType',
      ':f a sh:SPARQLFunction ; sh:parameter [ sh:path :x ] ; sh:returnType xsd:string ; sh:select "SELECT ?x {}" .',
    ],
    ['sh:entailment', '<> sh:entailment <http://www.w3.org/ns/entailment/RDFS> .'],
    [
      'sh:minCounts',
      ':S a sh:NodeShape ; sh:targetClass :C ; sh:property [ sh:path :p ; sh:minCounts 1 ] .',
    ],
    [
      'sh:path',
      ':S a sh:NodeShape ; sh:targetClass :C ; sh:property [ sh:path [ sh:inversePath "p" ] ; sh:minCount 1 ] .',
    ],
    [
      'owl:imports',
      '<urn:shapes> <http://www.w3.org/2002/07/owl#imports> <urn:others> . :S a sh:NodeShape ; sh:targetClass :C ; sh:nodeKind sh:IRI .',
    ],
  ])('with %s are refused, since they would let everything pass', (part, text) => {
    const error = thrownBy(() => new Gate(turtle(text)));
    expect(error).toBeInstanceOf(ServiceError);
    expect(error).toMatchObject({ code: 'bad-request' });
    expect((error as Error).message).toContain(part);
  });
});
