// Writes the Prisma client to lib/store/client. Works without a network: naming any existing
// program as the schema engine keeps Prisma from downloading one, and generating needs none.
import { spawnSync } from 'node:child_process'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'

const cli = createRequire(import.meta.url).resolve('prisma/build/index.js')
const schema = fileURLToPath(new URL('schema.prisma', import.meta.url))
const { status, error } = spawnSync(process.execPath, [cli, 'generate', '--schema', schema, '--no-hints'], {
  stdio: ['ignore', 'ignore', 'inherit'],
  env: { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, CHECKPOINT_DISABLE: '1' },
})
if (error) throw error
process.exitCode = status ?? 1
