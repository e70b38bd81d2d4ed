import { describe, expect, it } from 'vitest'
import { type GuardedRequest, guardRequest } from '#app/_server/request-guard.ts'
import { ownHosts } from '#app/_server/server-address.ts'

const HOSTS = ownHosts({ host: '127.0.0.1', port: 3000 })

const ask = (method: string, headers: GuardedRequest['headers'], target = '/') =>
  guardRequest({ method, target, headers: { host: 'localhost:3000', ...headers } }, HOSTS)

const statusOf = (verdict: ReturnType<typeof ask>) => (verdict.allowed ? 'allowed' : verdict.status)

describe('the Host header', () => {
  it.each(['localhost:3000', '127.0.0.1:3000', '[::1]:3000', 'LOCALHOST:3000'])('lets %s in', (host) => {
    expect(statusOf(ask('GET', { host }))).toBe('allowed')
  })

  it.each([
    undefined,
    '',
    'localhost',
    'localhost:3001',
    'headroom.evil.example:3000',
    'localhost.evil.example:3000',
    '192.168.1.7:3000',
    'localhost:3000, evil.example',
    'evil.example@localhost:3000',
  ])('keeps %s out, so that a rebound name reads nothing', (host) => {
    expect(statusOf(ask('GET', { host }))).toBe(421)
  })

  it('is all that a reading request must have', () => {
    for (const method of ['GET', 'HEAD', 'OPTIONS'])
      expect(statusOf(ask(method, { origin: 'http://evil.example', 'sec-fetch-site': 'cross-site' }))).toBe(
        'allowed',
      )
  })
})

describe('a request that changes something', () => {
  const METHODS = ['POST', 'PUT', 'PATCH', 'DELETE', 'QUERY', 'post']

  it.each(METHODS)('%s is let in from our own pages', (method) => {
    expect(statusOf(ask(method, { origin: 'http://localhost:3000' }))).toBe('allowed')
    expect(statusOf(ask(method, { 'sec-fetch-site': 'same-origin' }))).toBe('allowed')
    expect(statusOf(ask(method, { origin: 'http://localhost:3000', 'sec-fetch-site': 'same-origin' }))).toBe(
      'allowed',
    )
  })

  it.each([
    ['a foreign Origin', { origin: 'http://evil.example' }],
    ['the null Origin', { origin: 'null' }],
    ['an empty Origin', { origin: '' }],
    ['another port', { origin: 'http://localhost:3001' }],
    ['another of our names than the Host', { origin: 'http://127.0.0.1:3000' }],
    ['https', { origin: 'https://localhost:3000' }],
    ['a foreign site without Origin', { 'sec-fetch-site': 'cross-site' }],
    ['the same site on another port', { 'sec-fetch-site': 'same-site' }],
    ['the address bar', { 'sec-fetch-site': 'none' }],
    ['our Origin but a foreign site', { origin: 'http://localhost:3000', 'sec-fetch-site': 'cross-site' }],
    [
      'a foreign Origin that says it is our site',
      { origin: 'http://evil.example', 'sec-fetch-site': 'same-origin' },
    ],
    [
      'a foreign Origin that calls itself a program',
      { origin: 'http://evil.example', 'x-headroom-client': 'cli' },
    ],
    ['neither Origin nor site', {}],
    ['an empty client name', { 'x-headroom-client': '' }],
    ['an empty token', { authorization: 'Bearer ' }],
    ['a password, which a browser may send by itself', { authorization: 'Basic aHI6Xw==' }],
    ['a foreign Origin that shows a token', { origin: 'http://evil.example', authorization: 'Bearer hr_x' }],
    ['a foreign site that shows a token', { 'sec-fetch-site': 'cross-site', authorization: 'Bearer hr_x' }],
  ])('is refused with %s', (_, headers) => {
    for (const method of METHODS) expect(statusOf(ask(method, headers))).toBe(403)
  })

  it('is let in from a program that names itself or shows a token', () => {
    expect(statusOf(ask('DELETE', { 'x-headroom-client': 'cli' }))).toBe('allowed')
    expect(statusOf(ask('PATCH', { authorization: 'Bearer hr_x' }))).toBe('allowed')
  })
})

describe('the request target', () => {
  it.each(['http://evil.example/', 'localhost:3000', '*', ''])('must be a path, not %s', (target) => {
    expect(statusOf(ask('GET', {}, target))).toBe(400)
  })
})

it('every refusal says what to do next', () => {
  for (const verdict of [ask('GET', { host: 'evil.example' }), ask('POST', {}), ask('GET', {}, '*')])
    expect(verdict).toMatchObject({
      happened: expect.stringMatching(/\.$/),
      next: expect.stringMatching(/\.$/),
    })
})
