import { networkInterfaces } from 'node:os'
import { afterEach, expect, it, vi } from 'vitest'
import { addressClass } from '#lib/sources/outgoing/address-class.ts'

vi.mock('node:os', async (original) => ({
  ...(await original<typeof import('node:os')>()),
  networkInterfaces: vi.fn(() => ({})),
}))
afterEach(() => vi.mocked(networkInterfaces).mockReturnValue({}))

it.each(['8.8.8.8', '52.94.1.7', '1.1.1.1', '100.63.255.255', '172.32.0.1', '2a00:1450:4001:80b::200e'])(
  '%s is public',
  (address) => expect(addressClass(address)).toBe('public'),
)

it.each([
  '127.0.0.1',
  '127.255.0.3',
  '10.1.2.3',
  '172.16.0.1',
  '172.31.255.255',
  '192.168.1.1',
  '100.64.0.1',
  '198.19.0.1',
  '::1',
  'fd12:3456::1',
  'fc00::1',
])('%s is private', (address) => expect(addressClass(address)).toBe('private'))

it.each([
  ['metadata of most clouds', '169.254.169.254'],
  ['metadata of containers', '169.254.170.2'],
  ['metadata of Alibaba', '100.100.100.200'],
  ['metadata of Azure', '168.63.129.16'],
  ['metadata of AWS over IPv6', 'fd00:ec2::254'],
  ['metadata of Google over IPv6', 'fd20:ce::254'],
  ['link-local', 'fe80::1'],
  ['link-local with a zone', 'fe80::1%lo'],
  ['this host', '0.0.0.0'],
  ['this host over IPv6', '::'],
  ['multicast', '224.0.0.251'],
  ['multicast over IPv6', 'ff02::fb'],
  ['broadcast', '255.255.255.255'],
  ['documentation', '203.0.113.9'],
  ['mapped loopback', '::ffff:127.0.0.1'],
  ['mapped loopback in hexadecimal', '::ffff:7f00:1'],
  ['mapped public address', '::ffff:8.8.8.8'],
  ['compatible loopback', '::127.0.0.1'],
  ['translated loopback', '::ffff:0:127.0.0.1'],
  ['NAT64', '64:ff9b::7f00:1'],
  ['local NAT64', '64:ff9b:1::7f00:1'],
  ['6to4', '2002:7f00:1::1'],
  ['Teredo', '2001:0:53aa:64c::1'],
])('%s (%s) is never connected to', (_what, address) => expect(addressClass(address)).toBe('never'))

it('a public address of this machine is private', () => {
  const own = {
    address: '8.8.4.4',
    netmask: '255.255.255.0',
    family: 'IPv4',
    mac: '',
    internal: false,
    cidr: null,
  } as const
  vi.mocked(networkInterfaces).mockReturnValue({ eth0: [own] })
  expect(addressClass('8.8.4.4')).toBe('private')
  expect(addressClass('8.8.8.8')).toBe('public')
})
