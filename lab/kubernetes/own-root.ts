import { join } from 'node:path';

/**
 * The prefix of a command for which unpacked Debian packages are installed. It leaves nothing: no write to a system
 * directory (`directory` holds them) and no process. The network stays the caller's.
 */
export function ownRoot(directory: string, packages: string): string[] {
  const script = join(import.meta.dirname, 'enter-own-root.sh');
  return ['unshare', '--mount', '--pid', '--fork', '--kill-child', '--mount-proc', 'sh', script, directory, packages];
}
