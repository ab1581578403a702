/** The event of a news item as quads. */
import { SCHEMA, XSD, literal, type NamedNode } from '../../rdf/index.js';
import type { EventFact } from '../facts.js';
import type { ItemQuads } from './item-quads.js';
import { EVENT_STATUSES, attendanceModeOf, eventClassOf } from './news-classes.js';

function writeDays(item: ItemQuads, { startDate, endDate }: EventFact, event: NamedNode): void {
  if (startDate) item.sayDate('startDate', event, item.og('startDate'), startDate);
  if (endDate) item.sayDate('endDate', event, item.og('endDate'), endDate);
}

function writeStatus(item: ItemQuads, { status }: EventFact, event: NamedNode): void {
  if (!status) return;
  item.say('eventStatus', status, () =>
    item.sink.add(event, SCHEMA.eventStatus, EVENT_STATUSES[status]),
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

function writePlaces(item: ItemQuads, fact: EventFact, event: NamedNode): void {
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
      { link },
    );
  });
}
