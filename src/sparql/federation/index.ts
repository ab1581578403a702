/** Other endpoints: which are allowed, their requests and answers. */
export { ACCEPT_RESULTS, readResults, type Binding, type Solutions } from './endpoint-answer.js';
export { EndpointSource } from './endpoint-source.js';
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
