/** A host that this server may connect to. Without any, nothing leaves it. */
export interface OutgoingHost {
  /** A name or an address as in a URL: lower case, IPv6 in brackets. */
  readonly host: string
  /** Without one, the usual port of the scheme: 443 or 80. */
  readonly port?: number
  /** Whether the host may lie in a private network or on this machine. */
  readonly allowPrivate: boolean
}

const USUAL_PORT: Readonly<Record<string, number>> = { 'https:': 443, 'http:': 80 }

/** The port that a URL asks for; 0 where its scheme is neither https nor http. */
export const portOf = ({ port, protocol }: URL): number =>
  port === '' ? (USUAL_PORT[protocol] ?? 0) : Number(port)

/** The host of a list that a URL asks for, its port included. @example hostFor([{ host: 'a.example', allowPrivate: false }], new URL('https://a.example/x')) // that host */
export const hostFor = (hosts: readonly OutgoingHost[], url: URL): OutgoingHost | undefined =>
  hosts.find(({ host, port }) => host === url.hostname && (port ?? USUAL_PORT[url.protocol]) === portOf(url))
