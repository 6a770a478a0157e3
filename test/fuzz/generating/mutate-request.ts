import { isMap, type Json, type JsonMap } from './json.ts';
import type { Random } from './random.ts';
import { ODD_TEXTS } from './words.ts';

const NAMESPACES = ['team', 'polyaxon', 'nobody', 'open', 'identity', 'kube-system', 'kube-public', ''];
const OPERATIONS = ['CREATE', 'UPDATE', 'create', 'DELETE', ''];
const plain = ODD_TEXTS.filter((text) => !text.includes('|'));

/** Changes what stands around the pod. */
export function mutateRequest(review: Json, random: Random): void {
  const request = isMap(review) ? review['request'] : undefined;
  if (!isMap(request)) return;
  Object.assign(
    request,
    random.pick<JsonMap>([
      ...NAMESPACES.map((namespace) => ({ namespace })),
      { namespace: random.pick(plain) },
      { name: random.pick(plain) },
      { uid: random.pick(plain) },
      { operation: random.pick(OPERATIONS) },
      { subResource: random.pick(['', 'exec', 'status']) },
      { dryRun: random.pick<Json>([true, false, null, 'x']) },
    ]),
  );
}
