import { PrismaPg } from '@prisma/adapter-pg'
import type { SqlDriverAdapter } from '@prisma/driver-adapter-utils'
import { AppError } from '#lib/domain/errors/app-error.ts'
import { type Database, withAtomicScripts } from './database.ts'

/** Any number, as long as every server takes the same. */
const MIGRATION_LOCK = 1_212_367_693

/**
 * A PostgreSQL server.
 *
 * @throws AppError `bad-arguments` where it cannot be reached.
 */
export async function openPostgres(databaseUrl: string): Promise<Database> {
  const ignoreIdleErrors = () => {}
  const server = new PrismaPg(
    { connectionString: databaseUrl, connectionTimeoutMillis: 10_000 },
    { onPoolError: ignoreIdleErrors },
  )
  const connected = new Set<SqlDriverAdapter>()
  const adapters = withAtomicScripts(
    {
      provider: server.provider,
      adapterName: server.adapterName,
      connectToShadowDb: () => server.connectToShadowDb(),
      connect: async () => {
        const adapter = await server.connect()
        const dispose = adapter.dispose.bind(adapter)
        // The schema engine never disposes, Prisma does, and a pool ends only once.
        adapter.dispose = async () => {
          if (connected.delete(adapter)) await dispose()
        }
        connected.add(adapter)
        return adapter
      },
    },
    (adapter, script) => adapter.underlyingDriver().query(script),
  )
  const close = async () => {
    await Promise.all([...connected].map((adapter) => adapter.dispose()))
  }
  try {
    const adapter = await adapters.connect()
    await adapter.queryRaw({ sql: 'SELECT 1', args: [], argTypes: [] })
    await adapter.dispose()
  } catch (cause) {
    await close()
    throw new AppError(
      'bad-arguments',
      'The PostgreSQL server named by DATABASE_URL does not answer.',
      'Check that it runs, and the host, user, password and database in DATABASE_URL.',
      cause,
    )
  }
  const alone: Database['alone'] = async (work) => {
    const adapter = await server.connect()
    const connection = await adapter.underlyingDriver().connect()
    try {
      await connection.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK])
      return await work()
    } finally {
      const endsTheLock = true
      connection.release(endsTheLock)
      await adapter.dispose()
    }
  }
  return { adapters, jobs: { connectionString: databaseUrl, max: 2 }, alone, close }
}
