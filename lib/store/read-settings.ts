import { z } from 'zod'
import { LIMIT_BOUNDS } from '#lib/domain/imports/limit-bounds.ts'
import type { Limits } from '#lib/domain/imports/limits.ts'
import { DEFAULT_SETTINGS, type Settings } from '#lib/domain/imports/settings.ts'
import { type AnyCatalogue, catalogue } from './catalogue.ts'

const Stored = z.object({ limits: z.record(z.string(), z.number()), keepOriginals: z.boolean() }).partial()

/** The settings of the server: what was chosen, and the defaults of everything else. */
export async function readSettings(at: AnyCatalogue = catalogue()): Promise<Settings> {
  const { prisma } = await at
  const rows = await prisma.setting.findMany({ where: { name: { in: Object.keys(DEFAULT_SETTINGS) } } })
  const stored = Stored.parse(Object.fromEntries(rows.map(({ name, value }) => [name, value])))
  const known = Object.entries(stored.limits ?? {}).filter(([name]) => Object.hasOwn(LIMIT_BOUNDS, name))
  return {
    limits: { ...DEFAULT_SETTINGS.limits, ...(Object.fromEntries(known) as Partial<Limits>) },
    keepOriginals: stored.keepOriginals ?? DEFAULT_SETTINGS.keepOriginals,
  }
}
