import type { OutgoingHost } from './outgoing-host.ts'

export const MAX_OUTGOING_HOSTS = 100
const MAX_HOST_LENGTH = 253
const MAX_PORT = 65_535

const NAME = /^(?:[a-z\d_-][a-z\d_.-]*|\[[\da-f:]+\])$/

/** A URL writes an address in one way only, whatever way it is given: one in decimal or in hexadecimal becomes another text. */
function faultOf({ host, port }: OutgoingHost): string | null {
  const url = `https://${host}/`
  const isName = host.length <= MAX_HOST_LENGTH && NAME.test(host) && !host.endsWith('.')
  if (!isName || !URL.canParse(url) || new URL(url).hostname !== host)
    return `“${host}” is no host: use its name alone, in lower case, such as prometheus.example.com.`
  if (port !== undefined && !(Number.isInteger(port) && port >= 1 && port <= MAX_PORT))
    return `${host}: use a port from 1 to ${MAX_PORT}.`
  return null
}

/** What is wrong with a list of hosts; empty where it can be used. @example outgoingHostFaults([{ host: 'a.example', allowPrivate: false }]) // [] */
export function outgoingHostFaults(hosts: readonly OutgoingHost[]): readonly string[] {
  const names = hosts.map(({ host, port }) => `${host}:${port ?? ''}`)
  return [
    ...(hosts.length > MAX_OUTGOING_HOSTS ? [`There are more than ${MAX_OUTGOING_HOSTS} hosts.`] : []),
    ...hosts.flatMap((host) => faultOf(host) ?? []),
    ...hosts.flatMap(({ host }, index) =>
      names.indexOf(names[index] ?? '') === index ? [] : [`${host} is there twice.`],
    ),
  ]
}
