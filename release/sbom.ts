import { execute } from '../lab/kubernetes/execute.ts';
import { ARCHITECTURES, PINS } from './base/pins.ts';
import type { Release } from './release.ts';

interface Component {
  readonly name: string;
  readonly version: string;
  readonly [member: string]: unknown;
}

interface Bom {
  readonly components: readonly Component[];
  readonly metadata: { readonly component: Component; readonly [member: string]: unknown };
  readonly [member: string]: unknown;
}

/**
 * What the image is made of, as CycloneDX: the packages that the bundler read, as npm describes them, and the base. The
 * npm package has the first part only.
 */
export async function billOfMaterials(
  { root, epoch, version }: Release,
  bundled: ReadonlySet<string>,
): Promise<string> {
  const arguments_ = ['sbom', '--sbom-format=cyclonedx', '--package-lock-only'];
  const {
    serialNumber: _random,
    dependencies: _graph,
    ...bom
  }: Bom = JSON.parse(await execute('npm', arguments_, { cwd: root }));
  const components = bom.components.filter(({ name, version: of }) => bundled.has(`${name}@${of}`));
  const missing = [...bundled].filter((each) => !components.some(({ name, version: of }) => each === `${name}@${of}`));
  if (missing.length > 0) throw new Error(`npm sbom does not know these packages of the bundle: ${missing.join(', ')}`);
  const component = { ...bom.metadata.component, name: 'polyaxon-gcs-injector', version, type: 'application' };
  const metadata = { ...bom.metadata, timestamp: new Date(epoch * 1000).toISOString(), component };
  return `${JSON.stringify({ ...bom, metadata, components: [...components, ...base()] }, null, 2)}\n`;
}

const base = (): readonly Component[] => [nodeItself(), ...ARCHITECTURES.flatMap(debian)];

const nodeItself = (): Component => ({
  'bom-ref': `node@${PINS.node.version}`,
  type: 'platform',
  name: 'node',
  version: PINS.node.version,
  purl: `pkg:generic/node@${PINS.node.version}`,
});

const debian = (architecture: keyof typeof PINS.debian.packages): readonly Component[] =>
  Object.entries(PINS.debian.packages[architecture]).map(([name, { version, sha256 }]) => {
    const purl = `pkg:deb/debian/${encodeURIComponent(name)}@${encodeURIComponent(version)}?arch=${architecture}&distro=${PINS.debian.suite}`;
    return { 'bom-ref': purl, type: 'library', name, version, purl, hashes: [{ alg: 'SHA-256', content: sha256 }] };
  });
