/** A page that was read, as JSON: the same for HTTP and the command line. */
import { statementJson, type Ingestion } from '../news/index.js';
import { isAcceptable } from '../shacl/index.js';

/** `conforms` means that nothing prevents writing the page; warnings are listed too. */
export function ingestionJson(ingestion: Ingestion): object {
  const { newsItem, wasKnown, isSamePage, reasons, difference, extracted, statements, links } =
    ingestion.value;
  return {
    version: ingestion.version.number,
    newsItem: newsItem.value,
    wasKnown,
    alreadyKnown: isSamePage,
    ...(wasKnown ? { recognizedBy: reasons } : {}),
    ...(difference ? { difference } : {}),
    facts: extracted.facts,
    statements: statements.map(({ statement, iri, quads, decision }) => ({
      ...statementJson(statement),
      iri: iri ?? null,
      isAsserted: quads.length > 0,
      ...(decision === undefined ? {} : { decision: decision.answer, decidedBy: decision.by }),
    })),
    unlinked: links.flatMap(({ relation, name, link }) =>
      link.outcome === 'none' ? [{ relation, name, reason: link.reasons.join('; ') }] : [],
    ),
    ...checksJson(ingestion),
  };
}

/** What is left for review, what the gate would have refused, and its report. */
export function checksJson({ report, value: { proposals, heldBack } }: Ingestion): object {
  return {
    proposals: proposals.map(({ id, kind, status, label, score, reasons, fact }) => ({
      id,
      kind,
      status,
      label,
      score,
      reasons,
      ...(fact?.sentence === undefined ? {} : { sentence: fact.sentence }),
    })),
    heldBack: heldBack.map(({ span, ...rest }) => ({ ...rest, ...span })),
    report: { conforms: isAcceptable(report), results: report.results },
  };
}
