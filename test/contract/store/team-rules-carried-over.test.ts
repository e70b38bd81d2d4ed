import { mkdtempSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { assignOwner } from '#lib/domain/teams/assign-owner.ts'
import { findOrganisation } from '#lib/store/find-organisation.ts'
import { openCatalogue } from '#lib/store/open-catalogue.ts'
import { restoreCatalogue } from '#lib/store/restore-catalogue.ts'
import { teamRulesInForce } from '#lib/store/team-rules-in-force.ts'
import { temporaryFolder } from '#test/support/temporary-folder.ts'

const folder = await temporaryFolder()

const organisation = (slug: string, keys: readonly string[], version: number) =>
  JSON.stringify({
    id: slug,
    slug,
    name: slug,
    is_demo: false,
    factor_set_id: '2026.1',
    method: 'location',
    team_tag_keys: keys,
    team_rules_version: version,
    created_at: '2026-01-01T00:00:00',
  })

const account = (of: string, position: number, id: string, team: string) =>
  JSON.stringify({ id: `${of}${position}`, organisation_id: of, position, sub_account_id: id, team })

/** A catalogue as it was when tag keys and accounts were all there was, brought up to date. */
async function upgraded() {
  const rows = {
    organisation: [organisation('rich', ['Team', 'it\'s "odd"'], 7), organisation('plain', ['team'], 1)],
    team_rule: [
      account('rich', 0, '1', 'search'),
      account('rich', 1, '2', 'payments'),
      account('rich', 2, '3', 'search'),
      account('rich', 3, '1', 'checkout'),
    ],
    import: [],
    part: [],
    audit_entry: [],
  }
  const dumped = mkdtempSync(join(folder, 'dump-'))
  for (const [name, lines] of Object.entries(rows))
    writeFileSync(join(dumped, `${name}.jsonl`), lines.map((line) => `${line}\n`).join(''))
  const dataDir = mkdtempSync(join(folder, 'data-'))
  await restoreCatalogue({
    folder: dumped,
    migrations: ['20261123062014_init'],
    tables: Object.entries(rows).map(([name, lines]) => ({ name, rows: lines.length })),
    newFolder: join(dataDir, 'catalogue'),
  })
  return openCatalogue({ dataDir })
}

it('tag keys and account rules of earlier versions go on deciding as they did: tags first, then accounts', async () => {
  const catalogue = await upgraded()
  const rich = await teamRulesInForce({ organisationId: 'rich', teams: 'all' }, catalogue)
  expect(rich).toMatchObject({ version: 7, author: '', sharedSplit: { by: 'none', weights: [] } })
  expect(rich.rules).toEqual([
    { id: 'carried-tag-1', when: [], gives: { teamFromTag: 'Team' } },
    { id: 'carried-tag-2', when: [], gives: { teamFromTag: 'it\'s "odd"' } },
    {
      id: 'carried-account-2',
      when: [{ subject: 'account', key: '', test: 'is', values: ['2'] }],
      gives: { team: 'payments' },
    },
    {
      id: 'carried-account-3',
      when: [{ subject: 'account', key: '', test: 'is', values: ['3'] }],
      gives: { team: 'search' },
    },
    {
      id: 'carried-account-4',
      when: [{ subject: 'account', key: '', test: 'is', values: ['1'] }],
      gives: { team: 'checkout' },
    },
  ])
  const teamOf = (tags: Record<string, string>, id: string) =>
    assignOwner(rich.rules, { tags, account: id, billingAccount: '' }).team
  expect(teamOf({ team: 'mobile', 'it\'s "odd"': 'b' }, '1')).toBe('mobile')
  expect(teamOf({ team: ' ', 'it\'s "odd"': 'b' }, '1')).toBe('b')
  expect(['1', '2', '3', '4'].map((id) => teamOf({}, id))).toEqual([
    'checkout',
    'payments',
    'search',
    'unallocated',
  ])

  const plain = await teamRulesInForce({ organisationId: 'plain', teams: 'all' }, catalogue)
  expect(plain).toMatchObject({ version: 1, rules: [{ gives: { teamFromTag: 'team' } }] })
  expect(await findOrganisation('rich', catalogue)).toMatchObject({ teamRulesVersion: 7 })
  await catalogue.close()
})
