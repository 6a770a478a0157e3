const IS_GIVEN = Boolean(process.env['KUBECONFIG']);

/** Files that need an API server beside them or their own one, and why. */
const OF_THIS_MACHINE: Readonly<Record<string, string>> = {
  '{lab/kubernetes,test/installed/authority,test/installed/chart}/**':
    'they start clusters of their own; the chart is installed by test/installed/e2e',
  'test/installed/e2e/beside/**': 'the webhooks beside ours listen on loopback, and the audit log tells their rounds',
  'test/installed/e2e/helm-3.test.ts': 'it brings its own Helm 3, and the whole API is compared',
  'test/installed/e2e/neighbours/**':
    'the webhooks beside ours listen on loopback, and RuntimeClasses need the handler runc',
  'test/installed/preflight/**': 'the API server calls a process of this machine, and is told so by a flag',
  'test/installed/reasons/**': 'the same, and the audit log has the reasons',
  'test/installed/e2e/certificates.test.ts':
    'cert-manager is played, with kinds that a real one has already; pods are called directly',
  'test/installed/e2e/uninstall.test.ts': 'the whole API is compared, which others change meanwhile',
};

/** The files that a foreign cluster cannot run. Prints a line for each. */
export const filesOfThisMachine = (): readonly string[] =>
  Object.entries(OF_THIS_MACHINE).flatMap(([files, why]) => (needsThisMachine(`${files}: ${why}`) ? [files] : []));

/** True if a test must be skipped on a foreign cluster. Prints the reason. */
export function needsThisMachine(why: string): boolean {
  if (IS_GIVEN) console.info(`skipped with KUBECONFIG: ${why}`);
  return IS_GIVEN;
}
