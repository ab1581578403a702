/** `osce-graph load FILE…`: RDF files into the graph, all in one commit. */
import { accessSync, constants } from 'node:fs';
import type { BulkLoad } from '../commits/index.js';
import { notFound } from '../errors.js';
import { said, wholeNumber } from '../input/index.js';
import {
  formatOfFileName,
  namedNode,
  openFile,
  quad,
  readRdfFile,
  requireWellFormed,
  type NamedNode,
  type Quad,
} from '../rdf/index.js';
import { COMMON, NOTE, Progress, authorOf, local, print, value, withService } from './command.js';
import type { Service } from '../service.js';

export const load = local({
  usage: 'load <file...>',
  description:
    'load RDF files into the graph as one commit; the file ending gives the syntax (.gz allowed)',
  options: {
    graph: value('Put all statements into this named graph (IRI).'),
    ...NOTE,
    'if-version': said(wholeNumber(0), 'Load only if the graph is still at this version.'),
    ...COMMON,
  },
  run: ({ graph: name, 'if-version': expectedVersion, ...flags }, terminal, files) => {
    files.forEach(requireReadable);
    return withService(flags, terminal, 'open', async (service) => {
      const graph = name === undefined ? undefined : namedNode(name);
      if (graph) requireWellFormed([quad(graph, graph, graph)]);
      const progress = new Progress(terminal);
      const { version, added, report } = await service.committer.load(
        async (into) => {
          for (const file of files) await loadFile(service, into, file, graph, progress);
          progress.finish('statements read; checking the new ones');
        },
        {
          author: authorOf(flags, terminal),
          message: flags.message ?? `Loaded ${files.join(', ')}`,
          expectedVersion,
        },
      );
      const { length: warnings } = report.results;
      print(flags, terminal, { version: version.number, added, warnings });
    });
  },
});

/** N-Triples and N-Quads are read as streams of bytes, other syntaxes by the parsers. */
async function loadFile(
  service: Service,
  load: BulkLoad,
  file: string,
  graph: NamedNode | undefined,
  progress: Progress,
): Promise<void> {
  const format = formatOfFileName(file)?.format;
  const onProgress = (count: number): void => {
    progress.show('statements read', count);
  };
  if (format === 'ntriples' || format === 'nquads') {
    await load.read(openFile(file), { format, source: file, graph, onProgress });
    return;
  }
  const quads = await statementsOf(file, service);
  load.add(
    graph
      ? quads.map(({ subject, predicate, object }) => quad(subject, predicate, object, graph))
      : quads,
  );
  onProgress(load.quadCount);
}

/** The statements of a file; JSON-LD may have the contexts of the service. */
export function statementsOf(file: string, { contexts, names }: Service): Promise<Quad[]> {
  return readRdfFile(file, { contextAt: (url) => contexts.contextAt(url, names) });
}

/** @throws ServiceError `not-found` naming the file. */
export function requireReadable(file: string): void {
  try {
    accessSync(file, constants.R_OK);
  } catch (cause) {
    throw notFound(`The file ${file} cannot be read.`, { cause });
  }
}
