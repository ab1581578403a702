/** The events of a news item as quads. */
import { RDFS, SCHEMA, XSD, literal, type NamedNode } from '../../rdf/index.js';
import type { EventFact } from '../facts.js';
import type { ItemQuads } from './item-quads.js';
import { EVENT_STATUSES, attendanceModeOf, eventClassOf } from './news-classes.js';

/** The evidence for the event and its name is the word for its type. */
export function writeFurtherEvent(item: ItemQuads, fact: EventFact, event: NamedNode): void {
  const { sink, facts, newsItem } = item;
  item.say(
    'eventType',
    fact.type,
    () => {
      sink.add(newsItem, item.og('reportsOn'), event);
      item.text(
        event,
        RDFS.label,
        `${fact.type.charAt(0).toUpperCase()}${fact.type.slice(1)}: ${facts.label}`,
      );
      return sink.type(event, item.og(eventClassOf(fact.type)));
    },
    { about: fact.type },
  );
  writeDays(item, fact, event, fact.type);
  writeStatus(item, fact, event, fact.type);
  writePlaces(item, fact, event, fact.type);
}

function writeDays(
  item: ItemQuads,
  { startDate, endDate }: EventFact,
  event: NamedNode,
  about?: string,
): void {
  if (startDate) item.sayDate('startDate', event, item.og('startDate'), startDate, about);
  if (endDate) item.sayDate('endDate', event, item.og('endDate'), endDate, about);
}

function writeStatus(
  item: ItemQuads,
  { status }: EventFact,
  event: NamedNode,
  about?: string,
): void {
  if (!status) return;
  item.say(
    'eventStatus',
    status,
    () => item.sink.add(event, SCHEMA.eventStatus, EVENT_STATUSES[status]),
    { about },
  );
}

export function writeEvent(item: ItemQuads, fact: EventFact, event: NamedNode): void {
  const { sink } = item;
  item.say('eventType', fact.type, () => sink.type(event, item.og(eventClassOf(fact.type))));
  writeDays(item, fact, event);
  writeStatus(item, fact, event);
  const { durationDays, participantsCount } = fact;
  if (durationDays !== undefined)
    item.say('durationDays', String(durationDays), () =>
      sink.integer(event, item.og('durationDays'), durationDays),
    );
  if (participantsCount !== null) {
    item.say('participantsCount', String(participantsCount), () => {
      if (fact.participantsApproximate)
        sink.add(event, item.og('participantCountApproximate'), literal('true', XSD.boolean));
      return sink.integer(event, item.og('participantCount'), participantsCount);
    });
  }
  const mode = attendanceModeOf(fact.format);
  if (mode && fact.format)
    item.say('format', fact.format, () => sink.add(event, item.og('attendanceMode'), mode));
  writePlaces(item, fact, event);
}

function writePlaces(item: ItemQuads, fact: EventFact, event: NamedNode, about?: string): void {
  const { linker } = item.options;
  const state = fact.countryIso2 ? linker.stateOf(fact.countryIso2) : undefined;
  if (!fact.place && !fact.countryIso2) return;
  const places = [...new Set([fact.place, ...(fact.places ?? [])])];
  places.forEach((name, index) => {
    const link = item.noteLink(
      'place',
      name ?? `no town, ${fact.countryIso2}`,
      linker.linkPlace(name, fact.countryIso2, { isFurther: index > 0 }),
    );
    item.say(
      'place',
      name ?? '',
      () => {
        if (state && index === 0) item.sink.add(event, item.og('country'), item.describe(state));
        return link.outcome === 'none'
          ? undefined
          : item.sink.add(event, item.og('place'), item.describe(link));
      },
      { link, about },
    );
  });
}
