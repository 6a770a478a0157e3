/**
 * A Kubernetes that tests talk to. The process that has it can reach everything in it directly, by long-lived clients too:
 * the API server with `kubeconfig`, pods by their addresses.
 */
export interface Cluster extends AsyncDisposable {
  /** Path of an administrator's kubeconfig. */
  readonly kubeconfig: string;
  /** Folder of `<program>.log` and, where asked for, `audit.log`. */
  readonly logs?: string;
  /** False when there is a control plane only: pods are admitted and stored, and never run. */
  readonly hasNode: boolean;
  /** Gives what the command wrote to stdout; a failure has its stderr in the message. */
  kubectl(args: readonly string[], stdin?: string): Promise<string>;
  helm(args: readonly string[], stdin?: string): Promise<string>;
  /** Makes the image of a docker-archive file known to the node. */
  loadImage(archive: string): Promise<void>;
  /** Stops the API server as a node that is drained does, and starts it again; resolves when it is ready. */
  restartApiServer(): Promise<void>;
  stop(): Promise<void>;
}
