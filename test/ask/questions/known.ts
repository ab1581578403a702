/** Questions that the grammar was developed with. */
import {
  LATER,
  EARLIER,
  about,
  activeOperations,
  bodiesOf,
  bodyId,
  chairs,
  closedOperations,
  contentType,
  dated,
  daysOf,
  events,
  fieldOperationsOf,
  funded,
  held,
  helped,
  hosted,
  inPlace,
  inState,
  issuedBy,
  items,
  ministries,
  news,
  not,
  ofProject,
  ofType,
  online,
  operations,
  organized,
  organizedByKind,
  organizersOf,
  participants,
  partners,
  quotes,
  quotesFor,
  ranking,
  stateOfIso2,
  states,
  structures,
  summits,
  supported,
  tally,
  top,
} from '../facts.js';
import {
  ask,
  bodies,
  body,
  count,
  fieldNames,
  labels,
  no,
  number,
  persons,
  ranked,
  refuse,
  some,
  stateNames,
  statesGold,
  table,
  things,
  yes,
  inEveryChoice,
  type Question,
} from '../question.js';

const joined = (test: (day: string) => boolean): string[] =>
  states.filter((state) => state.joined !== null && test(state.joined)).map(({ name }) => name);
const meetingsThat = (test: (meeting: (typeof summits)[number]) => boolean) =>
  things(...summits.filter(test).map(({ name }) => name));

