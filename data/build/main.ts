/**
 * Rebuilds the files in `data/` from `data/facts`: `npm run data`, in the folder that holds
 * `data/`. Places that the facts did not know are added to them first, with their coordinates.
 */
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { buildData } from './build.js';
import { readFacts, type Facts } from './facts-files.js';
import { located, readCities } from './gazetteer.js';
import { stateNamesOf } from './places.js';

const dataFolder = join(process.cwd(), 'data');
const factsFolder = join(dataFolder, 'facts');
const { files, reference, news } = buildData(withPlaces(readFacts(factsFolder)));

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

/** With all places of the news items, and coordinates for those that the gazetteer knows. */
function withPlaces(facts: Facts): Facts {
  const known = [...facts.places];
  for (const place of buildData(facts).newPlaces)
    if (!known.some(({ name, country }) => name === place.name && country === place.country))
      known.push(place);
  const places = located(known, readCities() ?? [], stateNamesOf(facts)).sort((left, right) =>
    left.name < right.name ? -1 : 1,
  );
  for (const place of places) {
    const { name, country, lat, lon } = place;
    if (lat === null) console.log(`No coordinates are known for ${name}, ${country}.`);
    else if (!known.includes(place)) console.log(`Check: ${name}, ${country} is at ${lat} ${lon}.`);
  }
  writeFileSync(join(factsFolder, 'places.json'), `${JSON.stringify(places, null, 2)}\n`);
  return { ...facts, places };
}
