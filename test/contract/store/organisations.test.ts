import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { activeParts } from '#lib/store/active-parts.ts'
import { ensureOrganisation } from '#lib/store/ensure-organisation.ts'
import { findOrganisation } from '#lib/store/find-organisation.ts'
import { listOrganisations } from '#lib/store/list-organisations.ts'
import { listTeamRules } from '#lib/store/list-team-rules.ts'
import { namedPartIds } from '#lib/store/named-part-ids.ts'
import { organisationOf } from '#lib/store/organisation-of.ts'
import { removeOrganisation } from '#lib/store/remove-organisation.ts'
import { replaceTeamRules } from '#lib/store/replace-team-rules.ts'
import { updateOrganisation } from '#lib/store/update-organisation.ts'
import { onEachStore } from '#test/support/catalogues.ts'
import { importParts, JANUARY, newScope } from './example-import.ts'

onEachStore((catalogue) => {
  const nowhere = { organisationId: randomUUID(), teams: 'all' } as const

  describe('an organisation', () => {
    it('is created once, however many ask for it at the same time', async () => {
      const slug = randomUUID()
      const wanted = Array.from({ length: 5 }, (_, index) => ({ slug, name: `name ${index}` }))
      const got = await Promise.all(wanted.map((each) => ensureOrganisation(each, catalogue())))
      expect(new Set(got.map(({ id }) => id)).size).toBe(1)
      expect(await findOrganisation(slug, catalogue())).toEqual(got[0])
      expect(await listOrganisations(catalogue())).toContainEqual(got[0])
    })

    it('begins with the default factor set, method and tag key', async () => {
      const scope = await newScope(catalogue())
      expect(await organisationOf(scope, catalogue())).toMatchObject({
        isDemo: false,
        factorSetId: '2026.1',
        method: 'location',
        teamTagKeys: ['team'],
        teamRulesVersion: 1,
      })
      expect(await listTeamRules(scope, catalogue())).toEqual([])
    })

    it('that does not exist is not found', async () => {
      const notFound = { code: 'not-found' }
      expect(await findOrganisation(randomUUID(), catalogue())).toBeUndefined()
      await expect(organisationOf(nowhere, catalogue())).rejects.toMatchObject(notFound)
      await expect(updateOrganisation(nowhere, { name: 'x' }, catalogue())).rejects.toMatchObject(notFound)
      await expect(replaceTeamRules(nowhere, [], catalogue())).rejects.toMatchObject(notFound)
      await expect(removeOrganisation(nowhere, catalogue())).rejects.toMatchObject(notFound)
    })

    it('keeps what an update does not name; only new tag keys are a new version of the team rules', async () => {
      const scope = await newScope(catalogue())
      const before = await organisationOf(scope, catalogue())
      const settings = { factorSetId: 'ccf-2024', method: 'market' } as const
      expect(await updateOrganisation(scope, settings, catalogue())).toEqual({ ...before, ...settings })
      const teamTagKeys = ['Team', 'user:owner']
      const after = { ...before, ...settings, teamTagKeys, teamRulesVersion: 2 }
      expect(await updateOrganisation(scope, { teamTagKeys }, catalogue())).toEqual(after)
      expect(await organisationOf(scope, catalogue())).toEqual(after)
    })

    it('is removed with all its imports where it is the demo, and only then', async () => {
      const { id } = await ensureOrganisation({ slug: randomUUID(), name: 'Demo', isDemo: true }, catalogue())
      const demo = { organisationId: id, teams: 'all' } as const
      const real = await newScope(catalogue())
      const [gone, kept] = [
        await importParts(demo, [JANUARY], catalogue()),
        await importParts(real, [JANUARY], catalogue()),
      ]
      await importParts(demo, [JANUARY], catalogue())
      await removeOrganisation(demo, catalogue())
      await expect(organisationOf(demo, catalogue())).rejects.toMatchObject({ code: 'not-found' })
      expect(await namedPartIds(catalogue())).not.toContain(gone.parts[0]?.id)
      await expect(removeOrganisation(real, catalogue())).rejects.toMatchObject({ code: 'forbidden' })
      expect(await activeParts(real, 'usage', catalogue())).toEqual(kept.parts)
    })
  })

  describe('team rules', () => {
    it('are replaced as a whole, keep their order, and each time are a new version', async () => {
      const scope = await newScope(catalogue())
      const other = await newScope(catalogue())
      const rules = ['9', '1', '5'].map((subAccountId) => ({ subAccountId, team: `team ${subAccountId}` }))
      await replaceTeamRules(other, rules, catalogue())
      expect(await replaceTeamRules(scope, rules, catalogue())).toMatchObject({ teamRulesVersion: 2 })
      expect(await listTeamRules(scope, catalogue())).toEqual(rules)
      await Promise.all([
        replaceTeamRules(scope, rules.slice(1), catalogue()),
        replaceTeamRules(scope, rules.slice(1), catalogue()),
      ])
      expect(await listTeamRules(scope, catalogue())).toEqual(rules.slice(1))
      expect(await organisationOf(scope, catalogue())).toMatchObject({ teamRulesVersion: 4 })
      expect(await listTeamRules(other, catalogue())).toEqual(rules)
    })
  })
})
