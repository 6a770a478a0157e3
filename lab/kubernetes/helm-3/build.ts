import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { builtByGo, goVersion } from '../binary/go-build.ts';
import { CACHE_DIRECTORY } from '../cache-directory.ts';

/** The oldest Helm that the chart supports. Its own main is built, from the modules in this folder. */
const VERSION = '3.18.6';
/** Without a cluster it plays the Kubernetes of its own client. Without these two it would play 1.20, as no release does. */
const PLAYED = ['pkg/lint/rules', 'pkg/chartutil'].flatMap((place) => [
  `-X helm.sh/helm/v3/${place}.k8sVersionMajor=1`,
  `-X helm.sh/helm/v3/${place}.k8sVersionMinor=33`,
]);
const LINKED = ['-s', '-w', `-X helm.sh/helm/v3/internal/version.version=v${VERSION}`, ...PLAYED].join(' ');
const FLAGS = ['-buildvcs=false', '-trimpath', `-ldflags=${LINKED}`];

/** Helm 3, built once in some minutes. */
export const helm3 = (): Promise<string> =>
  builtByGo({
    title: `building Helm ${VERSION} from Go modules (once, some minutes)`,
    program: join(CACHE_DIRECTORY, 'helm', `${VERSION}-${buildKey()}`, 'helm'),
    source: import.meta.dirname,
    flags: FLAGS,
    package: 'helm.sh/helm/v3/cmd/helm',
  });

function buildKey(): string {
  const hash = createHash('sha256').update(goVersion()).update(FLAGS.join(' '));
  for (const file of ['go.mod', 'go.sum']) hash.update(readFileSync(join(import.meta.dirname, file)));
  return hash.digest('hex').slice(0, 16);
}
