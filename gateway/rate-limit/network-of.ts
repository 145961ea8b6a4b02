import { isIPv6 } from 'node:net';

/**
 * Where a caller without a token calls from. Whoever has one IPv6 address has all of its network (/64), and would be another caller
 * with each of them; some proxies write the port beside the address, which is another one for each connection.
 */
export function networkOf(address: string): string {
  const bare = withoutPort(address);
  if (!isIPv6(bare)) return bare;
  const asIPv4 = /^::ffff:(\d+(?:\.\d+){3})$/i.exec(bare)?.[1];
  return asIPv4 ?? `${groupsOf(bare).slice(0, 4).join(':')}::/64`;
}

function withoutPort(address: string): string {
  return /^(?:(\d+(?:\.\d+){3}):\d+|\[(.+)\](?::\d+)?)$/.exec(address)?.slice(1).find(Boolean) ?? address;
}

function groupsOf(address: string): string[] {
  const [front = [], back = []] = address
    .replace(/%.*$/, '')
    .replace(/\d+(?:\.\d+){3}$/, '0:0')
    .split('::')
    .map((part) => (part === '' ? [] : part.split(':').map((group) => Number.parseInt(group, 16).toString(16))));
  return [...front, ...Array<string>(8 - front.length - back.length).fill('0'), ...back];
}
