/** The node's own address. The API server refuses a loopback one as its endpoint. */
export const NODE_ADDRESS = '10.254.0.1';

/** ClusterIP of the Service `default/kubernetes`: the first address of the Service range. */
export const API_SERVER_CLUSTER_IP = '10.96.0.1';

export const SERVICE_RANGE = '10.96.0.0/16';
export const POD_RANGE = '10.244.0.0/24';

/** Fixed ports are free, because the namespaces have their own network. */
export const API_SERVER_PORT = 6443;

export const API_SERVER_URL = `https://${NODE_ADDRESS}:${API_SERVER_PORT}`;
