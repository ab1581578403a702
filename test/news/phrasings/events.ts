/**
 * Ways in which news items say what, when, where, with how many and under which project. The
 * sentences and what is in them are made up.
 */
import type { Phrasing } from './parts.js';

/** When. The items are dated 20 May 2015. */
export const DATES: readonly Phrasing[] = [
  ['A course was held in Osh from 11 to 13 May.', 'startDate: 2015-05-11', 'endDate: 2015-05-13'],
  [
    'A course was held in Osh from 11 May until 13 May 2015.',
    'startDate: 2015-05-11',
    'endDate: 2015-05-13',
  ],
  [
    'Between 28 April and 2 May 2015, a camp was held in Osh.',
    'startDate: 2015-04-28',
    'endDate: 2015-05-02',
  ],
  [
    'A seminar was held in Osh on 30 April and 1 May 2015.',
    'startDate: 2015-04-30',
    'endDate: 2015-05-01',
  ],
  [
    'The seminar in Osh (12-14 May) dealt with water.',
    'startDate: 2015-05-12',
    'endDate: 2015-05-14',
  ],
  ['The two-day seminar concluded in Osh yesterday.', 'endDate: 2015-05-19'],
  ['A five-day course started in Osh today.', 'startDate: 2015-05-20'],
  ['The seminar that ended in Osh on 15 May was about water.', 'endDate: 2015-05-15'],
  [
    'A seminar in Osh, which opened on 14 May and closed on 16 May, was about water.',
    'startDate: 2015-05-14',
    'endDate: 2015-05-16',
  ],
  ['On Friday, 15 May 2015, a seminar was held in Osh.', 'startDate: 2015-05-15'],
  [
    'A seminar took place over three days, from 12 to 14 May 2015, in Osh.',
    'startDate: 2015-05-12',
    'endDate: 2015-05-14',
  ],
  [
    'Officers trained for a week in Osh before their course came to its end on 15 May.',
    'endDate: 2015-05-15',
  ],
  [
    'A camp which is to last until 24 May has been opened in Osh today.',
    'startDate: 2015-05-20',
    'endDate: 2015-05-24',
  ],
  [
    'A seminar was held in Osh on the 14th and 15th of May 2015.',
    'startDate: 2015-05-14',
    'endDate: 2015-05-15',
  ],
  [
    'The week of 11 to 15 May was filled with a course in Osh.',
    'startDate: 2015-05-11',
    'endDate: 2015-05-15',
  ],
  [
    'A conference will be held in Osh on 3 and 4 June 2015.',
    'startDate: 2015-06-03',
    'endDate: 2015-06-04',
  ],
  [
    'The law of 12 March 2012 was explained at a seminar in Osh on 14 May 2015.',
    'startDate: 2015-05-14',
  ],
  [
    'On 14 May 2015 a seminar in Osh looked back at the elections of 5 October 2014.',
    'startDate: 2015-05-14',
  ],
  ['A seminar in Osh drew up rules, to be adopted by 1 July 2015.'],
  ['Applications for the course in Osh are open until 30 May 2015.'],
  [
    'From the evening of 13 May to the morning of 15 May 2015, an exercise was held in Osh.',
    'startDate: 2015-05-13',
    'endDate: 2015-05-15',
  ],
  [
    'An exercise was held in Osh on 13, 14 and 15 May 2015.',
    'startDate: 2015-05-13',
    'endDate: 2015-05-15',
  ],
  ['A seminar was held in Osh on 14–15 May 2015.', 'startDate: 2015-05-14', 'endDate: 2015-05-15'],
  [
    'Two seminars were held, the first in Osh on 5 May and the second in Talas on 7 May 2015.',
    'startDate: 2015-05-05',
    'startDate: 2015-05-07',
  ],
];

