import { processSingleton } from '#lib/domain/process-singleton.ts'
import { type Connection, openEngine } from './engine.ts'

/** Runs work on a connection of its own to the one engine of this process. */
export async function withConnection<Result>(
  work: (connection: Connection) => Promise<Result>,
): Promise<Result> {
  const engine = await processSingleton('engine', openEngine)
  const connection = await engine.connect()
  try {
    return await work(connection)
  } finally {
    connection.close()
  }
}
