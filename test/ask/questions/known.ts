/** Questions that the grammar was developed with. */
import {
  activeOperations,
  bodyId,
  countriesOf,
  chairs,
  closedOperations,
  news,
  partners,
  states,
  structures,
} from '../facts.js';
import {
  EARLIER,
  about,
  contentType,
  dated,
  daysOf,
  events,
  fieldOperationsOf,
  inPlace,
  issuedBy,
  items,
  namesIn,
  not,
  ofProject,
  ofType,
  quotes,
  quotesFor,
  ranking,
  stateOfIso2,
  tally,
  top,
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
  some,
  stateNames,
  statesGold,
  table,
  things,
  unitsOf,
  yes,
} from '../question.js';
import { KNOWN_EVENTS } from './known-events.js';

/** The years with the most news items. */
const newsYears = (): number[] =>
  top(tally(items(), ({ date }) => (date ? [Number(date.slice(0, 4))] : [])));

export const KNOWN: readonly Question[] = [
  ...inEveryChoice(() => [
    // States and partners
    ask(
      'Which countries became participating States in 1996?',
      statesGold(joined((day) => day.startsWith('1996'))),
    ),
    ask('What States joined after 1992?', statesGold(joined((day) => day > '1993'))),
    ask('How many participating States does the OSCE have?', number(57)),
    ask(
      'how many states joined the osce between 1991 and 1993',
      number(joined((day) => day >= '1991' && day < '1994').length),
    ),
    ask(
      'When did Andorra join the OSCE?',
      table([states.find(({ name }) => name === 'Andorra')!.joined!]),
    ),
    ask('In which year did Montenegro join?', table([2006]), number(2006)),
    ask('Is Mongolia a participating State?', yes),
    ask('Is Tunisia a Mediterranean Partner for Co-operation?', yes),
    ask('Did Latvia join the OSCE before 1995?', yes),
    ask('Did Malta join after 1990?', no),
    ask('Which was the last State to join the OSCE?', things('Mongolia')),
    ask('Which participating State joined most recently?', things('Mongolia')),
    ask('What is the capital of Kyrgyzstan?', things('Bishkek')),
    ask("What is Liechtenstein's capital?", things('Vaduz')),
    ask(
      'Asian partners of the OSCE',
      things(
        ...partners
          .filter(({ group }) => group?.startsWith('asian'))
          .map(({ name, altNames = [], officialName }) => [name, officialName, ...altNames]),
      ),
    ),
    ask('How many Partners for Co-operation are there?', number(11)),
    ask('Since when has Australia been a partner?', table([2009]), number(2009)),
    ask('Which States joined on 25 June 1973?', statesGold(joined((day) => day === '1973-06-25'))),
    // Chairs, summits, councils
    ask(
      'Who chaired the OSCE in 2014?',
      things(stateNames('Switzerland')),
      things('Didier Burkhalter'),
    ),
    ask('Which country held the Chairpersonship in 2008?', things('Finland')),
    ask('Who was the Chairperson-in-Office in 2019?', things('Miroslav Lajčák')),
    ask(
      'In which years did Austria chair the OSCE?',
      table([2000], [2017]),
      things('2000', '2017'),
    ),
    ask('Has Sweden ever chaired the OSCE?', yes),
    ask('Did France chair the OSCE in 2010?', no),
    ask(
      'How many times has Germany chaired the OSCE?',
      number(chairs.filter(({ stateLabel }) => stateLabel === 'Germany').length),
    ),
    ask(
      'Which States have chaired the OSCE more than once?',
      things(
        ...['Germany', 'Sweden', 'Italy', 'Switzerland', 'Poland', 'Austria', 'Finland']
          .filter((name) => chairs.filter(({ stateLabel }) => stateLabel === name).length > 1)
          .map(stateNames),
      ),
    ),
    ask('Where was the 1996 Summit held?', things('Lisbon')),
    ask(
      'Which Ministerial Councils were held in Vienna?',
      meetingsThat(({ kind, city }) => kind === 'ministerial-council' && city === 'Vienna'),
    ),
    ask(
      'List all OSCE summits',
      meetingsThat(({ kind }) => kind === 'summit'),
    ),
    ask('How many Summits have there been?', number(7)),
    ask('When did the Astana Summit take place?', table(['2010-12-01', '2010-12-02'])),
    ask('Where did the Ministerial Council meet in 2016?', things('Hamburg')),
    ask('In which city was the 2023 Ministerial Council held?', things('Skopje')),
    // Bodies
    ask('What is the seat of the High Commissioner on National Minorities?', things('The Hague')),
    ask('Where does the Documentation Centre in Prague have its seat?', things('Prague')),
    ask('In which city is the OSCE Parliamentary Assembly located?', things('Copenhagen')),
    ask(
      'Which institutions are based in Vienna?',
      bodies(
        structures
          .filter(({ type, seat }) => type === 'institution' && seat?.city === 'Vienna')
          .map(({ id }) => id),
      ),
    ),
    ask('When was the Mission to Moldova established?', table(['1993-02-04'])),
    ask(
      'When was the OSCE Mission to Croatia closed?',
      table(['2007-12-31']),
      table([closedOperations.find(({ id }) => id === 'mission-to-croatia')!.to!]),
    ),
    ask('How many field operations does the OSCE have today?', number(activeOperations.length)),
    ask('How many active field operations are there?', number(activeOperations.length)),
    ask('List the closed field operations', bodies(closedOperations.map(({ id }) => id))),
    ask('Which field operations are active?', bodies(activeOperations.map(({ id }) => id))),
    ask('Which State hosts the Presence in Albania?', things('Albania')),
    ask('Which field operations have worked in Ukraine?', operationsIn('ukraine')),
    ask(
      'What is the successor of the OSCE Office in Baku?',
      bodies(['project-co-ordinator-in-baku']),
    ),
    ask(
      'Which units belong to the Transnational Threats Department?',
      unitsOf('transnational-threats-department'),
    ),
    ask('Is ODIHR an institution of the OSCE?', yes),
    ask('Is the HCNM based in Vienna?', no),
    ask('What does HCNM stand for?', things(body('hcnm'))),
    ask('Ministries of Norway', ministriesOf('norway')),
    ask('What is the defence ministry of Austria called?', ministriesOf('austria', 'defence')),
    ask('How is the Polish interior ministry called?', ministriesOf('poland', 'interior')),
    // News
    ask('News about media freedom', labels(items(about('Media freedom and development')))),
    ask(
      'How many news items deal with human trafficking?',
      count(items(about('Combating trafficking in human beings'))),
    ),
    ask(
      'Press releases issued by ODIHR',
      labels(items(contentType('Press release'), issuedBy('ODIHR'))),
    ),
    ask('Which spot reports were published?', labels(items(contentType('Spot report')))),
    ask(
      'Which news items were issued by the Parliamentary Assembly?',
      labels(items(issuedBy('OSCE Parliamentary Assembly'))),
    ),
    ask(
      'News items on Roma and Sinti in 2019',
      labels(items(about('Roma and Sinti'), dated('2019'))),
    ),
    ask('events about cyber security', labels(events(about('Cyber/ICT Security')))),
    ask(
      'Which workshops dealt with migration?',
      labels(events(ofType('workshop'), about('Migration'))),
    ),
    ask('What news was issued in May 2018?', labels(items(dated('2018-05')))),
    ask(
      'How many press releases were issued before 2010?',
      count(items(contentType('Press release'), dated(EARLIER, '2009'))),
    ),
    ask(
      'Which fields of work does the news item "Ten years of the OSCE Centre in Astana" have?',
      fieldNames(items((item) => item.label === 'Ten years of the OSCE Centre in Astana')),
    ),
    ask(
      'News about elections that does not concern youth',
      labels(items(about('Elections'), not(about('Youth')))),
    ),
    // People
    ask('Who was quoted in 2006?', persons(items(dated('2006')))),
    ask('In which news items is György Szabó quoted?', labels(items(quotes('György Szabó')))),
    ask('How many news items quote Ivar Vikki?', count(items(quotes('Ivar Vikki')))),
    ask(
      'Who spoke on behalf of ODIHR?',
      persons(
        items(quotesFor('ODIHR')),
        ({ affiliation }) => affiliation != null && bodyId(affiliation) === 'odihr',
      ),
    ),
    ask(
      'Who has headed the Mission to Georgia?',
      persons(
        items(quotesFor('OSCE Mission to Georgia')),
        ({ role, affiliation }) => role === 'Head' && affiliation === 'OSCE Mission to Georgia',
      ),
    ),
    ask(
      'Was Andrew Tesoriere quoted in 2012?',
      some(items(quotes('Andrew Tesoriere'), dated('2012'))),
    ),
    ask('Who spoke in Korça?', persons(events(inPlace('Korça')))),
    ask(
      'Which people were quoted in more than five news items?',
      things(
        ...[...tally(news, ({ persons: list }) => list.map(({ name }) => name))]
          .filter(([, n]) => n > 5)
          .map(([name]) => name),
      ),
    ),
    // Projects
    ask(
      'Which projects are there?',
      things(...new Set(news.flatMap(({ project }) => (project ? [project.title] : [])))),
    ),
    ask(
      'Events within the project Media Law School',
      labels(events(ofProject('Media Law School'))),
    ),
    ask(
      'Which news items are about the Media Law School?',
      labels(items(ofProject('Media Law School'))),
    ),
    ask(
      'Which project was the event "Last graduates of Georgian border programme" part of?',
      things('Transitional Institutional Support Programme'),
    ),
    // Tables and rankings
    ask(
      'Number of events per country',
      table(
        ...[...tally(events(), ({ event }) => countriesOf(event!))].map(
          ([iso2, n]) => [stateOfIso2(iso2), n] as const,
        ),
      ),
    ),
    ask(
      'Workshops per year',
      table(...tally(events(ofType('workshop')), (item) => [Number(daysOf(item)[0].slice(0, 4))])),
    ),
    ask(
      'Top two field operations by number of events',
      ranked(
        ...ranking(tally(events(), fieldOperationsOf), 2).map(([id, n]) => [body(id), n] as const),
      ),
    ),
    ask(
      'Which year had the most news items?',
      number(newsYears()[0]!),
      table(...newsYears().map((year) => [year] as const)),
    ),
    ask(
      'In which year did the most events take place?',
      things(...top(tally(events(), (item) => [daysOf(item)[0].slice(0, 4)]))),
      table([Number(top(tally(events(), (item) => [daysOf(item)[0].slice(0, 4)]))[0]!)]),
    ),
    ask('Which country hosted the most events?', things('Kazakhstan')),
    ask('Which field of work has the fewest news items?', things('Cyber/ICT Security')),
    ask('Top 3 people by number of news items', ranked(...ranking(tally(items(), namesIn), 3))),
    // What must not be answered
    refuse('Which events did the Mission to Narnia organise?'),
    refuse('Events organised by the Presence in Armenia'),
    refuse('Which events took place in Pinsk?'),
    refuse('What did György Szabó say?'),
    refuse('Why was the Office in Baku closed?'),
    refuse('What is the budget of ODIHR?'),
    refuse('How much did the workshops in Tashkent cost?'),
    refuse('Which successful events did ODIHR organise?'),
    refuse('Which female experts were quoted in 2019?'),
    refuse('Which events will ODIHR organise?'),
    refuse('Should Kazakhstan chair the OSCE again?'),
    refuse('Which field operation is the best?'),
    refuse('Who is the most influential person in the OSCE?'),
    refuse('How many workshops were postponed?'),
    refuse('Which events took place on Mars?'),
    refuse('Is Switzerland a member of NATO?'),
    refuse('Which States left the OSCE?'),
    refuse('Insert a new event in Vienna'),
    refuse('Rename the Mission to Serbia'),
    refuse('Where is ODIHR based and who chaired the OSCE in 2021?'),
    refuse('How many journalists attended the conference in Astana?'),
    refuse('Which events about astronomy were there?'),
    refuse('News about penguins'),
    refuse('Who is the king of Sweden?'),
    refuse('What percentage of events took place in Kazakhstan?'),
    refuse('What was the average number of participants?'),
    refuse('Which events in Albania were not attended by ministers?'),
    refuse('Which workshops were organised by Ruritania?'),
    refuse('Were all workshops in Tashkent funded by Germany?'),
    refuse('hello'),
    refuse('?'),
    refuse('the the the'),
    refuse('events events events'),
    refuse('Which events did the ministry organise?'),
    refuse('When will the next Summit take place?'),
    refuse('How many events took place last year?'),
    refuse('Which events did Organization X organise?'),
    refuse('Show me the most important workshops'),
    refuse('SELECT * WHERE { ?s ?p ?o }'),
    refuse('Which events took place in Tirana near the river?'),
  ]),
  ...KNOWN_EVENTS,
];
