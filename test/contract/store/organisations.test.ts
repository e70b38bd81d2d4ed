import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { ruleFromTag } from '#lib/domain/teams/team-rule.ts'
import { activeParts } from '#lib/store/active-parts.ts'
import { addTeamRuleSet, type NewTeamRules } from '#lib/store/add-team-rule-set.ts'
import { ensureOrganisation } from '#lib/store/ensure-organisation.ts'
import { findOrganisation } from '#lib/store/find-organisation.ts'
import { listOrganisations } from '#lib/store/list-organisations.ts'
import { listTeamRuleSets } from '#lib/store/list-team-rule-sets.ts'
import { namedPartIds } from '#lib/store/named-part-ids.ts'
import { organisationOf } from '#lib/store/organisation-of.ts'
import { removeOrganisation } from '#lib/store/remove-organisation.ts'
import { teamRulesInForce } from '#lib/store/team-rules-in-force.ts'
import { updateOrganisation } from '#lib/store/update-organisation.ts'
import { onEachStore } from '#test/support/catalogues.ts'
import { importParts, JANUARY, newScope } from './example-import.ts'

const rules = (...keys: readonly string[]): NewTeamRules => ({
  rules: keys.map(ruleFromTag),
  sharedSplit: { by: 'weights', weights: [{ team: 'search', weight: 0.5 }] },
  author: 'Ann',
  note: 'Because',
})

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

    it('begins with the default factor set and method, and the tag `team` as its only rule', async () => {
      const scope = await newScope(catalogue())
      expect(await organisationOf(scope, catalogue())).toMatchObject({
        isDemo: false,
        factorSetId: '2026.1',
        method: 'location',
        teamRulesVersion: 1,
      })
      expect(await listTeamRuleSets(scope, undefined, catalogue())).toMatchObject([
        { version: 1, author: '', rules: [{ gives: { teamFromTag: 'team' } }], sharedSplit: { by: 'none' } },
      ])
    })

    it('that does not exist is not found', async () => {
      const notFound = { code: 'not-found' }
      expect(await findOrganisation(randomUUID(), catalogue())).toBeUndefined()
      await expect(organisationOf(nowhere, catalogue())).rejects.toMatchObject(notFound)
      await expect(updateOrganisation(nowhere, { name: 'x' }, catalogue())).rejects.toMatchObject(notFound)
      await expect(addTeamRuleSet(nowhere, rules(), catalogue())).rejects.toMatchObject(notFound)
      await expect(teamRulesInForce(nowhere, catalogue())).rejects.toMatchObject(notFound)
      await expect(removeOrganisation(nowhere, catalogue())).rejects.toMatchObject(notFound)
    })

    it('keeps what an update does not name', async () => {
      const scope = await newScope(catalogue())
      const before = await organisationOf(scope, catalogue())
      const settings = { factorSetId: 'ccf-2024', method: 'market' } as const
      expect(await updateOrganisation(scope, settings, catalogue())).toEqual({ ...before, ...settings })
      expect(await organisationOf(scope, catalogue())).toEqual({ ...before, ...settings })
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
    it('are versions: each keeps its order, its author and its reason, and none is ever changed', async () => {
      const scope = await newScope(catalogue())
      const other = await newScope(catalogue())
      const first = rules('9', '1', '5')
      expect(await addTeamRuleSet(scope, first, catalogue())).toMatchObject({ ...first, version: 2 })
      await addTeamRuleSet(scope, rules('1'), catalogue())
      expect(await listTeamRuleSets(scope, undefined, catalogue())).toMatchObject([
        { ...rules('1'), version: 3 },
        { ...first, version: 2 },
        { version: 1, author: '' },
      ])
      expect(await teamRulesInForce(scope, catalogue())).toMatchObject({ version: 3 })
      expect(await organisationOf(scope, catalogue())).toMatchObject({ teamRulesVersion: 3 })
      expect(await teamRulesInForce(other, catalogue())).toMatchObject({ version: 1 })
      const audit = await catalogue().prisma.auditEntry.findMany({
        where: { organisationId: scope.organisationId },
        orderBy: { at: 'asc' },
      })
      expect(audit).toMatchObject([
        { action: 'team-rules-changed', author: 'Ann', detail: { version: 2, note: 'Because' } },
        { action: 'team-rules-changed', author: 'Ann', detail: { version: 3, note: 'Because' } },
      ])
    })

    it('of two people who change the same version, one is told that the other was faster', async () => {
      const scope = await newScope(catalogue())
      const both = await Promise.allSettled(
        ['1', '2'].map((key) => addTeamRuleSet(scope, { ...rules(key), basedOn: 1 }, catalogue())),
      )
      expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
      expect(both.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'conflict' } })
      expect(await teamRulesInForce(scope, catalogue())).toMatchObject({ version: 2 })
    })
  })
})
