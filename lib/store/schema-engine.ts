import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import {
  bindMigrationAwareSqlAdapterFactory,
  type SqlMigrationAwareDriverAdapterFactory,
} from '@prisma/driver-adapter-utils'
import type { SchemaEngine } from '@prisma/schema-engine-wasm/schema_engine_bg'
import { processSingleton } from '#lib/domain/process-singleton.ts'
import { PROJECT_ROOT } from './project-root.ts'

const SCHEMA = join(PROJECT_ROOT, 'prisma/schema.prisma')
const WASM = join(PROJECT_ROOT, 'node_modules/@prisma/schema-engine-wasm/schema_engine_bg.wasm')

/** The schema of this version, as the engine wants it. */
export const schemaFiles = async () => ({
  files: [{ path: SCHEMA, content: await readFile(SCHEMA, 'utf8') }],
})

/** The engine that applies and writes migrations, on the database behind `adapters`. Call `free()` after use. */
export async function openSchemaEngine(
  adapters: SqlMigrationAwareDriverAdapterFactory,
): Promise<SchemaEngine> {
  const { SchemaEngine } = await processSingleton('schema-engine', instantiate)
  const { files } = await schemaFiles()
  const datamodels = files.map(({ path, content }): [string, string] => [path, content])
  const ignoreLog = () => {}
  return SchemaEngine.new({ datamodels }, ignoreLog, bindMigrationAwareSqlAdapterFactory(adapters))
}

/** A second instantiation would read the memory of the first: once per process. */
async function instantiate() {
  const glue = await import('@prisma/schema-engine-wasm/schema_engine_bg')
  const { __wbg_set_wasm: setWasm } = glue as unknown as {
    __wbg_set_wasm(exports: WebAssembly.Exports): void
  }
  const { instance } = await WebAssembly.instantiate(await readFile(WASM), {
    './schema_engine_bg.js': glue as unknown as WebAssembly.ModuleImports,
  })
  setWasm(instance.exports)
  const { __wbindgen_start: start } = instance.exports as unknown as { __wbindgen_start(): void }
  start()
  return glue
}
