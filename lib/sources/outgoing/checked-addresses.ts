import dns from 'node:dns/promises'
import { isIP } from 'node:net'
import { AppError } from '#lib/domain/errors/app-error.ts'
import { hostFor, type OutgoingHost, portOf } from '#lib/domain/outgoing/outgoing-host.ts'
import { addressClass } from './address-class.ts'

export interface CheckedAddress {
  readonly address: string
  readonly family: number
}

/** Where hosts are switched on, as every refusal says. */
const SETTINGS = 'under Settings, Outgoing connections (PUT /api/v1/settings/outgoing-hosts)'

/** The entry of the list for the host of a URL. @throws AppError `bad-arguments`, `forbidden` */
export function entryFor(hosts: readonly OutgoingHost[], url: URL): OutgoingHost {
  if (portOf(url) === 0)
    throw new AppError('bad-arguments', `${url.protocol} is not used.`, 'Give an address with https or http.')
  if (url.username !== '' || url.password !== '')
    throw new AppError(
      'bad-arguments',
      'The address holds a name or a password.',
      'Leave them out of it: addresses are kept and logged.',
    )
  const entry = hostFor(hosts, url)
  if (entry !== undefined) return entry
  throw new AppError(
    'forbidden',
    `Connections to ${url.hostname}, port ${portOf(url)}, are switched off.`,
    `Switch this host on ${SETTINGS}.`,
  )
}

/**
 * The addresses that the host of a URL stands for now, each of which may be connected to. The name is asked for once: whoever connects
 * to these, and asks no more, cannot be led elsewhere by a second answer.
 *
 * @param isSecret whether the request carries credentials, which pass no public network in the clear
 * @throws AppError `bad-arguments`, `forbidden` before any name is asked for where the host is not on the list; Error of the resolver
 */
export async function checkedAddresses(
  hosts: readonly OutgoingHost[],
  url: URL,
  isSecret: boolean,
): Promise<readonly CheckedAddress[]> {
  const { allowPrivate } = entryFor(hosts, url)
  const host = url.hostname.replace(/^\[|\]$/g, '')
  const family = isIP(host)
  const addresses = family > 0 ? [{ address: host, family }] : await dns.lookup(host, { all: true })
  const classes = new Set(addresses.map(({ address }) => addressClass(address)))
  if (classes.has('never'))
    throw new AppError(
      'forbidden',
      `${url.hostname} stands for an address that is never connected to, such as a metadata service.`,
      'Use another host.',
    )
  if (classes.has('private') && !allowPrivate)
    throw new AppError(
      'forbidden',
      `${url.hostname} stands for an address in a private network or on this machine.`,
      `If that is meant, allow private addresses for this host ${SETTINGS}.`,
    )
  if (classes.has('public') && isSecret && url.protocol === 'http:')
    throw new AppError(
      'forbidden',
      `A secret would go to ${url.hostname} unencrypted.`,
      'Use the https address of the server.',
    )
  return addresses
}
