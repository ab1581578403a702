/**
 * News pages written for tests. Their facts are true; no sentence is anybody else's. A line of a
 * page is a paragraph, so long ones stay on one line.
 */

/** The facts of an item that ships under another title, so that the page is a new item. */
export const LOBBYING_PAGE = `Press release
Belgrade training looks at how lobbying is to be regulated
People who will have to apply Serbia's rules on lobbying took part in a training course in Belgrade from 16 to 18 April 2019. The training was organized by the OSCE Office for Democratic Institutions and Human Rights and the OSCE Mission to Serbia. It brought together 52 participants.
- Issued on:
- 18 April 2019
- Issued by:
- OSCE Office for Democratic Institutions and Human Rights, OSCE Mission to Serbia
- Fields of work:
- Democratization, Good governance
The course dealt with the ways in which regulated lobbying helps to prevent corruption.
`;

/** The newer layout, as a document; an item that does not ship under this title either. */
export const STAFF_COLLEGE_PAGE = `<!DOCTYPE html>
<html lang="en">
<head><meta charset="utf-8"><title>Officials of three States end a course in Dushanbe</title>
<script>var ignored = "Mission to Serbia";</script></head>
<body>
<nav><ul><li>Our work</li><li>Mission to Skopje</li></ul></nav>
<main><article>
<h1>Officials of three States end a course on watching borders</h1>
<dl>
<dt>Publishing date</dt><dd>26 August 2016</dd>
<dt>Content type</dt><dd>News</dd>
<dt>Where we are</dt><dd>OSCE Programme Office in Dushanbe</dd>
<dt>What we do</dt><dd>Border management</dd>
</dl>
<p>Twenty officials took part in a workshop on border surveillance in Dushanbe that ended on 26&nbsp;August 2016 &amp; had lasted five days.</p>
</article></main>
<footer>Written for a test.</footer>
</body>
</html>
`;

/** The workshop of Tirana in 2021 once more, under a title of its own. */
export const TIRANA_PAGE = `- Our work
- Fields of work
- Policing
- Countries
- Finland – OSCE Chairpersonship 2025
- Mission to Serbia
- About us
News Item
Tirana workshop brings security bodies and associations together
A workshop of two days on how the security sector is governed ended on 23 November 2021 in Tirana. It was jointly organized by the OSCE Conflict Prevention Centre, the OSCE Presence in Albania and the Austrian Federal Ministry of Defence. Some 28 people from security bodies, associations and newsrooms attended.
- Issued on:
- Issued by:
- OSCE Secretariat, OSCE Presence in Albania
- Fields of work:
- Policing
A workshop of two days on how the security sector is governed ended on 23 November 2021 in Tirana. It was jointly organized by the OSCE Conflict Prevention Centre, the OSCE Presence in Albania and the Austrian Federal Ministry of Defence. Some 28 people from security bodies, associations and newsrooms attended.
Clarisse Pasztory, Deputy Head of the OSCE Presence in Albania, spoke about what is new in the threats of today.
The event was part of the extra-budgetary project “Support, capacity-building and awareness-raising for Security Sector Governance and Reform (SSG/R) within the OSCE: Phase II” and was funded by Austria, Finland, Germany, Norway, Slovakia, and Switzerland.
`;

/** A news item that names a day which no calendar has. */
export const BROKEN_DATE_PAGE = LOBBYING_PAGE.replace('- 18 April 2019', '- 31 April 2019').replace(
  'Belgrade training',
  'Belgrade course',
);

/** A page that has nothing of a news item. */
export const NO_NEWS_PAGE =
  'Flour, water, salt and yeast.\nKnead for ten minutes and let it rise.\n';
