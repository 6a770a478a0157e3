import { describe, expect, it } from 'vitest';
import { isImageBuild } from '../../../../src/polyaxon/2x/builds.ts';

describe('an image builds images', () => {
  it.each([
    ['gcr.io/kaniko-project/executor:latest', true],
    ['gcr.io/kaniko-project/executor:v1.9.0-debug', true],
    ['gcr.io/kaniko-project/executor@sha256:abc', true],
    ['registry.acme.example:5000/mirror/kaniko-project/executor', true],
    ['registry.acme.example/kaniko', true],
    ['registry.acme.example/tools/kaniko:1', true],
    ['registry.acme.example/acme-kaniko:1', true],
    ['registry.acme.example/kaniko-executor', true],
    ['moby/buildkit:rootless', true],
    ['quay.io/buildah/stable', true],
    ['polyaxon/polyaxon-dockerize:2.16', true],
    ['gcr.io/makisu:1', true],
    ['python:3.11', false],
    ['acme/buildkite-agent', false],
    ['acme/mykanikotools', false],
    ['acme/train:kaniko', false],
    ['acme/train@sha256:kaniko', false],
    ['', false],
    [null, false],
  ])('%s: %s', (image, expected) => expect(isImageBuild({ name: 'main', image })).toBe(expected));

  it('is no builder if there is no image', () => expect(isImageBuild({ name: 'main' })).toBe(false));
});
