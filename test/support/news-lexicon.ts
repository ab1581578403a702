/** A lexicon made from the shipped facts, for tests of the extraction. */
import { existsSync, readFileSync } from 'node:fs';
import type { BodyKind } from '../../src/news/facts.js';
import {
  type Lexicon,
  lexiconFromRecords,
  type LexiconRecord,
} from '../../src/news/names/lexicon.js';

interface NamedThing {
  readonly name: string;
  readonly label?: string;
  readonly fullName?: string;
  readonly officialName?: string;
  readonly altNames?: readonly string[];
  readonly altLabels?: readonly string[];
  readonly adjectives?: readonly string[];
  readonly abbreviations?: readonly string[];
  readonly iso2?: string;
  readonly kind?: string;
  readonly type?: string;
  readonly state?: string;
  readonly id: string;
  readonly capital?: { readonly name: string };
  readonly seat?: { readonly city: string; readonly country: string } | null;
}

const FOLDERS = ['data/facts', '../shared/facts'].map(
  (path) => new URL(`../../${path}/`, import.meta.url),
);

function readFacts(file: string): readonly NamedThing[] {
  const folder = FOLDERS.find((each) => existsSync(new URL(file, each)));
  if (!folder) throw new Error(`No facts ${file}: expected them in data/facts`);
  return JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as readonly NamedThing[];
}

const MINISTRIES: Readonly<Record<string, BodyKind>> = {
  'foreign-affairs': 'ministry-foreign-affairs',
  interior: 'ministry-interior',
  defence: 'ministry-defence',
  justice: 'ministry-justice',
  other: 'ministry-other',
};

const OSCE_KINDS: Readonly<Record<string, BodyKind>> = {
  institution: 'institution',
  secretariat: 'secretariat-unit',
  'secretariat-unit': 'secretariat-unit',
};

function* records(): Iterable<LexiconRecord> {
  const states = [...readFacts('states.json'), ...readFacts('partners.json')];
  const iso2Of = new Map(states.map((state) => [state.id, state.iso2]));
  for (const { name, officialName, altNames = [], adjectives = [], iso2 = '', capital } of states) {
    yield {
      type: 'state',
      label: name,
      altLabels: [...(officialName ? [officialName] : []), ...altNames],
      adjectives,
      iso2,
    };
    if (capital) yield { type: 'place', label: capital.name, ofState: iso2 };
  }
  yield { type: 'place', label: 'Kosovo' };
  for (const body of [
    ...readFacts('field-operations.json'),
    ...readFacts('closed-field-activities.json'),
  ]) {
    yield bodyRecord(body, 'field-operation', null);
    if (body.seat) yield { type: 'place', label: body.seat.city, ofState: body.seat.country };
  }
  for (const body of readFacts('structures.json'))
    yield bodyRecord(body, OSCE_KINDS[body.type ?? ''] ?? 'secretariat-unit', null);
  for (const body of readFacts('ministries.json')) {
    const names =
      body.altNames?.filter(
        (name) => !/^(?:Federal )?Ministry of [\w ]+$/.test(name) || name.includes(' of the '),
      ) ?? [];
    yield {
      type: 'body',
      label: body.label ?? body.name,
      altLabels: names,
      kind: MINISTRIES[body.kind ?? ''] ?? 'ministry-other',
      ofState: iso2Of.get(body.state ?? '') ?? null,
    };
  }
  for (const field of readFacts('fields-of-work.json'))
    yield { type: 'field', label: field.name, altLabels: field.altLabels ?? [] };
}

function bodyRecord(body: NamedThing, kind: BodyKind, ofState: string | null): LexiconRecord {
  const names = [
    body.name,
    ...(body.fullName ? [body.fullName] : []),
    ...(body.abbreviations ?? []),
    ...(body.altNames ?? []),
  ];
  return {
    type: 'body',
    label: body.name,
    altLabels: names.flatMap((name) => [name, `OSCE ${name}`]),
    kind,
    ofState,
  };
}

/** All States, bodies, places and fields of work of the shipped facts. */
export function factsLexicon(): Lexicon {
  return lexiconFromRecords(records());
}
