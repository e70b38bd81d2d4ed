import {
  DriverAdapterError,
  type SqlDriverAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
} from '@prisma/driver-adapter-utils'

/** A database for jobs: by its address, where connections are cheap, or by the one connection there is. */
export type JobsDatabase =
  | { readonly connectionString: string; readonly max: number }
  | { readonly db: { executeSql(text: string, values: unknown[]): Promise<{ rows: unknown[] }> } }

/** A PostgreSQL, inside the process or outside. */
export interface Database {
  readonly adapters: SqlMigrationAwareDriverAdapterFactory
  /** How the queue of jobs reaches it. */
  readonly jobs: JobsDatabase
  /** Does the work while no other server does work of this sort on the same database. */
  alone<Result>(work: () => Promise<Result>): Promise<Result>
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
      try {
        await run(adapter, script)
      } catch (error) {
        throw asDriverError(error)
      }
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

/** The engine reports the text of these errors, and of no others. */
function asDriverError(error: unknown): unknown {
  const { code, severity, message } = error as { code?: unknown; severity?: unknown; message?: unknown }
  if (typeof code !== 'string' || typeof severity !== 'string') return error
  return new DriverAdapterError({
    kind: 'postgres',
    code,
    severity,
    message: String(message),
    detail: undefined,
    column: undefined,
    hint: undefined,
  })
}
