import { stat } from 'node:fs/promises'
import type { Manifest } from '#lib/formats/manifests/manifest.ts'
import { readManifest } from '#lib/formats/manifests/read-manifest.ts'
import { firstBytes, type Piece } from './file-pieces.ts'

/** Manifests are small: that of a report with a thousand columns has 200 KB. */
const MANIFEST_BYTES = 16 * 1024 ** 2

/** The manifest that a file is, null for any other file. */
export async function manifestIn({ path, whole }: Piece): Promise<Manifest | null> {
  const file = await stat(path).catch(() => null)
  if (file === null || !file.isFile() || file.size > MANIFEST_BYTES || file.size === 0 || whole !== null)
    return null
  const start = await firstBytes(path, 1024)
  if (!/^\uFEFF?\s*\{/.test(start.toString('utf8'))) return null
  return readManifest((await firstBytes(path, MANIFEST_BYTES)).toString('utf8').replace(/^\uFEFF/, ''))
}
