/** The ministries of ministers. */

/** Ministers lead the ministry of the same name. */
const MINISTER = new RegExp(
  '\\b(?:(?<before>(?:Foreign|Interior|Defen[cs]e|Justice|Finance|Health|' +
    'Education|Environment|Labour|Economy|Agriculture|Security)) Minister|' +
    'Minister (?<joint>of|for) (?<after>.+))$',
  'u',
);

const PORTFOLIOS: Readonly<Record<string, string>> = { Foreign: 'Foreign Affairs' };

/** The ministry of a (deputy) minister; undefined for other roles. */
export function ministryOf(role: string, state: string): string | undefined {
  const found = portfolioOf(role);
  return found && `Ministry ${found.joint} ${found.portfolio} of ${state}`;
}

export function portfolioOf(
  role: string,
): { readonly portfolio: string; readonly joint: string } | undefined {
  const groups = MINISTER.exec(role)?.groups;
  const portfolio =
    groups?.before === undefined ? groups?.after : (PORTFOLIOS[groups.before] ?? groups.before);
  return portfolio === undefined ? undefined : { portfolio, joint: groups?.joint ?? 'of' };
}
