/**
 * Ways in which news items say who organises, helps and pays. The sentences and what is in them are
 * made up.
 */

/** A lead, and the parts that a careful reader takes from it. */
export type Phrasing = readonly [lead: string, ...expected: string[]];

/** Who organises. */
export const ORGANIZERS: readonly Phrasing[] = [
  [
    'A training course on first aid was run in Osh by the OSCE Centre in Bishkek.',
    'organiser: OSCE Centre in Bishkek',
  ],
  [
    'The OSCE Mission to Serbia and the Judicial Academy jointly staged the mock trial in Niš.',
    'organiser: OSCE Mission to Serbia',
    'organiser: Judicial Academy',
  ],
  [
    'The seminar, which the OSCE Mission to Montenegro had convened, ended with a quiz.',
    'organiser: OSCE Mission to Montenegro',
  ],
  [
    'The OSCE Office in Yerevan arranged the visit for twelve journalists.',
    'organiser: OSCE Office in Yerevan',
  ],
  [
    'The training, which was organized by the OSCE Mission to Serbia and the Judicial Academy, brought together 30 judges.',
    'organiser: OSCE Mission to Serbia',
    'organiser: Judicial Academy',
  ],
  [
    'The OSCE Mission to Skopje today held a debate on hate speech in Bitola.',
    'organiser: OSCE Mission to Skopje',
  ],
  [
    'The Police Academy and the Ministry of Interior, with the support of the OSCE Mission to Serbia, opened a summer school in Zlatibor.',
    'organiser: Police Academy',
    'organiser: Ministry of Interior',
    'partner: OSCE Mission to Serbia',
  ],
  [
    'The programme of the workshop was put together by the OSCE Presence in Albania and the School of Magistrates.',
    'organiser: OSCE Presence in Albania',
    'organiser: School of Magistrates',
  ],
  [
    'Two bodies ran the course together: the OSCE Centre in Ashgabat and the State Border Service of Turkmenistan.',
    'organiser: OSCE Centre in Ashgabat',
    'organiser: State Border Service of Turkmenistan',
  ],
  [
    'Responsible for the course were the OSCE Mission in Kosovo and the Kosovo Police.',
    'organiser: OSCE Mission in Kosovo',
    'organiser: Kosovo Police',
  ],
  [
    'The invitation to the round table came from the OSCE Office in Baku and the Bar Association of Azerbaijan.',
    'organiser: OSCE Office in Baku',
    'organiser: Bar Association of Azerbaijan',
  ],
  [
    'Participants of the seminar had been brought together by the OSCE Mission to Moldova.',
    'organiser: OSCE Mission to Moldova',
  ],
  [
    'The forum was a joint undertaking of the OSCE Mission to Bosnia and Herzegovina and the Council of Europe.',
    'organiser: OSCE Mission to Bosnia and Herzegovina',
    'organiser: Council of Europe',
  ],
  ['Both seminars were given by the OSCE Centre in Astana.', 'organiser: OSCE Centre in Astana'],
  [
    'Behind the camp stand the OSCE Mission to Skopje and the association Open Bridges.',
    'organiser: OSCE Mission to Skopje',
    'organiser: Open Bridges',
  ],
  [
    'The OSCE Programme Office in Dushanbe’s workshop drew 25 officers.',
    'organiser: OSCE Programme Office in Dushanbe',
  ],
  [
    'At a workshop of the OSCE Programme Office in Dushanbe, 25 officers learned to read X-ray pictures.',
    'organiser: OSCE Programme Office in Dushanbe',
  ],
  [
    'The conference had three organizers: the OSCE Mission to Serbia, UN Women and the Ombudsman’s Office.',
    'organiser: OSCE Mission to Serbia',
    'organiser: UN Women',
    "organiser: Ombudsman's Office",
  ],
  [
    'Organized for the third time by the OSCE Academy in Bishkek, the school lasts two weeks.',
    'organiser: OSCE Academy in Bishkek',
  ],
  [
    'The OSCE Project Co-ordinator in Ukraine has invited thirty judges to a seminar in Odesa.',
    'organiser: OSCE Project Co-ordinator in Ukraine',
  ],
  [
    'It was the OSCE Mission to Montenegro which held the course, together with the Police Directorate.',
    'organiser: OSCE Mission to Montenegro',
    'organiser: Police Directorate',
  ],
  [
    'The event was co-organized by the OSCE Presence in Albania and the Municipality of Shkodra.',
    'organiser: OSCE Presence in Albania',
    'organiser: Municipality of Shkodra',
  ],
  [
    'The OSCE Centre in Bishkek is holding the course jointly with the Ministry of Emergency Situations of Kyrgyzstan.',
    'organiser: OSCE Centre in Bishkek',
    'organiser: Ministry of Emergency Situations of Kyrgyzstan',
  ],
  [
    'The exercise was prepared and led by the OSCE Secretariat and the Armed Forces of Bosnia and Herzegovina.',
    'organiser: OSCE Secretariat',
    'organiser: Armed Forces of Bosnia and Herzegovina',
  ],
  [
    'Thirty mayors met for a seminar on the initiative of the OSCE Mission to Serbia.',
    'organiser: OSCE Mission to Serbia',
  ],
  [
    'At the request of the Ministry of Interior, the OSCE Mission to Skopje held a course on searching cars.',
    'organiser: OSCE Mission to Skopje',
  ],
  [
    'The study visit came about through the OSCE Office in Minsk and the Belarusian Red Cross, which had prepared it for a year.',
    'organiser: OSCE Office in Minsk',
    'organiser: Belarusian Red Cross',
  ],
  [
    'Alongside the Embassy of Italy, the OSCE Presence in Albania organized a concert.',
    'organiser: OSCE Presence in Albania',
    'partner: Embassy of Italy',
  ],
  [
    'The OSCE Mission to Moldova, in tandem with the Ministry of Culture, put on an exhibition in Bender.',
    'organiser: OSCE Mission to Moldova',
    'organiser: Ministry of Culture',
  ],
  [
    'In the hands of the OSCE Centre in Almaty lay the organization of the seminar.',
    'organiser: OSCE Centre in Almaty',
  ],
  [
    'The round table was hosted by the University of Tetovo and organized by the OSCE Mission to Skopje.',
    'organiser: OSCE Mission to Skopje',
  ],
  [
    'The OSCE Office in Tajikistan conducted and the Ministry of Defence of Tajikistan hosted the course.',
    'organiser: OSCE Office in Tajikistan',
  ],
  [
    'As every year, the OSCE Mission to Skopje gathered young politicians for a summer school in Ohrid.',
    'organiser: OSCE Mission to Skopje',
  ],
  [
    'The competition is organized annually by the Ministry of Education and Science of North Macedonia and, since 2012, by the OSCE Mission to Skopje.',
    'organiser: Ministry of Education and Science of North Macedonia',
    'organiser: OSCE Mission to Skopje',
  ],
  [
    'Under the lead of the OSCE Secretariat, officials met for a workshop in Vienna.',
    'organiser: OSCE Secretariat',
  ],
  [
    'The seminar, an initiative of the OSCE Office in Baku and the Constitutional Court, dealt with complaints.',
    'organiser: OSCE Office in Baku',
    'organiser: Constitutional Court',
  ],
  [
    'With the OSCE Mission to Montenegro in charge of the organization, the festival was opened in Kotor.',
    'organiser: OSCE Mission to Montenegro',
  ],
  [
    'The training was offered to 30 teachers by the OSCE High Commissioner on National Minorities.',
    'organiser: OSCE High Commissioner on National Minorities',
  ],
  [
    'The conference was co-hosted by the OSCE Mission to Serbia and the Bar Association.',
    'organiser: OSCE Mission to Serbia',
    'organiser: Bar Association',
  ],
  [
    'The OSCE Mission to Moldova co-hosted the forum with the Ministry of Culture, UNICEF and the Council of Europe.',
    'organiser: OSCE Mission to Moldova',
    'organiser: Ministry of Culture',
    'organiser: UNICEF',
    'organiser: Council of Europe',
  ],
  [
    'The organizers of the forum - the Ministry of Culture, UNICEF and the Police Academy - want more.',
    'organiser: Ministry of Culture',
    'organiser: UNICEF',
    'organiser: Police Academy',
  ],
  [
    'The Ministry of Culture joined hands with UNICEF to organize the forum.',
    'organiser: Ministry of Culture',
    'organiser: UNICEF',
  ],
  [
    'The Ministry of Culture welcomed fifty guests to the Open Bridges forum.',
    'organiser: Ministry of Culture',
  ],
  [
    'The meeting was called by the Permanent Conference of Prosecutors.',
    'organiser: Permanent Conference of Prosecutors',
  ],
  [
    'The Ministry of Culture, which supports the club, was in charge of the event.',
    'organiser: Ministry of Culture',
  ],
  [
    'They work under the guidance of the Police Academy and the Bar Association, who are jointly running the course.',
    'organiser: Police Academy',
    'organiser: Bar Association',
  ],
  [
    'The Programme Offices of the OSCE in Astana and Bishkek organized the trip.',
    'organiser: OSCE Programme Office in Astana',
    'organiser: OSCE Programme Office in Bishkek',
  ],
  [
    'The Ministry of Information Society and Administration and the Bar Association organized the course.',
    'organiser: Ministry of Information Society and Administration',
    'organiser: Bar Association',
  ],
  [
    'It was the Ministry of Culture and the Bar Association that had called them together for the forum.',
    'organiser: Ministry of Culture',
    'organiser: Bar Association',
  ],
  [
    'Forty judges had followed the invitation of the Bar Association to the conference.',
    'organiser: Bar Association',
  ],
  [
    'A workshop was organized under the project “Safe Roads”, which the Police Academy implements with the Bar Association.',
    'organiser: Police Academy',
  ],
  [
    'The forum was organized by the Ministry of Culture and the foundation Step by Step.',
    'organiser: Ministry of Culture',
    'organiser: Step by Step',
  ],
  [
    'Hosts of the conference are the OSCE Presence in Albania and the Ministry of Health.',
    'organiser: OSCE Presence in Albania',
    'organiser: Ministry of Health',
  ],
  [
    'The OSCE Mission to Skopje and the Ministry of Culture were the joint hosts of the concert.',
    'organiser: OSCE Mission to Skopje',
    'organiser: Ministry of Culture',
  ],
  ['The forum was hosted by the Ministry of Culture.', 'organiser: Ministry of Culture'],
  ['The forum was hosted by the University of Tetovo.'],
  [
    'The Ministries of Health and of Culture of Armenia are the organizers of the festival.',
    'organiser: Ministry of Health of Armenia',
    'organiser: Ministry of Culture of Armenia',
  ],
  ['The summer school was run by Teachers without Borders.', 'organiser: Teachers without Borders'],
  [
    'The fair was organized by the Ss. Peter and Paul University and the Bar Association.',
    'organiser: Ss. Peter and Paul University',
    'organiser: Bar Association',
  ],
];

