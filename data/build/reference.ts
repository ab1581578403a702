/** The reference data: everything that the facts say apart from news, topic by topic. */
import type { Names, Quad } from '../../src/rdf/index.js';
import { writeChairpersonship } from './chairpersonships.js';
import { writeClosedFieldActivity } from './closed-field-activities.js';
import type { Facts } from './facts-files.js';
import { writeFieldOperation } from './field-operations.js';
import { writeFieldOfWork } from './fields-of-work.js';
import { writeMeetingSeries } from './meeting-series.js';
import { writeMinistry } from './ministries.js';
import { Places } from './places.js';
import { ReferenceWriter } from './reference-writer.js';
import { writePartner, writeState } from './states.js';
import { writeStructure } from './structures.js';
import { writeSummit } from './summits-and-councils.js';

/**
 * The quads of the reference graph by topic; places are a topic of their own, since several others
 * share them.
 */
export function buildReference(facts: Facts, names: Names): ReadonlyMap<string, readonly Quad[]> {
  const placeWriter = new ReferenceWriter(names);
  const places = new Places(placeWriter, facts);
  const topics = new Map<string, readonly Quad[]>();
  const writeTopic = <T>(
    topic: string,
    records: readonly T[],
    write: (writer: ReferenceWriter, record: T) => void,
  ): void => {
    const writer = new ReferenceWriter(names);
    for (const record of records) write(writer, record);
    topics.set(topic, writer.quads);
  };
  writeTopic('states', facts.states, (writer, record) => {
    writeState(writer, places, record);
  });
  writeTopic('partners', facts.partners, (writer, record) => {
    writePartner(writer, places, record);
  });
  writeTopic('structures', facts.structures, (writer, record) => {
    writeStructure(writer, places, record);
  });
  writeTopic('field-operations', facts.fieldOperations, (writer, record) => {
    writeFieldOperation(writer, places, record);
  });
  writeTopic('closed-field-activities', facts.closedFieldActivities, (writer, record) => {
    writeClosedFieldActivity(writer, places, record);
  });
  writeTopic('fields-of-work', facts.fieldsOfWork, writeFieldOfWork);
  writeTopic('meeting-series', facts.meetingSeries, writeMeetingSeries);
  writeTopic('summits-and-councils', facts.summits, (writer, record) => {
    writeSummit(writer, places, record);
  });
  writeTopic('chairpersonships', facts.chairpersonships, writeChairpersonship);
  writeTopic('ministries', facts.ministries, writeMinistry);
  for (const record of facts.places) places.write(record);
  topics.set('places', placeWriter.quads);
  return topics;
}
