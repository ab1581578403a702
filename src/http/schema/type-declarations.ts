/** All classes as types of TypeScript. */
import type { ClassModel, PropertyModel } from './class-models.js';

const HEAD = `/** Types of osce-graph's JSON, generated from its shapes and its JSON-LD context. */

/** An absolute IRI. */
export type Iri = string;
/** A text with the form of an xsd:date, xsd:gYear, … */
export type Lexical = string;
/** A value; as an object it says its language or datatype. */
export type Value =
  | string
  | number
  | boolean
  | { '@value': string; '@language'?: string; '@type'?: string }
  | { id: Iri };
/** A thing: its IRI, or an object with its members. */
export type Link<T extends Thing = Thing> = Iri | (Partial<T> & { id: Iri });
/** An answer of ?frame=, or of POST /things. */
export interface Framed<T extends Thing = Thing> {
  '@context': unknown;
  '@graph': T[];
  /** Of POST /things: the IRIs without statements. */
  missing?: Iri[];
}

/** What every thing has. */
export interface Thing {
  id: Iri;
  type: string[];
}
`;

export function typeDeclarations(models: ReadonlyMap<string, ClassModel>): string {
  const interfaces = [...models.values()].map((model) => interfaceOf(model, models));
  const names = [...models.keys()].map((name) => `  ${name}: ${name};\n`);
  return [
    HEAD,
    ...interfaces,
    `/** The classes by the names that ?frame= takes. */\nexport interface Classes {\n${names.join('')}}\n`,
  ].join('\n');
}

function interfaceOf(model: ClassModel, models: ReadonlyMap<string, ClassModel>): string {
  const { name, label, definition, above, properties } = model;
  const inherited = above.map(
    (each) => new Map(models.get(each)?.properties.map((own) => [own.key, memberOf(own)])),
  );
  // Where classes above differ, it has to say which it follows.
  const own = properties.filter((property) => {
    const known = inherited.flatMap((members) => members.get(property.key) ?? []);
    return known.length === 0 || known.some((member) => member !== memberOf(property));
  });
  const from = above.length === 0 ? ['Thing'] : above;
  const members = own.map((each) => `${commentOf(each.description, '  ')}  ${memberOf(each)}\n`);
  return (
    `${commentOf(definition ?? label, '')}export interface ${name} extends ${from.join(', ')} {` +
    `${members.length === 0 ? '' : '\n'}${members.join('')}}\n`
  );
}

function memberOf({ key, value, isList, isRequired }: PropertyModel): string {
  const one = value.type;
  const list = one.includes(' ') ? `(${one})[]` : `${one}[]`;
  const type = isList === true ? list : isList ? `${one} | ${list}` : one;
  return `${/^[\w$]+$/.test(key) ? key : JSON.stringify(key)}${isRequired ? '' : '?'}: ${type};`;
}

function commentOf(text: string | undefined, indent: string): string {
  return text === undefined ? '' : `${indent}/** ${text.replaceAll('*/', '*\\/')} */\n`;
}