/** Who takes part in the giving and the signing of things. */
export const GIVERS: readonly Phrasing[] = [
  [
    'The OSCE Mission to Skopje donated twelve computers to the Ministry of Justice.',
    'organiser: OSCE Mission to Skopje',
  ],
  [
    'Twelve computers went to the Ministry of Justice today as a gift of the OSCE Mission to Skopje.',
    'organiser: OSCE Mission to Skopje',
  ],
  [
    'The police station in Korça has received two vehicles as a donation from the OSCE Presence in Albania.',
    'organiser: OSCE Presence in Albania',
  ],
  [
    'Two vehicles were handed over to the State Police in Korça by the OSCE Presence in Albania.',
    'organiser: OSCE Presence in Albania',
  ],
  [
    'Handing over ten scanners to the Customs Administration, the OSCE Mission to Serbia closed its project.',
    'organiser: OSCE Mission to Serbia',
  ],
  [
    'A memorandum on joint work was signed by the OSCE Mission to Skopje and the University of Tetovo.',
    'organiser: OSCE Mission to Skopje',
    'organiser: University of Tetovo',
  ],
  [
    'The OSCE Mission to Moldova and the National Institute of Justice today put their signatures to a memorandum.',
    'organiser: OSCE Mission to Moldova',
    'organiser: National Institute of Justice',
  ],
  [
    'Ann Lee, Head of the OSCE Mission to Serbia, and Bob Ray, Director of the Police Academy, signed a memorandum in Belgrade.',
    'organiser: OSCE Mission to Serbia',
    'organiser: Police Academy',
  ],
  [
    'A letter of intent between the OSCE Academy in Bishkek and the University of Graz was signed in Bishkek.',
    'organiser: OSCE Academy in Bishkek',
    'organiser: University of Graz',
  ],
];

