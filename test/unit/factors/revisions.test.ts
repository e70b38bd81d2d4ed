import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { REVISIONS } from '#lib/factors/revisions.ts'

const METHOD = [
  'lib/domain/classify',
  'lib/domain/estimate',
  'lib/domain/factors',
  'lib/domain/units',
  'lib/factors/shared',
]

const FOLDERS = { '2026.1': 'lib/factors/2026-1', 'ccf-2024': 'lib/factors/ccf-2024' } as const

function digest(folders: readonly string[]): string {
  const hash = createHash('sha256')
  for (const folder of folders) {
    const files = readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .sort()
    for (const file of files) hash.update(file).update('\0').update(readFileSync(file)).update('\0')
  }
  return hash.digest('hex').slice(0, 12)
}

it.each(['2026.1', 'ccf-2024'] as const)(
  'the revision of %s is that of its tables, its code and the method (set it in lib/factors/revisions.ts)',
  (id) => {
    expect(REVISIONS[id]).toBe(digest([...METHOD, FOLDERS[id]]))
  },
)
