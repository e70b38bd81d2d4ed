import { isIPv4 } from 'node:net'
import { AppError } from '#lib/domain/errors/app-error.ts'

/** Where the server listens. */
export interface ServerAddress {
  readonly host: string
  /** 0: any free port. */
  readonly port: number
}

const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '::1' || (isIPv4(host) && host.startsWith('127.'))

/**
 * The address that the environment asks for: `HOST` (default 127.0.0.1) and `PORT` (default 3000).
 *
 * @throws AppError `bad-arguments` for a port that is none, `forbidden` for an address that others can reach
 */
export function serverAddress(environment: Readonly<Record<string, string | undefined>>): ServerAddress {
  const host = (environment.HOST || '127.0.0.1').toLowerCase().replace(/^\[(.*)\]$/, '$1')
  if (!isLoopback(host))
    throw new AppError(
      'forbidden',
      `HOST is ${host}, which other machines can reach, and Headroom has no logins yet: anybody there could read and delete your bills.`,
      'Leave HOST out, or set it to 127.0.0.1, ::1 or localhost. From another machine use a tunnel: ssh -L 3000:127.0.0.1:3000 THIS_MACHINE.',
    )
  const text = environment.PORT || '3000'
  const port = Number(text)
  if (!/^\d{1,5}$/.test(text) || port > 65_535)
    throw new AppError(
      'bad-arguments',
      `PORT is "${text}", which is no port.`,
      'Use a number from 0 to 65535.',
    )
  return { host, port }
}

/** The Host headers by which a server at this address may be called. */
export function ownHosts({ host, port }: ServerAddress): ReadonlySet<string> {
  const names = new Set(['localhost', '127.0.0.1', '[::1]', host.includes(':') ? `[${host}]` : host])
  return new Set([...names].flatMap((name) => (port === 80 ? [name, `${name}:80`] : [`${name}:${port}`])))
}

/** The address for people. */
export const serverUrl = ({ host, port }: ServerAddress): string =>
  `http://${host.includes(':') ? `[${host}]` : host}:${port}`
