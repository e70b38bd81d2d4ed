import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { PrismaPGlite } from 'pglite-prisma-adapter'
import { describe, expect, it, onTestFinished } from 'vitest'
import { applyMigrations } from '#lib/store/apply-migrations.ts'
import { PrismaClient } from '#lib/store/client/client.ts'
import { ensureOrganisation } from '#lib/store/ensure-organisation.ts'
import { listOrganisations } from '#lib/store/list-organisations.ts'
import { type Catalogue, openCatalogue } from '#lib/store/open-catalogue.ts'
import { openPglite } from '#lib/store/open-pglite.ts'
import { openPostgres } from '#lib/store/open-postgres.ts'
import { readMigrations } from '#lib/store/read-migrations.ts'
import { openSchemaEngine, schemaFiles } from '#lib/store/schema-engine.ts'
import { onEachStore } from '#test/support/catalogues.ts'
import { startPostgres } from '#test/support/postgres.ts'

const history = ({ prisma }: Catalogue) =>
  prisma.$queryRaw<{ name: string; at: Date }[]>`
    SELECT migration_name AS name, finished_at AS at FROM _prisma_migrations ORDER BY started_at`

onEachStore((first, store) => {
  it('applies every migration once; opening again applies none and keeps what was written', async () => {
    const applied = await history(first())
    const { migrationDirectories } = await readMigrations()
    expect(applied.map(({ name }) => name)).toEqual(migrationDirectories.map(({ path }) => path))
    await ensureOrganisation({ slug: 'kept', name: 'Kept' }, first())
    await first().close()
    const second = await store().open()
    expect(await history(second)).toEqual(applied)
    expect(await listOrganisations(second)).toMatchObject([{ slug: 'kept' }])
    await second.close()
  })

  it('applies a migration that was cut short at the next start', async () => {
    const cut = await store().open()
    await cut.prisma
      .$executeRaw`DROP TABLE organisation, import, part, audit_entry, token, column_mapping, setting,
        team_rule_set, adjustment_set, target, annotation, share_link, software_boundary, count_import, operation_count, sci_badge, trace_mapping, log_attachment,
        log_audit_mark, source, source_run`
    await cut.prisma.$executeRaw`DROP TYPE import_state, part_state, dataset, token_scope, source_outcome`
    await cut.prisma.$executeRaw`UPDATE _prisma_migrations SET finished_at = NULL, applied_steps_count = 0`
    await cut.close()
    const repaired = await store().open()
    expect(await listOrganisations(repaired)).toEqual([])
    await repaired.close()
  })

  it('keeps nothing of a migration that fails half way, whatever is in its text', async () => {
    const { dataDir, databaseUrl } = store()
    const database = databaseUrl
      ? await openPostgres(databaseUrl)
      : await openPglite(join(dataDir, 'catalogue'))
    const prisma = new PrismaClient({ adapter: database.adapters })
    const known = await readMigrations()
    const apply = (value: string) => {
      const migrationFile = { path: 'migration.sql', content: { tag: 'ok' as const, value } }
      const next = { path: '99990101000000_next', migrationFile }
      const migrationDirectories = [...known.migrationDirectories, next]
      return applyMigrations(database, prisma, { ...known, migrationDirectories })
    }
    const columns = () =>
      prisma.$queryRaw<
        object[]
      >`SELECT column_default AS text FROM information_schema.columns WHERE table_name = 'half'`
    const table = "CREATE TABLE half (text TEXT DEFAULT 'a;b');"
    await expect(apply(`${table} SELECT 1 / 0;`)).rejects.toThrow('division by zero')
    expect(await columns()).toEqual([])
    expect(await apply(table)).toEqual(['99990101000000_next'])
    expect(await columns()).toEqual([{ text: "'a;b'::text" }])
    await prisma.$executeRaw`DROP TABLE half`
    await prisma.$executeRaw`DELETE FROM _prisma_migrations WHERE migration_name = '99990101000000_next'`
    await prisma.$disconnect()
    await database.close()
  })

  it('refuses a database that a newer version has written, and leaves it and the directory alone', async () => {
    const { dataDir } = store()
    const before = await store().open()
    await before.prisma.$executeRaw`
      INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at, applied_steps_count)
      VALUES ('future', '', '99990101000000_future', now(), 1)`
    await before.close()
    await expect(store().open()).rejects.toMatchObject({
      code: 'conflict',
      happened: expect.stringContaining('newer version of Headroom'),
    })
    expect(existsSync(join(dataDir, 'owner.lock'))).toBe(false)
  })
})

describe('inside the process', () => {
  it('a first start that was cut short is begun anew', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'headroom-migrate-'))
    mkdirSync(join(dataDir, 'catalogue.new'))
    writeFileSync(join(dataDir, 'catalogue.new/PG_VERSION'), '18')
    const catalogue = await openCatalogue({ dataDir })
    expect(existsSync(join(dataDir, 'catalogue.new'))).toBe(false)
    expect(await listOrganisations(catalogue)).toEqual([])
    await catalogue.close()
    rmSync(dataDir, { recursive: true })
  })
})

describe('on one server', () => {
  it('two servers that start at once migrate once', async ({ skip }) => {
    const server = await startPostgres()
    if (!server) return skip('no PostgreSQL could be started')
    onTestFinished(server.stop)
    const databaseUrl = await server.createDatabase()
    const dataDirs = ['a', 'b'].map(() => mkdtempSync(join(tmpdir(), 'headroom-migrate-')))
    const both = await Promise.all(dataDirs.map((dataDir) => openCatalogue({ dataDir, databaseUrl })))
    const { migrationDirectories } = await readMigrations()
    for (const catalogue of both) {
      expect(await history(catalogue)).toHaveLength(migrationDirectories.length)
      await catalogue.close()
      rmSync(catalogue.dataDir, { recursive: true })
    }
  })

  it('that does not answer is refused in words, and the data directory left free', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'headroom-migrate-'))
    const databaseUrl = 'postgresql://app:secret-word@127.0.0.1:9/none'
    const refusal = await openCatalogue({ dataDir, databaseUrl }).catch((error: unknown) => error)
    expect(refusal).toMatchObject({ code: 'bad-arguments', next: expect.stringContaining('DATABASE_URL') })
    expect(String(refusal)).not.toContain('secret-word')
    expect(readdirSync(dataDir)).toEqual([])
    rmSync(dataDir, { recursive: true })
  })
})

describe('the migrations', () => {
  it('lead to schema.prisma exactly', async () => {
    const pglite = new PGlite()
    const engine = await openSchemaEngine(new PrismaPGlite(pglite))
    const { stdout } = await engine.diff({
      from: { tag: 'migrations', ...(await readMigrations()) },
      to: { tag: 'schemaDatamodel', ...(await schemaFiles()) },
      script: true,
      exitCode: null,
      filters: { externalTables: [], externalEnums: [] },
    })
    expect(stdout?.trim()).toBe('-- This is an empty migration.')
    await pglite.close()
  })
})
