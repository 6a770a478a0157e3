/**
 * A Kubernetes for tests. The process that has it can reach everything in it directly, also with long-lived clients:
 * the API server with `kubeconfig`, pods by their addresses.
 */
export interface Cluster extends AsyncDisposable {
  /** Path of an administrator's kubeconfig. */
  readonly kubeconfig: string;
  /** Folder of `<program>.log` and, if requested, `audit.log`. */
  readonly logs?: string;
  /** False if there is only a control plane: pods are admitted and stored, and never run. */
  readonly hasNode: boolean;
  /** Returns the command's stdout. A failure has its stderr in the message. */
  kubectl(args: readonly string[], stdin?: string): Promise<string>;
  helm(args: readonly string[], stdin?: string): Promise<string>;
  /** Loads the image of a docker-archive file on the node. */
  loadImage(archive: string): Promise<void>;
  /** Stops the API server like a drained node does, and starts it again. Resolves when it is ready. */
  restartApiServer(): Promise<void>;
  stop(): Promise<void>;
}
