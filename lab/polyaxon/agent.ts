/** A connection in the form of Polyaxon's chart values. */
export interface AgentConnection {
  readonly name: string;
  readonly kind: string;
  readonly schema: Readonly<Record<string, string>>;
  readonly secret?: { readonly name: string; readonly mountPath?: string };
}

/** The store of the agent whose runs are the fixtures. */
export const ACMES_STORE: AgentConnection = {
  name: 'gcs-artifacts',
  kind: 'gcs',
  schema: { bucket: 'gs://acme-plx-artifacts' },
  secret: { name: 'gcs-secret', mountPath: '/plx-context/.gc' },
};

/** The agent's environment from Polyaxon's chart, as far as pods depend on it. */
export const agentEnvironment = (artifactsStore: AgentConnection) => ({
  POLYAXON_SERVICE: 'agent',
  POLYAXON_HOST: 'http://polyaxon-polyaxon-gateway:80',
  POLYAXON_K8S_NAMESPACE: 'polyaxon',
  POLYAXON_AGENT_RUNS_SA: 'polyaxon-polyaxon-runs-sa',
  POLYAXON_AGENT_ARTIFACTS_STORE: JSON.stringify(artifactsStore),
});
