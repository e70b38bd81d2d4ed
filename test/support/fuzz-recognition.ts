import { gunzipSync } from 'node:zlib'
import { AppError } from '#lib/domain/errors/app-error.ts'
import { DEFAULT_LIMITS } from '#lib/domain/imports/limits.ts'
import { openHead } from '#lib/engine/files/open-bill.ts'
import { readManifest } from '#lib/formats/manifests/read-manifest.ts'
import { FUZZ_INPUTS } from './fuzz-inputs.ts'
import { mutated } from './mutate.ts'

/** What recognising a damaged file came to. Anything but an answer or a reason for a person is thrown, with the bytes. */
export async function recogniseDamaged(random: () => number): Promise<'recognised' | 'refused'> {
  const original = FUZZ_INPUTS[Math.floor(random() * FUZZ_INPUTS.length)] ?? Buffer.alloc(0)
  const bytes = mutated(original, random)
  const gzip = bytes[0] === 0x1f && bytes[1] === 0x8b
  try {
    const content = gzip ? unpacked(bytes) : bytes
    readManifest(content.toString('utf8'))
    const head = {
      path: '/nowhere',
      fileBytes: bytes.length,
      gzip,
      content,
      packedBytes: bytes.length,
      complete: random() < 0.5,
    }
    await openHead(head, {
      limits: DEFAULT_LIMITS,
      mappings: [],
      name: 'damaged',
      parquetColumns: async () => {
        throw new AppError('file-damaged', 'It is no Parquet.', 'Nothing.')
      },
    })
    return 'recognised'
  } catch (error) {
    if (error instanceof AppError) return 'refused'
    throw new Error(`Recognising failed for ${bytes.toString('base64')}`, { cause: error })
  }
}

/** As much of a gzip file as can be unpacked: none of one that is damaged. */
function unpacked(bytes: Buffer): Buffer {
  try {
    return gunzipSync(bytes)
  } catch {
    return Buffer.alloc(0)
  }
}
