/**
 * Other endpoints: which may be asked, what is asked of them, and what becomes of their answers.
 */
export { ServiceClient } from './service-client.js';
export {
  DEFAULT_ENDPOINT_LIMITS,
  Outbound,
  endpointFailed,
  isOfEndpoint,
  type EndpointLimits,
  type OutboundSettings,
} from './outbound.js';
export { isIgnoredLoad, refuseOutbound } from './refusal.js';
export { askServices, hasService, withoutAsking } from './services.js';
