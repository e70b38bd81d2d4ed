import { processSingleton } from '#lib/domain/process-singleton.ts'
import { type Connection, openEngine } from './engine.ts'

/** Runs work on a connection of its own to the one engine of this process. */
export async function withConnection<Result>(
  work: (connection: Connection) => Promise<Result>,
): Promise<Result> {
  const shared = processSingleton('engine', () => ({ engine: null as ReturnType<typeof openEngine> | null }))
  shared.engine ??= openEngine().catch((error: unknown) => {
    shared.engine = null
    throw error
  })
  const engine = await shared.engine
  const connection = await engine.connect()
  try {
    return await work(connection)
  } finally {
    connection.close()
  }
}
