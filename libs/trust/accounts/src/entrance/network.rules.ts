/** Groups of an IPv6 address that name the network of one subscriber: 64 bits. */
const GROUPS = 4;

const spelled = (address: string): string[] => {
  const [head = '', tail] = address.split('::');
  const before = head ? head.split(':') : [];
  const after = tail ? tail.split(':') : [];
  const missing = tail === undefined ? 0 : 8 - before.length - after.length;
  return [...before, ...Array.from({ length: Math.max(missing, 0) }, () => '0'), ...after];
};

/**
 * What is counted as one place: an IPv4 address, or the first 64 bits of an IPv6 address, of which whoever has one has
 * all the rest.
 */
export function networkOf(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '');
  if (!plain.includes(':')) return plain;
  const groups = spelled(plain.toLowerCase()).slice(0, GROUPS);
  return `${groups.map((group) => group.replace(/^0+(?=.)/, '')).join(':')}::/64`;
}
