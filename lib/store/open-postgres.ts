import { PrismaPg } from '@prisma/adapter-pg'
import { AppError } from '#lib/domain/errors/app-error.ts'
import { type Database, withAtomicScripts } from './database.ts'

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
  const connected: { dispose(): Promise<void> }[] = []
  const adapters = withAtomicScripts(
    {
      provider: server.provider,
      adapterName: server.adapterName,
      connectToShadowDb: () => server.connectToShadowDb(),
      connect: async () => {
        const adapter = await server.connect()
        connected.push(adapter)
        return adapter
      },
    },
    (adapter, script) => adapter.underlyingDriver().query(script),
  )
  const close = async () => {
    await Promise.all(connected.splice(0).map((adapter) => adapter.dispose()))
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
  return { adapters, isPrivate: false, close }
}