/** Who helps. */
export const PARTNERS: readonly Phrasing[] = [
  [
    'The Ministry of Justice held a seminar in close co-operation with the Supreme Court and with support from the Swedish Police.',
    'organiser: Ministry of Justice',
    'partner: Supreme Court',
    'partner: Swedish Police',
  ],
  [
    'The seminar of the Police Academy enjoyed the support of the British Embassy.',
    'organiser: Police Academy',
    'partner: British Embassy',
  ],
  [
    'The Police Academy held a course; its partners are the Ministry of Health and UNICEF.',
    'organiser: Police Academy',
    'partner: Ministry of Health',
    'partner: UNICEF',
  ],
  [
    'With the help of the Embassy of France, the Police Academy organized a course.',
    'organiser: Police Academy',
    'partner: Embassy of France',
  ],
  [
    'The course was held by the Police Academy. The Judicial Institute was on board as a partner.',
    'organiser: Police Academy',
    'partner: Judicial Institute',
  ],
  [
    'The Police Academy organized the forum hand in hand with the Supreme Court.',
    'organiser: Police Academy',
    'partner: Supreme Court',
  ],
  [
    'The course, held by the Police Academy, was facilitated by the OSCE Mission to Serbia.',
    'organiser: Police Academy',
    'partner: OSCE Mission to Serbia',
  ],
  [
    'As part of its work with the Supreme Court, the Police Academy held a course. Backing came from the Bar Association.',
    'organiser: Police Academy',
    'partner: Supreme Court',
    'partner: Bar Association',
  ],
  [
    'The Police Academy conducted the course, assisted by the German Federal Police.',
    'organiser: Police Academy',
    'partner: German Federal Police',
  ],
  [
    'The OSCE Mission to Serbia lent its support to a course of the Police Academy.',
    'organiser: Police Academy',
    'partner: OSCE Mission to Serbia',
  ],
  [
    'The Police Academy held the course under the patronage of the Ministry of Interior.',
    'organiser: Police Academy',
    'partner: Ministry of Interior',
  ],
  [
    'Partners of the Police Academy in organizing the course were the Supreme Court and the Bar Association.',
    'partner: Supreme Court',
    'partner: Bar Association',
  ],
  [
    'The course was organized by the Police Academy in consultation with the Venice Commission.',
    'organiser: Police Academy',
    'partner: Venice Commission',
  ],
  [
    'For the course, the Police Academy had teamed up with the Supreme Court.',
    'partner: Supreme Court',
  ],
  [
    'The Police Academy organized the course, and the Bar Association helped to find trainers.',
    'organiser: Police Academy',
    'partner: Bar Association',
  ],
  [
    'The Ministry of Justice was the local partner of the OSCE Office in Baku, which organized the course.',
    'organiser: OSCE Office in Baku',
    'partner: Ministry of Justice',
  ],
  [
    'The course was held by the Police Academy with assistance provided by the OSCE Office in Baku.',
    'organiser: Police Academy',
    'partner: OSCE Office in Baku',
  ],
  [
    'The camp was organized by the association Open Bridges and supported by the OSCE Mission to Skopje and the Municipality of Struga.',
    'organiser: Open Bridges',
    'partner: OSCE Mission to Skopje',
    'partner: Municipality of Struga',
  ],
  [
    'Support for the camp, which the association Open Bridges had organized, was given by the OSCE Mission to Skopje.',
    'organiser: Open Bridges',
    'partner: OSCE Mission to Skopje',
  ],
  [
    'An EU-supported seminar was held in Bar by the Police Directorate.',
    'organiser: Police Directorate',
    'partner: EU',
  ],
  [
    'The Police Academy held a course; the Supreme Court is a long-time supporter.',
    'organiser: Police Academy',
    'partner: Supreme Court',
  ],
  [
    'The course was offered by the Police Academy and the Bar Association, with the Ministry of Health as partner.',
    'organiser: Police Academy',
    'organiser: Bar Association',
    'partner: Ministry of Health',
  ],
  [
    'With the help of the Embassy of France, the Police Academy and the Bar Association organized a course.',
    'organiser: Police Academy',
    'organiser: Bar Association',
    'partner: Embassy of France',
  ],
  [
    'In co-operation with the Embassy of France and the Bar Association, the Police Academy and the Supreme Court organized a course.',
    'organiser: Police Academy',
    'organiser: Supreme Court',
    'partner: Embassy of France',
    'partner: Bar Association',
  ],
  [
    'The Police Academy held a course. The Bar Association and the Supreme Court co-operated.',
    'organiser: Police Academy',
    'partner: Bar Association',
    'partner: Supreme Court',
  ],
  [
    'The Police Academy held a course. The Bar Association is giving its backing, and the Supreme Court was also among the partners.',
    'organiser: Police Academy',
    'partner: Bar Association',
    'partner: Supreme Court',
  ],
];