export const KNOWN: readonly Question[] = inEveryChoice(() => [
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
  ask('In which years did Austria chair the OSCE?', table([2000], [2017]), things('2000', '2017')),
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
  refuse('How many field operations does the OSCE have today?'),
  ask('How many active field operations are there?', number(activeOperations.length)),
  ask('List the closed field operations', bodies(closedOperations.map(({ id }) => id))),
  ask('Which field operations are active?', bodies(activeOperations.map(({ id }) => id))),
  ask('Which State hosts the Presence in Albania?', things('Albania')),
  ask(
    'Which field operations have worked in Ukraine?',
    bodies(operations.filter(({ hostState }) => hostState === 'ukraine').map(({ id }) => id)),
  ),
  ask(
    'What is the successor of the OSCE Office in Baku?',
    bodies(['project-co-ordinator-in-baku']),
  ),
  ask(
    'Which units belong to the Transnational Threats Department?',
    bodies(
      structures
        .filter(({ parent }) => parent === 'transnational-threats-department')
        .map(({ id }) => id),
    ),
  ),
  ask('Is ODIHR an institution of the OSCE?', yes),
  ask('Is the HCNM based in Vienna?', no),
  ask('What does HCNM stand for?', things(body('hcnm'))),
  ask(
    'Ministries of Norway',
    bodies(ministries.filter(({ state }) => state === 'norway').map(({ id }) => id)),
  ),
  ask(
    'What is the defence ministry of Austria called?',
    bodies(
      ministries
        .filter(({ state, kind }) => state === 'austria' && kind === 'defence')
        .map(({ id }) => id),
    ),
  ),
  ask(
    'How is the Polish interior ministry called?',
    bodies(
      ministries
        .filter(({ state, kind }) => state === 'poland' && kind === 'interior')
        .map(({ id }) => id),
    ),
  ),
  // Events: place, time, kind
  ask('Which seminars were held in Almaty?', labels(events(ofType('seminar'), inPlace('Almaty')))),
  ask('conferences in Kazakhstan', labels(events(ofType('conference'), inState('KZ')))),
  ask(
    'Give me the conferences that took place in Astana in 2017',
    labels(events(ofType('conference'), inPlace('Astana'), held('2017'))),
  ),
  ask(
    'How many training courses took place in Ashgabat?',
    count(events(ofType('training'), inPlace('Ashgabat'))),
  ),
  ask(
    'How many workshops were organised in 2013?',
    count(events(ofType('workshop'), held('2013'))),
  ),
  ask(
    'What events were held in Kosovo since 2013?',
    labels(events(inState('XK'), held('2013', LATER))),
  ),
  ask(
    'Which events happened in Skopje before 2010?',
    labels(events(inPlace('Skopje'), held(EARLIER, '2009'))),
  ),
  ask('List visits between 2020 and 2022', labels(events(ofType('visit'), held('2020', '2022')))),
  ask('Events in Georgia', labels(events(inState('GE')))),
  ask('Was there a workshop in Riga?', some(events(ofType('workshop'), inPlace('Riga')))),
  ask(
    'Were any seminars held in Minsk in 2010?',
    some(events(ofType('seminar'), inPlace('Minsk'), held('2010'))),
  ),
  ask('Did any event take place in Paris?', yes),
  ask(
    'Have there been summer schools in Montenegro?',
    some(events(ofType('summer school'), inState('ME'))),
  ),
  ask('Which online events took place in 2020?', labels(events(online, held('2020')))),
  ask('Which events were held online in 2021?', labels(events(online, held('2021')))),
  ask(
    'What was the first event in Budva?',
    labels(
      events(inPlace('Budva'))
        .sort((left, right) => daysOf(left)[0].localeCompare(daysOf(right)[0]))
        .slice(0, 1),
    ),
  ),
  ask(
    'Show the latest conference in Astana',
    labels(
      events(ofType('conference'), inPlace('Astana'))
        .sort((left, right) => daysOf(right)[0].localeCompare(daysOf(left)[0]))
        .slice(0, 1),
    ),
  ),
  ask('Which events took place in Yerevan or Baku?', labels(events(inPlace('Yerevan', 'Baku')))),
  ask(
    'Which conferences were held in Kyrgyzstan but not in Bishkek?',
    labels(events(ofType('conference'), inState('KG'), not(inPlace('Bishkek')))),
  ),
  ask(
    'Trainings in Albania except in Tirana',
    labels(events(ofType('training'), inState('AL'), not(inPlace('Tirana')))),
  ),
  ask(
    'In which countries did the Conflict Prevention Centre organise events?',
    things(
      ...[
        ...tally(events(organized('Conflict Prevention Centre')), ({ event }) =>
          event!.countryIso2 ? [event!.countryIso2] : [],
        ).keys(),
      ].map(stateOfIso2),
    ),
  ),
  refuse('When did the conference in Riga take place?'),
  ask(
    'Where did the event "Last graduates of Georgian border programme" take place?',
    things('Tbilisi'),
  ),
  ask(
    'When was "New academic year and new curriculum at the Baku Police School"?',
    table([daysOf(news.find(({ label }) => label.startsWith('New academic year'))!)[0]]),
  ),
  // Events: who
  ask('Which events did ODIHR organise?', labels(events(organized('ODIHR')))),
  ask(
    'How many events did the Mission to Skopje organise?',
    count(events(organized('Mission to Skopje'))),
  ),
  ask(
    'Events organized by the Mission to Montenegro in 2024',
    labels(events(organized('Mission to Montenegro'), held('2024'))),
  ),
  ask(
    'Workshops run by the Project Co-ordinator in Uzbekistan',
    labels(events(ofType('workshop'), organized('Project Co-ordinator in Uzbekistan'))),
  ),
  ask(
    'Which seminars did the OSCE Centre in Astana hold in Almaty?',
    labels(events(ofType('seminar'), organized('OSCE Centre in Astana'), inPlace('Almaty'))),
  ),
  ask(
    'Which events were organised jointly by ODIHR and the Mission to Serbia?',
    labels(events(organized('ODIHR', 'Mission to Serbia'))),
  ),
  ask(
    'What events did the Office in Yerevan organise together with the Police of Armenia?',
    labels(events(organized('OSCE Office in Yerevan', 'Police of Armenia'))),
  ),
  ask(
    'Which events did the Conflict Prevention Centre co-organise with the OSCE Centre in Astana?',
    labels(events(organized('Conflict Prevention Centre', 'OSCE Centre in Astana'))),
  ),
  ask(
    'Events by the Centre in Ashgabat in co-operation with the Ministry of Foreign Affairs of Turkmenistan',
    labels(
      events(
        organized('Centre in Ashgabat'),
        helped('Ministry of Foreign Affairs of Turkmenistan'),
      ),
    ),
  ),
  ask(
    'Who organised the events in Kumanovo?',
    bodies(events(inPlace('Kumanovo')).flatMap(organizersOf)),
  ),
  ask(
    'Who funded events in Ukraine?',
    things(
      ...new Set(
        events(inState('UA'))
          .flatMap((item) => bodiesOf(item, 'funder'))
          .map(({ name }) =>
            name === 'Ministry of Foreign Affairs of Denmark'
              ? 'Ministry of Foreign Affairs (Denmark)'
              : name,
          ),
      ),
    ),
  ),
  ask('Which events were funded by Finland?', labels(events(funded('Finland')))),
  ask('Which events did Germany finance?', labels(events(funded('Germany')))),
  ask(
    'How many events were funded by the European Union?',
    count(events(funded('European Union'))),
  ),
  ask(
    'Which events were hosted by the Presence in Albania?',
    labels(events(hosted('Presence in Albania'))),
  ),
  ask(
    'Which events were supported by the Mission to Skopje?',
    labels(events(supported('Mission to Skopje'))),
  ),
  ask(
    'Which field operations organised summer schools?',
    bodies(events(ofType('summer school')).flatMap(fieldOperationsOf)),
  ),
  ask(
    'Which ministries co-organised events with the OSCE Office in Tajikistan?',
    bodies(
      events(organized('OSCE Office in Tajikistan'))
        .flatMap(organizersOf)
        .filter((id) => ministries.some((each) => each.id === id)),
    ),
  ),
  ask(
    'Which events were organised by a field operation and an NGO?',
    labels(events(organizedByKind('field-operation'), organizedByKind('ngo'))),
  ),
  ask(
    'Events organised by a field operation with a ministry of defence',
    labels(events(organizedByKind('field-operation'), organizedByKind('ministry-defence'))),
  ),
  ask(
    'Which events were organised by ODIHR but not in Warsaw?',
    labels(events(organized('ODIHR'), not(inPlace('Warsaw')))),
  ),
  ask('Did the Mission to Moldova organise an event in Chisinau in 2005?', yes),
  ask(
    'Did ODIHR and the High Commissioner on National Minorities jointly organise an event?',
    some(events(organized('ODIHR', 'HCNM'))),
  ),
  ask(
    'Which field operation organised the most events?',
    bodies(top(tally(events(), fieldOperationsOf))),
  ),
  ask(
    'Which field operations organised more than eight events?',
    bodies([...tally(events(), fieldOperationsOf)].filter(([, n]) => n > 8).map(([id]) => id)),
  ),
  ask(
    'Which field operations organised at least three workshops?',
    bodies(
      [...tally(events(ofType('workshop')), fieldOperationsOf)]
        .filter(([, n]) => n >= 3)
        .map(([id]) => id),
    ),
  ),
  ask(
    'Did more events take place in Albania than in Serbia?',
    events(inState('AL')).length > events(inState('RS')).length ? yes : no,
  ),
  ask(
    'Did the Mission to Skopje organise more events than ODIHR?',
    events(organized('Mission to Skopje')).length > events(organized('ODIHR')).length ? yes : no,
  ),
  // Participants
  ask('Which event had the most participants?', labels(events(participants((n) => n === 6300)))),
  ask(
    'How many people took part in "Training for Georgian border guards in four centres"?',
    number(800),
  ),
  ask(
    'Workshops with at least 50 participants',
    labels(
      events(
        ofType('workshop'),
        participants((n) => n >= 50),
      ),
    ),
  ),
  ask('Events with fewer than 10 participants', labels(events(participants((n) => n < 10)))),
  ask(
    'How many events in Kyrgyzstan had more than 50 participants?',
    count(
      events(
        inState('KG'),
        participants((n) => n > 50),
      ),
    ),
  ),
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
  ask('Events within the project Media Law School', labels(events(ofProject('Media Law School')))),
  ask(
    'Which project was the event "Last graduates of Georgian border programme" part of?',
    things('Transitional Institutional Support Programme'),
  ),
  // Tables and rankings
  ask(
    'Number of events per country',
    table(
      ...[...tally(events(), ({ event }) => (event!.countryIso2 ? [event!.countryIso2] : []))].map(
        ([iso2, n]) => [stateOfIso2(iso2), n] as const,
      ),
    ),
  ),
  ask(
    'Workshops per year',
    table(...tally(events(ofType('workshop')), (item) => [Number(daysOf(item)[0].slice(0, 4))])),
  ),
  ask(
    'Top three field operations by number of events',
    ranked(
      ...ranking(tally(events(), fieldOperationsOf), 3).map(([id, n]) => [body(id), n] as const),
    ),
  ),
  ask('Which year had the most news items?', number(2013), table([2013])),
  ask(
    'In which year did the most events take place?',
    things(...top(tally(events(), (item) => [daysOf(item)[0].slice(0, 4)]))),
    table([Number(top(tally(events(), (item) => [daysOf(item)[0].slice(0, 4)]))[0]!)]),
  ),
  ask('Which country hosted the most events?', things('Kazakhstan')),
  ask('Which field of work has the fewest news items?', things('Cyber/ICT Security')),
  ask(
    'Top 3 people by number of news items',
    ranked(['György Szabó', 10], ['Jeannette Kloetzer', 8], ['Andrew Tesoriere', 6]),
  ),
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
]);
