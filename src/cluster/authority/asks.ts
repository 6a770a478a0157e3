import type { Step } from '../../rotation/step.ts';
import type { Asked } from '../asked.ts';
import type { AuthorityNames } from './names.ts';

/** What can fail: a look at one of the objects, or a step. */
export type Attempted = 'lease' | 'watch-secret' | 'watch-configuration' | 'refresh' | 'decide' | Step['kind'];

/** What an attempt asks of the API server. Undefined if it asks nothing, or several things. */
export function askOf(attempted: Attempted, names: AuthorityNames): Asked | undefined {
  switch (attempted) {
    case 'lease':
      return { verb: 'get and update', ...leaseOf(names) };
    case 'watch-secret':
      return { verb: 'list and watch', ...secretOf(names) };
    case 'watch-configuration':
      return { verb: 'list and watch', ...configurationOf(names) };
    case 'write-bundle':
      return { verb: 'patch', ...configurationOf(names) };
    case 'make-first-authority':
    case 'start-rotation':
    case 'issue-from-joined':
    case 'retire':
    case 'withdraw':
    case 'forget-retired':
      return { verb: 'patch', ...secretOf(names) };
    default:
      return undefined;
  }
}

type Place = Omit<Asked, 'verb'>;

const leaseOf = ({ namespace, lease }: AuthorityNames): Place => ({
  resource: 'leases.coordination.k8s.io',
  namespace,
  name: lease,
});

export const secretOf = ({ namespace, secret }: AuthorityNames): Place => ({
  resource: 'secrets',
  namespace,
  name: secret,
});

export const configurationOf = ({ webhookConfiguration }: AuthorityNames): Place => ({
  resource: 'mutatingwebhookconfigurations.admissionregistration.k8s.io',
  name: webhookConfiguration,
});
