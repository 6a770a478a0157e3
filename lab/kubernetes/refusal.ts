/** Answers that come from other parts of the API server than its registry are plain text. */
export const messageIn = (body: string): string => (body.startsWith('{') ? JSON.parse(body).message : body.trim());

/** Why a call of the official client failed: what the API server answered, or what kept it from answering. */
export const whyFailed = (error: { readonly body?: string }): string =>
  error.body === undefined ? String(error) : messageIn(error.body);
