import dns from 'node:dns/promises'
import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { type Outgoing, outgoingClient } from '#lib/sources/outgoing/outgoing-client.ts'
import { readText } from '#lib/sources/outgoing/read-text.ts'
import { answeringServer } from '#test/support/answering-server.ts'

const server = await answeringServer()
const { port } = server
const here = { host: '127.0.0.1', port, allowPrivate: true }
const limits = { bytes: 1000, milliseconds: 300 }
const from = (outgoing: Outgoing, address = server.url, headers = {}) =>
  outgoing.send({ url: new URL(address), headers }).then(readText)

const lookup = vi.spyOn(dns, 'lookup')
const logged = vi.spyOn(console, 'info').mockImplementation(() => undefined)
afterEach(() => {
  lookup.mockReset()
  logged.mockClear()
})

/** What the resolver answers, one list for each time it is asked. */
function resolving(...answers: readonly (readonly string[])[]): void {
  for (const addresses of answers)
    lookup.mockResolvedValueOnce(
      addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })) as never,
    )
}

describe('a host that is not switched on', () => {
  it.each([
    ['any', []],
    ['one with another name', [{ ...here, host: 'localhost' }]],
    ['one with another port', [{ ...here, port: port + 1 }]],
    ['one with the usual port', [{ host: '127.0.0.1', allowPrivate: true }]],
  ])('is not connected to without %s', async (_what, hosts) => {
    server.answerWith((_asked, response) => response.end('reached'))
    await expect(from(outgoingClient(hosts))).rejects.toMatchObject({
      code: 'forbidden',
      happened: expect.stringContaining(`127.0.0.1, port ${port}`),
      next: expect.stringContaining('outgoing-hosts'),
    })
    expect(server.connections()).toBe(0)
  })

  it('is not even asked for by name', async () => {
    const outgoing = outgoingClient([here])
    await expect(from(outgoing, 'https://elsewhere.example/')).rejects.toMatchObject({ code: 'forbidden' })
    expect(() => outgoing.admit(new URL('https://elsewhere.example/'))).toThrow('switched off')
    expect(lookup).not.toHaveBeenCalled()
  })
})

describe('a private address', () => {
  const named = { host: 'metrics.example', port, allowPrivate: false }
  const address = `http://metrics.example:${port}`

  it.each([['127.0.0.1'], ['10.0.0.1'], ['8.8.8.8', '192.168.0.1']])(
    'is refused where a name stands for %s %s',
    async (...addresses) => {
      server.answerWith((_asked, response) => response.end('reached'))
      resolving(addresses)
      await expect(from(outgoingClient([named]), address)).rejects.toMatchObject({
        code: 'forbidden',
        next: expect.stringContaining('allow private addresses'),
      })
      expect(server.connections()).toBe(0)
    },
  )

  it.each(['169.254.169.254', '::ffff:127.0.0.1', '0.0.0.0', 'fd00:ec2::254'])(
    'such as %s is refused even to a host that may be private',
    async (forbidden) => {
      resolving([forbidden])
      await expect(from(outgoingClient([{ ...named, allowPrivate: true }]), address)).rejects.toMatchObject({
        code: 'forbidden',
        happened: expect.stringContaining('never'),
      })
    },
  )

  it.each(['http://2852039166/', 'http://0xa9.0xfe.0xa9.0xfe/', 'http://[::ffff:a9fe:a9fe]/'])(
    'written as %s is the same address',
    async (written) => {
      const hosts = ['169.254.169.254', '[::ffff:a9fe:a9fe]'].map((host) => ({ host, allowPrivate: true }))
      await expect(from(outgoingClient(hosts), written)).rejects.toMatchObject({
        code: 'forbidden',
        happened: expect.stringContaining('never'),
      })
    },
  )

  it('is connected to where the entry says so, by the only address that was asked for', async () => {
    server.answerWith((asked, response) => response.end(asked.headers.host))
    resolving(['127.0.0.1'], ['203.0.113.7'])
    const outgoing = outgoingClient([{ ...named, allowPrivate: true }])
    expect(await from(outgoing, address)).toBe(`metrics.example:${port}`)
    expect(lookup).toHaveBeenCalledTimes(1)
    expect(server.connections()).toBe(1)
  })

  it('cannot be come by with a second answer of the resolver', async () => {
    server.answerWith((_asked, response) => response.end('reached'))
    resolving(['127.0.0.2'], ['127.0.0.1'])
    const outgoing = outgoingClient([{ ...named, allowPrivate: true }], limits)
    await expect(from(outgoing, address)).rejects.toMatchObject({ code: 'server-unreachable' })
    expect(server.connections()).toBe(0)
  })
})

