/** Parts of the API server outside its registry answer in plain text. */
export const messageIn = (body: string): string => (body.startsWith('{') ? JSON.parse(body).message : body.trim());

/** Why a call of the official client failed: the API server's answer, or why there was none. */
export const whyFailed = (error: { readonly body?: string }): string =>
  error.body === undefined ? String(error) : messageIn(error.body);
