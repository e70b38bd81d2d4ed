import type { Settings } from '#lib/domain/imports/settings.ts'
import { type AnyCatalogue, catalogue } from './catalogue.ts'

/** Puts these settings in the place of all others. Every organisation's audit says so, for they count for each. */
export async function replaceSettings(
  { limits, keepOriginals }: Settings,
  at: AnyCatalogue = catalogue(),
): Promise<void> {
  const { prisma } = await at
  const values = { limits: { ...limits }, keepOriginals }
  await prisma.$transaction(async (transaction) => {
    for (const [name, value] of Object.entries(values))
      await transaction.setting.upsert({ where: { name }, create: { name, value }, update: { value } })
    const organisations = await transaction.organisation.findMany({ select: { id: true } })
    await transaction.auditEntry.createMany({
      data: organisations.map(({ id }) => ({
        organisationId: id,
        action: 'settings-replaced',
        detail: values,
      })),
    })
  })
}
