import type { OutgoingHost } from '#lib/domain/outgoing/outgoing-host.ts'
import { readOutgoingHosts } from '#lib/store/read-outgoing-hosts.ts'

/** The hosts that this server may connect to; it connects to no other. */
export const outgoingHosts = (): Promise<readonly OutgoingHost[]> => readOutgoingHosts()
