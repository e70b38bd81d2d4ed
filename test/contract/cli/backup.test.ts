import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, it } from 'vitest'
import { ensureOrganisation } from '#lib/store/ensure-organisation.ts'
import { listOrganisations } from '#lib/store/list-organisations.ts'
import { openCatalogue } from '#lib/store/open-catalogue.ts'
import { plainProgram } from '#test/support/plain-program.ts'
import { QUICK_WASM } from '#test/support/quick-wasm.ts'
import { copyTemplateCatalogue } from '#test/support/template-catalogue.ts'
import { temporaryFolder } from '#test/support/temporary-folder.ts'

const MAIN = await plainProgram('lib/cli/main.ts')
const folder = await temporaryFolder()
const dataDir = join(folder, 'data')
const file = join(folder, 'backup.tar')

function run(dir: string, ...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [QUICK_WASM, MAIN, ...args], {
    encoding: 'utf8',
    env: { ...process.env, DATA_DIR: dir, DATABASE_URL: '' },
  })
  return { code: status, stdout, stderr }
}

beforeAll(async () => {
  await copyTemplateCatalogue(dataDir)
  const catalogue = await openCatalogue({ dataDir })
  await ensureOrganisation({ slug: 'kept', name: 'Kept' }, catalogue)
  await catalogue.close()
})

it('backs up a data directory into one file, and restores it into an empty one', async () => {
  expect(run(dataDir, 'backup', file)).toMatchObject({ code: 0, stderr: '' })
  expect(run(dataDir, 'backup', file, '--without-originals')).toMatchObject({ code: 12, stdout: '' })
  const other = join(folder, 'new', 'data')
  expect(run(other, 'restore', file)).toMatchObject({ code: 0, stderr: '' })
  expect(run(other, 'restore', file)).toMatchObject({ code: 12, stdout: '' })
  expect(run(other, 'verify')).toMatchObject({ code: 0, stdout: '0 parts are what their imports wrote.\n' })
  const restored = await openCatalogue({ dataDir: other })
  expect(await listOrganisations(restored)).toMatchObject([{ slug: 'kept', name: 'Kept' }])
  await restored.close()
})

it('refuses a directory without data, and makes none; one that a server uses; and arguments that are none', async () => {
  const nothing = join(folder, 'nothing')
  expect(run(nothing, 'backup', join(folder, 'x.tar'))).toMatchObject({ code: 3 })
  expect(existsSync(nothing)).toBe(false)
  const server = await openCatalogue({ dataDir })
  const refused = run(dataDir, 'backup', join(folder, 'x.tar'))
  await server.close()
  expect(refused).toMatchObject({ code: 14 })
  expect(refused.stderr).toContain('POST /api/v1/backups')
  for (const args of [['backup'], ['backup', 'a', 'b'], ['restore'], ['backup', 'a', '--all']])
    expect(run(dataDir, ...args)).toMatchObject({ code: 2, stdout: '' })
  expect(existsSync(join(folder, 'x.tar'))).toBe(false)
})

it('names a damaged archive and leaves nothing', () => {
  const content = readFileSync(file)
  const damaged = join(folder, 'damaged.tar')
  writeFileSync(damaged, content.subarray(0, Math.floor(content.length / 2)))
  const other = mkdtempSync(join(folder, 'data-'))
  expect(run(other, 'restore', damaged)).toMatchObject({
    code: 5,
    stderr: expect.stringContaining('damaged'),
  })
  expect(readdirSync(other)).toEqual([])
})
