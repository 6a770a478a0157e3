/** What the help of a command says after its options. */
export const INJECT_HELP = `
Examples:
  polyaxon-gcs-injector inject -f pod.yaml --config config.yaml -o diff
  kubectl get pod NAME -o yaml | polyaxon-gcs-injector inject -f - -o patch

The reason for each pod goes to standard error.`;

export const WHY_HELP = `
Examples:
  polyaxon-gcs-injector why team/plx-operation-8aac02e3a62a4f0aaa257c59da5eab80
  polyaxon-gcs-injector why -f pod.yaml --config config.yaml

It reads the cluster with your own rights, those of KUBECONFIG or ~/.kube/config, and changes nothing.
✔ is as it should be, ✘ is not, and nobody could see what ? is about. The last line is the one thing to do.
Exit codes: 0 if there is nothing to mend, 1 if there is, 2 for wrong usage.`;

/** Its defaults are the names that the chart renders for a release with the chart's own name. */
export const ROTATE_HELP = `
It runs with your own rights, those of the current context of KUBECONFIG or ~/.kube/config (in a pod with those of its
ServiceAccount), and needs get and patch on that one Secret: it sets an annotation there. The replica that holds the
Lease sees it and rotates with its own rights.`;
