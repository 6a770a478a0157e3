/** The hosts of Google that a client under test calls. Nothing else is reachable, and only over TLS. */
export const GOOGLE_HOSTS = [
  'storage.googleapis.com',
  'www.googleapis.com',
  'oauth2.googleapis.com',
  'iamcredentials.googleapis.com',
] as const;

const ALLOWED_TARGETS: ReadonlySet<string> = new Set(GOOGLE_HOSTS.map((host) => `${host}:443`));

export function isAllowedTarget(target: string): boolean {
  return ALLOWED_TARGETS.has(target.toLowerCase());
}
