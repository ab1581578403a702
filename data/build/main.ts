/**
 * Rebuilds the files in `data/` from `data/facts`: `npm run data`, in the folder that holds
 * `data/`.
 */
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { buildData } from './build.js';
import { readFacts } from './facts-files.js';

const dataFolder = join(process.cwd(), 'data');
const { files, reference, news } = buildData(readFacts(join(dataFolder, 'facts')));

for (const folder of ['reference', 'news']) {
  mkdirSync(join(dataFolder, folder), { recursive: true });
  for (const name of readdirSync(join(dataFolder, folder))) {
    if (name.endsWith('.trig') && !files.has(`${folder}/${name}`))
      rmSync(join(dataFolder, folder, name));
  }
}
for (const [path, text] of files) {
  mkdirSync(dirname(join(dataFolder, path)), { recursive: true });
  writeFileSync(join(dataFolder, path), text);
}
const newsCount = news.reduce((count, { quads }) => count + quads.length, 0);
console.log(
  `${files.size} files: ${reference.length} statements of reference data, ` +
    `${newsCount} of ${news.length} news items.`,
);
