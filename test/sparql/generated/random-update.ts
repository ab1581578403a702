/**
 * One generated update request: a dataset and some operations, all from one seed. It is meant for
 * the strict reading, the only one that others have.
 */
import { randomDataset, type Statement, type Terms } from './random-data.js';
import { randomGroup, type Making } from './random-pattern.js';
import { Random } from './random.js';
import { PROLOGUE, writeGroup } from './write-query.js';

export interface UpdateCase {
  readonly seed: number;
  readonly statements: readonly Statement[];
  readonly operations: readonly string[];
}

/** What is random about the operations of one case. */
interface Drawing {
  readonly random: Random;
  readonly terms: Terms;
  readonly making: Making;
}

export function randomUpdate(seed: number): UpdateCase {
  const random = new Random(seed);
  const { statements: drawn, terms } = randomDataset(random, { hasOtherForms: false });
  // Graphs with triple terms cannot be brought into a canonical form, by which datasets are
  // compared.
  const statements = drawn.filter(
    ({ object, graph }) => !object.startsWith('<<') && !graph.startsWith('_:'),
  );
  let freshCount = 0;
  const making: Making = {
    random,
    terms,
    statements,
    weights: {
      triple: 2,
      variablePredicate: 1,
      optional: 2,
      union: 1,
      graph: 3,
      minus: 1,
      values: 1,
      group: 0.5,
    },
    hasTripleTerms: false,
    freshVariable: () => `?b${freshCount++}`,
    left: { patterns: 12 },
  };
  return {
    seed,
    statements,
    operations: random.times(random.between(1, 4), () =>
      randomOperation({ random, terms, making }),
    ),
  };
}

export function writeUpdate({ operations }: Pick<UpdateCase, 'operations'>): string {
  return PROLOGUE + operations.join(' ;\n');
}

function randomOperation(drawing: Drawing): string {
  const { random, terms } = drawing;
  const graph = (): string => random.pick([...terms.graphs, ':new']);
  const place = (): string => (random.chance(0.3) ? 'DEFAULT' : `GRAPH ${graph()}`);
  switch (
    random.weighted({
      modify: 6,
      insertData: 2,
      deleteData: 2,
      deleteWhere: 2,
      clear: 0.7,
      drop: 0.5,
      create: 0.3,
      transfer: 1.5,
    })
  ) {
    case 'insertData':
      return `INSERT DATA { ${quads(drawing, { variables: [], hasBlanks: true })} }`;
    case 'deleteData':
      return `DELETE DATA { ${quads(drawing, { variables: [], hasBlanks: false })} }`;
    case 'deleteWhere':
      return (
        `DELETE WHERE { ${quads(drawing, { variables: ['?x', '?y', '?z'], hasBlanks: false })} ` +
        '}'
      );
    case 'clear':
    case 'drop': {
      const keyword = random.pick(['CLEAR', 'DROP']);
      const target = random.pick(['DEFAULT', 'NAMED', 'ALL', `GRAPH ${graph()}`]);
      return `${keyword} SILENT ${target}`;
    }
    case 'create':
      return `CREATE SILENT GRAPH ${graph()}`;
    case 'transfer':
      return `${random.pick(['ADD', 'MOVE', 'COPY'])} SILENT ${place()} TO ${place()}`;
    case 'modify':
      return randomModify(drawing, graph);
  }
}

function randomModify(drawing: Drawing, graph: () => string): string {
  const { random, making } = drawing;
  const { group, variables } = randomGroup({ ...making, left: { patterns: 5 } }, 1);
  const parts = random.pick([['DELETE'], ['INSERT'], ['DELETE', 'INSERT']]);
  const templates = parts.map(
    (keyword) => `${keyword} { ${quads(drawing, { variables, hasBlanks: keyword === 'INSERT' })} }`,
  );
  const isWith = random.chance(0.2);
  const using = random.chance(0.2)
    ? random.pick([
        `USING ${graph()}`,
        `USING NAMED ${graph()}`,
        `USING ${graph()} USING NAMED ${graph()}`,
      ])
    : '';
  return [isWith ? `WITH ${graph()}` : '', ...templates, using, `WHERE ${writeGroup(group)}`]
    .filter(Boolean)
    .join('\n');
}

/**
 * One to four quads, some of them in graphs. Of the dataset's statements some, so that there is
 * something to delete.
 */
function quads(
  { random, terms, making }: Drawing,
  { variables, hasBlanks }: { readonly variables: readonly string[]; readonly hasBlanks: boolean },
): string {
  const known = making.statements.filter(
    ({ subject, object }) => !subject.startsWith('_:') && !object.startsWith('_:'),
  );
  const pick = (items: readonly string[]): string =>
    variables.length > 0 && random.chance(0.75)
      ? random.pick(variables)
      : hasBlanks && random.chance(0.15)
        ? '_:n'
        : random.pick(items);
  const quad = (): string => {
    const isKnown = variables.length === 0 && known.length > 0 && random.chance(0.6);
    const { subject, predicate, object, graph } = isKnown
      ? random.pick(known)
      : {
          subject: pick(terms.entities),
          predicate:
            variables.length > 0 && random.chance(0.2)
              ? random.pick(variables)
              : random.pick(terms.predicates),
          object: pick([...terms.entities, ...terms.literals]),
          graph: random.chance(0.5) ? '' : random.pick(terms.graphs),
        };
    const name =
      graph !== '' && variables.length > 0 && random.chance(0.3) ? random.pick(variables) : graph;
    return name === ''
      ? `${subject} ${predicate} ${object} .`
      : `GRAPH ${name} { ${subject} ${predicate} ${object} }`;
  };
  return random.times(random.between(1, 4), quad).join(' ');
}
