import { describe, expect, it } from 'vitest'
import { SettingsBody } from '#app/api/_schema/settings.ts'
import { LIMIT_BOUNDS } from '#lib/domain/imports/limit-bounds.ts'
import { DEFAULT_LIMITS, type Limits } from '#lib/domain/imports/limits.ts'
import { DEFAULT_SETTINGS } from '#lib/domain/imports/settings.ts'
import { changeSettings } from '#lib/pipeline/change-settings.ts'
import { settings } from '#lib/queries/settings.ts'
import { catalogue } from '#lib/store/catalogue.ts'
import { ensureOrganisation } from '#lib/store/ensure-organisation.ts'
import { ownTestDataDir } from '#test/support/data-dir.ts'

await ownTestDataDir()

describe('settings', () => {
  it('are the defaults until somebody chooses, then what was chosen, and say so in every audit', async () => {
    await ensureOrganisation({ slug: 'a', name: 'A' })
    await ensureOrganisation({ slug: 'b', name: 'B' })
    expect(await settings()).toEqual(DEFAULT_SETTINGS)
    const chosen = { limits: { ...DEFAULT_LIMITS, columns: 500 }, keepOriginals: false }
    await changeSettings(chosen)
    expect(await settings()).toEqual(chosen)
    const { prisma } = await catalogue()
    const entries = await prisma.auditEntry.findMany({ where: { action: 'settings-replaced' } })
    expect(entries.map(({ detail }) => detail)).toEqual([chosen, chosen])
  })

  it('that an earlier version stored are completed by the defaults, and unknown ones do no harm', async () => {
    const { prisma } = await catalogue()
    await prisma.setting.deleteMany()
    const value = JSON.parse('{"columns": 700, "gone": 1, "__proto__": 3}')
    await prisma.setting.create({ data: { name: 'limits', value } })
    expect(await settings()).toEqual({ ...DEFAULT_SETTINGS, limits: { ...DEFAULT_LIMITS, columns: 700 } })
  })

  it('stay within their bounds', async () => {
    const before = await settings()
    for (const [name, { min, max, whole }] of Object.entries(LIMIT_BOUNDS)) {
      const wrong = [min - 1, max + 1, Number.NaN, ...(whole ? [min + 0.5] : [])]
      for (const value of wrong) {
        const limits: Limits = { ...DEFAULT_LIMITS, [name]: value }
        await expect(changeSettings({ ...DEFAULT_SETTINGS, limits })).rejects.toMatchObject({
          code: 'bad-arguments',
          happened: expect.stringContaining(name),
        })
        expect(SettingsBody.safeParse({ ...DEFAULT_SETTINGS, limits }).success).toBe(false)
      }
    }
    expect(SettingsBody.parse(DEFAULT_SETTINGS)).toEqual(DEFAULT_SETTINGS)
    expect(await settings()).toEqual(before)
  })
})
