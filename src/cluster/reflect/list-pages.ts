import type { KubernetesListObject, KubernetesObject } from '@kubernetes/client-node';

export interface Page {
  readonly fieldSelector: string;
  readonly limit: number;
  readonly _continue?: string;
}

export type ListPage<O extends KubernetesObject> = (page: Page) => Promise<KubernetesListObject<O>>;

/** A page is in memory as a whole, and each Secret may hold a megabyte. */
const PAGE = 4;

/** Yields a list page by page. All pages have the version of the first. */
export async function* pagesOf<O extends KubernetesObject>(
  list: ListPage<O>,
  fieldSelector: string,
): AsyncGenerator<KubernetesListObject<O>> {
  let from: string | undefined;
  do {
    const page = await list({ fieldSelector, limit: PAGE, ...(from && { _continue: from }) });
    yield page;
    from = page.metadata?._continue;
  } while (from);
}
