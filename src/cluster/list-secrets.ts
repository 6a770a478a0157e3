import type { V1Secret, V1SecretList } from '@kubernetes/client-node';
import type { SecretPlace } from '../config/secret-places.ts';
import { inTime } from './call.ts';
import type { ClusterApi } from './connect.ts';

/** Secrets may be a megabyte each: as many as are in memory at once. */
const PAGE = 50;

/** What was read of a list, at which state of the cluster. */
export interface ReadList<T> {
  readonly items: T[];
  readonly resourceVersion: string | undefined;
}

/** Reads each Secret of a place, page by page, so that few of them are held at once. */
export async function listSecrets<T>(
  { core }: Pick<ClusterApi, 'core'>,
  { name, namespace }: SecretPlace,
  read: (secret: V1Secret) => T,
): Promise<ReadList<T>> {
  const items: T[] = [];
  let page: V1SecretList | undefined;
  do {
    const wanted = { fieldSelector: nameIs(name), limit: PAGE, ...following(page) };
    page = await inTime(
      namespace === undefined
        ? core.listSecretForAllNamespaces(wanted)
        : core.listNamespacedSecret({ namespace, ...wanted }),
    );
    items.push(...page.items.map(read));
  } while (page.metadata?._continue);
  return { items, resourceVersion: page.metadata?.resourceVersion };
}

/** The only selector of a list or watch that a right by `resourceNames` allows. */
export const nameIs = (name: string): string => `metadata.name=${name}`;

const following = (page: V1SecretList | undefined): { _continue?: string } =>
  page?.metadata?._continue === undefined ? {} : { _continue: page.metadata._continue };
