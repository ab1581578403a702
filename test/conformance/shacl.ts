/** Tests of SHACL: the report over a data graph, or the refusal of shapes that mean nothing. */
import { versionOf } from '../../src/graph/index.js';
import {
  QuadSet,
  RDF,
  SH,
  blankNode,
  namedNode,
  quad as makeQuad,
  subjectsOf,
  type NamedNode,
  type Quad,
  type Term,
} from '../../src/rdf/index.js';
import { Validator } from '../../src/shacl/index.js';
import { compareGraphs, type Verdict } from './comparison.js';
import { readQuads } from './documents.js';
import { Facts, type Entry } from './manifest.js';
import { refusalOf } from './refusal.js';
import { MF, SHT } from './vocabularies.js';

/** The report says what is expected; messages count only where the test has some. */
export async function validation({ node, facts }: Entry): Promise<Verdict> {
  const action = facts.required(node, MF('action'));
  const shapes = await readQuads(facts.required(action, SHT('shapesGraph')).value);
  const data = versionOf(await readQuads(facts.required(action, SHT('dataGraph')).value));
  const result = facts.required(node, MF('result'));
  if (result.equals(SHT('Failure')))
    return refusalOf(() => new Validator(shapes).validateAll(data), 'bad-request');
  const found = new Facts(new QuadSet([...new Validator(shapes).validateAll(data).quads]));
  const [report, ...others] = subjectsOf(found.quads, RDF.type, SH.ValidationReport);
  if (!report || others.length > 0)
    return `expected one report, found ${others.length + (report ? 1 : 0)}`;
  const hasMessages = facts
    .all(result, SH.result)
    .some((each) => facts.one(each, SH.resultMessage) !== undefined);
  return compareGraphs(essence(facts, result, hasMessages), essence(found, report, hasMessages));
}

const sh = (localName: string): NamedNode => namedNode(SH.iri + localName);

/** What is compared of a result, besides its type and its path. */
const PROPERTIES = [
  SH.focusNode,
  SH.resultSeverity,
  sh('sourceConstraint'),
  SH.sourceConstraintComponent,
  SH.sourceShape,
  SH.value,
];

/** What a path is made of. */
const PATH_PARTS = [
  RDF.first,
  RDF.rest,
  ...['inversePath', 'alternativePath', 'zeroOrMorePath', 'oneOrMorePath', 'zeroOrOnePath'].map(sh),
];

/** The part of a report that the suite compares, each result with a path of its own. */
function essence(facts: Facts, report: Term, hasMessages: boolean): Quad[] {
  const quads: Quad[] = [];
  // Subjects are nodes of a report, and so IRIs or blank nodes.
  const say = (subject: Term, property: NamedNode, value: Term): unknown =>
    quads.push(makeQuad(subject as Quad['subject'], property, value as Quad['object']));
  const copyOf = (path: Term): Term => {
    if (path.termType !== 'BlankNode') return path;
    const copy = blankNode();
    for (const part of PATH_PARTS)
      for (const value of facts.all(path, part)) say(copy, part, copyOf(value));
    return copy;
  };
  for (const value of facts.all(report, SH.conforms)) say(report, SH.conforms, value);
  for (const result of facts.all(report, SH.result)) {
    say(report, SH.result, result);
    for (const type of facts.all(result, RDF.type))
      if (type.equals(SH.ValidationResult)) say(result, RDF.type, type);
    for (const property of hasMessages ? [...PROPERTIES, SH.resultMessage] : PROPERTIES)
      for (const value of facts.all(result, property)) say(result, property, value);
    for (const path of facts.all(result, SH.resultPath)) say(result, SH.resultPath, copyOf(path));
  }
  return quads;
}
