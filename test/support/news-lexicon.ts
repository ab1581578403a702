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
    const names = [name, ...(officialName ? [officialName] : []), ...altNames];
    yield { type: 'state', names, adjectives, iso2 };
    if (capital) yield { type: 'place', names: [capital.name], iso2 };
  }
  yield { type: 'place', names: ['Kosovo'], iso2: null };
  for (const body of [
    ...readFacts('field-operations.json'),
    ...readFacts('closed-field-activities.json'),
  ]) {
    yield bodyRecord(body, 'field-operation');
    if (body.seat) yield { type: 'place', names: [body.seat.city], iso2: body.seat.country };
  }
  for (const body of readFacts('structures.json'))
    yield bodyRecord(body, OSCE_KINDS[body.type ?? ''] ?? 'secretariat-unit');
  for (const body of readFacts('ministries.json')) {
    const names =
      body.altNames?.filter(
        (name) => !/^(?:Federal )?Ministry of [\w ]+$/.test(name) || name.includes(' of the '),
      ) ?? [];
    yield {
      type: 'body',
      names: [body.label ?? body.name, ...names],
      kind: MINISTRIES[body.kind ?? ''] ?? 'ministry-other',
      iso2: iso2Of.get(body.state ?? '') ?? null,
    };
  }
  for (const field of readFacts('fields-of-work.json'))
    yield { type: 'field', names: [field.name, ...(field.altLabels ?? [])], iso2: null };
}

function bodyRecord(body: NamedThing, kind: BodyKind): LexiconRecord {
  const names = [
    body.name,
    ...(body.fullName ? [body.fullName] : []),
    ...(body.abbreviations ?? []),
    ...(body.altNames ?? []),
  ];
  const all = [body.name, ...names.flatMap((name) => [name, `OSCE ${name}`])];
  return { type: 'body', names: all, kind, iso2: null };
}

/** All States, bodies, places and fields of work of the shipped facts. */
export function factsLexicon(): Lexicon {
  return lexiconFromRecords(records());
}
