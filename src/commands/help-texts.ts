/** What the help of a command says after its options. */
export const INJECT_HELP = `
Examples:
  polyaxon-gcs-injector inject -f pod.yaml --config config.yaml -o diff
  kubectl get pod NAME -o yaml | polyaxon-gcs-injector inject -f - -o patch

The reason for each pod goes to standard error.`;

/** Its defaults are the names that the chart renders for a release with the chart's own name. */
export const ROTATE_HELP = `
It runs with your own rights, those of the current context of KUBECONFIG or ~/.kube/config (in a pod with those of its
ServiceAccount), and needs get and patch on that one Secret: it sets an annotation there. The replica that holds the
Lease sees it and rotates with its own rights.`;
