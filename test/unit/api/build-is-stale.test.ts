import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { buildIsStale } from '#app/_server/build-is-stale.ts'

let root: string
const BUILT_AT = 1_000_000

const write = (path: string, seconds: number) => {
  const file = join(root, path)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, '')
  utimesSync(file, seconds, seconds)
}
const touch = (path: string, seconds: number) => utimesSync(join(root, path), seconds, seconds)

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'headroom-build-'))
  for (const path of ['app/page.tsx', 'lib/domain/units/range.ts', 'package.json']) write(path, BUILT_AT - 10)
  for (const path of ['app', 'lib/domain/units', 'lib/domain', 'lib']) touch(path, BUILT_AT - 10)
  write('.next/BUILD_ID', BUILT_AT)
  write('.next/export-marker.json', BUILT_AT + 5)
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

it('a finished build newer than every source is kept', async () => {
  expect(await buildIsStale(root)).toBe(false)
})

it('a build that was never made, or never finished, is stale', async () => {
  rmSync(join(root, '.next/export-marker.json'))
  expect(await buildIsStale(root)).toBe(true)
  rmSync(join(root, '.next'), { recursive: true })
  expect(await buildIsStale(root)).toBe(true)
})

it.each(['app/page.tsx', 'lib/domain/units/range.ts', 'package.json'])(
  'a change of %s makes it stale',
  async (path) => {
    touch(path, BUILT_AT + 1)
    expect(await buildIsStale(root)).toBe(true)
  },
)

it('a deleted source makes it stale', async () => {
  rmSync(join(root, 'lib/domain/units/range.ts'))
  expect(await buildIsStale(root)).toBe(true)
})

it('what is no source, such as tests and data, does not', async () => {
  write('test/unit/a.test.ts', BUILT_AT + 1)
  write('data/owner.lock', BUILT_AT + 1)
  expect(await buildIsStale(root)).toBe(false)
})

it('types that a build writes of the messages do not make it stale', async () => {
  write('app/_i18n/en/frame.d.json.ts', BUILT_AT + 1)
  for (const path of ['app/_i18n/en', 'app/_i18n', 'app']) touch(path, BUILT_AT - 10)
  expect(await buildIsStale(root)).toBe(false)
  write('app/_i18n/en/frame.json', BUILT_AT + 1)
  expect(await buildIsStale(root)).toBe(true)
})
