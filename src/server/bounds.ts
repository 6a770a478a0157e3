/** The most that strangers can make one port hold. Tests pass smaller bounds. */
export interface Bounds {
  /** Open connections. One more ends another, see `connections.ts`. */
  readonly connections: number;
  /** How long a TLS handshake may take. */
  readonly handshakeMs: number;
  /** The longest time from a request's first byte to its last, and the longest silence of a connection in use. */
  readonly requestMs: number;
  /** How long a connection is kept after an answer. */
  readonly keepAliveMs: number;
  /** Time for the first request of a new connection, once the server accepts no more. */
  readonly lingerMs: number;
  /** How often Node looks for requests that take too long. */
  readonly checkMs: number;
  /** The longest body. */
  readonly bodyBytes: number;
  /** The sum of all bodies that arrive and all long answers that are being sent. */
  readonly heldBytes: number;
}

const MIB = 1024 * 1024;

/**
 * The port that API servers call. Each API server opens one connection for each concurrent admission: hundreds in a
 * mass start, at about 65 KB each. It keeps an idle one for 90 s. If the server closed it earlier, a request on its way
 * would be lost. An AdmissionReview may hold an object and an old object of 3 MiB each, the API server's own limit, and
 * their envelope.
 */
export const WEBHOOK_BOUNDS: Bounds = {
  connections: 600,
  handshakeMs: 10_000,
  requestMs: 10_000,
  keepAliveMs: 120_000,
  lingerMs: 1000,
  checkMs: 1000,
  bodyBytes: 7 * MIB,
  heldBytes: 24 * MIB,
};

/** The ports for the kubelet and for Prometheus. They open few connections and send no body. */
export const PLAIN_BOUNDS: Bounds = {
  ...WEBHOOK_BOUNDS,
  connections: 100,
  bodyBytes: 0,
  heldBytes: 0,
};

/**
 * The bounds that Node's own servers enforce. The two timeouts are equal, because Node takes the smaller one for the
 * headers and the greater one for the whole request.
 */
export const nodeBounds = ({ handshakeMs, requestMs, checkMs }: Bounds) => ({
  handshakeTimeout: handshakeMs,
  headersTimeout: requestMs,
  requestTimeout: requestMs,
  connectionsCheckingInterval: checkMs,
});

/** The bounds that Fastify sets on the server that it makes. */
export const fastifyBounds = ({ requestMs, keepAliveMs }: Bounds) => ({
  requestTimeout: requestMs,
  connectionTimeout: requestMs,
  keepAliveTimeout: keepAliveMs,
});
