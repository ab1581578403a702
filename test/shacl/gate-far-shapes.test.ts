import { describe, expect, it } from '@jest/globals';
import { versionOf } from '../../src/graph/index.js';
import { RDFS, quad } from '../../src/rdf/index.js';
import { Gate } from '../../src/shacl/index.js';
import { ex } from '../support/arbitraries.js';
import { GOOD, checked, gate, linesOf, turtle } from './gate-fixtures.js';

describe('The gate for shapes that look further than one step', () => {
  const property = (constraint: string): string =>
    `:EventShape a sh:NodeShape ; sh:targetClass :Event ; sh:property [ ${constraint} ` +
    '; sh:message "The place has a name." ] .';
  const named = ':NamedPlace a sh:NodeShape ; sh:property [ sh:path :label ; sh:minCount 1 ] .';

  it.each([
    ['a shape of the value', `${property('sh:path :place ; sh:node :NamedPlace')} ${named}`],
    [
      'one of several shapes of the value',
      `${property('sh:path :place ; sh:or ( [ sh:nodeKind sh:Literal ] :NamedPlace )')} ${named}`,
    ],
    [
      'a property of the value',
      property(
        'sh:path :place ; sh:property [ sh:path :label ; sh:minCount 1 ; ' +
          'sh:message "The place has a name." ]',
      ),
    ],
    [
      'a shape of some values',
      property('sh:path :place ; sh:qualifiedValueShape :NamedPlace ; sh:qualifiedMinCount 1') +
        ` ${named}`,
    ],
    ['a path of two steps', property('sh:path ( :place :label ) ; sh:minCount 1')],
    [
      'a path of any number of steps',
      property(
        'sh:path [ sh:oneOrMorePath [ sh:alternativePath ( :place :label ) ] ] ; sh:minCount 2',
      ),
    ],
  ])('finds what breaks at the far end of %s', async (_, shapes) => {
    const version = versionOf(turtle(':e a :Event ; :place :t . :t :label "T" .'));
    const tested = new Gate(turtle(shapes));
    expect(tested.validator.validateAll(version).results).toEqual([]);
    const report = await checked(tested, version, { removed: turtle(':t :label "T" .') });
    expect(report.conforms).toBe(false);
    const after = versionOf(turtle(':e a :Event ; :place :t .'));
    expect(linesOf(report)).toEqual(linesOf(tested.validator.validateAll(after)));
  });

  it.each([
    ['itself', ':Part sh:property [ sh:path :part ; sh:node :Part ] .'],
    [
      'one that it has',
      ':Part sh:property [ sh:path :part ; sh:node :Inner ] . ' +
        ':Inner a sh:NodeShape ; sh:and ( :Part ) .',
    ],
    [
      'itself by two ways',
      ':Part sh:property [ sh:path [ sh:inversePath :of ] ; sh:node :Part ] , ' +
        '[ sh:path :part ; sh:node :Part ] .',
    ],
  ])('finds what breaks any number of steps away, in a shape within %s', async (_, circle) => {
    const shapes =
      ':Whole a sh:NodeShape ; sh:targetClass :Event ; sh:node :Part . ' +
      ':Part a sh:NodeShape ; sh:property [ sh:path :label ; sh:minCount 1 ] . ';
    const chain = ['e', 'a', 'b', 'c', 'd'].map(
      (name, at, all) =>
        `:${name} :label "${name}" . ${all[at + 1] ? `:${name} :part :${all[at + 1]} .` : ''}`,
    );
    const tested = new Gate(turtle(shapes + circle));
    const version = versionOf(turtle(`:e a :Event . ${chain.join(' ')}`));
    expect(tested.validator.validateAll(version).results).toEqual([]);
    for (const name of ['a', 'b', 'c', 'd']) {
      const change = version.idChangeOf({
        added: [],
        removed: turtle(`:${name} :label "${name}" .`),
      });
      const after = version.after(change);
      const report = await tested.check(after, change);
      expect([name, report.conforms]).toEqual([name, false]);
      expect(linesOf(report)).toEqual(linesOf(tested.validator.validateAll(after)));
    }
  });

  it.each([
    [
      'a value gains a class',
      property('sh:path :place ; sh:not [ sh:class :Hidden ]'),
      ':e a :Event ; :place :t .',
      ':t a :Hidden .',
      '',
    ],
    [
      'a value gains a class below one of several',
      property(
        'sh:path :place ; sh:not [ sh:or ( [ sh:class :Closed ] [ sh:nodeKind sh:Literal ] ) ]',
      ),
      ':e a :Event ; :place :t . :Ruin rdfs:subClassOf :Closed .',
      ':t a :Ruin .',
      '',
    ],
    [
      'a value comes to conform to a sibling shape',
      ':EventShape a sh:NodeShape ; sh:targetClass :Event ; sh:property [ sh:path :place ; ' +
        'sh:qualifiedValueShape [ sh:nodeKind sh:IRI ] ; ' +
        'sh:qualifiedValueShapesDisjoint true ; sh:qualifiedMinCount 1 ; ' +
        'sh:message "The place has a name." ] , [ sh:path :host ; ' +
        'sh:qualifiedValueShape :NamedPlace ; sh:qualifiedMinCount 0 ] . ' +
        ':NamedPlace sh:property [ sh:path :label ; sh:minCount 1 ] .',
      ':e a :Event ; :place :t .',
      ':t :label "T" .',
      '',
    ],
    [
      'all of the way to it is gone',
      property('sh:path ( :place [ sh:zeroOrMorePath :within ] :label ) ; sh:minCount 1'),
      ':e a :Event ; :place :t . :t :within :u . :u :within :v . :v :label "V" .',
      '',
      ':e :place :t . :t :within :u . :u :within :v . :v :label "V" .',
    ],
  ])('finds what breaks where %s', async (_, shapes, start, added, removed) => {
    const change = { added: turtle(added), removed: turtle(removed) };
    const report = await checked(new Gate(turtle(shapes)), versionOf(turtle(start)), change);
    expect(linesOf(report)).toEqual(['violation e: The place has a name.']);
  });

  it('finds what breaks because a class gains a super-class outside the ontology', async () => {
    const version = versionOf(turtle(`${GOOD} :x a :Sub .`));
    const report = await checked(gate, version, {
      added: [quad(ex('Sub'), RDFS.subClassOf, ex('Event'))],
      removed: [],
    });
    expect(linesOf(report)).toEqual(['violation x: An event has one label.']);
  });
});
