import { describe, expect, it } from 'vitest'
import { ownHosts, serverAddress, serverUrl } from '#app/_server/server-address.ts'

describe('the address of the server', () => {
  it('is 127.0.0.1:3000 where nothing is said', () => {
    expect(serverAddress({})).toEqual({ host: '127.0.0.1', port: 3000 })
    expect(serverAddress({ HOST: '', PORT: '' })).toEqual({ host: '127.0.0.1', port: 3000 })
  })

  it.each(['127.0.0.1', '127.8.9.10', 'localhost', 'LOCALHOST', '::1', '[::1]'])('may be %s', (HOST) => {
    expect(() => serverAddress({ HOST })).not.toThrow()
  })

  it.each([
    '0.0.0.0',
    '::',
    '192.168.1.7',
    'headroom.example',
    '127.0.0.1.evil.example',
    '127.1',
    '1270.0.0.1',
  ])('is refused as %s, for anybody could reach it', (HOST) => {
    expect(() => serverAddress({ HOST })).toThrow(/no logins.*tunnel/s)
  })

  it.each(['http', '-1', '65536', '3000.5', '0x50', ' 80', '1e3'])('refuses the port %s', (PORT) => {
    expect(() => serverAddress({ PORT })).toThrow(/PORT/)
  })

  it('is written as browsers write it', () => {
    expect(serverUrl({ host: '::1', port: 3000 })).toBe('http://[::1]:3000')
    expect(serverUrl({ host: '127.0.0.1', port: 80 })).toBe('http://127.0.0.1:80')
  })
})

it('answers to the loopback names with its port, and without one where the port is 80', () => {
  expect([...ownHosts({ host: '127.0.0.2', port: 8080 })].sort()).toEqual([
    '127.0.0.1:8080',
    '127.0.0.2:8080',
    '[::1]:8080',
    'localhost:8080',
  ])
  expect(ownHosts({ host: '127.0.0.1', port: 80 }).has('localhost')).toBe(true)
  expect(ownHosts({ host: '127.0.0.1', port: 8080 }).has('localhost')).toBe(false)
})
