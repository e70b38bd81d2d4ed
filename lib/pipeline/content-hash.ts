import { createHash } from 'node:crypto'

/** What some files are together, whatever they are called and however often each was given: SHA-256 over the SHA-256 of each. */
export const contentHash = (files: readonly { readonly sha256: string }[]): string =>
  createHash('sha256')
    .update([...new Set(files.map(({ sha256 }) => sha256))].sort().join('\n'))
    .digest('hex')
