import type { Container } from '../../kubernetes/pod.ts';

/**
 * Programs that build images. 2.x labels a build like any job (component `polyaxon-jobs`), so only its image shows it:
 * the components `kaniko` and `dockerize` of Polyaxon's hub, and other builders without a daemon.
 */
const BUILDERS = [
  'kaniko',
  'kaniko-project',
  'buildkit',
  'buildah',
  'makisu',
  'polyaxon-dockerize',
  'polyaxon-dockerizer',
];

/** Any of these names, anywhere. Few images have one, and to take a name apart costs ten times this test. */
const MAY_BUILD = new RegExp(BUILDERS.join('|'));

/** True if a container builds an image. It keeps no outputs, and pushes with its own account. */
export function isImageBuild({ image }: Container): boolean {
  if (!image || !MAY_BUILD.test(image)) return false;
  const segments = image.split('@', 1).flatMap((repository) => repository.split('/'));
  const words = segments.flatMap((segment) => [segment, ...segment.split(':', 1)]);
  return words.some((word) => BUILDERS.includes(word) || word.endsWith('-kaniko') || word.startsWith('kaniko-'));
}
