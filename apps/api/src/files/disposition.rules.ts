/** What stands in a quoted string as it is (RFC 9110 §5.6.4); other characters are in the encoded form alone. */
const NOT_QUOTED = /[^ !#$&+\-.^_`|~0-9A-Za-z()[\]{},;=@']/gu;

/** RFC 8187 leaves these as they are; `encodeURIComponent` leaves more. */
const encoded = (name: string) =>
  encodeURIComponent(name).replace(/['()*!]/g, (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`);

/** Content-Disposition (RFC 6266) of a file that is saved under `name` and never shown within a page. */
export function attachment(name: string): string {
  const plain = name.normalize('NFD').replace(/\p{M}/gu, '').replace(NOT_QUOTED, '_');
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded(name)}`;
}