/** Who pays. */
export const FUNDERS: readonly Phrasing[] = [
  [
    'The course of the Police Academy was made possible by funding from Austria and Norway.',
    'organiser: Police Academy',
    'funder: Austria',
    'funder: Norway',
  ],
  [
    'The Police Academy held the course thanks to contributions by the Governments of Italy, Poland and Romania.',
    'organiser: Police Academy',
    'funder: Italy',
    'funder: Poland',
    'funder: Romania',
  ],
  [
    'The course of the Police Academy was co-funded by the European Union.',
    'organiser: Police Academy',
    'funder: European Union',
  ],
  [
    'The EU-funded course was organized by the Police Academy.',
    'organiser: Police Academy',
    'funder: EU',
  ],
  [
    'The course of the Police Academy is financed through extra-budgetary contributions from Germany and Andorra.',
    'organiser: Police Academy',
    'funder: Germany',
    'funder: Andorra',
  ],
  [
    'With generous financial support from the United States and the Republic of Korea, the Police Academy held a course.',
    'organiser: Police Academy',
    'funder: United States',
    'funder: Republic of Korea',
  ],
  [
    'The Police Academy held a course, the costs of which were borne by Liechtenstein.',
    'organiser: Police Academy',
    'funder: Liechtenstein',
  ],
  [
    'The Police Academy held a course at the expense of the Embassy of Finland.',
    'organiser: Police Academy',
    'funder: Embassy of Finland',
  ],
  [
    'Canada and Sweden are the donors of the course, which the Police Academy organized.',
    'organiser: Police Academy',
    'funder: Canada',
    'funder: Sweden',
  ],
  [
    'The Police Academy held a course. The Czech Republic and Spain had donated 20,000 euros.',
    'organiser: Police Academy',
    'funder: Czech Republic',
    'funder: Spain',
  ],
  [
    'The Police Academy held a course. Its donors were Italy, Malta and the United Kingdom.',
    'organiser: Police Academy',
    'funder: Italy',
    'funder: Malta',
    'funder: United Kingdom',
  ],
  [
    'The Police Academy held a course, for which Switzerland had provided the funds.',
    'organiser: Police Academy',
    'funder: Switzerland',
  ],
  [
    'The Police Academy held a course with money given by the German Federal Foreign Office.',
    'organiser: Police Academy',
    'funder: German Federal Foreign Office',
  ],
  [
    'The Police Academy held a course. It was supported financially by the Embassies of Norway and Finland.',
    'organiser: Police Academy',
    'funder: Embassy of Norway',
    'funder: Embassy of Finland',
  ],
  [
    'The Police Academy held a course. Sponsors were Austria and France.',
    'organiser: Police Academy',
    'funder: Austria',
    'funder: France',
  ],
  [
    'Luxembourg’s financial contribution allowed the Police Academy to hold a course.',
    'organiser: Police Academy',
    'funder: Luxembourg',
  ],
  [
    'A grant of the United States Embassy paid for the course, which was held by the Police Academy.',
    'organiser: Police Academy',
    'funder: United States Embassy',
  ],
  [
    'The Police Academy held a course. Germany finances it with 50,000 euros.',
    'organiser: Police Academy',
    'funder: Germany',
  ],
  [
    'The bill for the course of the Police Academy was footed by Denmark.',
    'organiser: Police Academy',
    'funder: Denmark',
  ],
  [
    'The Police Academy held a course, financed jointly by Hungary and Slovenia.',
    'organiser: Police Academy',
    'funder: Hungary',
    'funder: Slovenia',
  ],
  [
    'The Police Academy held a course from the budget of the Ministry of Finance of Latvia.',
    'organiser: Police Academy',
    'funder: Ministry of Finance of Latvia',
  ],
  [
    'The Police Academy held a course. Malta gave financial support.',
    'organiser: Police Academy',
    'funder: Malta',
  ],
  [
    'The Police Academy held a course. Malta covered the travel costs.',
    'organiser: Police Academy',
    'funder: Malta',
  ],
  [
    'The Police Academy held a course. Malta contributed EUR 20,000 to its costs.',
    'organiser: Police Academy',
    'funder: Malta',
  ],
  [
    'The Police Academy held a course, to which Finland and Spain have contributed.',
    'organiser: Police Academy',
    'funder: Finland',
    'funder: Spain',
  ],
];

