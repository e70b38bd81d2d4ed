import { processSingleton } from '#lib/domain/process-singleton.ts'
import type { Connection } from './engine.ts'
import { withConnection } from './shared-engine.ts'

/** How many schemas stay when nobody reads them. */
const KEPT = 12

/** Relations that many questions read. */
export interface SharedRelations {
  /** What they are made from: the same key, the same relations. */
  readonly key: string
  /** Creates them in an empty schema. */
  readonly build: (connection: Connection, schema: string) => Promise<void>
}

interface SharedSchema {
  readonly name: string
  readonly ready: Promise<void>
  readers: number
}

interface Schemas {
  /** By key, longest unread first. */
  readonly byKey: Map<string, SharedSchema>
  made: number
}

const schemas = (): Schemas => processSingleton('schemas', () => ({ byKey: new Map(), made: 0 }))

const drop = (name: string): Promise<void> =>
  withConnection((connection) => connection.run(`DROP SCHEMA IF EXISTS ${name} CASCADE`))

function make({ key, build }: SharedRelations): SharedSchema {
  const { byKey } = schemas()
  schemas().made += 1
  const name = `shared_${schemas().made}`
  const ready = withConnection(async (connection) => {
    await connection.run(`CREATE SCHEMA ${name}`)
    await build(connection, name)
  }).catch(async (error: unknown) => {
    if (byKey.get(key)?.name === name) byKey.delete(key)
    await drop(name)
    throw error
  })
  return { name, ready, readers: 0 }
}

function take(relations: SharedRelations): SharedSchema {
  const { byKey } = schemas()
  const schema = byKey.get(relations.key) ?? make(relations)
  byKey.delete(relations.key)
  byKey.set(relations.key, schema)
  schema.readers += 1
  return schema
}

/** Looks anew before each drop: while one is dropped, others are taken and given back. */
async function forgetUnread(): Promise<void> {
  const { byKey } = schemas()
  while (byKey.size > KEPT) {
    const [unread] = [...byKey].filter(([, { readers }]) => readers === 0)
    if (!unread) return
    const [key, { name }] = unread
    byKey.delete(key)
    await drop(name)
  }
}

/** Runs more work at the same time, on a further connection that sees the same relations. It must end before the work beside it does. */
type Beside = <Result>(work: (connection: Connection) => Promise<Result>) => Promise<Result>

/**
 * Runs work on a connection of its own that sees the relations by their bare names. Relations are built by the first that asks
 * for their key and kept for the next; those that nobody has read for longest are forgotten.
 */
export async function withSharedRelations<Result>(
  wanted: readonly SharedRelations[],
  work: (connection: Connection, beside: Beside) => Promise<Result>,
): Promise<Result> {
  const taken: SharedSchema[] = []
  try {
    for (const relations of wanted) {
      const schema = take(relations)
      taken.push(schema)
      await schema.ready
    }
    const beside: Beside = (more) =>
      withConnection(async (connection) => {
        await connection.run(`SET search_path = '${taken.map(({ name }) => name).join(',')}'`)
        return more(connection)
      })
    return await beside((connection) => work(connection, beside))
  } finally {
    for (const schema of taken) schema.readers -= 1
    await forgetUnread()
  }
}
