interface Statement {
  readonly relation: string;
  readonly object: string;
  readonly iri: string | null;
  readonly isAsserted: boolean;
  readonly start: number;
  readonly end: number;
  readonly quote: string;
  readonly rule: string;
  readonly confidence: number;
  readonly decision?: 'accept' | 'refuse';
}

/** What `POST /news` answers. */
export interface Ingested {
  readonly version: number;
  readonly newsItem: string;
  readonly wasKnown: boolean;
  readonly alreadyKnown: boolean;
  readonly facts: { readonly label: string; readonly date: string | null };
  readonly statements: readonly Statement[];
  readonly report: {
    readonly conforms: boolean;
    readonly results: readonly { severity: string }[];
  };
}
