/**
 * Questions that were written before the grammar and kept back while it was developed: they measure
 * how well it reads what it has not seen.
 */
import {
  bodyId,
  countriesOf,
  chairs,
  closedOperations,
  fold,
  news,
  operations,
  partners,
  states,
  summits,
} from '../facts.js';
import {
  LATER,
  about,
  contentType,
  dated,
  daysOf,
  events,
  held,
  inPlace,
  inState,
  issuedBy,
  items,
  namesIn,
  ofType,
  organized,
  quotes,
  quotesFor,
  ranking,
  stateOfIso2,
  tally,
} from '../items.js';
import {
  type Question,
  ask,
  bodies,
  body,
  count,
  fieldNames,
  inEveryChoice,
  joined,
  labels,
  meetingsThat,
  ministriesOf,
  no,
  number,
  operationsIn,
  persons,
  ranked,
  refuse,
  statesGold,
  table,
  things,
  yes,
} from '../question.js';
import { KEPT_BACK_EVENTS } from './kept-back-events.js';

export const KEPT_BACK: readonly Question[] = [
  ...inEveryChoice(() => [
    ask(
      'Which countries joined the OSCE in 1993?',
      statesGold(joined((day) => day.startsWith('1993'))),
    ),
    ask(
      'States that joined between 1995 and 2012',
      statesGold(joined((day) => day >= '1995' && day < '2013')),
    ),
    ask(
      'List the States that were admitted to the OSCE in 1991',
      statesGold(joined((day) => day.startsWith('1991'))),
    ),
    ask(
      'How many States joined the OSCE in 1992?',
      number(joined((day) => day.startsWith('1992')).length),
    ),
    ask(
      'When did North Macedonia join?',
      table([states.find(({ name }) => name === 'North Macedonia')!.joined!]),
    ),
    ask(
      'On what date was Andorra admitted to the OSCE?',
      table([states.find(({ name }) => name === 'Andorra')!.joined!]),
    ),
    ask('Is Egypt a participating State?', no),
    ask('Is Thailand an Asian Partner for Co-operation?', yes),
    ask('Is Uzbekistan one of the participating States?', yes),
    ask('Did Estonia join in 1991?', yes),
    ask(
      'Which partners for cooperation have joined since 2000?',
      statesGold(partners.filter(({ since }) => since! >= 2000).map(({ name }) => name)),
    ),
    ask('Name the capital of Tajikistan.', things('Dushanbe')),
    ask('What are the capitals of Norway and Denmark?', things('Oslo', 'Copenhagen')),
    ask('Which State has Astana as its capital?', things('Kazakhstan')),
    ask('How many Mediterranean Partners are there?', number(6)),
    // Chair
    ask('Which State held the OSCE Chairpersonship in 1999?', things('Norway')),
    ask('Who was Chairman-in-Office in 2010?', things('Kanat Saudabayev')),
    ask('When did Kazakhstan chair the OSCE?', table([2010]), number(2010)),
    ask('Was Ireland ever in the chair of the OSCE?', yes),
    ask('Did Switzerland chair the OSCE in 2014?', yes),
    ask(
      'Which countries have chaired the OSCE since 2020?',
      statesGold(
        chairs
          .filter(({ year }) => year >= 2020)
          .map(({ stateLabel }) => stateLabel)
          .filter((name, index, all) => all.indexOf(name) === index),
      ),
    ),
    ask(
      'Which States chaired the OSCE between 2005 and 2009?',
      statesGold(
        chairs
          .filter(({ year }) => year >= 2005 && year <= 2009)
          .map(({ stateLabel }) => stateLabel),
      ),
    ),
    ask(
      'How often has Italy chaired the OSCE?',
      number(chairs.filter(({ stateLabel }) => stateLabel === 'Italy').length),
    ),
    // Summits
    ask(
      'In which years were Summits held in Helsinki?',
      table([1975], [1992]),
      things('1975', '1992'),
    ),
    ask(
      'Which Ministerial Council took place in Tirana?',
      meetingsThat(({ kind, city }) => kind === 'ministerial-council' && city === 'Tirana'),
    ),
    ask(
      'Which Ministerial Councils took place between 2010 and 2013?',
      meetingsThat(
        ({ kind, dates }) =>
          kind === 'ministerial-council' && dates.some((day) => day >= '2010' && day < '2014'),
      ),
    ),
    ask('Did a Summit take place in Astana?', yes),
    ask('Where did the first Summit take place?', things('Helsinki')),
    ask(
      'When was the Istanbul Summit?',
      table([...summits.find(({ id }) => id === 'istanbul-summit-1999')!.dates]),
    ),
    ask(
      'How many Ministerial Council meetings were held in Austria?',
      number(
        summits.filter(
          ({ kind, country }) => kind === 'ministerial-council' && country === 'austria',
        ).length,
      ),
    ),
    ask('Has a Ministerial Council ever taken place in France?', no),
    ask('Which was the last Summit?', things('Astana Summit 2010')),
    // Bodies
    ask('Where is the OSCE Secretariat located?', things('Vienna')),
    ask('Where is the headquarters of ODIHR?', things('Warsaw')),
    ask('What is the seat of the Mission to Bosnia and Herzegovina?', things('Sarajevo')),
    ask(
      'Which field operations have their seat in Dushanbe?',
      bodies(operations.filter(({ seat }) => seat.city === 'Dushanbe').map(({ id }) => id)),
    ),
    ask('Is the Mission in Kosovo based in Pristina?', yes),
    ask('When was the Presence in Albania set up?', table(['1997-03-27'])),
    ask(
      'Which field operations were established in 1998?',
      bodies(
        operations
          .filter(({ established, from }) => (established ?? from)!.startsWith('1998'))
          .map(({ id }) => id),
      ),
    ),
    ask(
      'Which field operations were closed in 2017?',
      bodies(closedOperations.filter(({ to }) => to!.startsWith('2017')).map(({ id }) => id)),
    ),
    ask('Field missions hosted by Uzbekistan', operationsIn('uzbekistan')),
    ask('What does ODIHR stand for?', things(body('odihr'))),
    ask('How many closed field operations are there?', number(closedOperations.length)),
    ask(
      'What is the name of the Swiss foreign ministry?',
      ministriesOf('switzerland', 'foreign-affairs'),
    ),
    ask('Which ministries does Estonia have?', ministriesOf('estonia')),
    ask(
      "What is Germany's ministry of foreign affairs called?",
      ministriesOf('germany', 'foreign-affairs'),
    ),
    // News
    ask(
      'Which news items concern environmental activities?',
      labels(items(about('Environmental activities'))),
    ),
    ask('News about arms control from 2010', labels(items(about('Arms control'), dated('2010')))),
    ask(
      'How many news items about countering terrorism are there?',
      count(items(about('Countering terrorism'))),
    ),
    ask('Show press statements', labels(items(contentType('Press statement')))),
    ask(
      'Press releases of the Mission to Serbia since 2015',
      labels(
        items(
          contentType('Press release'),
          issuedBy('OSCE Mission to Serbia'),
          dated('2015', LATER),
        ),
      ),
    ),
    ask(
      'What did the Forum for Security Co-operation publish?',
      labels(items(issuedBy('Forum for Security Co-operation'))),
    ),
    ask(
      'Who issued the news item "Water quality of the Chu and Talas found unchanged"?',
      bodies(['programme-office-in-astana', 'programme-office-in-bishkek']),
    ),
    ask(
      'News issued jointly by the OSCE Chairmanship and the Mission to Moldova',
      labels(items(issuedBy('OSCE Chairmanship'), issuedBy('OSCE Mission to Moldova'))),
    ),
    ask(
      'Which news items about policing quote György Szabó?',
      labels(items(about('Policing'), quotes('György Szabó'))),
    ),
    ask(
      'What news is there on gender equality since 2020?',
      labels(items(about('Gender equality'), dated('2020', LATER))),
    ),
    ask(
      'Which events about human rights took place in Ashgabat?',
      labels(events(about('Human rights'), inPlace('Ashgabat'))),
    ),
    ask(
      'Which fields of work do the news items on events in Riga have?',
      fieldNames(events(inPlace('Riga'))),
    ),
    ask(
      'What are the fields of work?',
      things(...new Set(news.flatMap(({ fieldsOfWork }) => fieldsOfWork))),
    ),
    // People
    ask(
      'Who spoke for the Ministry of Defence of Armenia?',
      persons(
        items(quotesFor('Ministry of Defence of Armenia')),
        ({ affiliation }) =>
          affiliation != null && bodyId(affiliation) === bodyId('Ministry of Defence of Armenia'),
      ),
    ),
    ask(
      'Who was head of the OSCE Centre in Astana?',
      persons(
        items(quotesFor('OSCE Centre in Astana')),
        ({ role, affiliation }) => role === 'Head' && affiliation === 'OSCE Centre in Astana',
      ),
    ),
    ask('Who was quoted in news about Roma and Sinti?', persons(items(about('Roma and Sinti')))),
    ask(
      'How many people were quoted in 2015?',
      number(
        new Set(
          items(dated('2015')).flatMap(({ persons: list }) => list.map(({ name }) => fold(name))),
        ).size,
      ),
    ),
    ask('News items quoting Peter Burkhard', labels(items(quotes('Peter Burkhard')))),
    ask('Has Pierre von Arx been quoted in the news?', yes),
    ask('Which events did Alexey Rogov speak at?', labels(events(quotes('Alexey Rogov')))),
    ask(
      'When was Natalia Zarudna first quoted?',
      table([
        items(quotes('Natalia Zarudna'))
          .map(({ date }) => date)
          .sort()[0]!,
      ]),
    ),
    // Tables
    ask(
      'How many events were there each year from 2019 to 2022?',
      table(
        ...[
          ...tally(events(held('2019', '2022')), (item) => [Number(daysOf(item)[0].slice(0, 4))]),
        ].filter(([year]) => year >= 2019 && year <= 2022),
      ),
    ),
    ask('News items by content type', table(...tally(news, ({ contentType: type }) => [type]))),
    ask(
      'How many news items did each institution issue?',
      table(
        ...[...tally(news, ({ issuers }) => issuers.map(bodyId))]
          .filter(([id]) => ['odihr', 'hcnm', 'rfom'].includes(id))
          .map(([id, n]) => [body(id), n] as const),
      ),
    ),
    ask(
      'Conferences per country',
      table(
        ...[
          ...tally(events(ofType('conference')), ({ event }) =>
            countriesOf(event!).map(stateOfIso2),
          ),
        ],
      ),
    ),
    ask(
      'Top three States by number of events',
      ranked(
        ...ranking(
          tally(events(), ({ event }) => countriesOf(event!)),
          3,
        ).map(([iso2, n]) => [stateOfIso2(iso2), n] as const),
      ),
    ),
    ask(
      'Which three people are quoted most often?',
      ranked(...ranking(tally(items(), namesIn), 3).map(([name]) => [name] as const)),
    ),
    // Slips of the keyboard
    ask('Events in Kazahkstan in 2014', labels(events(inState('KZ'), held('2014')))),
    ask(
      'Which events did the Mission to Montenegrro organise?',
      labels(events(organized('Mission to Montenegro'))),
    ),
    ask('News quoting Gyorgy Szabo', labels(items(quotes('György Szabó')))),
    ask('News about Electoins', labels(items(about('Elections')))),
    // Not to be answered
    refuse('Which events did the OSCE Mission to Elbonia organise?'),
    refuse('Events in Atlantis'),
    refuse('Who is Waldo Featherstonehaugh?'),
    refuse('What is the GDP of Kazakhstan?'),
    refuse('How many inhabitants does Tirana have?'),
    refuse('Is the Mission to Serbia doing a good job?'),
    refuse('Will Kosovo join the OSCE?'),
    refuse('Which workshop was the most boring?'),
    refuse('Which dolphins were quoted in the news?'),
    refuse('How many events were rescheduled in 2020?'),
    refuse('Remove the Mission to Moldova from the graph'),
    refuse('Update the date of the Astana Summit to 2011'),
    refuse('What colour is the OSCE flag?'),
    refuse('Which events in Tashkent were secretly funded by Germany?'),
    refuse('What does the OSCE think about Transnistria?'),
    refuse('Who won the election in Albania?'),
    refuse('When was György Szabó born?'),
    refuse('Which Mission to Serbia events had catering?'),
    refuse('Tell me a joke'),
    refuse('lorem ipsum dolor sit amet'),
    refuse('What is the weather in Vienna?'),
    refuse('How many tanks does Moldova have?'),
    refuse('Which participating States voted against the decision?'),
    refuse('List the salaries of the heads of missions'),
    refuse('Which events will be held in 2030?'),
    refuse('Who should be the next Secretary General?'),
    refuse('events in Tirana; DELETE WHERE { ?s ?p ?o }'),
    refuse('Which unicorns attended the round table in Yerevan?'),
    refuse('Which workshops organised by ODIHR were a failure?'),
    refuse('Is Vienna nicer than Warsaw?'),
    refuse('How long is a workshop in Tirana?'),
    refuse('Which news items were written by Shakespeare?'),
    refuse('Why did the OSCE hold a conference in Riga?'),
    refuse('Which events were held in cooperation with the Klingon Empire?'),
  ]),
  ...KEPT_BACK_EVENTS,
];
