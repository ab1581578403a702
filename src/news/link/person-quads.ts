/** The people quoted in a news item as quads: their statements, and their posts. */
import { RDFS, namedNode, toSlug, type NamedNode, type Quad } from '../../rdf/index.js';
import type { PersonFact } from '../facts.js';
import type { ItemQuads } from './item-quads.js';
import { ministryOf } from '../rules/person-function.js';

/** Each person with a statement about the post that the item names with them. */
export function writePeople(item: ItemQuads, people: readonly PersonFact[]): void {
  const used = new Set<string>();
  for (const fact of people) {
    const link = item.noteLink('person', fact.name, item.linker.linkNamed('person', fact.name));
    if (link.outcome === 'none') {
      item.sayLinked('person', fact.name, link, () => undefined);
      continue;
    }
    const person = namedNode(link.iri);
    const statement = statementBy(item, person, used);
    item.sayLinked('person', fact.name, link, () => writeStatement(item, fact, person, statement));
    const posts = [fact, ...(fact.second ? [{ name: fact.name, ...fact.second }] : [])];
    // A statement was made in one capacity: that in the OSCE, or the first.
    const capacity = fact.isOnlyNamed ? undefined : (posts.find(isOfOsce) ?? fact);
    for (const post of posts)
      writePost(item, post, person, post === capacity ? statement : undefined);
  }
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
  const { newsItem, event } = item;
  const quoted = item.linker.valuesOf(newsItem, item.og('quotes'));
  if (isOnlyNamed && !quoted.some(({ object }) => object.equals(speaker)))
    return item.add(newsItem, item.og('mentions'), speaker);
  item.type(statement, item.og('Statement'));
  item.textOnce(statement, RDFS.label, `Statement by ${name}${role ? `, ${role}` : ''}`);
  item.add(newsItem, item.og('hasStatement'), statement);
  item.add(statement, item.og('statedIn'), newsItem);
  item.add(statement, item.og('speaker'), speaker);
  if (event) {
    item.add(event, item.og('statement'), statement);
    item.add(event, item.og('speaker'), speaker);
  }
  return item.add(newsItem, item.og('quotes'), speaker);
}

function writePost(
  item: ItemQuads,
  fact: PersonFact,
  person: NamedNode,
  statement?: NamedNode,
): void {
  const { name: about, role, affiliation } = fact;
  const employer = affiliation && employerIn(item, role ?? '', affiliation);
  const link = employer ? item.linkBody('affiliation', employer) : undefined;
  const body = link && link.outcome !== 'none' ? link : undefined;
  // As in the shipped data, where the body says it.
  const title = body ? (role ?? '').replace(/^OSCE (?=\p{Lu})/u, '') : (role ?? '');
  const slug = toSlug(title);
  const { names } = item.options;
  const post = role
    ? names.thing('post', body ? `${names.thingOf(body.iri)?.slug}-${slug}` : slug)
    : undefined;
  if (role && post) {
    item.say(
      'personRole',
      role,
      () => {
        item.type(post, item.og('Post'));
        item.textOnce(post, RDFS.label, body ? `${title}, ${body.label}` : title);
        item.textOnce(post, item.og('roleName'), title);
        if (statement) item.add(statement, item.og('inCapacity'), post);
        return item.add(person, item.og('holdsPost'), post);
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
        ? item.add(post, item.og('postAt'), employer)
        : item.add(person, item.og('affiliation'), employer),
    about,
  );
}

/**
 * A minister of a State works at its ministry, the Chair's people at the Chairmanship, and the
 * holder of an office that is a body of the OSCE there; if these are known.
 */
function employerIn({ linker }: ItemQuads, role: string, body: string): string {
  const isChair = /^(?:OSCE )?Chair|-in-[Oo]ffice\b/.test(role);
  const office = role.startsWith('OSCE ') ? role : undefined;
  const whole = body !== 'OSCE' ? ministryOf(role, body) : isChair ? 'OSCE Chairmanship' : office;
  const isKnown = [body, whole].every(
    (name) => name !== undefined && linker.link(name).outcome === 'linked',
  );
  return isKnown && whole !== undefined ? whole : body;
}

/** The person's known statement in the item, or the first that is in neither graph nor item. */
function statementBy(
  { linker: { source }, og, options: { names, slug }, newsItem }: ItemQuads,
  person: NamedNode,
  used: Set<string>,
): NamedNode {
  const statements = [...source.match(newsItem, og('hasStatement'))].map(
    ({ object }) => object.value,
  );
  const own = statements.find(
    (iri) => [...source.match(namedNode(iri), og('speaker'), person)].length > 0,
  );
  for (let number = 1; ; number += 1) {
    const iri = own ?? names.thing('statement', `${slug}-${number}`).value;
    if (iri !== own && (statements.includes(iri) || used.has(iri))) continue;
    used.add(iri);
    return namedNode(iri);
  }
}
