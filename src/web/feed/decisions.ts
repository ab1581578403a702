/** A decision for `POST /news`, from the fields beside the facts. */
export interface SaidDecision {
  readonly relation: string;
  readonly object: string;
  readonly about?: string;
  readonly decision: string;
  readonly thing?: string;
}

/** The decisions in the fields, in the order of the facts. */
export function saidNow(within: ParentNode = document): SaidDecision[] {
  return [...within.querySelectorAll('.say')].flatMap((place) => {
    const said = place.querySelector('select')?.value ?? '';
    const thing =
      place.querySelector<HTMLInputElement>('input[name^="thing."]')?.value.trim() ?? '';
    if (said === '' && thing === '') return [];
    const key = place.querySelector<HTMLInputElement>('input[type="hidden"]')?.value ?? '{}';
    const statement = JSON.parse(key) as Pick<SaidDecision, 'relation' | 'object' | 'about'>;
    return [
      { ...statement, decision: said === '' ? 'accept' : said, ...(thing === '' ? {} : { thing }) },
    ];
  });
}
