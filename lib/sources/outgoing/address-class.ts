import { BlockList, isIPv6 } from 'node:net'
import { networkInterfaces } from 'node:os'

/** `private` addresses need a word of the administrator's; `never` ones are connected to by no request. */
type AddressClass = 'public' | 'private' | 'never'

const listOf = (...subnets: readonly string[]): BlockList => {
  const list = new BlockList()
  for (const subnet of subnets) {
    const [address = '', bits] = subnet.split('/')
    list.addSubnet(address, Number(bits), isIPv6(address) ? 'ipv6' : 'ipv4')
  }
  return list
}

/**
 * What IANA's registries of special-purpose addresses call neither global nor private, multicast, and the metadata services of clouds:
 * link-local ones, 100.100.100.200 of Alibaba, 168.63.129.16 of Azure.
 */
const NEVER_IPV4 = listOf(
  ...['0.0.0.0/8', '169.254.0.0/16', '192.0.0.0/24', '192.0.2.0/24', '192.88.99.0/24', '198.51.100.0/24'],
  ...['203.0.113.0/24', '224.0.0.0/4', '240.0.0.0/4', '100.100.100.200/32', '168.63.129.16/32'],
)
const PRIVATE_IPV4 = listOf(
  ...['10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '198.18.0.0/15'],
)

/** Tunnels and documentation inside the global network, and the metadata services of AWS and Google inside the private one. */
const NEVER_IPV6 = listOf('2001::/32', '2001:db8::/32', '2002::/16', 'fd00:ec2::/32', 'fd20:ce::/32')
const PRIVATE_IPV6 = listOf('::1/128', 'fc00::/7')
/** All that is global. What is outside of it and not private, such as IPv4 addresses written as IPv6 ones, is never connected to. */
const GLOBAL_IPV6 = listOf('2000::/3')

const isOwn = (address: string): boolean =>
  Object.values(networkInterfaces()).some((each) => each?.some((it) => it.address === address))

/** What an address that a name stands for is; the addresses of this machine are private, whatever their network. */
export function addressClass(address: string): AddressClass {
  if (isIPv6(address)) {
    if (NEVER_IPV6.check(address, 'ipv6')) return 'never'
    if (PRIVATE_IPV6.check(address, 'ipv6')) return 'private'
    if (!GLOBAL_IPV6.check(address, 'ipv6')) return 'never'
  } else {
    if (NEVER_IPV4.check(address)) return 'never'
    if (PRIVATE_IPV4.check(address)) return 'private'
  }
  return isOwn(address) ? 'private' : 'public'
}