/** Where. */
export const PLACES: readonly Phrasing[] = [
  ['A seminar was held in the city of Mostar.', 'place: Mostar'],
  ['A seminar was held in the town of Kumanovo in the north of the country.', 'place: Kumanovo'],
  ['A seminar was held at the Hotel Splendid in Budva.', 'place: Budva'],
  ['Seminars were held in Osh, Batken and Talas.', 'place: Osh', 'place: Batken', 'place: Talas'],
  ['A seminar was held in Shkodra, Albania.', 'place: Shkodra'],
  ['A seminar was held in the Albanian city of Shkodra.', 'place: Shkodra'],
  ['A seminar was held in Albania’s capital, Tirana.', 'place: Tirana'],
  ['A seminar was held in the mountain resort of Kolašin.', 'place: Kolašin'],
  ['A camp was held at Lake Ohrid.', 'place: Lake Ohrid'],
  ['A camp was held on the shores of Lake Issyk-Kul.', 'place: Lake Issyk-Kul'],
  ['A course was held in Khatlon region.', 'place: Khatlon region'],
  ['A course in Vanadzor was about water.', 'place: Vanadzor'],
  ['A course for journalists from Gyumri was held in Vanadzor.', 'place: Vanadzor'],
  ['A study visit took officers from Dushanbe to Vilnius.', 'place: Vilnius'],
  [
    'During a study visit to Riga and Tallinn, officers saw two ports.',
    'place: Riga',
    'place: Tallinn',
  ],
  ['Yerevan was the scene of a mock trial.', 'place: Yerevan'],
  ['The officers gathered in Lviv for a course.', 'place: Lviv'],
  ['In Lviv, a course on first aid was held.', 'place: Lviv'],
  ['The course, which takes place in Lviv, is about first aid.', 'place: Lviv'],
  ['The training took place in and around Gjakovë/Đakovica.', 'place: Gjakovë/Đakovica'],
  ['A round table was held in Mitrovicë/Mitrovica.', 'place: Mitrovicë/Mitrovica'],
  ['A conference brought mayors to Banja Luka.', 'place: Banja Luka'],
  ['The course was held near Naryn.', 'place: Naryn'],
  ['A seminar on water in Central Asia was held online.'],
  ['A seminar on the Helsinki Final Act was held in Novi Pazar.', 'place: Novi Pazar'],
  ['The seminar was held in the library of the University of Osh in Osh.', 'place: Osh'],
];

/** What. */
export const EVENT_TYPES: readonly Phrasing[] = [
  ['A refresher course for judges was held in Osh.', 'eventType: training'],
  ['Judges were trained in Osh.', 'eventType: training'],
  ['A training centre was opened in Osh with a ceremony.', 'eventType: ceremony'],
  ['A roundtable discussion on water was held in Osh.', 'eventType: round table'],
  ['A scientific conference on water was held in Osh.', 'eventType: conference'],
  ['Judges met in Osh for a two-day workshop.', 'eventType: workshop'],
  ['A study trip led judges to Riga.', 'eventType: study visit'],
  ['A memorandum of understanding was signed in Osh.', 'eventType: signing'],
  ['A new building was inaugurated in Osh.', 'eventType: launch'],
  ['A handbook for judges was presented in Osh.', 'eventType: presentation'],
  ['Five computers were donated in Osh.', 'eventType: handover'],
  ['The winter school of the Academy began in Osh.', 'eventType: summer school'],
  ['An exhibition of photographs was shown in Osh.', 'eventType: exhibition'],
  ['A public hearing on a mine was held in Osh.', 'eventType: hearing'],
  ['A simulation exercise was held in Osh.', 'eventType: exercise'],
  ['A quiz on the environment was held in Osh.', 'eventType: competition'],
  ['The Secretary General visited Osh.', 'eventType: visit'],
  ['A working group met in Osh for its third session.', 'eventType: meeting'],
  ['Students debated in Osh at a panel discussion.', 'eventType: panel discussion'],
  ['Judges from ten countries were in Osh for talks.', 'eventType: meeting'],
  ['A campaign against violence was launched in Osh.', 'eventType: launch'],
  ['Certificates were given to judges at a graduation ceremony in Osh.', 'eventType: ceremony'],
  ['A youth camp was held in Osh.', 'eventType: camp'],
  ['A film festival on human rights was opened in Osh.', 'eventType: festival'],
  ['The annual meeting of judges was held in Osh.', 'eventType: meeting'],
];

