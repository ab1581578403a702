/**
 * What browsers may do on pages of this service (Content Security Policy Level 3, Trusted Types).
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
 * Pages run only scripts of ours, which make no markup of text; they load nothing from elsewhere,
 * and are framed by nobody.
 */
export const POLICY = [...DIRECTIVES, "trusted-types 'none'"].join('; ');

/**
 * The same for a page that also works in threads; `own-worker` is the only rule by which its script
 * may name one, `src/web/network/layout.ts`.
 */
export const POLICY_WITH_WORKER = [
  ...DIRECTIVES,
  "worker-src 'self'",
  'trusted-types own-worker',
].join('; ');
