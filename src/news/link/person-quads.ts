/** The people quoted in a news item as quads: their statements, and their posts. */
import { RDFS, namedNode, toSlug, type NamedNode, type Quad } from '../../rdf/index.js';
import type { PersonFact } from '../facts.js';
import type { ItemQuads } from './item-quads.js';
import { ministryOf } from '../rules/person-function.js';
import type { LinkedThing, NewThing } from './links.js';

/** Each person with a statement about the post that the item names with them. */
export function writePeople(item: ItemQuads, people: readonly PersonFact[]): void {
  const used = new Set<string>();
  people.forEach((fact, index) => {
    const link = item.noteLink(
      'person',
      fact.name,
      item.options.linker.linkNamed('person', 'Person', fact.name),
    );
    if (link.outcome === 'none') {
      item.sayLinked('person', fact.name, link, () => undefined);
      return;
    }
    const person = namedNode(link.iri);
    const statement = statementBy(item, person, index + 1, used);
    item.sayLinked('person', fact.name, link, () => writeStatement(item, fact, person, statement));
    const posts = [fact, ...(fact.second ? [{ name: fact.name, ...fact.second }] : [])];
    // A statement was made in one capacity: that in the OSCE, or the first.
    const capacity = fact.isOnlyNamed ? undefined : (posts.find(isOfOsce) ?? fact);
    for (const post of posts)
      writePost(item, post, person, post === capacity ? statement : undefined);
  });
}

const isOfOsce = ({ role, affiliation }: PersonFact): boolean =>
  /-in-[Oo]ffice$/.test(role ?? '') || /^OSCE\b/.test(affiliation ?? '');

/** Only people with words of their own have a statement. */
function writeStatement(
  item: ItemQuads,
  { name, role, isOnlyNamed }: PersonFact,
  speaker: NamedNode,
  statement: NamedNode,
): Quad {
  const { sink, newsItem, event } = item;
  const quoted = item.options.linker.known.valuesOf(newsItem, item.og('quotes'));
  if (isOnlyNamed && !quoted.some(({ object }) => object.equals(speaker)))
    return sink.add(newsItem, item.og('mentions'), speaker);
  sink.type(statement, item.og('Statement'));
  item.text(statement, RDFS.label, `Statement by ${name}${role ? `, ${role}` : ''}`);
  sink.add(newsItem, item.og('hasStatement'), statement);
  sink.add(statement, item.og('statedIn'), newsItem);
  sink.add(statement, item.og('speaker'), speaker);
  if (event) {
    sink.add(event, item.og('statement'), statement);
    sink.add(event, item.og('speaker'), speaker);
  }
  return sink.add(newsItem, item.og('quotes'), speaker);
}

function writePost(
  item: ItemQuads,
  fact: PersonFact,
  person: NamedNode,
  statement?: NamedNode,
): void {
  const { sink } = item;
  const { name: about, role, affiliation } = fact;
  const employer = affiliation && employerIn(item, role ?? '', affiliation);
  const link = employer ? item.linkBody('affiliation', employer, {}) : undefined;
  const body = link && link.outcome !== 'none' ? link : undefined;
  // As in the shipped data, where the body says it.
  const title = body ? (role ?? '').replace(/^OSCE (?=\p{Lu})/u, '') : (role ?? '');
  const post = role ? postOf(item, title, body) : undefined;
  if (role && post) {
    item.say(
      'personRole',
      role,
      () => {
        sink.type(post, item.og('Post'));
        item.text(post, RDFS.label, body ? `${title}, ${body.label}` : title);
        item.text(post, item.og('roleName'), title);
        if (statement) sink.add(statement, item.og('inCapacity'), post);
        return sink.add(person, item.og('holdsPost'), post);
      },
      { about },
    );
  }
  if (!affiliation || !link) return;
  item.sayLinked(
    'affiliation',
    affiliation,
    link,
    (employer) =>
      post
        ? sink.add(post, item.og('postAt'), employer)
        : sink.add(person, item.og('affiliation'), employer),
    about,
  );
}

/**
 * A minister of a State works at its ministry, the Chair's people at the Chairmanship, and the
 * holder of an office that is a body of the OSCE there; if these are known.
 */
function employerIn({ options: { linker } }: ItemQuads, role: string, body: string): string {
  const isChair = /^(?:OSCE )?Chair|-in-[Oo]ffice\b/.test(role);
  const office = role.startsWith('OSCE ') ? role : undefined;
  const whole = body !== 'OSCE' ? ministryOf(role, body) : isChair ? 'OSCE Chairmanship' : office;
  const isKnown = [body, whole].every(
    (name) => name !== undefined && linker.link(name, {}).outcome === 'linked',
  );
  return isKnown && whole !== undefined ? whole : body;
}

function postOf(
  item: ItemQuads,
  role: string,
  body: LinkedThing | NewThing | undefined,
): NamedNode {
  const bodySlug = body ? item.options.names.thingOf(body.iri)?.slug : undefined;
  return item.options.names.thing('post', bodySlug ? `${bodySlug}-${toSlug(role)}` : toSlug(role));
}

function statementBy(
  { options: { known, slug, linker, names }, newsItem }: ItemQuads,
  person: NamedNode,
  number: number,
  used: Set<string>,
): NamedNode {
  if (!known) return names.thing('statement', `${slug}-${number}`);
  const statement = linker.known.statementBy(person, newsItem, slug, used);
  used.add(statement.value);
  return statement;
}
