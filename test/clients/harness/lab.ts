import { inject } from 'vitest';
import { execute } from '../../../lab/kubernetes/execute.ts';

/** What `startLab` passes to the tests, which run in their own process. */
export interface Lab {
  readonly kubectl: readonly string[];
  readonly kubeconfig: string;
  /** Pods see it at TRUST_PATH. */
  readonly trustDirectory: string;
}

declare module 'vitest' {
  interface ProvidedContext {
    lab: Lab;
  }
}

export const lab = (): Lab => inject('lab');

export function kubectl(args: readonly string[], stdin = ''): Promise<string> {
  const { kubectl: command, kubeconfig, trustDirectory } = lab();
  const [program = '', ...first] = command;
  const env = { ...process.env, KUBECONFIG: kubeconfig, KUBECACHEDIR: `${trustDirectory}/../kubectl` };
  return execute(program, [...first, ...args], { env, stdin });
}