describe('a request', () => {
  it('carries its method, headers and body, and its answer comes back whole', async () => {
    server.answerWith((asked, response) => {
      response.writeHead(418, { 'x-tea': 'green' })
      response.end(JSON.stringify([asked.method, asked.url.search, asked.headers['x-a'], asked.body]))
    })
    const url = new URL(`${server.url}/p?q=1`)
    const answer = await outgoingClient([here]).send({
      url,
      method: 'POST',
      headers: { 'x-a': 'b' },
      body: 'é',
    })
    expect(answer).toMatchObject({ status: 418, headers: { 'x-tea': 'green' } })
    expect(JSON.parse(await readText(answer))).toEqual(['POST', '?q=1', 'b', 'é'])
  })

  it.each(['ftp://127.0.0.1/', 'file:///etc/passwd', 'gopher://127.0.0.1/'])('to %s is refused', (url) =>
    expect(from(outgoingClient([here]), url)).rejects.toMatchObject({ code: 'bad-arguments' }),
  )

  it('whose address holds a password is refused, and the password told to nobody', async () => {
    const failed = from(outgoingClient([here]), `http://ada:hunter2@127.0.0.1:${port}/`)
    await expect(failed).rejects.toMatchObject({ code: 'bad-arguments' })
    expect(JSON.stringify(await failed.catch(String))).not.toContain('hunter2')
  })

  it('with a secret passes no public network in the clear', async () => {
    const hosts = [{ host: 'open.example', allowPrivate: false }]
    resolving(['8.8.8.8'])
    const failed = from(outgoingClient(hosts), 'http://open.example/', { Authorization: 'Bearer x' })
    await expect(failed).rejects.toMatchObject({ code: 'forbidden', next: expect.stringContaining('https') })
  })

  it('is logged without its query and its secrets', async () => {
    server.answerWith((_asked, response) => response.end())
    const hidden = { authorization: 'Bearer hunter2' }
    await from(outgoingClient([here]), `${server.url}/api?key=hunter2`, hidden)
    expect(logged.mock.calls).toEqual([[`Outgoing: GET ${server.url}/api answered 200.`]])
  })
})

describe('an answer', () => {
  it.each([301, 302, 303, 307, 308])('that redirects (%i) is not followed', async (status) => {
    server.answerWith((_asked, response) =>
      response.writeHead(status, { location: 'http://ada:hunter2@169.254.169.254/latest?x=1' }).end(),
    )
    await expect(from(outgoingClient([here]))).rejects.toMatchObject({
      code: 'server-unreachable',
      happened: '127.0.0.1 answered with a redirect to http://169.254.169.254, which is not followed.',
    })
    expect(server.asked).toHaveLength(1)
  })

  it('is cut off where it gets too large, whatever its head says', async () => {
    server.answerWith((_asked, response) => response.end('x'.repeat(1000)))
    expect(await from(outgoingClient([here], limits))).toHaveLength(1000)
    server.answerWith((_asked, response) => {
      response.write('x'.repeat(600))
      response.end('x'.repeat(401))
    })
    await expect(from(outgoingClient([here], limits))).rejects.toMatchObject({ code: 'limit-exceeded' })
  })

  it.each([
    ['never begins', () => undefined],
    [
      'never ends',
      (_asked: unknown, response: { write(text: string): void }) => {
        const timer = setInterval(() => response.write('x'), 50)
        setTimeout(() => clearInterval(timer), 2000)
      },
    ],
  ])('that %s is cut off', async (_what, answer) => {
    server.answerWith(answer as never)
    await expect(from(outgoingClient([here], limits))).rejects.toMatchObject({
      code: 'server-unreachable',
      happened: '127.0.0.1 took longer than 0.3 s.',
    })
  })

  it('of a resolver that never comes is not waited for', async () => {
    lookup.mockReturnValueOnce(new Promise(() => undefined) as never)
    const hosts = [{ host: 'slow.example', allowPrivate: false }]
    await expect(from(outgoingClient(hosts, limits), 'https://slow.example/')).rejects.toMatchObject({
      happened: 'slow.example took longer than 0.3 s.',
    })
  })

  it.each(['destroy', 'resetAndDestroy'] as const)('that breaks off (%s) is a failure', async (end) => {
    server.answerWith((_asked, response) => {
      response.writeHead(200, { 'content-length': '100' })
      response.write('x')
      setTimeout(() => response.socket?.[end](), 50)
    })
    await expect(from(outgoingClient([here], limits))).rejects.toMatchObject({ code: 'server-unreachable' })
  })

  it('that comes before the question was sent, and breaks off, takes nothing else with it', async () => {
    const hasty = createServer((socket) => {
      socket.on('error', () => undefined)
      socket.write('HTTP/1.1 413 No\r\ncontent-length: 100\r\n\r\nx')
      setTimeout(() => socket.resetAndDestroy(), 50)
    }).listen(0, '127.0.0.1')
    await once(hasty, 'listening')
    const hastyPort = (hasty.address() as AddressInfo).port
    const outgoing = outgoingClient([{ ...here, port: hastyPort }])
    const url = new URL(`http://127.0.0.1:${hastyPort}/`)
    const answer = await outgoing.send({ url, method: 'POST', body: Buffer.alloc(20_000_000) })
    await expect(readText(answer)).rejects.toMatchObject({ code: 'server-unreachable' })
    hasty.close()
  })

  it('of nobody names the host and what is wrong', async () => {
    const closed = { host: '127.0.0.1', port: 1, allowPrivate: true }
    await expect(from(outgoingClient([closed]), 'http://127.0.0.1:1/')).rejects.toMatchObject({
      code: 'server-unreachable',
      happened: '127.0.0.1 cannot be reached (ECONNREFUSED).',
    })
  })
})
