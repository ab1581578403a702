/** How near a term of the graph is to a written one. */
import { foldText, type Literal, type NamedNode, type Term, leastOf } from '../../rdf/index.js';
import { nameIn, slipsBetween, spacedName, type TermNames } from './term-names.js';

/** The difference between a written term and the graph's; `cost` grows from 1. */
export interface Nearness {
  readonly cost: number;
  readonly why:
    | 'form'
    | 'case'
    | 'slip'
    | 'namespace'
    | 'alignment'
    | 'words'
    | 'language'
    | 'datatype'
    | 'spelling'
    | 'thing'
    | 'name';
}

const SLIP_COST = 0.4;
/** Terms that share less of their meaning than this are not similar. */
const LEAST_SHARED = 0.5;

/** The nearness of a term; undefined where nothing suggests it. */
export function nearnessOf(written: Term, found: Term, names: TermNames): Nearness | undefined {
  names.check();
  if (written.equals(found)) return undefined;
  if (written.termType === 'NamedNode')
    return found.termType === 'NamedNode'
      ? ofIris(written, found, names)
      : found.termType === 'Literal'
        ? ofIriAndText(written, found, names)
        : undefined;
  if (written.termType !== 'Literal') return undefined;
  if (found.termType === 'Literal') return ofLiterals(written, found);
  return found.termType === 'NamedNode' ? ofTextAndThing(written.value, found, names) : undefined;
}

/** An address without easily confused parts: scheme, `www.`, `#` or `/`, a trailing one. */
export function plainIri(iri: string): string {
  return iri
    .replace(/^https?:\/\/(?:www\.)?/i, '')
    .replaceAll('#', '/')
    .replace(/\/+$/, '')
    .replaceAll(/\/{2,}/g, '/');
}

function namespaceOf(iri: string): string {
  return iri.slice(0, iri.length - nameIn(iri).length);
}

function ofIris(written: NamedNode, found: NamedNode, names: TermNames): Nearness | undefined {
  const [plain, plainFound] = [plainIri(written.value), plainIri(found.value)];
  if (plain === plainFound) return { cost: 1, why: 'form' };
  if (plain.toLowerCase() === plainFound.toLowerCase()) return { cost: 1.1, why: 'case' };
  const isSameNamespace =
    plainIri(namespaceOf(written.value)) === plainIri(namespaceOf(found.value));
  const [name, foundName] = [
    nameIn(written.value).toLowerCase(),
    nameIn(found.value).toLowerCase(),
  ];
  const slips = name === foundName ? 0 : slipsBetween(name, foundName);
  if (slips === 0) return { cost: 1.5, why: 'namespace' };
  if (slips !== undefined)
    return { cost: (isSameNamespace ? 1.6 : 1.9) + SLIP_COST * slips, why: 'slip' };
  if (names.areAligned(written, found)) return { cost: 2, why: 'alignment' };
  const shared = names.sharedMeaning(spacedName(written.value), found);
  // Of equal meanings, the intended vocabulary's come first.
  return shared >= LEAST_SHARED
    ? { cost: 4 - 1.5 * shared + (isSameNamespace ? 0 : 0.2), why: 'words' }
    : undefined;
}

function ofLiterals(written: Literal, found: Literal): Nearness | undefined {
  if (written.value === found.value)
    return { cost: 1, why: written.language === found.language ? 'datatype' : 'language' };
  if (isNumber(written.value) && isNumber(found.value))
    return Number(written.value) === Number(found.value)
      ? { cost: 1.1, why: 'datatype' }
      : undefined;
  const [text, foundText] = [plainText(written.value), plainText(found.value)];
  if (text === foundText) return { cost: 1.3, why: 'spelling' };
  // In a date or a code each character matters.
  const slips = /^[^\p{L}]*$/u.test(text) ? undefined : slipsBetween(text, foundText);
  return slips === undefined ? undefined : { cost: 1.6 + SLIP_COST * slips, why: 'spelling' };
}

function ofTextAndThing(text: string, found: NamedNode, names: TermNames): Nearness | undefined {
  const plain = plainText(text);
  const known = [...names.labelsOf(found), spacedName(found.value)].map(plainText);
  if (known.includes(plain)) return { cost: 1.5, why: 'thing' };
  const slips = leastOf(known.map((name) => slipsBetween(plain, name) ?? Infinity));
  return slips === Infinity ? undefined : { cost: 2 + SLIP_COST * slips, why: 'thing' };
}

function ofIriAndText(written: NamedNode, found: Literal, names: TermNames): Nearness | undefined {
  const text = plainText(found.value);
  return text !== '' &&
    [...names.labelsOf(written), nameIn(written.value), spacedName(written.value)].some(
      (name) => plainText(name) === text,
    )
    ? { cost: 2, why: 'name' }
    : undefined;
}

function plainText(text: string): string {
  return foldText(text).trim().replace(/\s+/g, ' ');
}

function isNumber(text: string): boolean {
  return text.trim() !== '' && !Number.isNaN(Number(text));
}
