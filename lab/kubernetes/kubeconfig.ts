import type { Authority, Credentials } from './certificates.ts';

/** A kubeconfig in JSON, which is also YAML. */
export function kubeconfig(server: string, authority: Authority, user: Credentials): string {
  const base64 = (pem: string) => Buffer.from(pem).toString('base64');
  const cluster = { server, 'certificate-authority-data': base64(authority.certificate) };
  const credentials = {
    'client-certificate-data': base64(user.certificate),
    'client-key-data': base64(user.key),
  };
  return JSON.stringify({
    apiVersion: 'v1',
    kind: 'Config',
    clusters: [{ name: 'test', cluster }],
    users: [{ name: 'test', user: credentials }],
    contexts: [{ name: 'test', context: { cluster: 'test', user: 'test' } }],
    'current-context': 'test',
  });
}
