/** Answers and validations once more, with engines that have nothing in common with ours. */
export { Auditor, type AuditFinding, type AuditState } from './auditor.js';
export { auditQuery, type AuditResult, type AuditedQuery } from './query-audit.js';
