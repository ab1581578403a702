/**
 * Ways in which news items name people and what they are. The sentences and the people in them are
 * made up.
 */

/** A sentence, and each person with function and body. */
export type PersonPhrasing = readonly [
  text: string,
  ...people: (readonly [name: string, role: string | null, affiliation: string | null])[],
];

/** Who speaks or acts, in which function, for which body. */
export const PEOPLE: readonly PersonPhrasing[] = [
  [
    '“It works,” said Ann Lee, Deputy Head of the OSCE Mission to Serbia.',
    ['Ann Lee', 'Deputy Head', 'OSCE Mission to Serbia'],
  ],
  [
    '“It works,” said Ann Lee of the OSCE Mission to Serbia.',
    ['Ann Lee', null, 'OSCE Mission to Serbia'],
  ],
  [
    'Ann Lee, Secretary General of the OSCE, urged the students to read it.',
    ['Ann Lee', 'Secretary General', 'OSCE'],
  ],
  [
    'Ann Lee, Secretary General of the Council of Europe, urged the students to read it.',
    ['Ann Lee', 'Secretary General', 'Council of Europe'],
  ],
  [
    '“It works,” said Ann Lee, Acting OSCE Secretary General.',
    ['Ann Lee', 'Acting Secretary General', 'OSCE'],
  ],
  [
    'Ann Lee, Human Rights Defender of Armenia, said that it works.',
    ['Ann Lee', 'Human Rights Defender', 'Armenia'],
  ],
  [
    'It works, added Ann Lee, Head of the ODIHR Tolerance and Non-Discrimination Department.',
    ['Ann Lee', 'Head', 'ODIHR Tolerance and Non-Discrimination Department'],
  ],
  [
    '“It works,” said Anne van Lee, Head of the OSCE Mission to Serbia. Van Lee recalled the floods.',
    ['Anne van Lee', 'Head', 'OSCE Mission to Serbia'],
  ],
  ['Ann Lee, the Mayor of Kotor, said: “It works.”', ['Ann Lee', 'Mayor of Kotor', null]],
  [
    'Ambassador Ann Lee, Head of the OSCE Mission to Serbia, thanked the guests.',
    ['Ann Lee', 'Head', 'OSCE Mission to Serbia'],
  ],
  [
    'The Head of the OSCE Mission to Serbia, Ann Lee, thanked the guests.',
    ['Ann Lee', 'Head', 'OSCE Mission to Serbia'],
  ],
  ['Minister of Justice Ann Lee thanked the guests.', ['Ann Lee', 'Minister of Justice', null]],
  [
    'Serbia’s Minister of Justice, Ann Lee, thanked the guests.',
    ['Ann Lee', 'Minister of Justice', 'Serbia'],
  ],
  [
    'Ann Lee has been appointed Head of the OSCE Mission to Serbia.',
    ['Ann Lee', 'Head', 'OSCE Mission to Serbia'],
  ],
  [
    'Ann Lee took up her duties as Head of the OSCE Mission to Serbia on 1 May 2012.',
    ['Ann Lee', 'Head', 'OSCE Mission to Serbia'],
  ],
  [
    'Ann Lee will succeed Bob Ray as Director of the Police Academy.',
    ['Ann Lee', 'Director', 'Police Academy'],
  ],
  [
    'Ann Lee is the new Head of the OSCE Mission to Serbia.',
    ['Ann Lee', 'Head', 'OSCE Mission to Serbia'],
  ],
  [
    'OSCE Chairperson-in-Office and Foreign Minister of Malta Ann Lee condemned the attack.',
    ['Ann Lee', 'OSCE Chairperson-in-Office', 'OSCE'],
  ],
  [
    'Ann Lee, OSCE Chairperson-in-Office and Foreign Minister of Malta, condemned the attack.',
    ['Ann Lee', 'OSCE Chairperson-in-Office', 'OSCE'],
  ],
  [
    'OSCE Secretary General Ann Lee and the Director of the Police Academy, Bob Ray, opened ' +
      'the seminar.',
    ['Ann Lee', 'OSCE Secretary General', 'OSCE'],
    ['Bob Ray', 'Director', 'Police Academy'],
  ],
  [
    'The seminar was opened by Ann Lee, Head of the OSCE Mission to Serbia, and Bob Ray, ' +
      'Director of the Police Academy.',
    ['Ann Lee', 'Head', 'OSCE Mission to Serbia'],
    ['Bob Ray', 'Director', 'Police Academy'],
  ],
  ['Ann Lee (Police Academy) asked for more.', ['Ann Lee', null, 'Police Academy']],
  [
    'According to Ann Lee, Senior Legal Adviser at the OSCE Mission to Serbia, it works.',
    ['Ann Lee', 'Senior Legal Adviser', 'OSCE Mission to Serbia'],
  ],
  ['Ann Lee, a teacher from Bar, was surprised.', ['Ann Lee', 'teacher', null]],
  [
    'Professor Ann Lee, Dean of the Law Faculty of the University of Graz, spoke.',
    ['Ann Lee', 'Dean of the Law Faculty', 'University of Graz'],
  ],
  [
    'The OSCE Mission to Serbia paid. Ann Lee, Head of the Mission’s Rule of Law Department, ' +
      'spoke.',
    ['Ann Lee', 'Head of the Rule of Law Department', 'OSCE Mission to Serbia'],
  ],
  [
    'The Ambassador of Norway to Serbia, Ann Lee, spoke.',
    ['Ann Lee', 'Ambassador of Norway to Serbia', null],
  ],
  ['Ann Lee, who represented UNICEF, spoke.', ['Ann Lee', null, 'UNICEF']],
  ['Police Academy Director Ann Lee promised more.', ['Ann Lee', 'Director', 'Police Academy']],
  ['“It works,” Lt. Col. Ann Lee said.', ['Ann Lee', null, null]],
  ['Ann Lee, Member of Parliament, asked for more.', ['Ann Lee', 'Member of Parliament', null]],
  [
    'Acting Head of the OSCE Presence in Albania Ann Lee said that it works.',
    ['Ann Lee', 'Acting Head', 'OSCE Presence in Albania'],
  ],
  [
    'Ann Lee, Secretary General of the World Customs Organization, spoke.',
    ['Ann Lee', 'Secretary General', 'World Customs Organization'],
  ],
  [
    'Ann Lee, State Secretary in the Ministry of Justice of Serbia, spoke.',
    ['Ann Lee', 'State Secretary', 'Ministry of Justice of Serbia'],
  ],
  [
    'The World Customs Organization (WCO) sent help. WCO Secretary General Ann Lee spoke.',
    ['Ann Lee', 'Secretary General', 'World Customs Organization'],
  ],
  [
    'Ann Lee, Germany’s Ambassador to Montenegro, spoke.',
    ['Ann Lee', 'Ambassador to Montenegro', 'Germany'],
  ],
  [
    'Pierre von Arx, the Head of the Police Academy, spoke.',
    ['Pierre von Arx', 'Head', 'Police Academy'],
  ],
  ['Energy Minister Ann Lee spoke.', ['Ann Lee', 'Energy Minister', null]],
  ['The Head of Training, Ambassador Ann Lee, spoke.', ['Ann Lee', 'Head of Training', null]],
  [
    'The non-governmental organization Rights without Borders held a course. Ann Lee, the ' +
      'NGO’s President, spoke.',
    ['Ann Lee', 'President', 'Rights without Borders'],
  ],
  ['The seminar was about Rule of Law. The New Law Act was explained.'],
  [
    'President Ann Lee and Foreign Minister Bob Roe opened the conference.',
    ['Ann Lee', 'President', null],
    ['Bob Roe', 'Foreign Minister', null],
  ],
  [
    'Interior Minister Ann Lee, Justice Minister Bob Roe and Ambassador Carl Day spoke.',
    ['Ann Lee', 'Interior Minister', null],
    ['Bob Roe', 'Justice Minister', null],
    ['Carl Day', 'Ambassador', null],
  ],
  [
    'Police Colonel Ann Lee and Border Guard Major Bob Roe said it was useful.',
    ['Ann Lee', 'Police Colonel', null],
    ['Bob Roe', 'Major', 'Border Guard'],
  ],
  [
    '“It works,” said Ann Lee, Head of the Human Rights Unit in the Democratization Department of the OSCE Mission to Serbia.',
    [
      'Ann Lee',
      'Head of the Human Rights Unit in the Democratization Department',
      'OSCE Mission to Serbia',
    ],
  ],
  [
    '“It works,” said Ann Lee, Head of the Media Unit at the OSCE Presence in Albania.',
    ['Ann Lee', 'Head of the Media Unit', 'OSCE Presence in Albania'],
  ],
  [
    'Ann Lee, a Legal Officer in the Rule of Law Section of the OSCE Mission to Montenegro, spoke.',
    ['Ann Lee', 'Legal Officer in the Rule of Law Section', 'OSCE Mission to Montenegro'],
  ],
  [
    'The Head of the Centre, Ambassador Ann Lee, yesterday met with Police Director, Bob Roe, in Osh.',
    ['Ann Lee', 'Head of the Centre', null],
    ['Bob Roe', 'Police Director', null],
  ],
  [
    'He met Secretary General Ann Lee, marking the first meeting in their new roles as leaders and chairs.',
    ['Ann Lee', 'Secretary General', 'OSCE'],
  ],
  [
    'Speaking in Bar, the Head of the Bar Association’s Department of Human Rights, Ann Lee, said that more was needed.',
    ['Ann Lee', 'Head of the Department of Human Rights', 'Bar Association'],
  ],
  [
    'The opening was attended by the Head of the OSCE Mission to Serbia, Ambassador Ann Lee, the ' +
      'Ambassador of Norway to Serbia, Bob Roe, and the Mayor of Niš, Eve Poe.',
    ['Ann Lee', 'Head', 'OSCE Mission to Serbia'],
    ['Bob Roe', 'Ambassador of Norway to Serbia', null],
    ['Eve Poe', 'Mayor of Niš', null],
  ],
  [
    'They met Prime Minister Ann Lee, Speaker of Parliament Bob Roe and Minister of Justice Eve Poe.',
    ['Ann Lee', 'Prime Minister', null],
    ['Bob Roe', 'Speaker', 'Parliament'],
    ['Eve Poe', 'Minister of Justice', null],
  ],
  ['Police Academy trainer Major Ann Lee agreed.', ['Ann Lee', 'trainer', 'Police Academy']],
  ['Ann Lee, OSCE Police Reform Adviser, agreed.', ['Ann Lee', 'Police Reform Adviser', 'OSCE']],
  [
    'Ambassador Ann Lee of Sweden has been appointed Head of the OSCE Mission to Serbia by the ' +
      'OSCE Chairperson-in-Office.',
    ['Ann Lee', 'Head', 'OSCE Mission to Serbia'],
  ],
  [
    'The Head of the Border Assistance Mission to Moldova (BAM), Ann Lee, spoke.',
    ['Ann Lee', 'Head', 'Border Assistance Mission to Moldova'],
  ],
  ['Officers who head the Public Order Protection Units of the Ministry of Interior met.'],
  [
    'It was told by Bob Roe, fellow at the Narva School of Economics and Ann Lee, regional director at Clear View.',
    ['Bob Roe', 'fellow', 'Narva School of Economics'],
    ['Ann Lee', 'regional director', 'Clear View'],
  ],
  [
    'The Mission’s Senior Border Adviser, Colonel (ret.) Tom Rutt, spoke, and Ann Lee, who manages the Resource Centre in Osh, listened.',
    ['Tom Rutt', 'Senior Border Adviser', null],
    ['Ann Lee', null, 'Resource Centre in Osh'],
  ],
  [
    'He met Foreign Minister Ann Lee, Education Minister Bob Roe and the Ombudsman, Jo Day.',
    ['Ann Lee', 'Foreign Minister', null],
    ['Bob Roe', 'Education Minister', null],
    ['Jo Day', 'Ombudsman', null],
  ],
  [
    'She thanked the Special Representative in Ukraine and in the Trilateral Contact Group, Ann Lee.',
    ['Ann Lee', 'Special Representative', 'Trilateral Contact Group'],
  ],
  [
    '“It works,” said Ann Lee, Ambassador at the head of the OSCE Centre in Bishkek.',
    ['Ann Lee', 'head', 'OSCE Centre in Bishkek'],
  ],
  ['She condemned the murder of the investigative journalist Ann Lee in their home.'],
  [
    'Ann Lee, who leads the Rule of Law Department of the OSCE Mission to Serbia, was content.',
    ['Ann Lee', 'Head of the Rule of Law Department', 'OSCE Mission to Serbia'],
  ],
  ['Ann Lee, the President of Adil Soz, criticized the law.', ['Ann Lee', 'President', 'Adil Soz']],
  [
    'Ann Lee, President of the Board of the Helsinki Foundation, recalled the first years.',
    ['Ann Lee', 'President of the Board', 'Helsinki Foundation'],
  ],
  [
    'Ann Lee, Ambassador at Large for Cyber Diplomacy, spoke.',
    ['Ann Lee', 'Ambassador at Large for Cyber Diplomacy', null],
  ],
  [
    'Ann Lee, the woman at the helm of the Police Academy, lamented the delay.',
    ['Ann Lee', 'Head', 'Police Academy'],
  ],
  [
    'Bob Roe, in charge of the gender desk at the Ministry of Interior, quoted figures.',
    ['Bob Roe', null, 'Ministry of Interior'],
  ],
  [
    'Ann Lee, who holds the post of Chief Monitor at the OSCE Mission to Serbia, agreed.',
    ['Ann Lee', 'Chief Monitor', 'OSCE Mission to Serbia'],
  ],
  ['“No,” said Ann Lee, 34, a farmer from Bar.', ['Ann Lee', 'farmer', null]],
  [
    'Ann Lee, in her capacity as President of the Supreme Court, signed it.',
    ['Ann Lee', 'President', 'Supreme Court'],
  ],
  ['Ann Lee, until recently a judge, told them about her work.', ['Ann Lee', null, null]],
  [
    'Ann Lee entered office today as Head of the OSCE Mission to Serbia.',
    ['Ann Lee', 'Head', 'OSCE Mission to Serbia'],
  ],
  [
    '“No,” said Ann Lee, inspector at the police station in Bar.',
    ['Ann Lee', 'inspector', 'police station in Bar'],
  ],
  [
    'They met the Minister of Justice, Ann Lee, the Head of the Police Academy and judges.',
    ['Ann Lee', 'Minister of Justice', null],
  ],
  [
    '“No,” said Ann Lee, who leads the OSCE Mission to Serbia’s Rule of Law Department.',
    ['Ann Lee', 'Head of the Rule of Law Department', 'OSCE Mission to Serbia'],
  ],
  [
    'Ann Lee, Head of the Training Department in Bar, thanked the guests.',
    ['Ann Lee', 'Head', 'Training Department'],
  ],
  [
    '“No,” said Ann Lee, Education Officer at the OSCE Mission to Serbia’s field office in Novi Pazar.',
    ['Ann Lee', 'Education Officer', 'OSCE Mission to Serbia'],
  ],
  [
    '“No,” said Ann Lee, Officer in the OSCE Mission to Serbia’s Rule of Law Department.',
    ['Ann Lee', 'Officer', 'OSCE Mission to Serbia'],
  ],
  [
    '“No,” said Ann Lee, a journalist of the Belgrade weekly Vreme.',
    ['Ann Lee', 'journalist', 'Vreme'],
  ],
  ['Ann Lee, speaking on behalf of Norway, proposed a vote.', ['Ann Lee', null, 'Norway']],
  [
    'Victims need help, said Ann Lee of the non-governmental organization Clear Water.',
    ['Ann Lee', null, 'Clear Water'],
  ],
  ['Ann Lee of UN Women took the floor.', ['Ann Lee', null, 'UN Women']],
  ['Ann Lee spoke for the Supreme Court: “No.”', ['Ann Lee', null, 'Supreme Court']],
  [
    '“No,” said Ann Lee, who took part as Deputy Head of the OSCE Mission to Serbia.',
    ['Ann Lee', 'Deputy Head', 'OSCE Mission to Serbia'],
  ],
  ['“No,” said UN Resident Co-ordinator Ann Lee.', ['Ann Lee', 'UN Resident Co-ordinator', 'UN']],
  ['“No,” said Ann Lee, one of the trainees and a captain.', ['Ann Lee', 'trainee', null]],
  [
    '“No,” said Ann Lee, at the time Head of the OSCE Mission to Serbia.',
    ['Ann Lee', 'Head', 'OSCE Mission to Serbia'],
  ],
  ['Secretary of State Ann Lee said that it works.', ['Ann Lee', 'Secretary of State', null]],
  [
    'Moldova’s Minister of Health, Family and Child, Ann Lee, said that it works.',
    ['Ann Lee', 'Minister of Health, Family and Child', 'Moldova'],
  ],
  ['The OSCE’s Moscow Mechanism, a tool of States, was used.'],
  [
    '“No,” said Ann Lee, who has been Head of the OSCE Mission to Serbia since May.',
    ['Ann Lee', 'Head', 'OSCE Mission to Serbia'],
  ],
  ['Assistant Professor Ann Lee said that it works.', ['Ann Lee', 'Assistant Professor', null]],
  [
    'Protector of Human Rights and Freedoms Ann Lee said that it works.',
    ['Ann Lee', 'Protector of Human Rights and Freedoms', null],
  ],
  ['Ann Lee, the Ombudsman of Serbia, said that it works.', ['Ann Lee', 'Ombudsman', 'Serbia']],
  [
    'Sasa Jankovic, the new Ombudsman of Serbia, said so.',
    ['Sasa Jankovic', 'Ombudsman', 'Serbia'],
  ],
  ['Crimean Tatars, who were deported in 1944, called for justice.'],
  ['Young Leaders from Serbia, who spoke for others, were glad.'],
  [
    '“No,” said Ann Lee, senior fellow at Oxford University.',
    ['Ann Lee', 'senior fellow', 'Oxford University'],
  ],
  ['Osijek-Baranja County offered its hall.'],
  ['The Helsinki Final Act, signed in 1975, stressed ten principles.'],
];
