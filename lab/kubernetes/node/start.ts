import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { ApiReader } from '../api-reader.ts';
import type { StartComponent } from '../component.ts';
import { createControlGroup } from '../control-groups.ts';
import type { Identities } from '../control-plane/identities.ts';
import { type ProgramName, type Programs, required } from '../control-plane/programs.ts';
import { busyboxImage, pauseImage } from '../images/test-images.ts';
import { type ContainerRuntime, startContainerRuntime } from './container-runtime.ts';
import { startKubeProxy } from './kube-proxy.ts';
import { startKubelet } from './kubelet.ts';

export type Node = Pick<ContainerRuntime, 'loadImage'>;

export interface NodeOptions {
  readonly programs: Programs;
  readonly identities: Identities;
  readonly directory: string;
  readonly controlGroup: string;
  readonly read: ApiReader;
}

/** A node that is Ready and has the busybox image. Its own mounts and processes end with its container runtime. */
export async function startNode(start: StartComponent, options: NodeOptions): Promise<Node> {
  const directory = join(options.directory, 'node');
  mkdirSync(directory);
  createControlGroup(options.controlGroup);
  const runtime = await startContainerRuntime(start, directory);
  for (const archive of [await pauseImage(), await busyboxImage()]) await runtime.loadImage(archive);
  const command = (name: ProgramName) => [...runtime.onNode, ...required(options.programs, name)];
  await Promise.all([
    startKubelet(start, { ...options, command: command('kubelet'), directory, runtime }),
    startKubeProxy(start, { ...options, command: command('kube-proxy'), directory }),
  ]);
  return runtime;
}
