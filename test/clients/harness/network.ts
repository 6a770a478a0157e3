import { NODE_ADDRESS } from '../../../lab/kubernetes/addresses.ts';

/** The address of the fake Google for the pods: an address of the node. Only one fake at a time. */
export const PROXY = { host: NODE_ADDRESS, port: 3128 } as const;

/** The folder in a pod with the certificate of the present fake Google. */
export const TRUST_PATH = '/etc/trust';
const CA = `${TRUST_PATH}/ca.pem`;

const proxy = `http://${PROXY.host}:${PROXY.port}`;

/** Names of servers other than Google, among them the APIs of both generations of Polyaxon. */
const DIRECT = ['localhost', '127.0.0.1', NODE_ADDRESS, 'polyaxon-polyaxon-api', 'polyaxon-polyaxon-gateway'].join(',');

/**
 * The settings of a company's network: a proxy, and its own authority. Each library has another variable for the
 * authority. No setting is a credential.
 */
export const NETWORK_ENV: readonly { readonly name: string; readonly value: string }[] = Object.entries({
  http_proxy: proxy,
  https_proxy: proxy,
  HTTPS_PROXY: proxy,
  no_proxy: DIRECT,
  NO_PROXY: DIRECT,
  CURL_CA_BUNDLE: CA, // TensorFlow
  REQUESTS_CA_BUNDLE: CA, // google-auth, google-cloud-storage
  SSL_CERT_FILE: CA, // aiohttp, on which gcsfs is built
  GRPC_DEFAULT_SSL_ROOTS_FILE_PATH: CA, // gcsfs, for the layout of a bucket
  NODE_EXTRA_CA_CERTS: CA,
  FSSPEC_GS: '{"session_kwargs":{"trust_env":true}}', // without it aiohttp knows no proxy
}).map(([name, value]) => ({ name, value }));