/** How many. */
export const NUMBERS: readonly Phrasing[] = [
  ['More than 40 officers attended a course.', 'participantsCount: 40'],
  ['A total of 35 officers attended a course.', 'participantsCount: 35'],
  ['Twenty-two officers, including eight women, attended a course.', 'participantsCount: 22'],
  ['The course was attended by some 120.', 'participantsCount: 120'],
  ['A course for 25 young border guards was held.', 'participantsCount: 25'],
  ['Nineteen were present when the course began.', 'participantsCount: 19'],
  ['The course brought together 60 from all over the country.', 'participantsCount: 60'],
  ['There were thirty participants in the course.', 'participantsCount: 30'],
  ['Participants in the course numbered 28.', 'participantsCount: 28'],
  ['Some two hundred people came to the concert.', 'participantsCount: 200'],
  ['A dozen judges attended a course.', 'participantsCount: 12'],
  ['The course was attended by 14 judges and 11 prosecutors.', 'participantsCount: 14'],
  ['Thirty-one of them took part in the course.', 'participantsCount: 31'],
  ['An audience of 300 filled the hall at the debate.', 'participantsCount: 300'],
  ['Close to 1,500 pupils took part in the competition.', 'participantsCount: 1500'],
  ['Two dozen journalists were trained.', 'participantsCount: 24'],
  ['A course on the Law No. 120 was held.'],
  ['A course was held for the third time in 12 years.'],
  ['Three trainers led the course.'],
  ['The course is the second of five.'],
  ['Officers of six States attended a course.'],
  ['A course was held on the murder of 12 journalists.'],
];

/** Under which project. */
export const PROJECTS: readonly Phrasing[] = [
  [
    'The course was held within the framework of the project “Safe Roads for All”.',
    'projectTitle: Safe Roads for All',
  ],
  [
    'The course is part of an OSCE project called “Safe Roads for All”.',
    'projectTitle: Safe Roads for All',
  ],
  [
    'The course is part of “Safe Roads for All”, a project of the Mission.',
    'projectTitle: Safe Roads for All',
  ],
  [
    'The course was the first under the programme “Safe Roads for All”.',
    'projectTitle: Safe Roads for All',
  ],
  [
    'Under the title “Safe Roads for All”, a project was launched in Osh.',
    'projectTitle: Safe Roads for All',
  ],
  [
    'The course belongs to the extra-budgetary project “Safe Roads for All: Phase II”, which runs until 2016.',
    'projectTitle: Safe Roads for All: Phase II',
  ],
  [
    'The course is part of the Community Policing Project.',
    'projectTitle: Community Policing Project',
  ],
  [
    'The course was held as part of the Border Security Programme of the Office.',
    'projectTitle: Border Security Programme',
  ],
  [
    'With the course, the Safe Roads Initiative enters its second year.',
    'projectTitle: Safe Roads Initiative',
  ],
  [
    'The project, entitled “Safe Roads for All”, is in its second year.',
    'projectTitle: Safe Roads for All',
  ],
  ['The “Safe Roads for All” project has trained 40 officers.', 'projectTitle: Safe Roads for All'],
  [
    'The course is one of the activities of the project with the name “Safe Roads for All”.',
    'projectTitle: Safe Roads for All',
  ],
  ['“It was a good project,” she said of the course.'],
  ['The manual “Safe Roads for All” was used in the course.'],
  ['The Head of the Gender Programme opened the course.'],
];
