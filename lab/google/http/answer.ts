/** A response as a value: the same one is sent alone, or as a part of a batch. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

const NOTHING = Buffer.alloc(0);

export function emptyAnswer(status: number, headers: Answer['headers'] = {}): Answer {
  return { status, headers, body: NOTHING };
}

export function jsonAnswer(status: number, value: unknown, headers: Answer['headers'] = {}): Answer {
  return {
    status,
    headers: { 'content-type': 'application/json; charset=UTF-8', ...headers },
    body: Buffer.from(JSON.stringify(value)),
  };
}

export interface XmlRoot {
  readonly name: string;
  readonly namespace?: string;
}

/** An XML document from its root element and its children. Their text is escaped. */
export function xmlAnswer(status: number, root: XmlRoot, children: Readonly<Record<string, string>>): Answer {
  const inner = Object.entries(children).map(([name, text]) => `<${name}>${escapeXml(text)}</${name}>`);
  const namespace = root.namespace ? ` xmlns='${root.namespace}'` : '';
  const document = `<${root.name}${namespace}>${inner.join('')}</${root.name}>`;
  return {
    status,
    headers: { 'content-type': 'application/xml; charset=UTF-8' },
    body: Buffer.from(`<?xml version='1.0' encoding='UTF-8'?>${document}`),
  };
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
