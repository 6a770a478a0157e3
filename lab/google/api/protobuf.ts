/** The wire type of strings and messages. */
const LENGTH_DELIMITED = 2;

/** Text fields of a protobuf message. Only short texts: every length must fit into one byte. */
export function writeTextFields(fields: Readonly<Record<number, string>>): Buffer {
  const parts = Object.entries(fields).map(([number, text]) => {
    const bytes = Buffer.from(text);
    if (bytes.length > 127) throw new RangeError('text is too long');
    return Buffer.concat([Buffer.from([(Number(number) << 3) | LENGTH_DELIMITED, bytes.length]), bytes]);
  });
  return Buffer.concat(parts);
}

/** The text of a message's first field, if that field has this number and a short text. */
export function readFirstText(message: Buffer, number: number): string | undefined {
  const length = message[1] ?? 0;
  if (message[0] !== ((number << 3) | LENGTH_DELIMITED) || length > 127) return undefined;
  return message.toString('utf8', 2, 2 + length);
}
