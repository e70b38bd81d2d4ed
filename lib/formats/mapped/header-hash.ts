import { createHash } from 'node:crypto'

/** By what a mapping is found again: SHA-256, in hexadecimal, of the headers of a file in their order, exactly as it has them. */
export const headerHash = (headers: readonly string[]): string =>
  createHash('sha256').update(JSON.stringify(headers)).digest('hex')
