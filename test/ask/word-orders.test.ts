import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { RunningApp } from '../support/running-app.js';

let app: RunningApp;
beforeAll(async () => {
  app = await RunningApp.start();
});
afterAll(() => app.close());

const queryFor = async (question: string): Promise<string | undefined> => {
  const reply = await app.service.questions.ask(app.service.current, question);
  return reply.understood ? reply.sparql : undefined;
};

describe('A question in an unusual order', () => {
  it.each([
    // The thing first
    ['Georgia: capital?', 'What is the capital of Georgia?'],
    ['Tashkent: which workshops took place there?', 'Which workshops took place in Tashkent?'],
    ['As for Mongolia, when did it join?', 'When did Mongolia join?'],
    ['The Budapest Summit, when was it held?', 'When was the Budapest Summit held?'],
    ['Mission to Estonia: when closed?', 'When was the Mission to Estonia closed?'],
    ['Thomas Greminger - what positions did he hold?', 'What positions did Thomas Greminger hold?'],
    [
      'The news item "Office in Zagreb closes": who issued it?',
      'Who issued the news item "Office in Zagreb closes"?',
    ],
    ['Istanbul Document: adopted at which Summit?', 'Which Summit adopted the Istanbul Document?'],
    // What is asked for last
    ['Amman is whose capital?', 'Which State has Amman as its capital?'],
    ['ODIHR is based in which city?', 'In which city is ODIHR based?'],
    [
      'Besides ODIHR, which institutions are there?',
      'Which institutions other than ODIHR are there?',
    ],
    [
      'Which field operation is the youngest of those still open?',
      'What is the youngest field operation still open?',
    ],
    [
      'In how many events was the Mission to Skopje an organiser?',
      'How many events did the Mission to Skopje organize?',
    ],
    // A list after another question
    ['Were there any camps in Serbia? List the camps.', 'List the camps in Serbia'],
    ['Did ODIHR hold any events in Serbia? List them.', 'Which events did ODIHR hold in Serbia?'],
  ])('“%s” is “%s”', async (unusual, usual) => {
    const query = await queryFor(usual);
    expect(query).toBeDefined();
    expect(await queryFor(unusual)).toBe(query);
  });

  it.each([
    'Georgia: president?',
    'Amman is whose hometown?',
    'As for Mongolia, when did Albania join?',
    'Kosovo: which workshops took place in Serbia?',
    'Camps for girls: which camps took place after 2016?',
    'Were there any camps in Serbia? List the seminars.',
    'Tashkent: which workshops took place elsewhere?',
    'The OSCE Academy in Bishkek is in which country?',
    'Regarding Norway, how many events took place?',
    'Events were not organized by ODIHR in which countries?',
    'Was there a workshop in Tirana in 2014, and when was it?',
    'Has ODIHR organized any workshops in Warsaw? Give all.',
    'List the missions and the number of their events.',
    'Name the projects and the total of their funders.',
    'Which countries hosted workshops, with numbers?',
  ])('is refused where a word would be lost: “%s”', async (question) => {
    expect(await queryFor(question)).toBeUndefined();
  });
});

describe('Other words for the same', () => {
  it.each([
    ['Which State took the Chair over from Norway?', 'Which State chaired the OSCE in 2000?'],
    ['Who joined on the same day as Croatia?', 'Which States joined on the same day as Croatia?'],
    [
      'Partners for Co-operation since before 1990',
      'Partners for Co-operation that joined before 1990',
    ],
    ['States that were already in the CSCE in 1973', 'States that joined until 1973'],
    ['Which State joined first in the nineties?', 'Which State joined first in the 1990s?'],
    ['Which States joined after 1992 and before 1999?', 'Which States joined from 1993 to 1998?'],
    ['Events in the second half of May 2018', 'Events from 16 May 2018 to 31 May 2018'],
    ['Events between 3 and 20 May 2018', 'Events from 3 May 2018 to 20 May 2018'],
    ['Conferences with two hundred or more people', 'Conferences with 200 or more people'],
    [
      'Conferences with at least a hundred and fifty people',
      'Conferences with at least 150 people',
    ],
    [
      'Which body issued more news items than any other in 2015?',
      'Which body issued the most news items in 2015?',
    ],
    ['Workshops per year, with numbers', 'Workshops per year'],
    ['Which events were jointly organized?', 'Which events had at least two organizers?'],
    ['How much news was there in 2024?', 'How many news items were there in 2024?'],
  ])('“%s” is “%s”', async (other, usual) => {
    const query = await queryFor(usual);
    expect(query).toBeDefined();
    expect(await queryFor(other)).toBe(query);
  });

  it.each([
    'Which State took the Chair over from Andorra?',
    'Which mission took the Chair over from Norway?',
    'Who joined the workshop on the same day as Croatia?',
    'Which States were already in the EU in 1973?',
    'Conferences with two hundred million people',
    'Which half of the events of 2019 was in Serbia?',
    'Which ministry deals with taxes in Canada?',
    'How much news about Serbia is true?',
    'Which mission organized more events than any other institution?',
    'Which mission organized more events than any other mission in Kosovo?',
    'Which events were recorded in 2015?',
    'Where was the workshop entitled "Astana Summit 2010" held?',
  ])('are not read into “%s”', async (question) => {
    expect(await queryFor(question)).toBeUndefined();
  });
});

describe('A second name in a question', () => {
  it.each([
    'How many events did ODIHR, i.e. the Office for Democratic Institutions and Human Rights, organize?',
    'How many events did ODIHR (now the Office for Democratic Institutions and Human Rights) organize?',
  ])('is left out where both are names of one thing: “%s”', async (question) => {
    expect(await queryFor(question)).toBe(await queryFor('How many events did ODIHR organize?'));
  });

  it('may be the whole of a shortened one', async () => {
    expect(
      await queryFor(
        'Which events did the Spillover Mission, now the Mission to Skopje, organize?',
      ),
    ).toBe(await queryFor('Which events did the Mission to Skopje organize?'));
  });

  it('may be the title of an event with the names of its description', async () => {
    const title = '"Lohur gets a school and range for destroying old ammunition"';
    expect(await queryFor(`Who funded the site at Lohur, i.e. the event ${title}?`)).toBe(
      await queryFor(`Who funded the event ${title}?`),
    );
    expect(
      await queryFor(`Who funded the site at Minsk, i.e. the event ${title}?`),
    ).toBeUndefined();
  });

  it.each([
    'How many events did the Mission to Georgia, now the Mission to Serbia, organize?',
    'How many events did ODIHR, i.e. the Secretariat, organize?',
    'News items of the Office in Yerevan, formerly the Mission to Georgia',
  ])('is refused where it is that of another thing: “%s”', async (question) => {
    expect(await queryFor(question)).toBeUndefined();
  });
});
