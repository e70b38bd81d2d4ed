import type { OutgoingHost } from '#lib/domain/outgoing/outgoing-host.ts'
import { type AnyCatalogue, catalogue } from './catalogue.ts'
import { OUTGOING_HOSTS } from './read-outgoing-hosts.ts'

/** Puts these hosts in the place of all others. Every organisation's audit says so, for they count for each. */
export async function replaceOutgoingHosts(
  hosts: readonly OutgoingHost[],
  author: string,
  at: AnyCatalogue = catalogue(),
): Promise<void> {
  const { prisma } = await at
  const value = hosts.map((host) => ({ ...host }))
  await prisma.$transaction(async (transaction) => {
    await transaction.setting.upsert({
      where: { name: OUTGOING_HOSTS },
      create: { name: OUTGOING_HOSTS, value },
      update: { value },
    })
    const organisations = await transaction.organisation.findMany({ select: { id: true } })
    await transaction.auditEntry.createMany({
      data: organisations.map(({ id }) => ({
        organisationId: id,
        author,
        action: 'outgoing-hosts-replaced',
        detail: { hosts: value },
      })),
    })
  })
}
