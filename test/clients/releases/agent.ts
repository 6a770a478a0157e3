/** A connection as the values of Polyaxon's chart have it. */
export interface AgentConnection {
  readonly name: string;
  readonly kind: string;
  readonly schema: Readonly<Record<string, string>>;
  readonly secret?: { readonly name: string; readonly mountPath?: string };
}

export interface Agent {
  readonly artifactsStore: AgentConnection;
  /** What runs call: `POLYAXON_HOST`. */
  readonly host?: string;
}

/** The agent whose runs the fixtures are. */
export const ACME: Agent = {
  artifactsStore: {
    name: 'gcs-artifacts',
    kind: 'gcs',
    schema: { bucket: 'gs://acme-plx-artifacts' },
    secret: { name: 'gcs-secret', mountPath: '/plx-context/.gc' },
  },
};

/** The environment in which Polyaxon's chart starts the agent, as far as pods depend on it. */
export const agentEnvironment = ({ artifactsStore, host }: Agent) => ({
  POLYAXON_SERVICE: 'agent',
  POLYAXON_HOST: host ?? 'http://polyaxon-polyaxon-gateway:80',
  POLYAXON_K8S_NAMESPACE: 'polyaxon',
  POLYAXON_AGENT_RUNS_SA: 'polyaxon-polyaxon-runs-sa',
  POLYAXON_AGENT_ARTIFACTS_STORE: JSON.stringify(artifactsStore),
});
