/** Repeats queries and validations, with engines that share nothing with ours. */
export { Auditor, type AuditFinding, type AuditState } from './auditor.js';
export { auditQuery, type AuditResult, type AuditedQuery } from './query-audit.js';
