import { readFile, realpath, stat } from 'node:fs/promises'
import { isAbsolute, join, relative } from 'node:path'
import type { LocalTable, Manifest } from '#lib/domain/sci/impact-framework/manifest.ts'
import { csvTable } from '#lib/formats/impact-framework/csv-table.ts'

const MOST_BYTES = 10_000_000
const isUrl = (filepath: string) => /^[a-z][a-z0-9+.-]+:/i.test(filepath)

const leaves = (folder: string, file: string): boolean => {
  const path = relative(folder, file)
  return path.startsWith('..') || isAbsolute(path)
}

async function readTable(folder: string, filepath: string): Promise<LocalTable> {
  if (isUrl(filepath)) return { notRead: `${filepath} is an address: nothing is fetched` }
  if (isAbsolute(filepath) || leaves(folder, join(folder, filepath)))
    return { notRead: `${filepath} lies outside the folder of the manifest` }
  try {
    const root = await realpath(folder)
    const file = await realpath(join(root, filepath))
    if (leaves(root, file)) return { notRead: `${filepath} lies outside the folder of the manifest` }
    const { size } = await stat(file)
    if (size > MOST_BYTES) return { notRead: `${filepath} is larger than ${MOST_BYTES / 1e6} MB` }
    return csvTable(await readFile(file, 'utf8'))
  } catch {
    return { notRead: `${filepath} was not found in the folder of the manifest (or the one --data names)` }
  }
}

/** The tables that a manifest names, by their `filepath` in it: only files in the given folder are read. */
export async function localTables(
  manifest: Manifest,
  folder: string,
): Promise<ReadonlyMap<string, LocalTable>> {
  const names = [...manifest.plugins.values()].flatMap(({ path, config }) =>
    path === 'builtin' && typeof config?.filepath === 'string' ? [config.filepath] : [],
  )
  const tables = [...new Set(names)].map(async (name) => [name, await readTable(folder, name)] as const)
  return new Map(await Promise.all(tables))
}
