import { env, type LargePod, run2x, storeOf, times } from './pod.ts';

const NAMES = 'polyaxon-gcs-injector.io/containers';
/** A run with many containers that are all named, and one long text in main. */
const namedBeside = (size: number, main: Parameters<typeof run2x>[0], labels = {}) => {
  const others = times(size / 4, (index) => ({ name: `c${index}` }));
  const pod = run2x(main, {}, { [NAMES]: others.map(({ name }) => name).join(',') });
  const containers = [...pod.spec.containers, ...others];
  return { metadata: { ...pod.metadata, labels: { ...pod.metadata?.labels, ...labels } }, spec: { containers } };
};
const long = (size: number): string => 'a'.repeat(Math.min(size * 16, 130_000));
/** Pods with many containers, or names of them, or a text that each of them gets. */
export const LARGE_IN_CONTAINERS: Readonly<Record<string, LargePod>> = {
  'names of no container': {
    size: 4_000,
    pod: (size) => run2x({}, {}, { [NAMES]: times(size, (index) => index.toString(36)).join(',') }),
  },
  'containers of one name that is named': {
    size: 1_000,
    pod: (size) => run2x({}, { containers: times(size, () => ({ name: 'c' })) }, { [NAMES]: 'c' }),
  },
  'containers × a long name of the store': {
    size: 800,
    pod: (size) => namedBeside(size, { env: env({ POLYAXON_ARTIFACTS_STORE_NAME: long(size) }) }),
  },
  'containers × a long bucket': { size: 800, pod: (size) => namedBeside(size, storeOf(`gs://bucket/${long(size)}`)) },
  'containers × a long name of the run': {
    size: 800,
    pod: (size) => namedBeside(size, {}, { 'app.kubernetes.io/instance': long(size) }),
  },
  'catalogs × containers': {
    size: 400,
    pod: (size) =>
      run2x(
        {},
        { containers: times(size, (index) => ({ name: `c${index}`, ...storeOf('gs://bucket') })) },
        {
          [NAMES]: times(size, (index) => `c${index}`).join(','),
        },
      ),
  },
};
