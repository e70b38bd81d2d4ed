import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { catalogueTables } from '#lib/store/catalogue-tables.ts'
import { dumpCatalogue } from '#lib/store/dump-catalogue.ts'
import { ensureOrganisation } from '#lib/store/ensure-organisation.ts'
import { type Catalogue, openCatalogue } from '#lib/store/open-catalogue.ts'
import { restoreCatalogue } from '#lib/store/restore-catalogue.ts'
import { onEachStore } from '#test/support/catalogues.ts'
import { startPostgres } from '#test/support/postgres.ts'
import { copyTemplateCatalogue } from '#test/support/template-catalogue.ts'
import { temporaryFolder } from '#test/support/temporary-folder.ts'

const folder = await temporaryFolder()
const newFolder = () => mkdtempSync(join(folder, 'dump-'))

/** Every row of every table, as the database itself writes it. */
async function everything({ prisma }: Catalogue): Promise<Record<string, unknown[]>> {
  const tables: Record<string, unknown[]> = {}
  for (const { name } of await prisma.$transaction((transaction) => catalogueTables(transaction)))
    tables[name] = await prisma.$queryRawUnsafe(`SELECT t::text AS row FROM "${name}" t ORDER BY 1`)
  return tables
}

/** Rows with what is hard to carry over: large numbers, odd text, JSON, lists, rows that refer to later ones of their own table. */
async function fill(catalogue: Catalogue): Promise<string> {
  const { id } = await ensureOrganisation({ slug: 'odd', name: 'O\u2028dd "\n\\ 😀 \u0007' }, catalogue)
  const { prisma } = catalogue
  await prisma.teamRuleSet.create({
    data: {
      organisationId: id,
      version: 2,
      rules: [{ id: '\u2028', when: [], gives: { team: '007 "\\' } }],
      sharedSplit: { by: 'weights', weights: [{ team: 't', weight: 0.1 }] },
      author: 'Ann',
      note: '',
    },
  })
  await prisma.import.create({
    data: {
      id: 'i1',
      organisationId: id,
      state: 'active',
      fileNames: ['a,b.csv', "d'e{}\u2029"],
      uploads: [{ uploadId: 'u', fileName: 'x', sha256: 'y', bytes: 9_007_199_254_740_991 }],
      bytes: 9_223_372_036_854_775_807n,
      contentHash: 'c',
      format: 'f',
      formatVersion: 'v',
      generator: 'g',
      costs: [{ currency: 'EUR', kept: 0.1, excluded: -2.5e-9, rejected: 1e21 }],
    },
  })
  for (const state of ['queued', 'running'] as const)
    await prisma.import.create({
      data: {
        id: state,
        organisationId: id,
        state,
        fileNames: [],
        contentHash: 'c',
        format: '',
        formatVersion: '',
        generator: '',
      },
    })
  const part = {
    organisationId: id,
    importId: 'i1',
    provider: 'AWS',
    billingAccountId: '1',
    rows: 1n,
    sha256: {},
  }
  await prisma.part.create({ data: { ...part, id: 'z', billingPeriod: '2026-01-01', state: 'active' } })
  await prisma.part.create({
    data: { ...part, id: 'a', billingPeriod: '2026-01-01', state: 'superseded', supersededById: 'z' },
  })
  await prisma.setting.create({ data: { name: 'keepOriginals', value: false } })
  return id
}

const INTERRUPTED = ['queued', 'running']
const withoutInterrupted = (tables: Record<string, unknown[]>) => ({
  ...tables,
  import: tables.import?.filter(
    (row) => !INTERRUPTED.some((id) => (row as { row: string }).row.startsWith(`(${id},`)),
  ),
})

onEachStore((first) => {
  it('a dump restored into another database, inside the process or not, is the same, row for row', async () => {
    await fill(first())
    const dumped = newFolder()
    const dump = await dumpCatalogue(dumped, first())
    expect(dump.tables.find(({ name }) => name === 'part')?.rows).toBe(2)
    expect(dump.parts.map(({ id }) => id).sort()).toEqual(['a', 'z'])
    const before = withoutInterrupted(await everything(first()))

    const server = await startPostgres()
    for (const databaseUrl of [undefined, await server?.createDatabase()]) {
      if (databaseUrl === undefined && server === null) continue
      const dataDir = newFolder()
      await restoreCatalogue({ ...dump, folder: dumped, databaseUrl, newFolder: join(dataDir, 'catalogue') })
      const restored = await openCatalogue({ dataDir, databaseUrl })
      expect(withoutInterrupted(await everything(restored))).toEqual(before)
      const failed = await restored.prisma.import.findMany({ where: { id: { in: INTERRUPTED } } })
      expect(failed.map(({ state }) => state)).toEqual(['failed', 'failed'])
      expect(failed[0]?.error).toContain('import the files again')
      await restored.close()
      if (databaseUrl !== undefined)
        await expect(
          restoreCatalogue({ ...dump, folder: dumped, databaseUrl, newFolder: 'unused' }),
        ).rejects.toMatchObject({ code: 'conflict' })
    }
    server?.stop()
  })
})

describe('a dump', () => {
  it('of an earlier schema is brought up to date; of a later one, or with rows missing, it is refused', async () => {
    const dataDir = newFolder()
    await copyTemplateCatalogue(dataDir)
    const catalogue = await openCatalogue({ dataDir })
    const dumped = newFolder()
    const dump = await dumpCatalogue(dumped, catalogue)
    await catalogue.close()

    // As the first migration knew it: no settings, tokens and mappings, no datasets, and fewer columns.
    const early = newFolder()
    const organisation =
      '{"id":"o","slug":"s","name":"n","is_demo":false,"factor_set_id":"2026.1","method":"location","team_tag_keys":["team"],"team_rules_version":1,"created_at":"2026-01-01T00:00:00"}\n'
    const rows = { organisation, team_rule: '', import: '', part: '', audit_entry: '' }
    for (const [name, text] of Object.entries(rows)) writeFileSync(join(early, `${name}.jsonl`), text)
    const tables = Object.entries(rows).map(([name, text]) => ({ name, rows: text === '' ? 0 : 1 }))
    const migrations = dump.migrations.slice(0, 1)
    const oldDir = newFolder()
    const old = { folder: early, migrations, tables, newFolder: join(oldDir, 'catalogue') }
    await restoreCatalogue(old)
    const upgraded = await openCatalogue({ dataDir: oldDir })
    expect(await upgraded.prisma.organisation.findMany({ include: { tokens: true } })).toMatchObject([
      { slug: 's', tokens: [] },
    ])
    await upgraded.close()

    const next = (): string => join(newFolder(), 'catalogue')
    await expect(
      restoreCatalogue({
        ...dump,
        folder: dumped,
        newFolder: next(),
        migrations: [...dump.migrations, '99990101000000_x'],
      }),
    ).rejects.toMatchObject({ code: 'conflict', happened: expect.stringContaining('newer version') })
    const lessRows = tables.map((table) => ({ ...table, rows: table.rows + 1 }))
    await expect(restoreCatalogue({ ...old, tables: lessRows, newFolder: next() })).rejects.toMatchObject({
      code: 'file-damaged',
    })
    expect(readFileSync(join(early, 'organisation.jsonl'), 'utf8')).toBe(organisation)
  })
})
