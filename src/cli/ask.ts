/** `osce-graph ask "question"`: an English question answered on standard output, or refused. */
import { answerInWords, type Reply } from '../ask/index.js';
import { versionOf, withService, type Flags, type AddCommand } from './command.js';

export const addAsk: AddCommand = (program, terminal, finish) => {
  program
    .command('ask <question>')
    .description('answer a question in English; status 1 if it is not understood')
    .option('--json', 'print interpretation, query and answer as JSON')
    .option('--sparql', 'print the query too')
    .option('--version <version>', 'answer from this version (number or name)')
    .option('--data-dir <directory>', 'the data directory (DATA_DIR)')
    .action(async (question: string, flags: Flags) => {
      finish(
        await withService(flags, terminal, 'read', async (service) => {
          const reply = await service.reading(async () =>
            service.questions.ask(await versionOf(service, flags), question),
          );
          terminal.out(
            flags.json
              ? `${JSON.stringify({ notUnderstood: [], suggestions: [], ...reply }, null, 1)}\n`
              : inWords(reply, flags.sparql === true),
          );
          return reply.understood ? 0 : 1;
        }),
      );
    });
};

function inWords(reply: Reply, isWithSparql: boolean): string {
  if (!reply.understood)
    return [
      reply.message,
      ...(reply.suggestions.length > 0
        ? ['Try instead:', ...reply.suggestions.map((suggestion) => `  ${suggestion}`)]
        : []),
      '',
    ].join('\n');
  const parts = [reply, ...reply.otherReadings].map(({ reading, sparql, answer }, index) => {
    const words = answerInWords(answer);
    return [
      `${index === 0 ? '' : 'Or: '}${reading}`,
      ...(isWithSparql ? ['', sparql.trim()] : []),
      '',
      words === '' ? 'Nothing in the graph matches.' : words,
      '',
    ].join('\n');
  });
  return parts.join('\n');
}
