import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { emptyVersion, versionOf, type GraphVersion } from '../../src/graph/index.js';
import { quad, quadKey, type Change, type Quad, type QuadSource } from '../../src/rdf/index.js';
import { ex, smallQuads } from '../support/arbitraries.js';

const keysOf = (quads: Iterable<Quad>): string[] => [...quads].map(quadKey).sort();
const contentOf = (source: QuadSource): string[] => keysOf(source.match());
const changes: fc.Arbitrary<Change> = fc.record({ added: fc.array(smallQuads, { maxLength: 6 }), removed: fc.array(smallQuads, { maxLength: 6 }) });

function after(version: GraphVersion, change: Change): GraphVersion {
  const draft = version.draft();
  draft.apply(change);
  return draft.publish(version.number + 1, new Date(0));
}

describe('A GraphVersion', () => {
  it('never changes, whatever is committed after it', () => {
    fc.assert(fc.property(fc.array(changes, { maxLength: 8 }), (list) => {
      const seen: { version: GraphVersion; content: string[]; names: string[] }[] = [];
      let version = emptyVersion();
      for (const change of list) {
        seen.push({ version, content: contentOf(version), names: version.graphNames().map(({ value }) => value).sort() });
        version = after(version, change);
      }
      seen.forEach(({ version: old, content, names }, index) => {
        expect(old.number).toBe(index);
        expect(contentOf(old)).toEqual(content);
        expect(old.size).toBe(content.length);
        expect(old.graphNames().map(({ value }) => value).sort()).toEqual(names);
      });
    }));
  });

  it('does not change when drafts of it do', () => {
    const version = versionOf([quad(ex('a'), ex('p'), ex('b'))]);
    const [one, two] = [version.draft(), version.draft()];
    one.delete(quad(ex('a'), ex('p'), ex('b')));
    two.add(quad(ex('a'), ex('p'), ex('c')));
    expect([version.size, one.match().length, two.match().length]).toEqual([1, 0, 2]);
  });

  it('keeps number and time of its commit', () => {
    const committedAt = new Date('2021-11-23T00:00:00Z');
    const version = versionOf([]).draft().publish(7, committedAt);
    expect([version.number, version.committedAt]).toEqual([7, committedAt]);
    expect([emptyVersion().number, emptyVersion().committedAt, emptyVersion().size]).toEqual([0, undefined, 0]);
  });
});

describe('A Draft', () => {
  it('knows its net change: exactly the difference from where it began', () => {
    fc.assert(fc.property(fc.array(smallQuads, { maxLength: 8 }), fc.array(changes, { maxLength: 6 }), (start, list) => {
      const version = versionOf(start);
      const draft = version.draft();
      for (const change of list) draft.apply(change);
      const [before, now] = [new Set(contentOf(version)), new Set(contentOf(draft))];
      const { added, removed } = draft.netChange();
      expect(keysOf(added)).toEqual([...now].filter((key) => !before.has(key)).sort());
      expect(keysOf(removed)).toEqual([...before].filter((key) => !now.has(key)).sort());
      expect(contentOf(after(version, { added, removed }))).toEqual(contentOf(draft));
    }));
  });

  it('removes first when it applies a change, so that a quad in both parts is there afterwards', () => {
    const statement = quad(ex('a'), ex('p'), ex('b'));
    const draft = emptyVersion().draft();
    draft.apply({ added: [statement], removed: [statement] });
    expect(draft.has(statement)).toBe(true);
    expect(draft.netChange()).toEqual({ added: [statement], removed: [] });
  });

  it('can be changed while its matches are read', () => {
    const draft = versionOf(['a', 'b', 'c'].map((name) => quad(ex(name), ex('p'), ex('o')))).draft();
    for (const each of draft.match()) draft.delete(each);
    expect(draft.match()).toEqual([]);
  });
});
