/**
 * Browsers' permissions on pages of this service (Content Security Policy Level 3, Trusted Types).
 */

const DIRECTIVES = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
];

/**
 * Pages run only our scripts, which make no markup from text; they load nothing from elsewhere, and
 * cannot be framed.
 */
export const POLICY = [...DIRECTIVES, "trusted-types 'none'"].join('; ');

/**
 * The same for a page with worker threads; `own-worker` is the only policy by which its script may
 * name one, `src/web/network/layout.ts`.
 */
export const POLICY_WITH_WORKER = [
  ...DIRECTIVES,
  "worker-src 'self'",
  'trusted-types own-worker',
].join('; ');
