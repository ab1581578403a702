/**
 * `structures.json`: the OSCE, its decision-making bodies, Secretariat, institutions and related
 * bodies.
 */
import type { StructureRecord } from './facts-files.js';
import type { Places } from './places.js';
import type { ReferenceWriter } from './reference-writer.js';

const CLASSES: Readonly<Record<string, string>> = {
  organization: 'InternationalOrganization',
  'decision-making-body': 'DecisionMakingBody',
  'political-leadership': 'PoliticalLeadership',
  'former-body': 'FormerBody',
  secretariat: 'SecretariatUnit',
  'secretariat-unit': 'SecretariatUnit',
  'secretariat-sub-unit': 'SecretariatUnit',
  'secretariat-programme': 'SecretariatUnit',
  'office-holder': 'OfficeHolder',
  group: 'InformalGroup',
  institution: 'Institution',
  'institution-sub-unit': 'InstitutionUnit',
  'related-body': 'RelatedBody',
  'extra-budgetary-programme': 'ExtraBudgetaryProgramme',
  'training-institution': 'TrainingInstitution',
  committee: 'Committee',
  'bilateral-agreement-assistance': 'BilateralAgreementAssistance',
};

export function writeStructure(
  writer: ReferenceWriter,
  places: Places,
  record: StructureRecord,
): void {
  const className = CLASSES[record.type];
  if (className === undefined) throw new Error(`${record.id} has the unknown type ${record.type}.`);
  const body = writer.osceBody(record.id, className, {
    name: record.name,
    otherNames: record.altNames,
  });
  writer.plain(body, 'structureType', record.type);
  writer.abbreviations(body, record.abbreviations);
  if (record.parent !== null)
    writer.link(body, 'parentBody', writer.node('organization', record.parent));
  if (record.seat?.country)
    writer.link(
      body,
      'seat',
      places.place(record.seat.city, places.stateId(record.seat.country), record.seat),
    );
  writer.date(body, 'established', record.established);
  writer.date(body, 'dissolved', record.dissolved);
  for (const slug of record.webSlugs) writer.plain(body, 'webSlug', slug);
  writer.text(body, 'menuLabel', record.seedLabel);
  writer.boolean(body, 'inMenu', record.inSeed);
  writer.sameAsWikidata(body, record.wikidata);
  writer.note(body, record.note);
  writer.verification(body, record.confidence);
}
