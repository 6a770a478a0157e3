import { NODE_ADDRESS } from '../../../lab/kubernetes/addresses.ts';

/** Where the fake Google listens for the pods: at an address of the node. One fake at a time. */
export const PROXY = { host: NODE_ADDRESS, port: 3128 } as const;

/** The folder in a pod that holds the certificate of the fake Google of this moment. */
export const TRUST_PATH = '/etc/trust';
const CA = `${TRUST_PATH}/ca.pem`;

const proxy = `http://${PROXY.host}:${PROXY.port}`;

/** Names by which pods reach what is no Google, among them the API of either Polyaxon. */
const DIRECT = ['localhost', '127.0.0.1', NODE_ADDRESS, 'polyaxon-polyaxon-api', 'polyaxon-polyaxon-gateway'].join(',');

/**
 * What a company's network wants of every program in it: a proxy, and an authority of its own. Each library has a name of
 * its own for the latter. None of it is a credential.
 */
export const NETWORK_ENV: readonly { readonly name: string; readonly value: string }[] = Object.entries({
  http_proxy: proxy,
  https_proxy: proxy,
  HTTPS_PROXY: proxy,
  no_proxy: DIRECT,
  NO_PROXY: DIRECT,
  CURL_CA_BUNDLE: CA, // TensorFlow
  REQUESTS_CA_BUNDLE: CA, // google-auth, google-cloud-storage
  SSL_CERT_FILE: CA, // aiohttp, which gcsfs is built on
  GRPC_DEFAULT_SSL_ROOTS_FILE_PATH: CA, // gcsfs, for the layout of a bucket
  NODE_EXTRA_CA_CERTS: CA,
  FSSPEC_GS: '{"session_kwargs":{"trust_env":true}}', // without it aiohttp knows no proxy
}).map(([name, value]) => ({ name, value }));
