// Writes the SQL from the migrations so far to schema.prisma: `npx tsx prisma/new-migration.ts NAME`.
// Migrations go forward only; one that was released is never edited.
import { mkdir, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { PGlite } from '@electric-sql/pglite'
import { PrismaPGlite } from 'pglite-prisma-adapter'
import { readMigrations } from '../lib/store/read-migrations.ts'
import { openSchemaEngine, schemaFiles } from '../lib/store/schema-engine.ts'

const name = process.argv[2]
if (!name || !/^[a-z0-9_]+$/.test(name)) throw new Error('A name of small letters, digits and _ is missing.')
const engine = await openSchemaEngine(new PrismaPGlite(new PGlite()))
const { stdout } = await engine.diff({
  from: { tag: 'migrations', ...(await readMigrations()) },
  to: { tag: 'schemaDatamodel', ...(await schemaFiles()) },
  script: true,
  exitCode: null,
  filters: { externalTables: [], externalEnums: [] },
})
const time = new Date().toISOString().replace(/\D/g, '').slice(0, 14)
const folder = new URL(`migrations/${time}_${name}/`, import.meta.url)
await mkdir(folder, { recursive: true })
await writeFile(new URL('migration.sql', folder), stdout ?? '')
process.stdout.write(`${fileURLToPath(folder)}migration.sql\n`)
process.exit()
