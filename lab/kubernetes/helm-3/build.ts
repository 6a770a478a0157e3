import { goTool } from '../binary/go-tool.ts';

/** The oldest Helm that the chart supports. Its own main is built, from the modules in this folder. */
const VERSION = '3.18.6';
/** Without a cluster it plays the Kubernetes of its own client. Without these two it would play 1.20, as no release does. */
const PLAYED = ['pkg/lint/rules', 'pkg/chartutil'].flatMap((place) => [
  `-X helm.sh/helm/v3/${place}.k8sVersionMajor=1`,
  `-X helm.sh/helm/v3/${place}.k8sVersionMinor=33`,
]);

export const helm3 = (): Promise<string> =>
  goTool({
    name: 'helm',
    version: VERSION,
    source: import.meta.dirname,
    package: 'helm.sh/helm/v3/cmd/helm',
    linked: [`-X helm.sh/helm/v3/internal/version.version=v${VERSION}`, ...PLAYED],
  });
