import { expect, it } from 'vitest'
import { hostFor, type OutgoingHost, portOf } from '#lib/domain/outgoing/outgoing-host.ts'
import { outgoingHostFaults } from '#lib/domain/outgoing/outgoing-host-faults.ts'

const usual: OutgoingHost = { host: 'a.example', allowPrivate: false }
const at9090: OutgoingHost = { host: 'a.example', port: 9090, allowPrivate: true }

it('a host without a port is that of the usual ports alone', () => {
  const found = (url: string) => hostFor([usual], new URL(url))
  expect(found('https://a.example/x')).toBe(usual)
  expect(found('http://a.example:80/')).toBe(usual)
  expect(found('https://A.EXAMPLE:443/')).toBe(usual)
  expect(found('https://a.example:80/')).toBeUndefined()
  expect(found('https://a.example:8443/')).toBeUndefined()
})

it('a host is no other host that looks like it', () => {
  for (const url of [
    'https://b.a.example',
    'https://a.example.evil',
    'https://a.example.',
    'https://evil/a.example',
  ])
    expect(hostFor([usual], new URL(url))).toBeUndefined()
})

it('the port decides which of two entries holds', () => {
  expect(hostFor([usual, at9090], new URL('http://a.example:9090/'))).toBe(at9090)
  expect(hostFor([usual, at9090], new URL('http://a.example/'))).toBe(usual)
})

it('schemes other than https and http have no port', () => {
  expect(portOf(new URL('ftp://a.example/'))).toBe(0)
  expect(portOf(new URL('gopher://a.example:0/'))).toBe(0)
})

it('a list of names, addresses and ports is accepted', () => {
  const hosts = ['a.example', 'localhost', '10.0.0.7', '[::1]', '[2001:db8::7]', 'xn--mnchen-3ya.example']
  expect(outgoingHostFaults(hosts.map((host) => ({ host, allowPrivate: false })))).toEqual([])
  expect(outgoingHostFaults([usual, at9090])).toEqual([])
})

it.each([
  '',
  'A.example',
  'a.example.',
  'https://a.example',
  'a.example:443',
  'a.example/x',
  'a.example?x',
  'user@a.example',
  '*.example',
  '2130706433',
  '0x7f.1',
  '127.1',
  '[::ffff:127.0.0.1]',
  'a example',
  'münchen.example',
  `${'a'.repeat(254)}`,
])('%j is no host', (host) => {
  const faults = outgoingHostFaults([{ host, allowPrivate: true }])
  expect(faults).toHaveLength(1)
  expect(faults[0]).toContain('is no host')
})

it('ports are real and no entry is there twice', () => {
  for (const port of [0, 65_536, 1.5, -1, Number.NaN])
    expect(outgoingHostFaults([{ ...usual, port }])).toEqual(['a.example: use a port from 1 to 65535.'])
  expect(outgoingHostFaults([at9090, at9090, usual])).toEqual(['a.example is there twice.'])
})
