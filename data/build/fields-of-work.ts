/** `fields-of-work.json`: the topics under which the OSCE files its news. */
import { RDFS, SKOS } from '../../src/rdf/index.js';
import type { FieldOfWorkRecord } from './facts-files.js';
import { wikidataEntity, type ReferenceWriter } from './reference-writer.js';

export function writeFieldOfWork(writer: ReferenceWriter, record: FieldOfWorkRecord): void {
  const field = writer.thing('field', record.id, 'FieldOfWork', record.name);
  writer.sink.add(field, SKOS.inScheme, writer.og('FieldsOfWork'));
  writer.altNames(field, record.altLabels);
  writer.sink.text(field, SKOS.definition, record.definition);
  for (const dimension of record.dimensions)
    writer.link(field, 'dimension', writer.node('dimension', dimension));
  for (const goal of record.sdg) writer.integer(field, 'sustainableDevelopmentGoal', goal);
  for (const id of record.relatedStructures)
    writer.link(field, 'relatedBody', writer.node('organization', id));
  for (const { qid, label } of record.wikidataRelated) {
    writer.sink.add(field, RDFS.seeAlso, wikidataEntity(qid));
    writer.sink.label(wikidataEntity(qid), label);
  }
  writer.boolean(field, 'inMenu', record.inSeed);
  writer.verification(field, record.confidence);
}