/** Who neither organises nor helps nor pays. */
export const BYSTANDERS: readonly Phrasing[] = [
  ['A visit took place. Since 2017, the Police Academy has trained 800 officers.'],
  [
    'The workshop was attended by representatives of the Ministry of Justice and the Ombudsman of Serbia.',
  ],
  ['Speakers at the conference came from the Council of Europe and the Venice Commission.'],
  ['The seminar was opened by Ann Lee, the Minister of Justice of Albania.'],
  ['Officers of the State Police and the Border Police took part in the course.'],
  ['The course will help the Ministry of Interior to meet the standards of the European Union.'],
  [
    'At the seminar, experts of the World Bank and the International Monetary Fund explained the rules.',
  ],
  ['Visits to the Constitutional Court and the National Library were part of the study tour.'],
  ['The workshop dealt with the law that the Parliament of Moldova adopted in May.'],
  [
    'Recommendations of the conference will be sent to the Government of Serbia and to the European Commission.',
  ],
  ['The Ministry of Interior was represented at the round table by three officers.'],
  ['The training was given to twenty officers of the Customs Administration.'],
  ['The seminar was not organized by the Supreme Court.'],
  ['Journalists from Kazakhstan and the Russian Federation followed the debate.'],
  ['The participants of the seminar visited the Police Academy.'],
  ['The role of the State Election Commission was discussed at a seminar in Tirana.'],
];
