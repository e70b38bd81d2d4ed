import { AppError } from '#lib/domain/errors/app-error.ts'
import type { OutgoingHost } from '#lib/domain/outgoing/outgoing-host.ts'
import { outgoingHostFaults } from '#lib/domain/outgoing/outgoing-host-faults.ts'
import { replaceOutgoingHosts } from '#lib/store/replace-outgoing-hosts.ts'

/** Says which hosts this server may connect to from now on, and that it may connect to no other. @throws AppError `bad-arguments` with all that is wrong */
export async function changeOutgoingHosts(hosts: readonly OutgoingHost[], author: string): Promise<void> {
  const faults = outgoingHostFaults(hosts)
  if (faults.length > 0)
    throw new AppError('bad-arguments', 'The list of hosts cannot be used as it is.', faults.join(' '))
  await replaceOutgoingHosts(hosts, author)
}
