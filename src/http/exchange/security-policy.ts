/**
 * Browsers' permissions on pages of this service (Content Security Policy Level 3, Trusted Types):
 * pages run only our scripts, which make no markup from text; they load nothing from elsewhere, and
 * cannot be framed.
 */
export const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ');
