import type { SqlDriverAdapter, SqlMigrationAwareDriverAdapterFactory } from '@prisma/driver-adapter-utils'

/** A PostgreSQL, inside the process or outside. */
export interface Database {
  readonly adapters: SqlMigrationAwareDriverAdapterFactory
  /** No other process can reach it. */
  readonly isPrivate: boolean
  close(): Promise<void>
}

/**
 * Makes a migration all or nothing: the whole script goes to the server as one query, which
 * PostgreSQL runs as one transaction. The adapters' own way is statement by statement, or
 * without waiting for the outcome.
 */
export function withAtomicScripts<Adapter extends SqlDriverAdapter>(
  adapters: Omit<SqlMigrationAwareDriverAdapterFactory, 'connect'> & { connect(): Promise<Adapter> },
  run: (adapter: Adapter, script: string) => Promise<unknown>,
): SqlMigrationAwareDriverAdapterFactory {
  const bind = (adapter: Adapter): Adapter => {
    adapter.executeScript = async (script) => {
      await run(adapter, script)
    }
    return adapter
  }
  return {
    provider: adapters.provider,
    adapterName: adapters.adapterName,
    connect: async () => bind(await adapters.connect()),
    connectToShadowDb: () => adapters.connectToShadowDb(),
  }
}
