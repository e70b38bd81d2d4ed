import { z } from 'zod'
import type { OutgoingHost } from '#lib/domain/outgoing/outgoing-host.ts'
import { type AnyCatalogue, catalogue } from './catalogue.ts'

/** The name of the setting. */
export const OUTGOING_HOSTS = 'outgoing-hosts'

const Stored = z.array(
  z.object({ host: z.string(), port: z.number().exactOptional(), allowPrivate: z.boolean() }),
)

/** The hosts that this server may connect to; none unless somebody switched some on. */
export async function readOutgoingHosts(at: AnyCatalogue = catalogue()): Promise<readonly OutgoingHost[]> {
  const { prisma } = await at
  const row = await prisma.setting.findUnique({ where: { name: OUTGOING_HOSTS } })
  return row === null ? [] : Stored.parse(row.value)
}
